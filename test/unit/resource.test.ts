import { describe, expect, it } from 'vitest';
import { catalogCode } from '../../shared/domain/code.ts';
import { type Basis, type Content, checkContent, contentSchema } from '../../shared/domain/content.ts';
import { type BasisKind, basisKinds, keysOf, type ShareType } from '../../shared/domain/metadata.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { approve, compile, type Resource, revise, sendBack, submit } from '../../shared/domain/resource.ts';
import {
  bj,
  content,
  law,
  officer,
  person,
  published,
  RESOURCE,
  refused,
  typesOf,
  unconditional,
} from '../examples.ts';

const now = bj('2026-09-24');
const entry = { id: RESOURCE, code: '341128112/000001', provider: '12' };
const compiled = (shown: Content = content()): Resource => compile({ ...entry, content: shown }).next;
const submitted = () => submit(compiled(), 'p-12', now).next;

function rejects(shown: unknown): string[] {
  return contentSchema.safeParse(shown).error?.issues.map(({ path }) => path.join('.')) ?? [];
}

describe('第三条 (art. 3): secrets stay out', () => {
  it.each(['state-secret', 'work-secret'] as const)('%s is refused before anything is kept', (secrecy) => {
    const secret = content({ secrecy });
    expect(refused(() => checkContent(secret))).toBe('secret-refused');
    expect(refused(() => compile({ ...entry, content: secret }))).toBe('secret-refused');
    expect(refused(() => revise(published(), secret, []))).toBe('secret-refused');
  });

  it('and the refusal cites the article and tells nothing of the content', () => {
    const secret = content({ secrecy: 'state-secret', name: '某涉密名称' });
    try {
      checkContent(secret);
      expect.unreachable();
    } catch (error) {
      const { rule, zh, message, fields, details } = error as Refusal;
      expect(rule).toBe('第三条');
      expect(JSON.stringify([zh, message, fields, details])).not.toContain('某涉密名称');
    }
  });
});

describe('第七条 (art. 7): an entry states name, format, method, condition, provider', () => {
  it('and each part that is missing is refused by name', () => {
    for (const field of ['name', 'abstract', 'theme', 'format', 'items', 'sharing', 'open', 'updateCycle'] as const) {
      const { [field]: _left, ...rest } = content();
      expect(rejects(rest)).toEqual([field]);
    }
    expect(rejects({ ...content(), sharing: { ...content().sharing, method: undefined } })).toEqual(['sharing.method']);
    expect(rejects({ ...content(), items: [] })).toEqual(['items']);
  });

  it('and nothing that is not asked for', () => {
    expect(rejects({ ...content(), remark: 'x' })).toEqual(['']);
    expect(rejects({ ...content(), name: '  ' })).toEqual(['name']);
    expect(rejects({ ...content(), updateCycle: '每年' })).toEqual(['updateCycle']);
  });

  it('and its items are told apart by name and by id', () => {
    const twice = (second: { id: string; name: string }) => content({ items: [{ id: 'name', name: '姓名' }, second] });
    expect(refused(() => checkContent(twice({ id: 'other', name: '姓名' })))).toBe('duplicate-items');
    expect(refused(() => checkContent(twice({ id: 'name', name: '别名' })))).toBe('duplicate-items');
    expect(refused(() => checkContent(twice({ id: 'other', name: '别名' })))).toBe('done');
  });

  it('is numbered 3411281NN and its running number', () => {
    expect(catalogCode('12', 1)).toBe('341128112/000001');
    expect(catalogCode('00', 123456)).toBe('341128100/123456');
  });

  it('goes from draft to submitted to published, and the draft becomes version 1', () => {
    const approved = approve(submitted(), officer, bj('2026-09-25'));
    expect(approved.next).toEqual({
      ...entry,
      version: 1,
      published: content(),
      publishedAt: bj('2026-09-25'),
      draft: null,
    });
    expect(typesOf(compile({ ...entry, content: content() }))).toEqual(['ResourceCompiled']);
    expect(typesOf(submit(compiled(), 'p-12', now))).toEqual(['ResourceSubmitted']);
    expect(typesOf(approved)).toEqual(['ResourcePublished']);
  });

  it('is returned with remarks, and may then be revised or submitted again', () => {
    const returned = sendBack(submitted(), officer, '摘要过于简略', now);
    expect(returned.next).toMatchObject({ version: 0, draft: { status: 'returned', remarks: '摘要过于简略' } });
    expect(returned.events).toMatchObject([{ type: 'ResourceReturned', data: { remarks: '摘要过于简略' } }]);
    expect(submit(returned.next, 'p-12', now).next.draft).toMatchObject({ status: 'submitted' });
    expect(revise(returned.next, content({ abstract: '更详细的摘要' }), []).next.draft?.status).toBe('draft');
  });

  it('is not changed under review, nor reviewed when nothing is submitted', () => {
    expect(refused(() => revise(submitted(), content(), []))).toBe('resource-under-review');
    expect(refused(() => submit(submitted(), 'p-12', now))).toBe('resource-not-draft');
    expect(refused(() => submit(published(), 'p-12', now))).toBe('resource-not-draft');
    expect(refused(() => approve(compiled(), officer, now))).toBe('resource-not-submitted');
    expect(refused(() => sendBack(published(), officer, '无', now))).toBe('resource-not-submitted');
  });

  it('is revised beside the published version, which stays until the revision is approved', () => {
    const revised = revise(published(), content({ name: '参保人员信息' }), []).next;
    expect(revised).toMatchObject({ version: 1, published: { name: '参保人员基本信息' } });
    const approved = approve(submit(revised, 'p-12', now).next, officer, now).next;
    expect(approved).toMatchObject({ version: 2, published: { name: '参保人员信息' }, draft: null });
  });
});

describe('第七条 (art. 7): the bureau decides, and nobody on their own entry', () => {
  it('whatever second role they hold', () => {
    expect(refused(() => approve(submitted(), person('12', ['staff', 'bureau']), now))).not.toBe('done');
    expect(refused(() => sendBack(submitted(), person('12', ['bureau'], 'other'), '无', now))).not.toBe('done');
  });

  it('and only as an officer of the bureau: the role does not count in another department', () => {
    expect(refused(() => approve(submitted(), person('15', 'bureau'), now))).toBe('role-missing');
    expect(refused(() => approve(submitted(), person('00', 'staff'), now))).toBe('role-missing');
    expect(refused(() => approve(submitted(), person('00', ['administrator']), now))).toBe('role-missing');
  });

  it("and on the bureau's own entry another officer than the one who submitted it", () => {
    const own = submit({ ...compiled(), provider: '00' }, 'officer', now).next;
    expect(refused(() => approve(own, officer, now))).toBe('own-entry');
    expect(refused(() => approve(own, person('00', 'bureau', 'colleague'), now))).toBe('done');
  });
});

describe('第八条、第十四条 (art. 8, 14): what is not shared freely rests on a basis', () => {
  const bases = (kind: BasisKind) => [{ ...law, kind }];
  const accepted = (type: 'conditional' | 'not-shared') =>
    keysOf(basisKinds).filter(
      (kind) => refused(() => checkContent(content({}, { type, bases: bases(kind) }))) === 'done',
    );

  it('conditional sharing needs a law, a regulation or a national rule: a local notice is not enough', () => {
    expect(accepted('conditional')).toEqual([
      'law',
      'administrative-regulation',
      'state-council-decision',
      'local-regulation',
      'national-rule',
    ]);
  });

  it('not sharing needs a law or an administrative regulation, or with Order 809 a State Council decision', () => {
    expect(accepted('not-shared')).toEqual(['law', 'administrative-regulation', 'state-council-decision']);
  });

  it.each(['conditional', 'not-shared'] as const)('%s without a basis is refused, never converted', (type) => {
    const without = content({}, { type, bases: [] });
    expect(refused(() => checkContent(without))).toBe('basis-required');
    expect(without.sharing.type).toBe(type);
  });

  it('one basis that does not hold spoils the others', () => {
    const mixed = content({}, { bases: [law, { ...law, kind: 'local-notice' }] });
    expect(() => checkContent(mixed)).toThrow(
      expect.objectContaining({
        code: 'basis-kind',
        fields: [expect.objectContaining({ field: expect.stringContaining('bases.1') })],
      }),
    );
  });

  it('conditional sharing states its conditions', () => {
    expect(refused(() => checkContent(content({}, { condition: undefined })))).toBe('condition-required');
  });

  describe('an item shared otherwise than its entry', () => {
    const item = (type: ShareType) => ({
      items: [
        { id: 'name', name: '姓名' },
        { id: 'id', name: '证号', sharing: type },
      ],
    });

    it('needs its basis as well as the entry would', () => {
      const open = (type: ShareType, bases: Basis[], condition?: string) =>
        refused(() => checkContent(content(item(type), { type: 'unconditional', bases, condition })));
      expect(open('not-shared', [])).toBe('basis-required');
      expect(open('conditional', [])).toBe('basis-required');
      expect(open('conditional', bases('local-notice'), '依法核验')).toBe('basis-kind');
      expect(open('conditional', [law])).toBe('condition-required');
      expect(open('conditional', [law], '依法核验')).toBe('done');
      expect(open('not-shared', [law])).toBe('done');
    });

    it('not shared at all needs the stricter kind, beside what the entry has', () => {
      const kept = (kinds: BasisKind[]) =>
        refused(() => checkContent(content(item('not-shared'), { bases: kinds.flatMap(bases) })));
      expect(kept(['national-rule'])).toBe('basis-kind');
      expect(kept(['national-rule', 'law'])).toBe('done');
    });
  });

  it('unconditional sharing needs neither', () => {
    expect(refused(() => checkContent(content({}, unconditional)))).toBe('done');
  });

  it('a refusal cites the article', () => {
    for (const [shown, rule] of [
      [content({}, { bases: [] }), '第十四条'],
      [content({}, { bases: bases('local-notice') }), '第八条、第十四条'],
    ] as const)
      expect(() => checkContent(shown)).toThrow(expect.objectContaining({ rule }));
    expect(new Refusal('basis-required', { shareType: '有条件共享' }).zh).toContain('有条件共享');
  });
});
