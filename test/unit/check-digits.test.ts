import fc from 'fast-check';
import { stdnum } from 'stdnum';
import { expect, it } from 'vitest';
import { isCitizenNumber, isCreditCode } from '../../shared/domain/check-digits.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const digits = (length: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length });
const ofAlphabet = fc.constantFrom(...ALPHABET);

it('GB 32100: a credit code has the check character that stdnum computes, which takes no 0', () => {
  const code = fc
    .tuple(fc.constantFrom('91', '11', '12', '52'), digits(6), fc.array(ofAlphabet, { minLength: 9, maxLength: 9 }))
    .map((parts) => parts.flat().join(''));
  fc.assert(
    fc.property(code, (front) => {
      const right = [...ALPHABET].filter((check) => isCreditCode(front + check));
      expect(right).toHaveLength(1);
      const theirs = [...ALPHABET].filter((check) => stdnum.CN?.uscc?.validate(front + check).isValid);
      expect(theirs).toEqual(right[0] === '0' ? [] : right);
    }),
    { numRuns: 300 },
  );
  expect(isCreditCode('33262360844HFWJ7R0')).toBe(true);
});

it('GB 11643: a citizen number has a date of birth and the check character that stdnum computes', () => {
  const number = fc
    .tuple(fc.constantFrom('411281', '110101', '310115', '650102'), fc.integer({ min: 0, max: 40_000 }), digits(3))
    .map(([division, days, serial]) => {
      const born = new Date(Date.UTC(1910, 0, 1) + days * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
      return division + born + serial.join('');
    });
  fc.assert(
    fc.property(number, (front) => {
      const right = [...'0123456789X'].filter((check) => isCitizenNumber(front + check));
      expect(right).toEqual([...'0123456789X'].filter((check) => stdnum.CN?.ric?.validate(front + check).isValid));
      expect(right).toHaveLength(1);
    }),
    { numRuns: 300 },
  );
  for (const wrong of ['411281199002301234', '001281199001011234', '41128119900101123', ''])
    expect(isCitizenNumber(wrong)).toBe(false);
});
