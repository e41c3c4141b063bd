import { readFileSync } from 'node:fs';
import { plain } from '../../shared/domain/catalog/matching/items.ts';
import { comparer, type Likeness, profileOf, type MatchSubject } from '../../shared/domain/catalog/matching/match.ts';
import { core } from '../../shared/domain/catalog/matching/names.ts';
import { synonyms } from '../../shared/domain/catalog/matching/synonyms.ts';
import { entries } from './entries.ts';

interface Side {
  source: string;
  name: string;
  items: string[];
}

/** Labelled pairs of entries of different places; how they were chosen and labelled is told in once-only.md. */
export const pairs = readFileSync(new URL('once-only.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { stratum: string; blind: boolean; same: boolean; mine: Side; theirs: Side });

export function subjectOf({ name, items }: Side): MatchSubject {
  return { name, items: items.map((item) => ({ name: item })) };
}

/** Compares one with one. */
export function compare(mine: MatchSubject, theirs: MatchSubject, holders?: Map<string, number>): Likeness {
  return comparer(profileOf(mine), holders)(profileOf(theirs));
}

export interface Scored {
  same: boolean;
  score: number;
}

const scored = (blind: boolean): Scored[] =>
  pairs
    .filter((pair) => pair.blind === blind)
    .map(({ same, mine, theirs }) => ({ same, score: compare(subjectOf(mine), subjectOf(theirs)).score }));
/** The pairs that the weights and the threshold were chosen on, and those labelled afterwards, before they were scored. */
export const chosenOn = scored(false);
export const blind = scored(true);

/** Of what scores at least the threshold, the share that is the same; of what is the same, the share that does. */
export function measure(among: Scored[], threshold: number): { precision: number; recall: number } {
  const matched = among.filter(({ score }) => score >= threshold);
  const right = matched.filter(({ same }) => same).length;
  const all = among.filter(({ same }) => same).length;
  return { precision: matched.length === 0 ? 1 : right / matched.length, recall: right / all };
}

const groupOf = new Map(synonyms.flatMap((group) => group.map((name) => [plain(name), group])));

/**
 * Sixty real entries, and the same under another name: each item is called after what it is of, and by another word for it. Whether one
 * is found by its items alone is all that there is to go by.
 */
export const compounds: { mine: MatchSubject; theirs: MatchSubject }[] = entries
  .filter(({ items }) => items.filter((item) => groupOf.has(plain(item))).length >= 3)
  .filter((_, at, all) => at % Math.max(1, Math.floor(all.length / 60)) === 0)
  .slice(0, 60)
  .map(({ name, items }, at) => {
    // Without the place, which a city's own entries don't name.
    const of = core(name.replace(/^.{2,3}[县市区]/, '')).slice(0, 4);
    const called = (how: (item: string) => string) => items.map((item) => ({ name: `${of}${how(item)}` }));
    const otherwise = (item: string) => {
      const group = groupOf.get(plain(item));
      return group?.[(group.indexOf(item) + 1) % group.length] ?? item;
    };
    return {
      mine: { name: `业务台账${at + 1}`, items: called(otherwise) },
      theirs: { name, items: called((item) => item) },
    };
  });

/** How many of the sixty are found from a score on, and how many are taken for another of them. */
export function measureCompounds(threshold: number): { found: number; mistaken: number } {
  const found = compounds.filter(({ mine, theirs }) => compare(mine, theirs).score >= threshold);
  const mistaken = compounds.filter(({ mine }, at) =>
    compounds.some(({ theirs }, other) => other !== at && compare(mine, theirs).score >= threshold),
  );
  return { found: found.length, mistaken: mistaken.length };
}
