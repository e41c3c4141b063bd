import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { problem } from '../../shared/contract/schemas/common.ts';
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
    const refusal = malformed(error as z.ZodError, 'body');
    expect(refusal.code).toBe('invalid-input');
    expect(refusal.fields.map(({ field }) => field).sort()).toEqual([
      'body.extra',
      'body.items.0.id',
      'body.items.1.more',
      'body.name',
    ]);
    for (const { message } of refusal.fields) expect(message).toMatch(/^\p{Script=Han}.* · /u);
  });
});
