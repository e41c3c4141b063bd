/**
 * Plain text: what people write and everything can keep, sign and print. It has whole characters only, no control characters but
 * the ends of lines and tabs, nothing that turns the direction of writing, and one spelling for each character (NFC). Text is
 * made plain where it is read from outside, so nothing behind that has to ask.
 */

/** Control characters but newline and tab, code points that are no characters, and marks that turn the direction of writing. */
const STRANGE = /[^\P{Cc}\n\t]|[\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069]/u;
const EVERY_STRANGE = new RegExp(STRANGE, 'gu');

/** The text as it is kept; null for a text that nobody writes, such as one with half a character. */
export function plainText(text: string): string | null {
  const spelled = oneSpelling(text);
  return spelled.isWellFormed() && !STRANGE.test(spelled) ? spelled : null;
}

/** The same for text that cannot be sent back, such as the words of another server or a cell: what is strange becomes a space. */
export function cleanedText(text: string): string {
  return oneSpelling(text.toWellFormed()).replace(EVERY_STRANGE, ' ');
}

function oneSpelling(text: string): string {
  return text.replace(/\r\n?/g, '\n').normalize('NFC');
}

/** The beginning of a text, at most so long. It ends between two characters, never within one. */
export function cutText(text: string, most: number): string {
  return text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}

/**
 * A value with all its texts plain. Names of members must be plain already, since they are no text of anybody's.
 * @param strange is told the path of each text or name that is not plain
 */
export function inPlainText(value: unknown, strange: (path: string[]) => void, path: string[] = []): unknown {
  if (typeof value === 'string') {
    const text = plainText(value);
    if (text === null) strange(path);
    return text;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one, at) => inPlainText(one, strange, [...path, String(at)]));
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      const within = [...path, cleanedText(name)];
      if (plainText(name) !== name) strange(within);
      return [name, inPlainText(one, strange, within)];
    }),
  );
}

/** A value with whole characters only, each half of one replaced by �. A value that has none is returned itself. */
export function wellFormed<T>(value: T): T {
  return repaired(value) as T;
}

function repaired(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const copy = value.map(repaired);
    return copy.some((one, at) => one !== value[at]) ? copy : value;
  }
  const entries = Object.entries(value);
  const copy = entries.map(([name, one]): [string, unknown] => [name.toWellFormed(), repaired(one)]);
  return copy.some(([name, one], at) => name !== entries[at]?.[0] || one !== entries[at]?.[1])
    ? Object.fromEntries(copy)
    : value;
}
