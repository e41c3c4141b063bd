import { validate as citizenNumber } from 'stdnum/lib/cjs/cn/ric.js';
import { validate as creditCode } from 'stdnum/lib/cjs/cn/uscc.js';
import { identityKeys } from './catalog/metadata.ts';
import { Refusal } from './refusals.ts';

/** What names one person or organisation and is never written out in a case: the keys of article 10, and telephone numbers. */
const identifiers = { ...identityKeys, phone: '电话号码' } as const;
export type Identifier = keyof typeof identifiers;

/** How many letters and digits a masked key may show: the six and the four of `411281********1234`. */
const SHOWN = 10;
const HIDDEN = 4;

/** The address of a machine, which is none, whatever digits it has. */
const ADDRESS = /(?<![\d.])\d{1,3}(\.\d{1,3}){3}(?![\d.])/g;

/** The first identifier that a text holds in full, in whatever width and with whatever spaces or dashes in it. */
export function identifierIn(text: string): Identifier | null {
  const plain = text.normalize('NFKC').toUpperCase().replace(ADDRESS, '|');
  return identifierAsWritten(plain) ?? identifierAsWritten(plain.replace(/[\s\p{Pd}.·]/gu, ''));
}

function identifierAsWritten(text: string): Identifier | null {
  const numbers = text.match(/(?<!\d)\d{17}[\dX](?!\d)/g) ?? [];
  if (numbers.some((number) => citizenNumber(number).isValid)) return 'citizen';
  const words = text.match(/[0-9A-Z]+/g) ?? [];
  if (words.some((word) => creditCode(word).isValid)) return 'organisation';
  return /(?<!\d)((86)?1[3-9]\d{9}|0\d{9,11})(?!\d)/.test(text) ? 'phone' : null;
}

/** The refusal of what names somebody in full; it does not repeat it. */
export function namesInFull(found: readonly { field: string; identifier: Identifier }[]): Refusal {
  const what = [...new Set(found.map(({ identifier }) => identifiers[identifier]))].join('、');
  const fields = found.map(({ field, identifier }) => ({ field, message: identifier }));
  return new Refusal('identifier-in-full', { what }, fields);
}

/**
 * A record's key as a case may hold it: most of it is `*`, so that the provider finds the record and nobody else the person.
 * A number that fails its check digit is as close to a person as one that doesn't, so what counts is how much is shown.
 * @throws Refusal `identifier-in-full`, `key-not-masked`
 */
export function maskedKey(field: string, key: string): string {
  const identifier = identifierIn(key);
  if (identifier) throw namesInFull([{ field, identifier }]);
  const plain = key.normalize('NFKC');
  const shown = plain.match(/[0-9A-Za-z]/g)?.length ?? 0;
  const hidden = plain.match(/\*/g)?.length ?? 0;
  if (shown > SHOWN || hidden < HIDDEN) {
    throw new Refusal('key-not-masked', { shown: SHOWN, hidden: HIDDEN }, [{ field, message: '411281********1234' }]);
  }
  return plain;
}
