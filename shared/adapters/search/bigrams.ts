import { simplified } from './simplified.ts';

/**
 * Text as the index sees it. Chinese has no spaces between words, and every way of dividing it into words loses hits. So a text
 * is indexed as each pair of neighbouring characters: 企业登记 → 企业, 业登, 登记, 记. A part of two or more characters is then a
 * row of neighbouring pairs, and a single character is the beginning of a pair; the last character stands alone so that it is
 * found too. Both are exact.
 */

/** Removes differences that people do not intend: width, case, traditional characters, kinds of white space, invisible marks. */
export function fold(text: string): string {
  return simplified(text.toWellFormed().normalize('NFKC'))
    .toLowerCase()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/\p{Cf}/gu, '');
}

/** The folded pieces of a text between white space. */
export function words(text: string): string[] {
  return fold(text)
    .split(' ')
    .filter((word) => word !== '');
}

/** Marks at the end of a sentence or a clause, which a search text may hold and a word never. */
const STOPS = /[。!?;,]/;
/** Quotation marks, and what else may stand at either end of a word without belonging to it. */
const EDGES = /^["'“”‘’「」『』、:.·…]+|["'“”‘’「」『』、:.·…]+$/gu;
const BRACKETS = ['()', '[]', '{}', '《》', '〈〉', '【】', '〔〕'];

/**
 * The words of a search text. People copy a word with the quotation marks, the brackets or the full stop around it, which are no part of
 * what they look for. A bracket within a word is, as in 名单（2026）.
 */
export function searchWords(text: string): string[] {
  const found = words(text)
    .flatMap((word) => word.split(STOPS))
    .map(bare);
  return found.some((word) => word !== '') ? found.filter((word) => word !== '') : words(text);
}

function bare(word: string): string {
  const inner = word.replace(EDGES, '');
  const [first = '', last = ''] = [inner.at(0), inner.at(-1)];
  for (const [opens = '', closes = ''] of BRACKETS) {
    const opened = first === opens && !inner.slice(0, -1).includes(closes);
    const closed = last === closes && !inner.slice(1).includes(opens);
    if (opened || closed) return bare(inner.slice(opened ? 1 : 0, closed ? -1 : undefined));
  }
  return inner;
}

/** The tokens of texts for the index. No row of pairs runs across white space or from one text into the next. */
export function tokens(texts: string[]): string {
  return texts.flatMap(words).map(whole).join(' ');
}

/** The FTS5 phrase of a text that contains the word. */
export function containing(word: string): string {
  const pairs = grams(word);
  return pairs.length === 1 ? `"${pairs[0]}" *` : `"${pairs.slice(0, -1).join(' ')}"`;
}

/** The FTS5 phrase of a text in which the word stands between white space. */
export function exactly(word: string): string {
  return `"${whole(word)}"`;
}

/** The single pairs of a word, without those of letters and digits only, which say too little. */
export function pairs(word: string): string[] {
  return grams(word)
    .slice(0, -1)
    .filter((pair) => /[^!-~]/.test(pair));
}

/** A property as one token, which is found only as a whole. */
export function token(property: string): string {
  return Array.from(property.replace(/[\s\p{Cc}]+/gu, '_'), letter).join('');
}

function whole(word: string): string {
  return grams(word).join(' ');
}

function grams(word: string): string[] {
  const characters = Array.from(word, letter);
  return characters.map((character, index) => character + (characters[index + 1] ?? ''));
}

/**
 * The `ascii` tokenizer of FTS5 treats letters, digits and everything beyond ASCII as text. ASCII punctuation becomes its
 * full-width twin, which folding leaves unused. So it is searched for like any character, and FTS5 reads nothing that a person
 * types as syntax.
 */
function letter(character: string): string {
  return /[!-/:-@[-`{-~]/.test(character) ? String.fromCharCode(character.charCodeAt(0) + 0xfee0) : character;
}
