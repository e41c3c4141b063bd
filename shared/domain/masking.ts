import { identityKeys } from './catalog/metadata.ts';
import { isCitizenNumber, isCreditCode } from './check-digits.ts';
import { Refusal } from './refusals.ts';

/** Identifiers that a case never contains in full: the keys of persons and organisations (article 10), and telephone numbers. */
const identifiers = { ...identityKeys, phone: '电话号码' } as const;
export type Identifier = keyof typeof identifiers;

/** A masked key shows at most this many letters and digits: six and four in `411281********1234`. */
const MOST_SHOWN = 10;
const LEAST_HIDDEN = 4;

/** An IP address. It is no identifier, whatever its digits look like. */
const IP_ADDRESS = /(?<![\d.])\d{1,3}(\.\d{1,3}){3}(?![\d.])/g;

/** Finds an identifier that a text contains in full, in any width and with any spaces or dashes. */
export function identifierIn(text: string): Identifier | null {
  const plain = text.normalize('NFKC').toUpperCase().replace(IP_ADDRESS, '|');
  return identifierAsWritten(plain) ?? identifierAsWritten(plain.replace(/[\s\p{Pd}.·]/gu, ''));
}

function identifierAsWritten(text: string): Identifier | null {
  const numbers = text.match(/(?<!\d)\d{17}[\dX](?!\d)/g) ?? [];
  if (numbers.some(isCitizenNumber)) return 'citizen';
  const words = text.match(/[0-9A-Z]+/g) ?? [];
  if (words.some(isCreditCode)) return 'organisation';
  return /(?<!\d)((86)?1[3-9]\d{9}|0\d{9,11})(?!\d)/.test(text) ? 'phone' : null;
}

/** The refusal of identifiers in full. It does not repeat them. */
export function namesInFull(found: readonly { field: string; identifier: Identifier }[]): Refusal {
  const what = [...new Set(found.map(({ identifier }) => identifiers[identifier]))].join('、');
  const fields = found.map(({ field, identifier }) => ({ field, message: identifier }));
  return new Refusal('identifier-in-full', { what }, fields);
}

/**
 * Checks a masked record key, most of which is `*`: the provider finds the record, and nobody else finds the person.
 * The check counts the characters shown. It ignores check digits, since a mistyped number is as close to a person as a right one.
 * @throws Refusal `identifier-in-full`, `key-not-masked`
 */
export function maskedKey(field: string, key: string): string {
  const identifier = identifierIn(key);
  if (identifier) throw namesInFull([{ field, identifier }]);
  const plain = key.normalize('NFKC');
  const shown = plain.match(/[0-9A-Za-z]/g)?.length ?? 0;
  const hidden = plain.match(/\*/g)?.length ?? 0;
  if (shown > MOST_SHOWN || hidden < LEAST_HIDDEN) {
    throw new Refusal('key-not-masked', { shown: MOST_SHOWN, hidden: LEAST_HIDDEN }, [
      { field, message: '411281********1234' },
    ]);
  }
  return plain;
}
