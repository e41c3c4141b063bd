import { type IdentityKey, identitiesOf, itemKey, weightOf } from './items.ts';
import { type NameParts, nameParts, nameSimilarity } from './names.ts';

/** What is compared: an entry of the catalog or a planned collection. */
export interface MatchSubject {
  name: string;
  items: { name: string; identifies?: IdentityKey | undefined }[];
  theme?: string | undefined;
  /** The keys of persons or organisations it is kept by, beside those its items name. */
  identity?: IdentityKey[] | undefined;
}

/** How alike two subjects are, with everything a person needs to follow why. Shares and the score are 0 to 1. */
export interface Likeness {
  score: number;
  /** Items that are the same, as each side calls them: mine, theirs. */
  items: [mine: string, theirs: string][];
  /** The share of what my items tell that theirs have; items that serve the table only don't count. */
  covered: number;
  /** How alike the names are. */
  name: number;
  /** Whether both are kept by the same key of a person or organisation; null where either names none. */
  sameIdentity: boolean | null;
  /** Null where either has no theme. */
  sameTheme: boolean | null;
}

/**
 * From this score on the registrant has to answer a match (article 10): where, on labelled pairs of real entries, as many are
 * asked in vain as duplicates are missed (`npm run bench -- once-only` prints the curve).
 */
export const THRESHOLD = 0.5;
/** Below this a match is not worth showing. */
export const SHOWN = 0.35;

/** What each part counts for, of those that can be compared. */
const WEIGHTS = { name: 6.5, items: 3.5, identity: 0.25, theme: 0.5 };
/** So much must be in common for the items to count half, in the score and where the items alone decide. */
const HALF = { score: 1, alone: 3 };
/** An item that more entries have than this is no sign any more that two of them hold the same. */
const FEW = 5;

/** A subject made ready to be compared with many: what is read from its words is read once. */
export interface Profile {
  name: NameParts;
  /** Its items by what they are compared by, with what they are called. */
  items: Map<string, string>;
  identities: IdentityKey[];
  themes: string[];
}

export function profileOf({ name, items, theme, identity = [] }: MatchSubject): Profile {
  return {
    name: nameParts(name),
    items: new Map(items.map((item) => [itemKey(item.name), item.name])),
    identities: [...new Set([...identity, ...identitiesOf(items)])],
    themes: theme === undefined || theme === '' ? [] : [theme],
  };
}

/**
 * Compares what one department plans with what others have. Two ways lead to a high score: alike by name, items, identity and
 * theme taken together, or so many telling items of mine held already that the name doesn't matter.
 * @param holders how many entries have an item of each key: the more there are, the less it tells, for forms are much alike
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

/** Null where either side is empty. */
function shareOne<T>(mine: T[], theirs: T[]): boolean | null {
  return mine.length === 0 || theirs.length === 0 ? null : mine.some((one) => theirs.includes(one));
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function round(share: number): number {
  return Math.round(share * 1000) / 1000;
}
