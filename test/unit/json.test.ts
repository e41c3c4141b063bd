import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NotJson, parseJson } from '../../shared/adapters/json.ts';

describe('JSON that means the same to everybody', () => {
  it('is read as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        // The generator knows names that some readers take for something else.
        fc.pre(!text.includes('__proto__'));
        expect(parseJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it.each([
    '{"a":{"b":1},"b":{"a":1},"c":[{"a":1},{"a":1}]}',
    '["a","a",{"a":"a"}]',
    String.raw`{"a\"":1,"a\\":2,"a":"\":{"}`,
    '{"n":[-1.5e-7,0,12]}',
  ])('%s', (text) => {
    expect(parseJson(text)).toEqual(JSON.parse(text));
  });

  it.each([
    ['a member given twice', '{"a":1,"b":2,"a":1}'],
    ['a member given twice in two spellings', String.raw`{"a":1,"\u0061":2}`],
    ['a member given twice within', '[{"x":[{"a" : {}, "a"\n: 1}]}]'],
    ['a member that some do not see', '{"__proto__":{"a":1}}'],
    ['the same in another spelling', String.raw`{"\u005f_proto__":1}`],
    ['a number that no number holds', '[1e999]'],
    ['the same below zero', '{"a":-1e999}'],
    ['what lies too deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['no JSON', '{"a":'],
    ['a text without an end', '{"a":"b'],
    ['an escape without an end', '{"a":"b\\'],
    ['nothing', ''],
  ])('has not %s', (_, text) => {
    expect(() => parseJson(text)).toThrow(NotJson);
  });
});
