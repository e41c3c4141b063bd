import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutAddresses } from '../../shared/adapters/mail/transport.ts';
import { finding } from '../../shared/domain/catalog/import/finding.ts';
import { tidy } from '../../shared/domain/catalog/import/text.ts';
import { cleanedText, cutText, inPlainText, plainText, wellFormed } from '../../shared/domain/plain-text.ts';

/** 𠮷, which takes two code units, and its first half. */
const WHOLE = '\u{20bb7}';
const HALF = WHOLE.slice(0, 1);

describe('a text that people write', () => {
  it.each(['低保对象', `${WHOLE}野家`, 'a\tb\nc', '👨‍👩‍👧', ''])('%j stays as it is', (text) => {
    expect(plainText(text)).toBe(text);
  });

  it('has one spelling for a character, and one for the end of a line', () => {
    expect(plainText('e\u0301')).toBe('\u00e9');
    expect(plainText('a\r\nb\rc')).toBe('a\nb\nc');
  });

  it.each([
    ['half a character', `a${HALF}`],
    ['the other half', `${WHOLE.slice(1)}a`],
    ['NUL', 'a\0'],
    ['escape', '\x1b[2J'],
    ['a C1 control', '\x85'],
    ['what is no character', '\uffff'],
    ['a mark that turns the direction of writing', '\u202egnp.exe'],
  ])('never has %s', (_, text) => {
    expect(plainText(text)).toBeNull();
    expect(plainText(cleanedText(text))).not.toBeNull();
  });

  it('is plain once it is cleaned, whatever it was', () => {
    fc.assert(
      fc.property(fc.uint16Array({ maxLength: 40 }), fc.nat(40), (units, most) => {
        const cleaned = cleanedText(String.fromCharCode(...units));
        expect(plainText(cleaned)).toBe(cleaned);
        expect(cutText(cleaned, most).isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('what cuts a text', () => {
  it('cuts between characters', () => {
    expect([cutText(`a${WHOLE}`, 1), cutText(`a${WHOLE}`, 2), cutText(`a${WHOLE}`, 3)]).toEqual([
      'a',
      'a',
      `a${WHOLE}`,
    ]);
  });

  it('also where a server says much, or a cell holds much', () => {
    for (const padding of ['', 'x']) {
      const long = padding + WHOLE.repeat(400);
      expect(withoutAddresses(long).isWellFormed()).toBe(true);
      expect(finding('unknown', 1, 'name', { value: long }).value.isWellFormed()).toBe(true);
    }
    expect(tidy(`名${HALF}录`).isWellFormed()).toBe(true);
  });
});

describe('a value', () => {
  it('is read with all its texts plain, and tells the paths of those that are not', () => {
    const strange: string[][] = [];
    const value = inPlainText({ a: ['e\u0301', HALF], [`b${HALF}`]: 1, 'e\u0301': 2, c: [null, true, 1.5] }, (path) =>
      strange.push(path),
    );
    expect(value).toMatchObject({ a: ['\u00e9', null], c: [null, true, 1.5] });
    expect(strange).toEqual([['a', '1'], ['b\ufffd'], ['\u00e9']]);
  });

  it('that was stored with half a character is read with a whole one, and any other is itself', () => {
    const stored = { a: ['x', { b: 'y' }], n: null, t: true };
    expect(wellFormed(stored)).toBe(stored);
    expect(wellFormed({ a: [`x${HALF}`, { [HALF]: 'y' }] })).toEqual({ a: ['x\ufffd', { '\ufffd': 'y' }] });
  });
});
