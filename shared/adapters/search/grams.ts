/**
 * Text as the index sees it. Chinese has no spaces between words, and every way of cutting it into words loses hits, so a
 * text is indexed as each pair of neighbouring characters: 企业登记 → 企业, 业登, 登记, 记. A part of it of two characters or
 * more is then a row of neighbouring pairs, one of a single character is what a pair begins with (the last character stands
 * alone so that it is found too), and both are exact.
 */

/** Evens out what people don't mean to distinguish: width, case, kinds of white space, invisible marks. */
export function fold(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKC')
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

/** The tokens of texts for the index. No row of pairs runs across white space or from one text into the next. */
export function tokens(texts: string[]): string {
  return texts.flatMap(words).map(whole).join(' ');
}

/** The tokens that a text has if it contains the word, as an FTS5 phrase. */
export function containing(word: string): string {
  const pairs = grams(word);
  return pairs.length === 1 ? `"${pairs[0]}" *` : `"${pairs.slice(0, -1).join(' ')}"`;
}

/** The tokens that a text has if the word stands in it between white space, as an FTS5 phrase. */
export function exactly(word: string): string {
  return `"${whole(word)}"`;
}

/** The pairs of a word, each by itself, without those of letters and digits only, which say too little. */
export function pairs(word: string): string[] {
  return grams(word)
    .slice(0, -1)
    .filter((pair) => /[^!-~]/.test(pair));
}

/** A property as one token, searched for as a whole only. */
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
 * FTS5's `ascii` tokenizer takes letters, digits and everything beyond ASCII for text. ASCII punctuation becomes its
 * full-width twin, which folding has emptied, and so is searched for like any character; nothing that a person types can
 * be read as FTS5 syntax.
 */
function letter(character: string): string {
  return /[!-/:-@[-`{-~]/.test(character) ? String.fromCharCode(character.charCodeAt(0) + 0xfee0) : character;
}
