import { containing, exactly, fold, token } from './bigrams.ts';
import { type Piece, readLetters } from './pinyin-query.ts';
import { type Filters, facets } from './port.ts';

/**
 * The columns of the full-text table. The first three hold pairs of characters. The others hold the syllables of the name, their
 * initials, one token for each key of the items, and one for each property.
 */
export const COLUMNS = ['name', 'abstract', 'items', 'pinyin', 'initials', 'keys', 'filters'] as const;
const ANYWHERE = '{name abstract items}';
/** The token that every entry has, for a search without other conditions. */
const ANY = 'any';

/** The tokens of the column `filters`: one for each property, and the one that every entry has. */
export function filterTokens(properties: Filters): string[] {
  return [
    ANY,
    ...facets.flatMap((facet) => (properties[facet] === undefined ? [] : [filter(facet, properties[facet])])),
  ];
}

/**
 * The tokens of the columns `pinyin` and `initials`: each syllable and each initial together with the next one. There are only
 * 26 letters and some 400 syllables, so one alone would say little. No row runs from one reading into the next.
 */
export function readingTokens(readings: string[]): { pinyin: string; initials: string } {
  const read = readings.map((reading) => reading.split(' ').filter((part) => /^[a-z]+$/.test(part)));
  return {
    pinyin: read.map((syllables) => paired(syllables, JOINT).join(' ')).join(' 0 '),
    initials: read
      .map((syllables) =>
        paired(
          syllables.map((one) => one.slice(0, 1)),
          '',
        ).join(' '),
      )
      .join(' 0 '),
  };
}

/** Between two syllables, so that 西安 is not 先. */
const JOINT = '1';

function paired(parts: string[], joint: string): string[] {
  return parts.map((part, index) => (index + 1 < parts.length ? `${part}${joint}${parts[index + 1]}` : part));
}

/** What names are sorted by: how they are read, whatever quotation marks and brackets stand between. */
export function sortingOf([reading = '']: string[]): string {
  return reading
    .split(' ')
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
    .join(' ');
}

/** The token of a catalog code, which is found as a whole. */
export function codeToken(code: string): string {
  return token(`code=${fold(code)}`);
}

/** Whether a word looks like the code of an entry: digits and strokes, as many as a code has. */
const CODE = /^\d{6,}[\d/-]*$/;

export function keyTokens(keys: string[]): string {
  return keys.map(token).join(' ');
}

/** A search as FTS5 expressions. */
export interface Expressions {
  /** Entries whose name, abstract or items have every word. */
  within: string;
  /**
   * The same by relevance, the highest first, with each entry in one of them alone: the name is the search text; begins with it;
   * contains it; the abstract or the items contain it. Each expression is read in the order of storage, and only until the page
   * is full, so not all hits have to be ranked.
   */
  degrees: string[];
  /** Further hits, each without those before: by the name of the department; by pinyin at the beginning or within the name. */
  further: string[];
  /** All hits together. */
  any: string;
}

/** @param providers gives the departments whose names contain a word */
export function expressions(words: string[], filters: Filters, providers: (word: string) => string[]): Expressions {
  const coded = words.some((word) => CODE.test(word));
  const within = coded ? words.map(own).join(' AND ') : `${ANYWHERE} : (${all(words)})`;
  const by = (word: string) => {
    const departments = providers(word).map((id) => `filters : "${filter('department', id)}"`);
    const read = readLetters(word);
    // A single letter counts only at the beginning of a name, since nearly every name has such a syllable.
    const pinyin = read.map((pieces) => reading(pieces, word.length === 1));
    return { own: own(word), departments, pinyin, begins: read.map((pieces) => reading(pieces, true)) };
  };
  const found = words.map(by);
  const provided = found.map(({ own, departments }) => either([own, ...departments])).join(' AND ');
  const any = found.map(({ own, departments, pinyin }) => either([own, ...departments, ...pinyin])).join(' AND ');
  const [first] = found;
  const further: string[] = [];
  if (found.some(({ departments }) => departments.length > 0)) further.push(`(${provided}) NOT (${within})`);
  if (found.some(({ pinyin }) => pinyin.length > 0)) {
    // A single word needs only to be read so.
    const [begins, read] = found.length === 1 && first ? [either(first.begins), either(first.pinyin)] : ['', any];
    if (begins) further.push(`${begins} NOT (${provided})`);
    further.push(`(${read}) NOT (${begins ? either([`(${provided})`, begins]) : provided})`);
  }
  return {
    within: filtered(within, filters),
    degrees: degrees(words, within).map((expression) => filtered(expression, filters)),
    further: further.map((expression) => filtered(expression, filters)),
    any: filtered(further.length > 0 ? any : within, filters),
  };
}

/** The entries with a word in them, or whose code it is. */
function own(word: string): string {
  const said = `${ANYWHERE} : ${containing(word)}`;
  return CODE.test(word) ? `(${said} OR filters : "${codeToken(word)}")` : said;
}

/** All entries that pass the filters. */
export function everything(filters: Filters): string {
  return filtered(`filters : "${ANY}"`, filters);
}

/** Entries with any of these pieces of the search text. */
export function anyOf(pieces: string[], filters: Filters): string {
  return filtered(`${ANYWHERE} : (${pieces.map(containing).join(' OR ')})`, filters);
}

/** Entries with an item of this key. */
export function keyed(key: string): string {
  return `keys : "${token(key)}"`;
}

/** The same without the entries of a department. */
export function without(expression: string, department: string | undefined): string {
  return department === undefined
    ? expression
    : `(${expression}) NOT (filters : "${filter('department', department)}")`;
}

function degrees(words: string[], within: string): string[] {
  const [first = '', ...others] = words;
  const named = `name : (${all(words)})`;
  const begins = [`name : ^ ${containing(first)}`, ...others.map((word) => `name : ${containing(word)}`)].join(' AND ');
  const is = `name : ^ ${exactly(first)}`;
  return others.length === 0
    ? [is, `(${begins}) NOT (${is})`, `(${named}) NOT (${begins})`, `(${within}) NOT (${named})`]
    : [begins, `(${named}) NOT (${begins})`, `(${within}) NOT (${named})`];
}

/**
 * Names that are read in this way. If syllables and initials are mixed, each row of syllables must be followed by its initial,
 * and all initials must stand in a row; whether both are at the same place in the name is not checked.
 */
function reading(pieces: Piece[], begins: boolean): string {
  const at = begins ? '^ ' : '';
  const texts = pieces.map(({ text }) => text);
  if (pieces.every(({ kind }) => kind !== 'initial')) return `pinyin : ${at}${row(texts, JOINT)}`;
  const initials = `initials : ${at}${row(
    texts.map((text) => text.slice(0, 1)),
    '',
  )}`;
  const runs = pieces.flatMap(({ kind }, index) => {
    if (kind !== 'syllable' || pieces[index - 1]?.kind === 'syllable') return [];
    const end = pieces.findIndex((piece, later) => later > index && piece.kind !== 'syllable');
    return [`pinyin : ${row(texts.slice(index, end < 0 ? undefined : end + 1), JOINT)}`];
  });
  return runs.length === 0 ? initials : `(${[initials, ...runs].join(' AND ')})`;
}

/** Parts in a row, of which the last may be incomplete. */
function row(parts: string[], joint: string): string {
  return parts.length === 1 ? `"${parts[0]}" *` : `"${paired(parts, joint).slice(0, -1).join(' ')}" *`;
}

function all(words: string[]): string {
  return words.map(containing).join(' AND ');
}

function either(expressions: string[]): string {
  return expressions.length === 1 ? (expressions[0] ?? '') : `(${expressions.join(' OR ')})`;
}

function filter(facet: string, value: string | undefined): string {
  return token(`${facet}=${value}`);
}

function filtered(expression: string, filters: Filters): string {
  const wanted = filterTokens(filters)
    .slice(1)
    .map((property) => `filters : "${property}"`);
  return [...wanted, `(${expression})`].join(' AND ');
}
