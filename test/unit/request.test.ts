import { describe, expect, it } from 'vitest';
import { make } from '../../shared/domain/grant.ts';
import { lawInForce } from '../../shared/domain/law.ts';
import {
  applicationSchema,
  apply,
  grantDirectly,
  itemsAppliedFor,
  obtainedDirectly,
  type Reply,
  reply,
  replySchema,
} from '../../shared/domain/request.ts';
import {
  applicant,
  application,
  bj,
  content,
  published,
  REQUEST,
  RESOURCE,
  refuse,
  refused,
  request,
  typesOf,
  unconditional,
} from '../examples.ts';

const now = bj('2026-09-25', '10:00:00.000');
const by = { personId: 'p-12', grantId: 'grt_1' };
const inPart = (items: string[]): Reply => ({ decision: 'agree-in-part', items, refusal: refuse.refusal });

describe('第十五条 (art. 15): the application', () => {
  it('states scope, purpose, items and their number, and pins the version it saw', () => {
    const { next, events } = apply(application(), published({ version: 3 }), applicant, now);
    expect(next).toMatchObject({
      id: REQUEST,
      status: 'submitted',
      requester: '15',
      provider: '12',
      resource: { id: RESOURCE, version: 3, name: '参保人员基本信息' },
      scope: '本市户籍申请人',
      purpose: '核验救助申请人参保状态',
      items: [
        { id: 'name', name: '姓名' },
        { id: 'status', name: '参保状态' },
      ],
      submittedAt: now,
    });
    expect(events).toMatchObject([{ type: 'RequestSubmitted', data: { provider: '12', requester: '15', items: 2 } }]);
  });

  it.each(['scope', 'purpose', 'items', 'itemCount', 'basis'] as const)('without %s is refused', (field) => {
    const { [field]: _left, ...rest } = application();
    expect(applicationSchema.safeParse(rest).error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
  });

  it('for items that the entry does not have is refused, each named', () => {
    const asked = application({ items: ['name', 'salary'], itemCount: 2 });
    expect(() => itemsAppliedFor(asked, published(), '15')).toThrow(
      expect.objectContaining({ code: 'items-unknown', details: { items: 'salary' }, rule: '第十五条' }),
    );
  });

  it('states the number of items it chose, an item named twice being one', () => {
    expect(refused(() => itemsAppliedFor(application({ itemCount: 3 }), published(), '15'))).toBe('item-count');
    const twice = application({ items: ['name', 'name'], itemCount: 1 });
    expect(itemsAppliedFor(twice, published(), '15')).toEqual([{ id: 'name', name: '姓名' }]);
  });

  it('is for published data of another department that is shared', () => {
    const unpublished = published({ version: 0, published: null, publishedAt: null });
    const notShared = published({}, content({}, { type: 'not-shared', condition: undefined }));
    expect(refused(() => itemsAppliedFor(application(), unpublished, '15'))).toBe('resource-not-published');
    expect(refused(() => itemsAppliedFor(application(), notShared, '15'))).toBe('resource-not-shared');
    expect(refused(() => itemsAppliedFor(application(), published(), '12'))).toBe('own-data');
  });

  it('sees what is published, not the draft beside it', () => {
    const draft = {
      status: 'draft' as const,
      kind: 'content' as const,
      content: content({}, { type: 'not-shared' }),
      changes: [],
    };
    expect(refused(() => itemsAppliedFor(application(), published({ draft }), '15'))).toBe('done');
  });
});

describe('第十五条 (art. 15): the reply', () => {
  it('agreeing makes a grant of exactly the items asked for, for the purpose stated', () => {
    const { next, events, grant } = reply(request(), { decision: 'agree', opinion: '请注意保密' }, by, now);
    expect(next).toMatchObject({
      status: 'agreed',
      grant: 'grt_1',
      reply: { at: now, by: 'p-12', opinion: '请注意保密', agreed: request().items },
    });
    expect(grant).toEqual({
      id: 'grt_1',
      source: REQUEST,
      number: 'YM-2026-000001',
      resource: RESOURCE,
      version: 1,
      resourceName: '参保人员基本信息',
      requester: '15',
      provider: '12',
      items: request().items.map((item) => ({ ...item, until: null })),
      purpose: '核验救助申请人参保状态',
      scope: '本市户籍申请人',
      conditions: null,
    });
    expect(events).toMatchObject([{ type: 'RequestAgreed', data: { grant: 'grt_1', agreed: 2, requested: 2 } }]);
  });

  it('agreeing in part grants those items alone and keeps why not the rest', () => {
    const { next, grant, events } = reply(request(), inPart(['status']), by, now);
    expect(grant?.items).toEqual([{ id: 'status', name: '参保状态', until: null }]);
    expect(next).toMatchObject({
      status: 'partly-agreed',
      reply: { agreed: [{ id: 'status', name: '参保状态' }], refusal: refuse.refusal },
    });
    expect(events).toMatchObject([{ type: 'RequestPartlyAgreed', data: { agreed: 1, requested: 2 } }]);
  });

  it.each([[['name', 'status']], [['salary']], [['name', 'salary']]])('agreeing in part to %j is refused', (items) => {
    expect(refused(() => reply(request(), inPart(items), by, now))).toBe('agreed-items');
  });

  it('refusing makes no grant and keeps reason and basis', () => {
    const { next, grant, events } = reply(request(), refuse, by, now);
    expect(grant).toBeNull();
    expect(next).toMatchObject({ status: 'refused', reply: { agreed: [], refusal: refuse.refusal } });
    expect(next).not.toHaveProperty('grant');
    expect(events.map(({ type }) => type)).toEqual(['RequestRefused']);
  });

  it('that refuses, in whole or in part, states its reason and its basis', () => {
    const issues = (given: unknown) => replySchema.safeParse(given).error?.issues.map(({ path }) => path.join('.'));
    const { reason: _reason, ...noReason } = refuse.refusal;
    const { basis: _basis, ...noBasis } = refuse.refusal;
    expect(issues({ decision: 'refuse' })).toEqual(['refusal']);
    expect(issues({ decision: 'refuse', refusal: noReason })).toEqual(['refusal.reason']);
    expect(issues({ decision: 'refuse', refusal: noBasis })).toEqual(['refusal.basis']);
    expect(issues({ decision: 'agree-in-part', items: ['name'] })).toEqual(['refusal']);
    expect(issues({ ...refuse, refusal: { ...refuse.refusal, reason: ' ' } })).toEqual(['refusal.reason']);
    expect(issues(refuse)).toBeUndefined();
  });

  it('is given once: what is answered stays answered', () => {
    const answers: Reply[] = [{ decision: 'agree' }, inPart(['name']), refuse];
    for (const first of answers)
      for (const second of answers) {
        const answered = reply(request(), first, by, now).next;
        expect(refused(() => reply(answered, second, by, now))).toBe('request-closed');
      }
  });

  it('cannot set conditions beyond those published (809 art. 15): the grant is what was asked for', () => {
    const { grant } = reply(request(), { decision: 'agree', opinion: '另须每月报告' }, by, now);
    expect(JSON.stringify(grant)).not.toContain('另须每月报告');
  });
});

describe('第十五条 (art. 15): unconditional data is obtained directly', () => {
  it('where none of the items asked for is shared on conditions, whatever the others are', () => {
    const items = [
      { id: 'name', name: '姓名' },
      { id: 'status', name: '参保状态', sharing: 'conditional' as const },
      { id: 'id-number', name: '公民身份号码', sharing: 'not-shared' as const },
    ];
    const entry = published({}, content({ items }, { type: 'unconditional' }));
    const asked = (...ids: string[]) => application({ items: ids, itemCount: ids.length });
    const directly = (...ids: string[]) => obtainedDirectly(apply(asked(...ids), entry, applicant, now).next, entry);
    expect([directly('name'), directly('status'), directly('name', 'status')]).toEqual([true, false, false]);
    expect(refused(() => itemsAppliedFor(asked('name', 'id-number'), entry, '15'))).toBe('resource-not-shared');
    expect(obtainedDirectly(request(), published())).toBe(false);
  });

  it('with a grant at once and no decision of the provider', () => {
    const open = published({}, content({}, unconditional));
    const asked = apply(application(), open, applicant, now).next;
    const { next, grant, events } = grantDirectly(asked, 'grt_1', now);
    expect(next).toMatchObject({ status: 'agreed', grant: 'grt_1', reply: { by: 'system', at: now } });
    expect(grant.items).toEqual(asked.items.map((item) => ({ ...item, until: null })));
    expect(events.map(({ type }) => type)).toEqual(['RequestAgreed']);
  });

  it('and every grant is on record', () => {
    const { grant } = grantDirectly(request(), 'grt_1', now);
    expect(typesOf(make(grant, lawInForce(), now).grant)).toEqual(['GrantMade']);
    expect(make(grant, lawInForce(), now).grant.events).toMatchObject([
      { data: { items: ['name', 'status'], requester: '15' } },
    ]);
  });
});
