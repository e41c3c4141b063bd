import { describe, expect, it } from 'vitest';
import { catalogCode } from '../../shared/domain/catalog/code.ts';
import { type Basis, type Content, checkContent, contentSchema } from '../../shared/domain/catalog/content.ts';
import { type BasisKind, basisKinds, keysOf, type ShareType } from '../../shared/domain/catalog/metadata.ts';
import {
  approve,
  compile,
  consent,
  propose,
  proposeWithdrawal,
  type Resource,
  returnDraft,
  revise as reviseBy,
  sendBack,
} from '../../shared/domain/catalog/resource.ts';
import { lawInForce } from '../../shared/domain/duties/law.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { Principal } from '../../shared/domain/people/person.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import {
  bj,
  content,
  law,
  leader,
  officer,
  person,
  published,
  RESOURCE,
  refused,
  said,
  submit,
  typesOf,
  unconditional,
} from '../examples.ts';

const now = bj('2026-09-24');
const by = (who: Principal, on = now) => ({ by: who, now: on, law: lawInForce() });
const staff = person('12');
const entry = { id: RESOURCE as Id<'res'>, code: '341128112/000001', provider: '12' };
const compiled = (shown: Content = content()): Resource => compile({ ...entry, content: shown }, by(staff))[0].next;
const revise = (resource: Resource, said: Parameters<typeof reviseBy>[1], who = staff) =>
  reviseBy(resource, said, by(who));
const submitted = () => submit(compiled(), 'p-12', now).next;

function rejects(shown: unknown): string[] {
  return contentSchema.safeParse(shown).error?.issues.map(({ path }) => path.join('.')) ?? [];
}

describe('第三条 (art. 3): secrets stay out', () => {
  it.each(['state-secret', 'work-secret'] as const)('%s is refused before anything is kept', (secrecy) => {
    const secret = content({ secrecy });
    expect(refused(() => checkContent(secret))).toBe('secret-refused');
    expect(refused(() => compile({ ...entry, content: secret }, by(staff)))).toBe('secret-refused');
    expect(refused(() => revise(published(), { content: secret, changes: [] }))).toBe('secret-refused');
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

  it('第三条 (art. 3): the mark of a secret in any field is refused, as in a spreadsheet, by its field and without its text', () => {
    const refusal = (more: object) => {
      try {
        checkContent({ ...content(), ...more });
        return null;
      } catch (error) {
        const { code, fields, zh } = error as Refusal;
        return { code, field: fields[0]?.field, tells: zh.includes('机密') };
      }
    };
    const secret = (field: string) => ({ code: 'secret-refused', field: `body.content.${field}`, tells: false });
    expect(refusal({ abstract: '某资源 机密★10年' })).toEqual(secret('abstract'));
    expect(refusal({ name: '机密' })).toEqual(secret('name'));
    expect(refusal({ open: { toSociety: false, condition: '密级：机密' } })).toEqual(secret('open.condition'));
    expect(refusal({ abstract: '不涉及国家秘密的科研项目名单' })).toBeNull();
    expect(refusal({ items: [{ id: 'a', name: '绝密★长期' }] })).toEqual(secret('items.0.name'));
    expect(refusal({ items: [{ id: 'a', name: '涉密等级' }] })).toBeNull();
  });

  it('第七条 (art. 7): a file is provided as a file, by mail or on a medium, whichever way the entry comes', () => {
    const provided = (category: Content['format']['category'], method: Content['sharing']['method']) => {
      const of = content({ format: { category, type: 'x' } });
      return refused(() => checkContent({ ...of, sharing: { ...of.sharing, method } }));
    };
    for (const category of ['file', 'spreadsheet', 'image', 'media'] as const) {
      for (const method of ['interface', 'database'] as const)
        expect(provided(category, method)).toBe('file-otherwise');
      for (const method of ['file', 'mail', 'medium'] as const) expect(provided(category, method)).toBe('done');
    }
    for (const category of ['database', 'interface', 'self-describing'] as const)
      for (const method of ['database', 'file', 'interface'] as const) expect(provided(category, method)).toBe('done');
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
    const [approved] = approve(submitted(), by(officer, bj('2026-09-25')));
    expect(approved.next).toEqual({
      ...entry,
      version: 1,
      published: content(),
      publishedAt: bj('2026-09-25'),
      withdrawn: null,
      draft: null,
    });
    expect(typesOf(compile({ ...entry, content: content() }, by(staff))[0])).toEqual(['ResourceCompiled']);
    expect(typesOf(submit(compiled(), 'p-12', now))).toEqual(['ResourceProposed', 'ResourceSubmitted']);
    expect(typesOf(approved)).toEqual(['ResourcePublished']);
  });

  it('is returned with remarks, and may then be revised or submitted again', () => {
    const [returned] = sendBack(submitted(), said('摘要过于简略'), by(officer));
    expect(returned.next).toMatchObject({ version: 0, draft: { status: 'returned', remarks: '摘要过于简略' } });
    expect(returned.events).toMatchObject([{ type: 'ResourceReturned', data: { remarks: '摘要过于简略' } }]);
    expect(submit(returned.next, 'p-12', now).next.draft).toMatchObject({ status: 'submitted' });
    expect(
      revise(returned.next, { content: content({ abstract: '更详细的摘要' }), changes: [] })[0].next.draft?.status,
    ).toBe('draft');
  });

  it('is not changed under review, nor reviewed when nothing is submitted', () => {
    expect(refused(() => revise(submitted(), { content: content(), changes: [] }))).toBe('resource-under-review');
    expect(refused(() => submit(submitted(), 'p-12', now))).toBe('resource-not-draft');
    expect(refused(() => submit(published(), 'p-12', now))).toBe('resource-not-draft');
    expect(refused(() => approve(compiled(), by(officer)))).toBe('resource-not-submitted');
    expect(refused(() => sendBack(published(), said('无'), by(officer)))).toBe('resource-not-submitted');
  });

  it('is revised beside the published version, which stays until the revision is approved', () => {
    const revised = revise(published(), { content: content({ name: '参保人员信息' }), changes: [] })[0].next;
    expect(revised).toMatchObject({ version: 1, published: { name: '参保人员基本信息' } });
    const approved = approve(submit(revised, 'p-12', now).next, by(officer))[0].next;
    expect(approved).toMatchObject({ version: 2, published: { name: '参保人员信息' }, draft: null });
  });
});

describe('第七条 (art. 7), 809 第十三条: whoever is in charge of the department consents before submission', () => {
  const proposed = () => propose(compiled(), {}, by(staff))[0].next;

  it('staff propose, and only the consent of the leader submits', () => {
    expect(proposed().draft).toMatchObject({ status: 'proposed', proposedAt: now, proposedBy: 'p-12' });
    const [consented] = consent(proposed(), { review: null }, by(leader(), bj('2026-09-28')));
    expect(consented.next.draft).toMatchObject({
      status: 'submitted',
      proposedBy: 'p-12',
      submittedBy: 'leader-12',
      submittedAt: bj('2026-09-28'),
    });
    expect(consented.events).toMatchObject([
      { type: 'ResourceSubmitted', data: { provider: '12', first: true, withdrawal: false, changes: [] } },
    ]);
    expect(refused(() => approve(proposed(), by(officer)))).toBe('resource-not-submitted');
  });

  it('whoever proposed it cannot consent nor return it, not through a second role either', () => {
    const both = person('12', ['staff', 'leader'], 'p-12');
    expect(refused(() => consent(proposed(), { review: null }, by(both)))).toBe('same-person');
    expect(refused(() => returnDraft(proposed(), said('无'), by(both)))).toBe('same-person');
    expect(refused(() => consent(proposed(), { review: null }, by(person('12', ['staff', 'leader'], 'other'))))).toBe(
      'done',
    );
  });

  it('only the leader, and only of the department whose entry it is, whatever state it is in', () => {
    for (const entry of [proposed(), compiled(), submitted(), published()]) {
      expect(refused(() => consent(entry, { review: null }, by(person('12', ['staff', 'head'], 'x'))))).toBe(
        'role-missing',
      );
      expect(refused(() => consent(entry, { review: null }, by(leader('15'))))).toBe('not-the-provider');
      expect(refused(() => returnDraft(entry, said('无'), by(leader('15'))))).toBe('not-the-provider');
    }
  });

  it('once, and only of what is proposed', () => {
    for (const entry of [compiled(), submitted(), published()]) {
      expect(refused(() => consent(entry, { review: null }, by(leader())))).toBe('resource-not-proposed');
      expect(refused(() => returnDraft(entry, said('无'), by(leader())))).toBe('resource-not-proposed');
    }
  });

  it('declined, it is back with staff with remarks on the whole and on its fields, and may be proposed again', () => {
    const remarks = { remarks: '条件不明确', fields: [{ field: 'sharing.condition', remark: '请写明用途' }] };
    const [declined] = returnDraft(proposed(), remarks, by(leader()));
    expect(declined.next.draft).toMatchObject({ status: 'returned', returnedBy: 'head', ...remarks });
    expect(typesOf(declined)).toEqual(['ResourceReturned']);
    expect(propose(declined.next, {}, by(staff))[0].next.draft).toMatchObject({ status: 'proposed', kind: 'content' });
    expect(propose(declined.next, {}, by(staff))[0].next.draft).not.toHaveProperty('remarks');
  });

  it('while it waits for the leader it is not changed, proposed again or withdrawn', () => {
    expect(refused(() => revise(proposed(), { content: content(), changes: [] }))).toBe('resource-under-review');
    expect(refused(() => propose(proposed(), {}, by(staff)))).toBe('resource-not-draft');
    const revision = propose(revise(published(), { content: content(), changes: [] })[0].next, {}, by(staff))[0].next;
    expect(refused(() => proposeWithdrawal(revision, { reason: '职能划出', dropDraft: false }, by(staff)))).toBe(
      'resource-under-review',
    );
  });
});

describe('第七条 (art. 7): a published entry is withdrawn the same way as it was published', () => {
  const withdrawal = () => proposeWithdrawal(published(), { reason: '职能划出', dropDraft: false }, by(staff))[0].next;
  const withdrawn = () =>
    approve(consent(withdrawal(), { review: null }, by(leader()))[0].next, by(officer, bj('2026-09-28')))[0];

  it('proposed for a reason, consented to, approved: then nothing is published, and the versions keep their numbers', () => {
    expect(withdrawal()).toMatchObject({
      version: 1,
      published: content(),
      draft: { status: 'proposed', kind: 'withdrawal', reason: '职能划出' },
    });
    const { next, events } = withdrawn();
    expect(next).toMatchObject({
      version: 1,
      published: null,
      publishedAt: null,
      withdrawn: { at: bj('2026-09-28'), reason: '职能划出' },
      draft: null,
    });
    expect(events).toMatchObject([{ type: 'ResourceWithdrawn', data: { version: 1, reason: '职能划出' } }]);
  });

  it('returned, it stays published, and is proposed again as a withdrawal or revised instead', () => {
    const returned = sendBack(
      consent(withdrawal(), { review: null }, by(leader()))[0].next,
      said('仍在使用'),
      by(officer),
    )[0].next;
    expect(returned).toMatchObject({ published: content(), draft: { status: 'returned', kind: 'withdrawal' } });
    expect(propose(returned, {}, by(staff))[0].next.draft).toMatchObject({ kind: 'withdrawal', reason: '职能划出' });
    const revised = revise(returned, { content: content(), changes: [] })[0].next.draft;
    expect(revised).toMatchObject({ status: 'draft', kind: 'content' });
    expect(revised).not.toHaveProperty('reason');
  });

  it('a draft that was begun is given up for it only where that is said', () => {
    const drafted = revise(published(), { content: content(), changes: [] })[0].next;
    const withdraw = (dropDraft: boolean) => proposeWithdrawal(drafted, { reason: '职能划出', dropDraft }, by(staff));
    expect(refused(() => withdraw(false))).toBe('draft-in-the-way');
    expect(withdraw(true)[0].next.draft).toMatchObject({ status: 'proposed', kind: 'withdrawal', content: content() });
    // A withdrawal that came back is no draft that could be lost.
    const returned = sendBack(
      consent(withdrawal(), { review: null }, by(leader()))[0].next,
      said('仍在使用'),
      by(officer),
    )[0].next;
    const [again] = proposeWithdrawal(returned, { reason: '职能已划出', dropDraft: false }, by(staff));
    expect(again.next.draft).toMatchObject({ status: 'proposed', reason: '职能已划出' });
  });

  it('only what is published can be', () => {
    expect(refused(() => proposeWithdrawal(compiled(), { reason: '职能划出', dropDraft: false }, by(staff)))).toBe(
      'resource-not-published',
    );
    expect(
      refused(() => proposeWithdrawal(withdrawn().next, { reason: '职能划出', dropDraft: false }, by(staff))),
    ).toBe('resource-not-published');
  });

  it('and published anew it is the next version, withdrawn no longer', () => {
    const anew = submit(
      revise(withdrawn().next, { content: content({ name: '重新发布' }), changes: [] })[0].next,
      'p-12',
      now,
    ).next;
    expect(approve(anew, by(officer))[0].next).toMatchObject({
      version: 2,
      published: { name: '重新发布' },
      withdrawn: null,
    });
  });
});

describe('第八条第二项 (art. 8(2)): a theme resource names those who build it together', () => {
  const theme = (builders: string[], sharing: Partial<Content['sharing']> = {}) =>
    content({ classification: { class: 'theme', category: 'social-security', builders } }, sharing);

  it('without builders it is refused by the field', () => {
    expect(() => checkContent(theme([]))).toThrow(
      expect.objectContaining({
        code: 'builders-required',
        rule: '第八条',
        fields: [expect.objectContaining({ field: 'body.content.classification.builders' })],
      }),
    );
    expect(refused(() => checkContent(theme(['12', '15'])))).toBe('done');
  });

  it('and cannot be "not shared" without a basis', () => {
    expect(refused(() => checkContent(theme(['15'], { type: 'not-shared', bases: [] })))).toBe('basis-required');
    expect(refused(() => checkContent(theme(['15'], { type: 'not-shared', bases: [law] })))).toBe('done');
  });

  it('a base or department resource has none, and categories are those of the guide', () => {
    const classified = (classification: unknown) => rejects({ ...content(), classification });
    expect(classified({ class: 'base', category: 'population' })).toEqual([]);
    expect(classified({ class: 'department' })).toEqual([]);
    expect(classified({ class: 'base', category: 'social-security' })).toEqual(['classification.category']);
    expect(classified({ class: 'theme', category: 'social-security' })).toEqual(['classification.builders']);
    expect(classified({ class: 'theme', category: 'health', builders: ['1'] })).toEqual(['classification.builders.0']);
  });
});

describe('第十条 (art. 10): what identifies a person or an organisation is named', () => {
  it('by its national key, and no other', () => {
    const keyed = (identifies: string) =>
      rejects({ ...content(), items: [{ id: 'key', name: '证件号码', identifies }] });
    expect([keyed('citizen'), keyed('organisation'), keyed('passport')]).toEqual([[], [], ['items.0.identifies']]);
  });
});

describe('第十五条 (art. 15): commercial secrets and personal privacy are shared in an agreed way', () => {
  it('never unconditionally, the entry as a whole or an item of it', () => {
    const [first, ...rest] = content().items;
    const items = [{ ...first, confidential: 'personal-privacy' }, ...rest] as Content['items'];
    expect(refused(() => checkContent(content({ items }, unconditional)))).toBe('confidential-unconditional');
    expect(refused(() => checkContent(content({ confidential: 'commercial-secret' }, unconditional)))).toBe(
      'confidential-unconditional',
    );
    expect(refused(() => checkContent(content({ items, confidential: 'commercial-secret' })))).toBe('done');
  });
});

describe('第七条 (art. 7): the bureau decides, and nobody on their own entry', () => {
  it('whatever second role they hold', () => {
    expect(refused(() => approve(submitted(), by(person('12', ['staff', 'bureau']))))).not.toBe('done');
    expect(refused(() => sendBack(submitted(), said('无'), by(person('12', ['bureau'], 'other'))))).not.toBe('done');
  });

  it('and only as an officer of the bureau: the role does not count in another department', () => {
    expect(refused(() => approve(submitted(), by(person('15', 'bureau'))))).toBe('role-missing');
    expect(refused(() => approve(submitted(), by(person('00', 'staff'))))).toBe('role-missing');
    expect(refused(() => approve(submitted(), by(person('00', ['administrator']))))).toBe('role-missing');
  });

  it("and on the bureau's own entry another officer than those who proposed and submitted it", () => {
    const own = (proposing: string, consenting: string) => {
      const proposed = propose({ ...compiled(), provider: '00' }, {}, by(person('00', 'staff', proposing)))[0].next;
      return consent(proposed, { review: null }, by(person('00', ['leader', 'bureau'], consenting)))[0].next;
    };
    expect(refused(() => approve(own('officer', 'leader-00'), by(officer)))).toBe('same-person');
    expect(refused(() => approve(own('p-00', 'officer'), by(officer)))).toBe('same-person');
    expect(refused(() => sendBack(own('p-00', 'officer'), said('无'), by(officer)))).toBe('same-person');
    expect(refused(() => approve(own('p-00', 'leader-00'), by(officer)))).toBe('done');
    // An officer who entered it for another department has a hand in it too.
    expect(refused(() => approve(submit(compiled(), 'officer', now).next, by(officer)))).toBe('same-person');
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
