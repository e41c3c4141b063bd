import { readFileSync } from 'node:fs';
import { comparer, type Likeness, profileOf, type MatchSubject } from '../../shared/domain/catalog/matching/match.ts';

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
