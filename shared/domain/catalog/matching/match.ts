import { type IdentityKey, identitiesOf, itemKeys, weightOf } from './items.ts';
import { type NameParts, nameParts, nameSimilarity } from './names.ts';

/** Something to compare: an entry of the catalog or a planned collection. */
export interface MatchSubject {
  name: string;
  items: { name: string; identifies?: IdentityKey | undefined }[];
  theme?: string | undefined;
  /** Identity keys besides those among its items. */
  identity?: IdentityKey[] | undefined;
}

/** How similar two subjects are, with the reasons. Score and shares are from 0 to 1. */
export interface Likeness {
  score: number;
  /** Common items, by the name on each side. */
  items: [mine: string, theirs: string][];
  /** The weighted share of my items that they have too, without technical items. */
  covered: number;
  /** Similarity of the names. */
  name: number;
  /** Whether both use the same identity key; null if either has none. */
  sameIdentity: boolean | null;
  /** Null if either has no theme. */
  sameTheme: boolean | null;
}

/** Below this a match is not worth showing. */
export const SHOWN = 0.35;

/** Weights of the parts that can be compared. */
const WEIGHTS = { name: 6.5, items: 3.5, identity: 0.25, theme: 0.5 };
/** Common weight at which items count half: in the combined score, and when items alone decide. */
const HALF = { score: 1, alone: 3 };
/** An item that more entries have than this says less about duplicates. */
const FEW = 5;

/** A subject prepared for many comparisons, so that its words are parsed once. */
export interface Profile {
  name: NameParts;
  /** Names of its items, by key. */
  items: Map<string, string>;
  identities: IdentityKey[];
  themes: string[];
}

export function profileOf({ name, items, theme, identity = [] }: MatchSubject): Profile {
  return {
    name: nameParts(name),
    items: new Map(itemKeys(items.map(({ name: item }) => item)).map((key, at) => [key, items[at]?.name ?? ''])),
    identities: [...new Set([...identity, ...identitiesOf(items)])],
    themes: theme === undefined || theme === '' ? [] : [theme],
  };
}

/**
 * Compares a plan with what others have. A high score has two causes: name, items, identity and theme are similar together, or
 * others hold so many of my significant items that the name does not matter.
 * @param holders number of entries that have an item of each key: the more there are, the less it says, since forms are similar
 */
export function comparer(mine: Profile, holders?: Map<string, number>): (theirs: Profile) => Likeness {
  const own = [...mine.items].map(([key, called]) => {
    const weight = weightOf(key);
    return { key, called, weight, tells: weight * Math.min(1, FEW / (holders?.get(key) ?? 1)) };
  });
  const all = sum(own.map(({ tells }) => tells));
  const telling = own.filter(({ weight }) => weight > 0);
  return (theirs) => {
    const both = telling.filter(({ key }) => theirs.items.has(key));
    const weight = sum(both.map(({ tells }) => tells));
    const covered = all === 0 ? 0 : weight / all;
    const name = nameSimilarity(mine.name, theirs.name);
    const sameIdentity = shareOne(mine.identities, theirs.identities);
    const sameTheme = shareOne(mine.themes, theirs.themes);
    const parts = [
      { weight: WEIGHTS.name, value: name },
      { weight: WEIGHTS.items, value: weight / (weight + HALF.score) },
      ...(sameIdentity === null ? [] : [{ weight: WEIGHTS.identity, value: Number(sameIdentity) }]),
      ...(sameTheme === null ? [] : [{ weight: WEIGHTS.theme, value: Number(sameTheme) }]),
    ];
    const together = sum(parts.map((part) => part.weight * part.value)) / sum(parts.map((part) => part.weight));
    const alone = covered * (weight / (weight + HALF.alone));
    return {
      score: round(Math.max(together, alone)),
      items: both.map(({ key, called }) => [called, theirs.items.get(key) ?? '']),
      covered: round(covered),
      name: round(name),
      sameIdentity,
      sameTheme,
    };
  };
}

/** Whether two lists have a common value; null if either is empty. */
function shareOne<T>(mine: T[], theirs: T[]): boolean | null {
  return mine.length === 0 || theirs.length === 0 ? null : mine.some((value) => theirs.includes(value));
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function round(share: number): number {
  return Math.round(share * 1000) / 1000;
}
