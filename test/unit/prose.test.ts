import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import type { Route } from '../../shared/contract/route.ts';
import { routes } from '../../shared/contract/routes.ts';
import { identifierOf, prose } from '../../shared/domain/prose.ts';
import { malformed } from '../../shared/http/problem.ts';

/** Texts that may hold what others may not, or that are not somebody's own words, and why. */
const exempt: Record<string, RegExp> = {
  'the content of an entry is public and describes data': /^(create|update)Resource \.content\./,
  'a cell of the content of an entry, and where it stands': /^createImport \.corrections\[\]\.(sheet|value)$/,
  'the words of a search': /^createExport \.filter\.(q|theme)$/,
  'a law by its title and article': /\.(basis\.(document|article)|concerns\.citing)$/,
  'the path of a field': /^(returnDraft|returnResource) \.fields\[\]\.field$/,
  'the register itself':
    /^(createDepartment|updateDepartment|createPerson|updatePerson|createSystem) \.(name|office|creditCode)$/,
  'which firm a contractor is, in no event': /^createContractor \.creditCode$/,
  'where the data is had, told to the requester alone, in no event': /^provideGrant \./,
  'the value that is wrong, shown to the two sides alone; the key is masked':
    /^createCorrection \.(fault\.(seen|expected)|about\.recordKey)$/,
  'where the exchange calls': /^createInterface \.(url|secret)$/,
  'a notice on working days, as it was published': /^(update|preview)Calendar \.(notice\.|documentNumber|holidayCn)/,
  'where a page goes on': /^comparePolicies \.cursor$/,
  'a notice as the State Council published it': /^calculateDeadline \.calendar\.notices/,
  'what was signed': /^verify \.signature$/,
};

interface Leaf {
  place: string;
  schema: z.ZodType;
}

/** What a schema is made of, as far as it matters here. */
interface Def {
  type: string;
  shape?: Record<string, z.ZodType>;
  options?: z.ZodType[];
  element?: z.ZodType;
  innerType?: z.ZodType;
  valueType?: z.ZodType;
  in?: z.ZodType;
  format?: string;
  checks?: { _zod: { def: { check: string } } }[];
}
const defOf = (schema: z.ZodType) => schema._zod.def as unknown as Def;

/** Every text within a schema, by its path. */
function textsIn(schema: z.ZodType, place: string): Leaf[] {
  const { type, shape = {}, options = [], element, ...def } = defOf(schema);
  if (type === 'string') return [{ place, schema }];
  const inner = def.innerType ?? def.valueType ?? def.in;
  return [
    ...Object.entries(shape).flatMap(([name, one]) => textsIn(one, `${place}.${name}`)),
    ...options.flatMap((one) => textsIn(one, place)),
    ...(element ? textsIn(element, `${place}[]`) : []),
    ...(inner ? textsIn(inner, place) : []),
  ];
}

/** Whether it takes any words: trimmed, or longer than an id, and not of a fixed form, such as a date. */
function isFree({ schema }: Leaf): boolean {
  const { format, checks = [] } = defOf(schema);
  const kinds = checks.map(({ _zod }) => _zod.def.check);
  if (format || kinds.includes('string_format')) return false;
  return kinds.includes('overwrite') || ((schema as z.ZodString).maxLength ?? Number.POSITIVE_INFINITY) > 60;
}

const texts = Object.entries(routes as Record<string, Route>)
  .flatMap(([operation, { body }]) => (body ? textsIn(body, `${operation} `) : []))
  .filter(isFree)
  .map(({ place, schema }): [string, z.ZodType] => [place, schema]);
const isExempt = ([place]: [string, z.ZodType]) => Object.values(exempt).some((which) => which.test(place));

/** Invented, with their check digits. */
const named = { citizen: '411281199003070010', organisation: '11411281M10000012K', phone: '138-0000-0000' } as const;

describe('第十八条 (art. 18): what people write names nobody in full', () => {
  it.each(texts.filter((one) => !isExempt(one)))('%s', (_place, schema) => {
    for (const [identifier, text] of Object.entries(named)) {
      const { error } = schema.safeParse(`见 ${text}`);
      expect(error?.issues.map(identifierOf), text).toContain(identifier);
    }
    expect(schema.safeParse('见 411281********0010').success).toBe(true);
  });

  it('but where it must, and no exemption is of nothing', () => {
    for (const [why, which] of Object.entries(exempt))
      expect(
        texts.some(([place]) => which.test(place)),
        why,
      ).toBe(true);
  });

  it('is refused by its field, and is not repeated', () => {
    const schema = prose(2, 500);
    const { error } = schema.safeParse(`联系 ${named.phone}`);
    const refusal = malformed(error as z.ZodError, 'body', schema);
    expect([refusal.code, refusal.fields]).toEqual(['identifier-in-full', [{ field: 'body', message: 'phone' }]]);
    expect(refusal.zh).toContain('电话号码');
    expect(JSON.stringify([refusal.zh, refusal.message, refusal.fields])).not.toContain('0000');
  });
});
