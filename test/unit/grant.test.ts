import { describe, expect, it } from 'vitest';
import type { Instant, LocalDate } from '../../shared/domain/calendar/time.ts';
import { changesOf } from '../../shared/domain/change.ts';
import type { Circumstances } from '../../shared/domain/circumstances.ts';
import type { Duty } from '../../shared/domain/duties/duty.ts';
import { lawInForce } from '../../shared/domain/duties/law.ts';
import type { Policy } from '../../shared/domain/duties/policy.ts';
import { effectsOf } from '../../shared/domain/effects.ts';
import type { GrantDecision } from '../../shared/domain/grants/duties.ts';
import { dispose, endTerm, relinquish } from '../../shared/domain/grants/end.ts';
import { decideFiling, makeFiling } from '../../shared/domain/grants/filing.ts';
import { type Grant, provisionSchema } from '../../shared/domain/grants/grant.ts';
import { accessOf, provide, takeAccess } from '../../shared/domain/grants/provision.ts';
import { recordUse } from '../../shared/domain/grants/records.ts';
import * as renewals from '../../shared/domain/grants/renewal.ts';
import { makeGrant } from '../../shared/domain/grants/start.ts';
import { decideSuspension, rectify, suspend } from '../../shared/domain/grants/suspension.ts';
import { itemsInUse, statusAt } from '../../shared/domain/grants/term.ts';
import { grantLife } from '../../shared/domain/lives/grant.ts';
import { renewalLife } from '../../shared/domain/lives/renewal.ts';
import { diagram } from '../../shared/domain/machine.ts';
import type { Principal } from '../../shared/domain/people/person.ts';
import { bj, changeOf, dutiesAfter, grantTerms, head, law, officer, person, refused, typesOf } from '../examples.ts';

const requester = person('15');
const provider = person('12');
const now = bj('2026-09-24');
const item = (id: string, until: LocalDate | null = null) => ({ id, name: id, until });
/** No other grant for the same entry. */
const alone = { beside: [] };
const table = provisionSchema.parse({ kind: 'database', system: '前置库', address: 'db-12:3306', table: 'insured' });

/** A grant and its duties, decided on one step after the other. */
interface Case {
  grant: Grant;
  duties: Duty[];
}

function begun(items = [item('name'), item('status')], direct = false): Case {
  return stepped(
    { grant: null as never, duties: [] },
    makeGrant(grantTerms(items, { direct }), { law: lawInForce(), now }),
  );
}

function at({ duties }: Case, by: Principal, when: Instant = now): Circumstances {
  return { duties, by, now: when, law: lawInForce() };
}

function stepped(one: Case, changes: GrantDecision): Case {
  return { grant: changeOf(changes, 'grant').next, duties: dutiesAfter(one.duties, changes) };
}

const using = (items?: Grant['items']) => {
  const one = begun(items);
  return stepped(one, provide(one.grant, table, at(one, provider)));
};
const open = ({ duties }: Case) => duties.filter(({ status }) => status === 'open').map(({ kind, due }) => [kind, due]);
const state = ({ duties }: Case) => duties.map(({ id, status }) => `${id.split('.').slice(1).join('.')} ${status}`);

describe('第十五条 (art. 15), 809 arts. 21, 22: what was granted is provided', () => {
  it('within 20 working days of agreeing, within 1 where it is obtained directly', () => {
    expect(open(begun())).toEqual([['provide', '2026-10-29']]);
    expect(open(begun(undefined, true))).toEqual([['provide', '2026-09-28']]);
  });

  it('by the provider alone, which meets its duty and puts it in use', () => {
    const one = begun();
    for (const by of [requester, head(), officer, person('12', 'leader')]) {
      expect(refused(() => provide(one.grant, table, at(one, by)))).toBe('not-your-step');
    }
    const done = stepped(one, provide(one.grant, table, at(one, provider)));
    expect(done.grant).toMatchObject({ status: 'in-use', provision: table, providedAt: now });
    expect(state(done)).toEqual(['provide.1 met']);
  });

  it.each([
    'https://reader:Tr0ub4dor@db-12/insured',
    'jdbc:mysql://db-12/x?user=a&password=b',
    'Server=db-12;Pwd = Tr0ub4dor',
    '口令：Tr0ub4dor',
    'Authorization: Bearer abcdefgh12345678',
    '-----BEGIN RSA PRIVATE KEY-----',
    'LTAI5tAbCdEfGhIjKlMn',
  ])('第二十条 (art. 20): never with a secret in words: %s', (note) => {
    const one = begun();
    expect(refused(() => provide(one.grant, { ...table, note } as never, at(one, provider)))).toBe('secret-in-words');
  });

  it('第二十条 (art. 20): a secret is a name by which it is kept; plain words pass', () => {
    const named = (secret: string) => provisionSchema.safeParse({ ...table, secret }).success;
    expect(['yima/12/reader', 'Tr0ub4dor', 'yima', 'a/b c'].map(named)).toEqual([true, false, false, false]);
    const one = begun();
    const note = '密码由数源部门专人线下交接，每月更新';
    expect(refused(() => provide(one.grant, { ...table, note } as never, at(one, provider)))).toBe('done');
  });

  it('第十二条 (art. 12): its details are taken by the requester while it is in use, on record each time', () => {
    const one = using();
    const taken = changeOf(takeAccess(one.grant, at(one, requester)), 'grant');
    expect([accessOf(one.grant), typesOf(taken), taken.next]).toEqual([table, ['AccessTaken'], one.grant]);
    for (const by of [provider, officer])
      expect(refused(() => takeAccess(one.grant, at(one, by)))).toBe('not-your-step');
    expect(refused(() => takeAccess(begun().grant, at(begun(), requester)))).toBe('step-closed');
  });
});

describe('第十五条 (art. 15): nothing is used beyond its term', () => {
  const items = [item('name', '2026-12-31'), item('status', '2027-06-30')];

  it('an item to the end of its last day, and the grant to the end of its last item’s', () => {
    const { grant } = using(items);
    const usable = (on: Instant) => itemsInUse(grant, on).map(({ id }) => id);
    expect(usable('2026-12-31T23:59:59.999+08:00')).toEqual(['name', 'status']);
    expect(usable('2027-01-01T00:00:00.000+08:00')).toEqual(['status']);
    expect(statusAt(grant, '2027-06-30T23:59:59.999+08:00')).toBe('in-use');
    expect([statusAt(grant, '2027-07-01T00:00:00.000+08:00'), usable('2027-07-01T00:00:00.000+08:00')]).toEqual([
      'ended',
      [],
    ]);
  });

  it('is woken for its end, and owes the disposal from then; without a term neither', () => {
    const one = using(items);
    expect(one.grant.nextWakeAt).toBe('2027-07-01T00:00:00.000+08:00');
    expect(open(one)).toEqual([['dispose', '2027-07-14']]);
    expect([using().grant.nextWakeAt, open(using())]).toEqual([null, []]);
    expect(statusAt(using().grant, bj('2040-01-01'))).toBe('in-use');
  });

  it('the disposal by the rule in force on that day, not on the one on which it was granted', () => {
    const before = lawInForce();
    const [rule] = before.policies.filter(({ duty }) => duty === 'dispose');
    const next = { ...(rule as Policy), id: 'dispose-2027', effectiveFrom: '2027-06-01' as const, days: 5 };
    const law = { ...before, policies: [...before.policies, next] };
    const opened = changesOf(makeGrant(grantTerms(items), { law, now }), 'duty');
    expect(opened.map(({ next: { kind, policy } }) => [kind, policy])).toContainEqual(['dispose', 'dispose-2027']);
  });

  it('809 art. 27: its end is recorded once, by whatever wakes it, and not before', () => {
    const one = using(items);
    const wake = (when: Instant, of = one) => endTerm(of.grant, alone, at(of, requester, when));
    expect(wake('2027-06-30T23:59:59.999+08:00')).toBeNull();
    const ended = wake('2027-07-09T09:00:00.000+08:00');
    expect(changeOf(ended, 'grant').events).toMatchObject([
      { type: 'GrantEnded', data: { how: 'term', on: '2027-06-30' } },
    ]);
    const done = stepped(one, ended as GrantDecision);
    expect([done.grant.status, done.grant.nextWakeAt, open(done)]).toEqual([
      'ended',
      null,
      [['dispose', '2027-07-14']],
    ]);
    expect(wake('2027-07-09T10:00:00.000+08:00', done)).toBeNull();
  });

  it('809 art. 27: its end recorded late finds nothing late that was pointless by then, such as the disposal of what never came', () => {
    const one = begun([item('name', '2026-10-09')]);
    const ended = endTerm(one.grant, alone, at(one, requester, '2026-12-01T09:00:00.000+08:00')) as GrantDecision;
    const done = stepped(one, ended);
    expect(state(done)).toEqual(['provide.1 cancelled', 'dispose.1 cancelled']);
    expect(done.duties.map(({ flags }) => flags)).toEqual([[], []]);
    const longer = begun([item('name', '2026-11-30')]);
    const later = endTerm(longer.grant, alone, at(longer, requester, '2026-12-09T09:00:00.000+08:00'));
    expect(changesOf(later ?? [], 'duty').flatMap(({ next }) => next.flags)).toEqual([
      { due: '2026-10-29', at: '2026-12-01T00:00:00.000+08:00' },
    ]);
  });

  it('809 art. 27: a disposal that comes before its end was recorded records both', () => {
    const one = using(items);
    const on = '2027-07-02';
    const done = dispose(one.grant, { on, what: '已删除', id: 'use_1' }, at(one, requester, bj(on)));
    expect(typesOf(changeOf(done, 'grant'))).toEqual(['GrantEnded', 'GrantDisposed']);
    expect(changeOf(done, 'useRecord').next).toMatchObject({ kind: 'destruction', grant: one.grant.id, by: 'p-15' });
    expect(stepped(one, done).grant).toMatchObject({ status: 'disposed', ending: { how: 'term' } });
    expect(open(stepped(one, done))).toEqual([]);
    const early = () => dispose(one.grant, { on, what: '已删除', id: 'use_1' }, at(one, requester));
    expect(refused(early)).toBe('step-closed');
  });

  it('809 art. 27: given up before, it is disposed of from that day; never provided, there is nothing to dispose of', () => {
    const one = using(items);
    const done = stepped(one, relinquish(one.grant, { reason: '已办结', ...alone }, at(one, requester)));
    expect(state(done)).toEqual(['provide.1 met', 'dispose.1 cancelled', 'dispose.2 open']);
    expect(open(done)).toEqual([['dispose', '2026-10-15']]);
    const waiting = begun(items);
    expect(
      state(stepped(waiting, relinquish(waiting.grant, { reason: '已办结', ...alone }, at(waiting, requester)))),
    ).toEqual(['provide.1 cancelled', 'dispose.1 cancelled']);
  });
});

describe('809 art. 27: misuse is answered for, whatever becomes of the grant', () => {
  const items = [item('name', '2027-06-30')];
  const misused = () => {
    const one = using(items);
    return stepped(one, suspend(one.grant, { reason: '超出使用范围' }, at(one, provider)));
  };
  const relinquished = () => {
    const one = misused();
    return stepped(one, relinquish(one.grant, { reason: '已办结', ...alone }, at(one, requester)));
  };
  const decided = (one: ReturnType<typeof misused>, said: Parameters<typeof decideSuspension>[1], by = provider) =>
    decideSuspension(one.grant, said, at(one, by));

  it('given up by the requester, it still owes the rectification, and whoever suspended it still decides', () => {
    const one = relinquished();
    expect(state(one)).toContain('rectify.1 open');
    const told = stepped(one, rectify(one.grant, { statement: '已删除' }, at(one, requester)));
    expect(told.grant).toMatchObject({ status: 'ended', suspension: { rectified: { statement: '已删除' } } });
    expect(state(told)).toContain('rectify.1 met');
    expect(refused(() => decided(told, { decision: 'resume', reason: '合格' }))).toBe('step-closed');
    const back = stepped(told, decided(told, { decision: 'return', reason: '不足' }));
    expect([back.grant.status, state(back).at(-1)]).toEqual(['ended', 'rectify.2 open']);
    const settled = stepped(told, decided(told, { decision: 'close', reason: '合格' }));
    expect(settled.grant).toMatchObject({ status: 'ended', suspension: null });
    expect(refused(() => decided(settled, { decision: 'close', reason: '合格' }))).toBe('step-closed');
    expect(refused(() => rectify(settled.grant, { statement: '再次' }, at(settled, requester)))).toBe('step-closed');
  });

  it('nor does the end of its term cancel it, and the disposal of the data goes on beside it', () => {
    const one = misused();
    const over = stepped(one, endTerm(one.grant, alone, at(one, requester, bj('2027-07-01'))) ?? []);
    expect(over.grant.status).toBe('ended');
    expect(state(over)).toContain('rectify.1 open');
    const disposed = stepped(
      over,
      dispose(over.grant, { on: '2027-07-02', what: '已删除', id: 'use_1' }, at(over, requester, bj('2027-07-02'))),
    );
    const told = stepped(
      disposed,
      rectify(disposed.grant, { statement: '已删除' }, at(disposed, requester, bj('2027-07-03'))),
    );
    expect(told.grant.status).toBe('disposed');
  });

  it('what was never misused has nothing to rectify after its end', () => {
    const one = using(items);
    const done = stepped(one, relinquish(one.grant, { reason: '已办结', ...alone }, at(one, requester)));
    expect(refused(() => rectify(done.grant, { statement: '无' }, at(done, requester)))).toBe('step-closed');
    expect(refused(() => decided(done, { decision: 'close', reason: '无' }))).toBe('step-closed');
  });
});

describe('809 art. 27: of two grants that overlap one ends', () => {
  const until = '2027-06-30' as const;
  const narrow = () => using([item('name', until)]);
  const wide = (of = [item('name', '2027-12-31'), item('status', '2027-12-31')]) => {
    const one = using(of);
    return { ...one, grant: { ...one.grant, id: 'grt_other' as const } };
  };
  const givenUp = (one: Case, beside: Grant[]) =>
    relinquish(one.grant, { reason: '已办结', beside }, at(one, requester));
  const disposal = (one: Case, changes: GrantDecision | null) =>
    dutiesAfter(one.duties, changes ?? []).filter((duty) => duty.kind === 'dispose' && duty.status === 'open').length;

  it('and nothing is to be disposed of that the other still allows, neither given up nor with its term', () => {
    const one = narrow();
    const other = wide().grant;
    expect(disposal(one, givenUp(one, [one.grant, other]))).toBe(0);
    expect(
      disposal(one, endTerm(one.grant, { beside: [one.grant, other] }, at(one, requester, bj('2027-07-01')))),
    ).toBe(0);
    // The decision holds only as long as the other does.
    expect(changesOf(givenUp(one, [other]), 'grant').map(({ next }) => next.id)).toEqual([one.grant.id, other.id]);
  });

  it('but all is that no grant allows any more', () => {
    const one = narrow();
    const larger = wide();
    for (const beside of [
      [],
      [one.grant],
      [{ ...wide().grant, status: 'ended' as const }],
      [{ ...wide().grant, provision: null }],
      [wide([item('status', '2027-12-31')]).grant],
      [wide([item('name', until)]).grant],
    ]) {
      const over = endTerm(one.grant, { beside }, at(one, requester, bj('2027-07-01')));
      expect(disposal(one, over), JSON.stringify(beside.map(({ id, status }) => [id, status]))).toBe(1);
    }
    // What only the one that ends allowed is left, so its data goes.
    expect(disposal(larger, givenUp(larger, [one.grant]))).toBe(1);
  });

  it('and what was misused is disposed of whatever else there is', () => {
    const one = narrow();
    const suspended = stepped(one, suspend(one.grant, { reason: '超出使用范围' }, at(one, provider)));
    const told = stepped(suspended, rectify(suspended.grant, { statement: '已删除' }, at(suspended, requester)));
    const ended = decideSuspension(told.grant, { decision: 'terminate', reason: '整改不到位' }, at(told, provider));
    expect(disposal(told, ended)).toBe(1);
  });
});

describe('809 art. 29: records of use', () => {
  it('are made by the requester of what has happened, also after the end, not once all is disposed of', () => {
    const kept = (grant: Grant, by = requester, on: LocalDate = '2026-09-24') =>
      refused(() => recordUse(grant, { kind: 'use', on, what: '核验', id: 'use_1' }, at(begun(), by)));
    const { grant } = using();
    expect(kept(grant)).toBe('done');
    expect(kept(grant, provider)).toBe('not-your-step');
    expect(kept(grant, requester, '2026-09-25')).toBe('record-in-future');
    expect(kept(begun().grant)).toBe('step-closed');
    expect(kept({ ...grant, status: 'terminated' })).toBe('done');
    expect(kept({ ...grant, status: 'disposed' })).toBe('step-closed');
  });
});

describe('809 art. 27: misuse', () => {
  const reason = '用于授权以外的用途';
  const suspended = (by = provider, days?: number) => {
    const one = using();
    return stepped(one, suspend(one.grant, { reason, ...(days ? { days } : {}) }, at(one, by)));
  };
  const decide = (one: Case, decision: 'resume' | 'return' | 'terminate', by = provider, when = now) =>
    decideSuspension(one.grant, { decision, reason }, at(one, by, when));

  it('is suspended at once; nothing of it may be used', () => {
    const one = suspended();
    expect(one.grant).toMatchObject({ status: 'suspended', suspension: { by: 'provider', due: '2026-10-15' } });
    expect(itemsInUse(one.grant, now)).toEqual([]);
    expect(refused(() => takeAccess(one.grant, at(one, requester)))).toBe('step-closed');
  });

  it('with the working days that whoever suspends states, within the policy', () => {
    expect(open(suspended(provider, 1))).toEqual([['rectify', '2026-09-28']]);
    const one = using();
    expect(refused(() => suspend(one.grant, { reason, days: 31 }, at(one, officer)))).toBe('days-stated');
  });

  it('is terminated only where it was rectified too little, or not in time', () => {
    const one = suspended();
    expect(refused(() => decide(one, 'terminate'))).toBe('rectification-not-due');
    const late = bj('2026-10-16', '00:00:00.000');
    expect(typesOf(changeOf(decide(one, 'terminate', provider, late), 'grant'))).toEqual(['GrantTerminated']);
    const rectified = stepped(one, rectify(one.grant, { statement: '已删除' }, at(one, requester)));
    const done = stepped(rectified, decide(rectified, 'terminate'));
    expect(done.grant).toMatchObject({ status: 'terminated', ending: { how: 'terminated', on: '2026-09-24' } });
    expect(open(done)).toEqual([['dispose', '2026-10-15']]);
  });

  it('is sent back with days of its own, and resumed with nothing owed', () => {
    const one = suspended();
    const rectified = stepped(one, rectify(one.grant, { statement: '已删除' }, at(one, requester)));
    const back = stepped(rectified, decide(rectified, 'return'));
    expect(state(rectified)).toEqual(['provide.1 met', 'rectify.1 met', 'review-rectification.1 open']);
    expect(state(back)).toEqual(['provide.1 met', 'rectify.1 met', 'review-rectification.1 met', 'rectify.2 open']);
    const resumed = stepped(back, decide(back, 'resume'));
    expect([resumed.grant.status, resumed.grant.suspension, open(resumed)]).toEqual(['in-use', null, []]);
  });

  it('suspended by the bureau is lifted by the bureau alone', () => {
    const one = suspended(officer);
    for (const decision of ['resume', 'terminate'] as const) {
      expect(refused(() => decide(one, decision))).toBe('suspended-by-bureau');
    }
    expect(refused(() => decide(one, 'resume', officer))).toBe('done');
    expect(refused(() => decide(suspended(), 'resume', officer))).toBe('done');
  });
});

describe('第十五条 (art. 15), 809 art. 20: a renewal', () => {
  const until: LocalDate = '2027-12-31';
  const items = [item('name', '2026-12-31'), item('status', '2026-12-31')];
  const both = items.map(({ id }) => ({ id, until }));
  const asking = head('15');
  const asked = (of = both) => {
    let one = using(items);
    one = stepped(one, renewals.askRenewal(one.grant, { items: of, reason: '延续' }, at(one, requester)));
    return stepped(one, renewals.consentRenewal(one.grant, { decision: 'consent' }, at(one, asking)));
  };
  const answered = (said: Parameters<typeof renewals.answerRenewal>[1], one = asked()) =>
    stepped(one, renewals.answerRenewal(one.grant, said, at(one, provider)));
  const confirmed = (one: Case) =>
    stepped(one, renewals.confirmRenewal(one.grant, { decision: 'confirm' }, at(one, head())));
  const refusal = { reason: '不再必要', basis: law };

  it('is answered within 5 working days of the consent of the requester’s head', () => {
    expect(open(asked())).toEqual([
      ['dispose', '2027-01-15'],
      ['renew', '2026-10-09'],
    ]);
  });

  it('agreed to, the terms move, and with them the wake-up and the disposal', () => {
    const done = confirmed(answered({ decision: 'agree' }));
    expect(done.grant.items.map((one) => one.until)).toEqual([until, until]);
    expect(done.grant.nextWakeAt).toBe('2028-01-01T00:00:00.000+08:00');
    expect(state(done)).toEqual([
      ...['provide.1 met', 'dispose.1 cancelled', 'consent.1 met', 'renew.1 met', 'dispose.2 open'],
    ]);
  });

  it('agreed to for some items or for less, states reason and basis for the rest', () => {
    const some = [{ id: 'name', until: '2027-06-30' as const }];
    expect(refused(() => answered({ decision: 'agree', items: some }))).toBe('renewal-reason');
    const done = confirmed(answered({ decision: 'agree', items: some, refusal }));
    expect(done.grant.items.map((one) => one.until)).toEqual(['2027-06-30', '2026-12-31']);
  });

  it('refused, the term stays; nothing but the head’s consent makes it count', () => {
    const one = answered({ decision: 'refuse', refusal });
    expect([one.grant.renewal?.status, open(one).map(([kind]) => kind)]).toEqual(['answered', ['dispose', 'renew']]);
    const done = confirmed(one);
    expect([done.grant.renewal?.status, done.grant.items, open(done).length]).toEqual(['refused', items, 1]);
  });

  it('is never consented to by who proposed it, on either side, whatever their roles', () => {
    const both15 = person('15', ['staff', 'head']);
    const both12 = person('12', ['staff', 'head']);
    let one = using(items);
    one = stepped(one, renewals.askRenewal(one.grant, { items: both, reason: '延续' }, at(one, both15)));
    const consent = () => renewals.consentRenewal(one.grant, { decision: 'consent' }, at(one, both15));
    expect(refused(consent)).toBe('same-person');
    one = stepped(one, renewals.consentRenewal(one.grant, { decision: 'consent' }, at(one, asking)));
    one = stepped(one, renewals.answerRenewal(one.grant, { decision: 'agree' }, at(one, both12)));
    const confirm = () => renewals.confirmRenewal(one.grant, { decision: 'confirm' }, at(one, both12));
    expect(refused(confirm)).toBe('same-person');
  });

  it('lapses with silence: the grant ends as it was to', () => {
    const one = asked();
    const over = bj('2027-01-01');
    expect(refused(() => renewals.answerRenewal(one.grant, { decision: 'agree' }, at(one, provider, over)))).toBe(
      'step-closed',
    );
    const done = stepped(one, endTerm(one.grant, alone, at(one, provider, over)) as GrantDecision);
    expect([done.grant.status, done.grant.renewal?.status]).toEqual(['ended', 'lapsed']);
    expect(open(done)).toEqual([['dispose', '2027-01-15']]);
  });

  it.each([
    [[{ id: 'name', until: '2026-12-31' }]],
    [[{ id: 'salary', until }]],
    [[{ id: 'name', until: '2031-09-24' }]],
    [[...both, ...both]],
  ] satisfies [typeof both][])('is of items granted, to a later day, within five years: %j', (of) => {
    expect(refused(() => asked(of))).toBe('renewal-items');
  });

  it('is not for what has no term', () => {
    const one = using();
    const ask = () => renewals.askRenewal(one.grant, { items: both, reason: '延续' }, at(one, requester));
    expect(refused(ask)).toBe('renewal-items');
  });
});

describe('809 art. 27: the provider ends or changes its service', () => {
  const negotiated = { on: '2026-09-20' as const, outcome: '改由省平台提供' };
  const end = { kind: 'end', endsOn: '2026-12-31', reason: '系统停用', negotiated } as const;
  const change = { kind: 'change', change: '改为接口', reason: '系统升级', negotiated } as const;
  const filed = (said: typeof end | typeof change, one = using()) =>
    stepped(one, makeFiling(one.grant, said, at(one, provider)));
  const accepted = (one: Case, when = now) =>
    stepped(one, decideFiling(one.grant, { decision: 'accept' }, at(one, officer, when)));

  it('on the day filed once the bureau accepts, no item later, and the disposal is owed from then', () => {
    const one = using([item('name'), item('status', '2026-10-31')]);
    expect(filed(end, one).grant.items).toEqual(one.grant.items);
    const done = accepted(filed(end, one));
    expect(done.grant.items.map(({ until }) => until)).toEqual(['2026-12-31', '2026-10-31']);
    expect([done.grant.nextWakeAt, open(done)]).toEqual(['2027-01-01T00:00:00.000+08:00', [['dispose', '2027-01-15']]]);
  });

  it('not before the bureau has accepted it, though the day has come', () => {
    const done = accepted(filed(end), bj('2027-03-01'));
    expect(done.grant.items.map(({ until }) => until)).toEqual(['2027-03-01', '2027-03-01']);
  });

  it('to another way of providing once accepted, and once only', () => {
    const again = (one: Case) => provide(one.grant, table, at(one, provider));
    expect(refused(() => again(using()))).toBe('change-not-filed');
    expect(refused(() => again(filed(change)))).toBe('change-not-filed');
    const rejected = filed(change);
    const no = decideFiling(rejected.grant, { decision: 'decline', remarks: '未协商' }, at(rejected, officer));
    expect(refused(() => again(stepped(rejected, no)))).toBe('change-not-filed');
    const done = accepted(filed(change));
    expect(refused(() => filed(change, done))).toBe('filing-open');
    const changed = stepped(done, again(done));
    expect(changed.grant.filing?.status).toBe('done');
    expect(refused(() => again(changed))).toBe('change-not-filed');
  });

  it('with the end of the grant lapses what was filed and not decided, and a change not carried out', () => {
    const ended = (one: Case) => {
      const given = relinquish(one.grant, { reason: '已办结', ...alone }, at(one, requester));
      return stepped(one, given).grant.filing?.status;
    };
    expect([filed(end), filed(change), accepted(filed(change)), accepted(filed(end))].map(ended)).toEqual([
      'lapsed',
      'lapsed',
      'lapsed',
      // What was accepted to end on a day is what ended it, or is overtaken.
      'accepted',
    ]);
    const rejected = filed(change);
    const no = decideFiling(rejected.grant, { decision: 'decline', remarks: '未协商' }, at(rejected, officer));
    expect(ended(stepped(rejected, no))).toBe('declined');
  });

  it('第十六条 (art. 16): the bureau decides nothing where it is a side itself', () => {
    const one = filed(end);
    const own = { ...one, grant: { ...one.grant, requester: '00' } };
    const decide = () => decideFiling(own.grant, { decision: 'accept' }, at(own, officer));
    expect(refused(decide)).toBe('not-your-step');
    expect(refused(() => suspend(using().grant, { reason: '误用' }, at(one, head())))).toBe('not-your-step');
  });
});

describe('the life of a grant', () => {
  it('is drawn from what the decisions ask', () => {
    expect(diagram(grantLife)).toContain('in_use --> suspended: suspend');
    expect(diagram(grantLife)).toContain('disposed --> [*]');
    expect(diagram(renewalLife)).toContain('answered --> refused: confirm');
  });

  it('tells each side of every turn, in words of its own', () => {
    const sides = { requester: '15', provider: '12', by: 'bureau', reason: '误用', due: '2026-10-15', endsOn: null };
    const told = (type: string) =>
      effectsOf({ type, data: sides } as never).flatMap((effect) =>
        effect.kind === 'mail' && effect.template === 'notice' ? [effect.to] : [],
      );
    for (const type of ['GrantSuspended', 'GrantTerminated', 'GrantEnded', 'FilingAccepted', 'FilingRejected']) {
      expect(told(type), type).toEqual(expect.arrayContaining([{ staffOf: '15' }, { staffOf: '12' }]));
    }
    expect(told('RenewalAsked')).toEqual([{ staffOf: '12' }]);
    expect(told('RenewalProposed')).toEqual([{ headOf: '15' }]);
    expect(told('GrantProvided')).toEqual([{ staffOf: '15' }]);
    expect(told('GrantRectified')).toEqual(['bureau']);
  });
});
