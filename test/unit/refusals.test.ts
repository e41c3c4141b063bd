import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { operations } from '../../shared/contract/routes.ts';
import { problem } from '../../shared/contract/schemas/common.ts';
import { applicationSchema } from '../../shared/domain/cases/application-fields.ts';
import { Refusal, type RefusalCode, refusals } from '../../shared/domain/refusals.ts';
import { malformed, problemOf } from '../../shared/http/problem.ts';

const codes = Object.keys(refusals) as RefusalCode[];
const root = join(import.meta.dirname, '../..');
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();

describe('every refusal', () => {
  it.each(codes)('%s says why in Chinese and in English, with the same details', (code) => {
    const { zh, en } = refusals[code];
    expect(zh).toMatch(/^[“{\p{Script=Han}].*。$/u);
    expect(en).toMatch(/^[A-Z{].*\.$/);
    expect(en).not.toMatch(/\p{Script=Han}/u);
    // What is filled in is the same in both, or is itself in both languages.
    const inEnglish = placeholders(zh).map((name) => (name === '{zh}' ? '{en}' : name));
    expect(inEnglish.sort()).toEqual(placeholders(en));
  });

  it('cites articles of the measures, which have 26, or of Order 809, or none', () => {
    const articles = new Set(
      ['', '十', '二十'].flatMap((ten) => ['', ...'一二三四五六七八九'].map((one) => `第${ten}${one}条`)).slice(1, 27),
    );
    for (const { rule } of Object.values(refusals))
      for (const article of rule?.split('、') ?? [])
        if (!/^《政务数据共享条例》第.+条$/.test(article)) expect(articles).toContain(article);
  });

  it('is thrown somewhere: a refusal nobody makes is no rule', () => {
    const sources = globSync(['shared/**/*.ts', 'functions/**/*.ts'], { cwd: root })
      .filter((file) => !/domain\/refusals|contract\/routes/.test(file))
      .map((file) => readFileSync(join(root, file), 'utf8'))
      .join('\n');
    expect(codes.filter((code) => !sources.includes(`'${code}'`))).toEqual([]);
  });
});

describe('a refusal', () => {
  it('fills its details into both languages, and keeps a placeholder it has no detail for', () => {
    const refusal = new Refusal('item-count', { stated: 3, chosen: 2 });
    expect(refusal.zh).toBe('申请信息资源项数（3）与所选信息项数（2）不一致。');
    expect(refusal.message).toBe('The number of items stated (3) is not the number chosen (2).');
    expect(new Refusal('item-count').zh).toContain('{stated}');
  });

  it('does not read details as patterns', () => {
    expect(new Refusal('items-unknown', { items: '$& {items} $1' }).zh).toContain('$& {items} $1');
  });

  it('is answered as problem details with the rule cited (RFC 9457)', () => {
    const refusal = new Refusal('reply-items', {}, [{ field: 'body.items', message: 'x' }]);
    const answer = problemOf(refusal, 'correlation-1');
    expect(problem.parse(answer)).toEqual(answer);
    expect(answer).toMatchObject({
      type: 'urn:yima:problem:reply-items',
      status: 422,
      rule: '第十五条',
      errors: [{ field: 'body.items', message: 'x' }],
      correlationId: 'correlation-1',
    });
    expect(answer.detail).toContain('《义马市政务信息资源共享管理暂行办法》第十五条');
  });

  it.each([
    ['person-inactive', 401],
    ['role-missing', 403],
    ['not-found', 404],
    ['invalid-input', 400],
    ['cursor-invalid', 400],
    ['basis-required', 422],
    ['step-closed', 409],
    ['idempotency-key-reused', 409],
    ['precondition-required', 428],
    ['stale', 412],
    ['unsupported-media-type', 415],
    ['busy', 503],
    ['too-many-jobs', 429],
    ['internal-error', 500],
  ] as const)('%s is %i', (code, status) => {
    expect(problemOf(new Refusal(code), '').status).toBe(status);
  });
});

describe('input that does not have the shape asked for', () => {
  it('names each field by its path, unknown fields among them', () => {
    const schema = z.strictObject({ name: z.string(), items: z.array(z.strictObject({ id: z.string().min(1) })) });
    const { error } = schema.safeParse({ items: [{ id: '' }, { id: 'a', more: 1 }], extra: 1 });
    const refusal = malformed(error as z.ZodError, 'body', schema);
    expect(refusal.code).toBe('invalid-input');
    expect(refusal.fields.map(({ field }) => field).sort()).toEqual([
      'body.extra',
      'body.items.0.id',
      'body.items.1.more',
      'body.name',
    ]);
    for (const { message } of refusal.fields) expect(message).toMatch(/^\p{Script=Han}.* · /u);
  });

  it('says what is wrong in Chinese with English beside it, never in the validator’s words nor by an expression', () => {
    const wrong = [undefined, null, '', 'x', -1, 1.5, true, [], [{}], {}, { x: 1 }, 'x'.repeat(5000), Number.NaN];
    const said = operations.flatMap(({ body, query, params }) =>
      [body, query, params].flatMap((schema) => {
        if (!schema) return [];
        const keys = new Set(objectsIn(schema).flatMap((one) => Object.keys(one.shape)));
        const inputs = wrong.flatMap((value) => [value, Object.fromEntries([...keys].map((key) => [key, value]))]);
        return inputs.flatMap((input) => {
          const { error } = schema.safeParse(input, { reportInput: true });
          return error ? malformed(error, 'body', schema).fields.map(({ message }) => message) : [];
        });
      }),
    );
    expect(said.length).toBeGreaterThan(5000);
    for (const message of new Set(said)) {
      expect(message).toMatch(/\p{Script=Han}.* · ./u);
      expect(message).not.toMatch(/Invalid |: expected|received |Too (small|big)|\/\^|undefined/);
    }
  });

  it('names a declared field as people know it, and says what is missing of the form that fits best', () => {
    const { error } = applicationSchema.safeParse({ resources: 'x', until: '2026-02-30' }, { reportInput: true });
    const fields = Object.fromEntries(
      malformed(error as z.ZodError, 'body', applicationSchema).fields.map(({ field, message }) => [field, message]),
    );
    expect(fields).toMatchObject({
      'body.purpose': expect.stringMatching(/^共享用途：必填 · .*: required$/),
      'body.until': expect.stringMatching(/：应为日期，如 2026-10-09 · /),
    });
    const union = z.strictObject({
      about: z.union([z.strictObject({ a: z.number() }), z.strictObject({ b: z.strictObject({ c: z.string() }) })]),
    });
    const best = union.safeParse({ about: { b: { c: 1 } } }, { reportInput: true });
    expect(malformed(best.error as z.ZodError, 'body', union).fields).toEqual([
      { field: 'body.about.b.c', message: '应为文本 · must be a text' },
    ]);
  });
});

/** The objects that a schema is, where it is one of several. */
function objectsIn(schema: z.ZodType): z.ZodObject[] {
  if (schema instanceof z.ZodObject) return [schema];
  return schema instanceof z.ZodUnion ? (schema.options as z.ZodType[]).flatMap(objectsIn) : [];
}
