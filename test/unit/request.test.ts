import { describe, expect, it } from 'vitest';
import { endOf, type Instant } from '../../shared/domain/calendar/time.ts';
import { consentReply, proposeReply, refusedItems, returnReply } from '../../shared/domain/cases/reply.ts';
import { type Reply, replySchema } from '../../shared/domain/cases/reply-fields.ts';
import type { DataRequest, RequestDecision } from '../../shared/domain/cases/request.ts';
import { openRequest } from '../../shared/domain/cases/request-opening.ts';
import { askExtension, declineExtension, nudge, withdraw } from '../../shared/domain/cases/request-steps.ts';
import { askSupplement, missSupplement, supply } from '../../shared/domain/cases/supplement.ts';
import { changesOf } from '../../shared/domain/change.ts';
import { giveTime } from '../../shared/domain/duties/duty-rights.ts';
import { openDuty, wake } from '../../shared/domain/duties/duty-steps.ts';
import { lawInForce, rulesFor } from '../../shared/domain/duties/law.ts';
import type { Principal } from '../../shared/domain/people/person.ts';
import {
  agree,
  applicant,
  application,
  bj,
  changeOf,
  circumstances,
  content,
  head,
  law,
  officer,
  opened,
  person,
  published,
  REQUEST,
  RESOURCE,
  refuse,
  refused,
  replyTerms,
  request,
  unconditional,
} from '../examples.ts';

const now = bj('2026-09-25', '10:00:00.000');
const asking = person('15');
const replying = person('12');
const refs = (...items: string[]) => items.map((item) => ({ resource: RESOURCE, item }));
const because = { kind: 'law-forbids', reason: '超出法定查询范围', basis: law } as const;
const inPart = (agreed: string[], not: string[]): Reply =>
  replySchema.parse({ agreed: refs(...agreed), refused: not.length > 0 ? [{ items: refs(...not), ...because }] : [] });

/** Written by staff and consented to by their head. */
function replied(to: DataRequest, given: Reply) {
  let grants = 0;
  const written = proposed(to, given).next;
  const decision = consentReply(written, { grantId: () => `grt_${++grants}` }, circumstances(head('12'), now));
  return { ...only(decision), grants: changesOf(decision, 'grant').map(({ next }) => next) };
}

const only = (decision: RequestDecision | null) => changeOf(decision, 'request');
const proposed = (to: DataRequest, given: Reply, by = replying, at = now) =>
  only(proposeReply(to, given, circumstances(by, at)));

describe('第十五条 (art. 15): the case', () => {
  it('states scope, purpose, items and their number, and is pinned to the version that was seen', () => {
    const decision = opened({}, now, published({ version: 3 }));
    const { next, events } = only(decision);
    const grants = changesOf(decision, 'grant');
    expect(next).toMatchObject({
      ...applicant,
      status: 'submitted',
      name: '参保人员基本信息',
      resources: [{ id: RESOURCE, version: 3, direct: false, grant: null, items: [{ id: 'name' }, { id: 'status' }] }],
      scope: '本市户籍申请人',
      purpose: '核验救助申请人参保状态',
      submittedAt: now,
    });
    expect(events).toMatchObject([{ type: 'RequestSubmitted', data: { provider: '12', requester: '15', items: 2 } }]);
    expect(grants).toEqual([]);
  });

  it('of unconditional data is granted at once, with no decision of the provider', () => {
    const decision = opened({}, now, published({}, content({}, unconditional)));
    const { next, events } = only(decision);
    const grants = changesOf(decision, 'grant').map((one) => one.next);
    expect(next).toMatchObject({
      status: 'agreed',
      reply: { by: 'system', at: now },
      resources: [{ direct: true, grant: 'grt_1' }],
    });
    expect(grants).toMatchObject([
      { id: 'grt_1', source: REQUEST, items: [{ id: 'name', until: '2027-12-31' }, { id: 'status' }] },
    ]);
    expect(events.map(({ type }) => type)).toEqual(['RequestSubmitted', 'RequestAgreed']);
  });

  it('is decided item by item: obtained directly where none of those asked for has conditions', () => {
    const items = [
      { id: 'name', name: '姓名' },
      { id: 'status', name: '参保状态', sharing: 'conditional' as const },
    ];
    const entry = published({}, content({ items }, { type: 'unconditional' }));
    const direct = (...chosen: string[]) => {
      const form = application({ resources: [{ resource: RESOURCE, items: chosen, itemCount: chosen.length }] });
      const asked = form.resources.map((one) => ({ asked: one, resource: entry }));
      return only(
        openRequest(
          { ...applicant, content: form, asked, grantId: () => 'grt_1' as const },
          { law: lawInForce(), now },
        ),
      ).next.resources.map((one) => one.direct);
    };
    expect([direct('name'), direct('status'), direct('name', 'status')]).toEqual([[true], [false], [false]]);
  });

  it('with entries of both kinds grants the one and awaits a reply to the other', () => {
    const other = 'res_01k5wv1m6t8e0b7q9z3c4d5f6h';
    const open = published({ id: other, code: '341128112/000002' }, content({ name: '公开信息' }, unconditional));
    const form = application({
      resources: [
        { resource: RESOURCE, items: ['name'], itemCount: 1 },
        { resource: other, items: ['name'], itemCount: 1 },
      ],
    });
    const [first, second] = form.resources;
    if (!first || !second) throw new Error('two entries');
    const asked = [
      { asked: first, resource: published() },
      { asked: second, resource: open },
    ];
    const decision = openRequest(
      { ...applicant, content: form, asked, grantId: () => 'grt_1' as const },
      { law: lawInForce(), now },
    );
    const { next } = only(decision);
    const grants = changesOf(decision, 'grant').map((one) => one.next);
    expect(next).toMatchObject({ status: 'submitted', name: '参保人员基本信息等2项资源' });
    expect(grants.map(({ resource }) => resource)).toEqual([other]);
    expect(replied(next, agree)).toMatchObject({
      next: { reply: { agreed: [{ resource: RESOURCE }] } },
      grants: [{ resource: RESOURCE }],
    });
  });
});

describe('第十五条 (art. 15): the reply', () => {
  it('agreeing makes a grant of exactly the items asked for, for the purpose stated, on the conditions published', () => {
    const { next, events, grants } = replied(request(), { ...agree, opinion: '请注意保密' });
    expect(next).toMatchObject({
      status: 'agreed',
      resources: [{ grant: 'grt_1' }],
      reply: { at: now, by: 'p-12', consentedBy: 'head-12', opinion: '请注意保密', refused: [] },
    });
    expect(grants).toMatchObject([
      {
        id: 'grt_1',
        source: REQUEST,
        number: 'YM-2026-000001',
        resource: RESOURCE,
        version: 1,
        resourceName: '参保人员基本信息',
        requester: '15',
        provider: '12',
        items: [
          { id: 'name', name: '姓名', until: '2027-12-31' },
          { id: 'status', name: '参保状态', until: '2027-12-31' },
        ],
        purpose: '核验救助申请人参保状态',
        scope: '本市户籍申请人',
        conditions: '用于依法核验参保资格',
        direct: false,
      },
    ]);
    expect(events).toMatchObject([{ type: 'RequestAgreed', data: { grants: ['grt_1'], agreed: 2, requested: 2 } }]);
  });

  it('agreeing in part grants those items alone, each for its term, and keeps why not the rest', () => {
    const given = replySchema.parse({
      agreed: [{ resource: RESOURCE, item: 'status', until: '2026-12-31' }],
      refused: [{ items: refs('name', 'status'), ...because }],
    });
    const { next, grants, events } = replied(request(), given);
    expect(grants[0]?.items).toEqual([{ id: 'status', name: '参保状态', until: '2026-12-31' }]);
    expect(next.status).toBe('partly-agreed');
    const rest = { resource: RESOURCE, id: 'status', name: '参保状态', after: '2026-12-31' };
    expect(refusedItems(next)).toEqual([
      { items: [{ resource: RESOURCE, id: 'name', name: '姓名' }, rest], ...because },
    ]);
    expect(events).toMatchObject([{ type: 'RequestPartlyAgreed', data: { agreed: 1, requested: 2 } }]);
  });

  it('answers every item once', () => {
    const said = (given: Reply) => refused(() => proposed(request(), given, replying, now));
    expect(said(inPart(['name'], []))).toBe('reply-items');
    expect(said(inPart(['name'], ['name', 'status']))).toBe('reply-items');
    expect(said(inPart(['name', 'salary'], ['status']))).toBe('reply-items');
    expect(said(replySchema.parse({}))).toBe('reply-items');
    expect(said(inPart(['name'], ['status']))).toBe('done');
  });

  it('agrees to no longer a term than asked, and to none that is over', () => {
    const said = (until: string) =>
      refused(() =>
        proposed(request(), replySchema.parse({ agreed: refs('name', 'status').map((ref) => ({ ...ref, until })) })),
      );
    expect([said('2028-01-01'), said('2026-09-25'), said('2027-12-31')]).toEqual([
      'term-too-long',
      'term-too-long',
      'done',
    ]);
  });

  it('a shorter term than asked is agreement in part, and the rest of it has its reason and basis too', () => {
    const agreed = refs('name', 'status').map((ref) => ({ ...ref, until: '2026-09-26' }));
    const said = (refusals: Reply['refused']) =>
      refused(() => proposed(request(), replySchema.parse({ agreed, refused: refusals }), replying, now));
    expect(said([])).toBe('reply-items');
    expect(said([{ items: refs('name'), ...because }])).toBe('reply-items');
    const rest = [{ items: 'all' as const, ...because }];
    expect(said(rest)).toBe('done');
    expect(replied(request(), replySchema.parse({ agreed, refused: rest })).next).toMatchObject({
      status: 'partly-agreed',
      reply: {
        refused: [
          {
            items: [
              { id: 'name', after: '2026-09-26' },
              { id: 'status', after: '2026-09-26' },
            ],
          },
        ],
      },
    });
  });

  it('nor to all that was asked for, where its term has passed before it is answered or consented to', () => {
    const last = bj(request().until);
    expect(refused(() => proposed(request(), agree, replying, last))).toBe('term-too-long');
    const { next } = proposed(request(), agree, replying, now);
    expect(
      refused(() => consentReply(next, { grantId: () => 'grt_1' as const }, circumstances(head('12'), last))),
    ).toBe('term-too-long');
  });

  it('refusing makes no grant and keeps reason and basis, all compulsory', () => {
    const { next, grants, events } = replied(request(), refuse);
    expect([grants, next.status]).toEqual([[], 'refused']);
    expect(refusedItems(next)).toMatchObject([{ items: [{ id: 'name' }, { id: 'status' }], ...because }]);
    expect(events.map(({ type }) => type)).toEqual(['RequestRefused']);
    const issues = (left: string) => {
      const { [left as 'kind']: _left, ...rest } = because;
      return replySchema
        .safeParse({ refused: [{ items: 'all', ...rest }] })
        .error?.issues.map(({ path }) => path.at(-1));
    };
    expect(['kind', 'reason', 'basis'].flatMap(issues)).toEqual(['kind', 'reason', 'basis']);
  });

  it('cannot refuse because the application is incomplete (809 art. 21), nor set conditions beyond those published (809 art. 15)', () => {
    const incomplete = replySchema.parse({ refused: [{ items: 'all', ...because, kind: 'incomplete' }] });
    expect(refused(() => proposed(request(), incomplete, replying, now))).toBe('incomplete-no-ground');
    const more = { ...agree, conditions: '另须每月报告' };
    expect(refused(() => proposed(request(), more, replying, now))).toBe('conditions-beyond');
    expect(refused(() => proposed(request(), { ...agree, conditions: '用于依法核验参保资格' }, replying, now))).toBe(
      'done',
    );
  });

  it('counts once the head of the provider consents, never whoever wrote it (809 art. 20)', () => {
    const written = proposed(request(), agree, replying, now).next;
    const consent = (by: typeof replying) =>
      refused(() => consentReply(written, { grantId: () => 'grt_1' as const }, circumstances(by, now)));
    expect(consent(replying)).toBe('not-your-step');
    expect(consent(person('12', ['staff', 'head']))).toBe('same-person');
    // Nor whoever stands in for a head that wrote it.
    const delegate = { ...person('12', 'head'), personId: 'delegate', actingFor: replying.personId };
    expect(consent(delegate)).toBe('same-person');
    expect(consent({ ...delegate, actingFor: 'another' })).toBe('done');
    expect(consent(person('15', 'head'))).toBe('not-your-step');
    const back = only(returnReply(written, { remarks: '依据请写明条款' }, circumstances(head('12'), now))).next;
    expect(back).toMatchObject({ status: 'submitted', remarks: '依据请写明条款' });
    expect(back).not.toHaveProperty('proposed');
  });

  it('is given once: what is answered stays answered', () => {
    for (const first of [agree, inPart(['name'], ['status']), refuse]) {
      const answered = replied(request(), first).next;
      expect(refused(() => proposed(answered, agree))).toBe('step-closed');
    }
  });
});

describe('《政务数据共享条例》第二十一条 (809 art. 21): what is missing', () => {
  const decision = askSupplement(request(), { missing: '请附依据文件' }, circumstances(replying, now));
  const asked = only(decision).next;
  const owing = changesOf(decision, 'duty').map(({ next }) => next);
  const supplied = (of: DataRequest, given: Parameters<typeof supply>[1], at = now, duties = owing) =>
    only(supply(of, given, circumstances(asking, at, duties)));

  it('is told once; supplied, the case goes on as amended', () => {
    expect(asked).toMatchObject({ status: 'supplementing', supplement: { missing: '请附依据文件', answer: null } });
    const given = supplied(asked, { answer: '已附', changes: { basis: '《社会救助法》第三条' } }).next;
    expect(given).toMatchObject({
      status: 'submitted',
      basis: '《社会救助法》第三条',
      supplement: { answer: '已附', answeredAt: now },
    });
    expect(refused(() => askSupplement(given, { missing: '还有' }, circumstances(replying, now)))).toBe(
      'supplement-asked',
    );
  });

  it('is not taken once the time is over, whether or not that was recorded', () => {
    const [owed] = owing;
    if (!owed) throw new Error('a duty to supplement');
    const taken = (at: Instant) => refused(() => supplied(asked, { answer: '已附', changes: {} }, at));
    expect([taken(bj(owed.due, '23:59:59.999')), taken(endOf(owed.due))]).toEqual(['done', 'supplement-over']);
  });

  it('lapses where it is not supplied, and no step leads on', () => {
    const late = circumstances(asking, bj('2026-12-01'), owing);
    const over = only(missSupplement(asked, late)).next;
    expect(over.status).toBe('lapsed');
    expect(refused(() => supplied(over, { answer: '已附', changes: {} }))).toBe('step-closed');
    expect(missSupplement(request(), late)).toBeNull();
    expect(missSupplement(asked, { ...late, now })).toBeNull();
  });

  describe('asked for when the reply was late already', () => {
    const late = bj('2026-10-12');
    const rules = rulesFor(lawInForce(), 'reply', 'conditional', '2026-09-24');
    const reply = openDuty(replyTerms('2026-09-24'), rules, now).next;
    const asking809 = askSupplement(request(), { missing: '请附依据文件' }, circumstances(replying, late, [reply]));
    const waiting = only(asking809).next;
    const duties = (at: Instant) => {
      const woken = wake(reply, rules, at)?.next ?? reply;
      return [woken, ...changesOf(asking809, 'duty').map(({ next }) => next)];
    };

    it('leaves the clock running: it stays late, is flagged and urged about, and is answered late', () => {
      expect(changesOf(asking809, 'duty').map(({ next }) => next.kind)).toEqual(['supplement']);
      const [woken] = duties(bj('2026-10-14'));
      expect([woken?.status, woken?.flags.map(({ due }) => due)]).toEqual(['open', ['2026-10-09']]);
      expect(woken?.escalated.length).toBeGreaterThan(0);
      const given = supply(waiting, { answer: '已附', changes: {} }, circumstances(asking, late, duties(late)));
      const [supplement, ...others] = changesOf(given, 'duty').map(({ next }) => next);
      expect([supplement?.kind, supplement?.status, others]).toEqual(['supplement', 'met', []]);
    });

    it('the request cannot lapse by it: it goes back to the provider, who owes the reply as before', () => {
      const over = bj('2026-12-01');
      const missed = missSupplement(waiting, circumstances(asking, over, duties(over))) ?? [];
      expect(only(missed).next.status).toBe('submitted');
      expect(only(missed).events.map(({ type }) => type)).toEqual(['SupplementMissed']);
      expect(changesOf(missed, 'duty').map(({ next }) => [next.kind, next.status])).toEqual([
        ['supplement', 'cancelled'],
      ]);
      const again = { missing: '还有' };
      expect(refused(() => askSupplement(only(missed).next, again, circumstances(replying, over)))).toBe(
        'supplement-asked',
      );
    });

    it('and more time is asked for and given until the date only', () => {
      const more = { days: 5, reason: '涉及多个处室' };
      const officer = person('00', 'bureau');
      const at = (by: Principal, on: Instant) => circumstances(by, on, [reply]);
      const [last, after] = [bj('2026-10-09', '23:59:59.999'), bj('2026-10-10', '00:00:00.000')];
      const tried = (on: Instant) => [
        refused(() => askExtension(request(), more, at(replying, on))),
        refused(() => giveTime(reply, more, at(officer, on))),
      ];
      expect([tried(last), tried(after)]).toEqual([
        ['done', 'done'],
        ['extension-too-late', 'extension-too-late'],
      ]);
    });
  });

  it('and more time to reply is asked of the bureau, once', () => {
    const more = only(askExtension(request(), { days: 5, reason: '涉及多个处室' }, circumstances(replying, now))).next;
    expect(refused(() => askExtension(more, { days: 5, reason: '再延' }, circumstances(replying, now)))).toBe(
      'extension-asked',
    );
    const declined = only(declineExtension(more, { reason: '事项简单' }, circumstances(officer, now))).next;
    expect(declined.extension).toMatchObject({ declined: '事项简单' });
    expect(refused(() => declineExtension(declined, { reason: '事项简单' }, circumstances(officer, now)))).toBe(
      'extension-not-asked',
    );
    expect(refused(() => declineExtension(request(), { reason: '事项简单' }, circumstances(officer, now)))).toBe(
      'extension-not-asked',
    );
  });
});

describe('the requester', () => {
  it('may withdraw until it is answered, and remind the provider once a day', () => {
    expect(only(withdraw(request(), circumstances(asking, now))).next.status).toBe('withdrawn');
    expect(refused(() => withdraw(replied(request(), agree).next, circumstances(asking, now)))).toBe('step-closed');
    const once = only(nudge(request(), circumstances(asking, now))).next;
    expect(refused(() => nudge(once, circumstances(asking, now)))).toBe('nudged-today');
    expect(refused(() => nudge(once, circumstances(asking, bj('2026-09-26'))))).toBe('done');
  });
});
