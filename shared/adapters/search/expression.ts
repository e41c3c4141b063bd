import type { ShareType } from '../../domain/metadata.ts';
import { containing, exactly, token } from './grams.ts';

/** The columns of the full-text table; the first three are searched, `filters` holds one token for each property. */
export const COLUMNS = ['name', 'abstract', 'items', 'filters'] as const;
const ANYWHERE = '{name abstract items}';

export interface Properties {
  department?: string | undefined;
  shareType?: ShareType | undefined;
}

/** The tokens of the column `filters`, one for each property. */
export function filterTokens({ department, shareType }: Properties): string[] {
  return [
    ...(department === undefined ? [] : [token(`department=${department}`)]),
    ...(shareType === undefined ? [] : [token(`share=${shareType}`)]),
  ];
}

/**
 * One FTS5 expression for each degree of relevance, the highest first, no entry in two of them: the name is what was
 * searched for; begins with it; contains it; the abstract or the items do. Every word has to be found.
 * Being separate, each is read in the order it is stored and left when the page is full: no ranking of all hits.
 */
export function degrees(words: string[], properties: Properties): string[] {
  const [first = '', ...others] = words;
  const named = `name : (${all(words)})`;
  const begins = [`name : ^ ${containing(first)}`, ...others.map((word) => `name : ${containing(word)}`)].join(' AND ');
  const is = `name : ^ ${exactly(first)}`;
  const within = `${ANYWHERE} : (${all(words)})`;
  const found =
    others.length === 0
      ? [is, `(${begins}) NOT (${is})`, `(${named}) NOT (${begins})`, `(${within}) NOT (${named})`]
      : [begins, `(${named}) NOT (${begins})`, `(${within}) NOT (${named})`];
  return found.map((expression) => filtered(expression, properties));
}

/** Entries with any of these pieces of what was searched for, for when none has all of it. */
export function anyOf(pieces: string[], properties: Properties): string {
  return filtered(`${ANYWHERE} : (${pieces.map(containing).join(' OR ')})`, properties);
}

function all(words: string[]): string {
  return words.map(containing).join(' AND ');
}

function filtered(expression: string, properties: Properties): string {
  const filters = filterTokens(properties).map((property) => `filters : "${property}"`);
  return [...filters, `(${expression})`].join(' AND ');
}
