import { describe, expect, it } from 'vitest';
import { policies } from '../../shared/domain/duties/policy-data.ts';
import { type Effect, effectsOf } from '../../shared/domain/effects.ts';
import { event } from '../../shared/domain/event.ts';
import type { DutyFacts } from '../../shared/domain/events/duties.ts';

const facts: DutyFacts = { kind: 'update', owes: '12', subject: 'res_1', due: '2026-10-09' };
const answered = {
  number: 'YM-2026-000001',
  requester: '15',
  provider: '12',
  name: '参保信息',
  agreed: 1,
  requested: 2,
  grants: ['grt_1'],
};
const mails = (effects: Effect[]) =>
  effects.flatMap((effect) => (effect.kind === 'mail' ? [[effect.template, effect.to]] : []));
const kinds = (effects: Effect[]) => effects.map(({ kind }) => kind);

describe('what follows from an event', () => {
  it('第十五条 (art. 15): a request is told to the staff of the provider', () => {
    const { agreed: _a, requested: _r, grants: _g, ...of } = answered;
    const submitted = event('RequestSubmitted', { ...of, resources: ['res_1'], items: 2 });
    expect(effectsOf(submitted)).toEqual([
      { kind: 'mail', template: 'request-received', to: { staffOf: '12' } },
      { kind: 'webhook' },
    ]);
  });

  it('第十五条 (art. 15): a reply, whatever it says, is told to the staff of the requester', () => {
    for (const one of [
      event('RequestAgreed', answered),
      event('RequestPartlyAgreed', answered),
      event('RequestRefused', answered),
    ])
      expect(mails(effectsOf(one))).toEqual([['request-answered', { staffOf: '15' }]]);
  });

  it('第七条 (art. 7): an entry that is returned is told to the staff of its department', () => {
    const entry = { provider: '12', code: '341128112/000001', name: '参保信息' };
    const returned = { ...entry, remarks: '摘要过简', changes: [], returnedBy: 'bureau' as const };
    expect(mails(effectsOf(event('ResourceReturned', returned)))).toEqual([['resource-returned', { staffOf: '12' }]]);
  });

  it('第七条 (art. 7): what is published and what is withdrawn goes to the upper platform', () => {
    const entry = { provider: '12', code: '341128112/000001', name: '参保信息', version: 1 };
    const published = { ...entry, changes: [], sharing: null, filled: null };
    expect(kinds(effectsOf(event('ResourcePublished', published)))).toEqual(['push', 'index', 'webhook']);
    const withdrawn = effectsOf(event('ResourceWithdrawn', { ...entry, reason: '职能划出' }));
    expect(kinds(withdrawn)).toEqual(['push', 'mail', 'index', 'webhook']);
    expect(mails(withdrawn)).toEqual([['notice', { usersOf: '12' }]]);
  });

  it('第九条 (art. 9): lateness is told to the bureau and the leader', () => {
    // A supplement lapses, and what awaits a head's consent concerns its department alone.
    for (const { late } of policies.filter(({ duty }) => duty !== 'supplement' && duty !== 'consent'))
      expect(mails(effectsOf(event('DutyLate', { ...facts, to: late.to })))).toEqual([
        ['duty-late', 'bureau'],
        ['duty-late', 'leader'],
      ]);
  });

  it('第七条 (art. 7): what is proposed is told to whoever is in charge of the department', () => {
    const proposed = { provider: '12', code: '341128112/000001', name: '参保信息', withdrawal: false };
    expect(mails(effectsOf(event('ResourceProposed', proposed)))).toEqual([
      ['resource-proposed', { inChargeOf: '12' }],
    ]);
  });

  it('第六条 (art. 6): one who leaves with no successor is told of to the leader and the bureau, otherwise nobody is', () => {
    const changes = { before: { active: true }, after: { active: false } };
    const left = (successor: string | null) =>
      mails(effectsOf(event('PersonLeft', { department: '12', successor, ...changes })));
    expect(left(null)).toEqual([
      ['person-left', { leaderOf: '12' }],
      ['person-left', 'bureau'],
    ]);
    expect(left('p-12b')).toEqual([['person-changed', { leaderOf: '12' }]]);
    const later = { department: '12', successor: 'p-12b', before: {}, after: {} };
    expect(effectsOf(event('PersonLeft', later))).toEqual([]);
  });

  it('第六条 (art. 6): a changed person is told to the leader, and to the former one; of a leader to the bureau too', () => {
    const to = (before: object, after: object, roles = ['head']) =>
      mails(effectsOf(event('PersonChanged', { active: true, department: '15', roles, before, after })));
    expect(to({ name: 'a' }, { name: 'b' })).toEqual([['person-changed', { leaderOf: '15' }]]);
    expect(to({ department: '12' }, { department: '15' })).toEqual([
      ['person-changed', { leaderOf: '12' }],
      ['person-changed', { leaderOf: '15' }],
    ]);
    const both = [
      ['person-changed', { leaderOf: '15' }],
      ['person-changed', 'bureau'],
    ];
    // Their mails may go elsewhere from now on, so they may not be the ones who read it.
    expect(to({ email: 'a' }, { email: 'b' }, ['leader'])).toEqual(both);
    expect(to({ roles: ['leader'] }, { roles: ['head'] })).toEqual(both);
    expect(to({}, {})).toEqual([]);
    const registered = event('PersonRegistered', { department: '12', roles: ['head'], name: 'a', email: 'b' });
    expect(mails(effectsOf(registered))).toEqual([['person-changed', { otherLeadersOf: '12' }]]);
  });

  it('more time is told to who owes and who waits (809 art. 21); what is cancelled is not', () => {
    expect(mails(effectsOf(event('DutyExtended', { ...facts, days: 5 })))).toEqual([
      ['duty-extended', 'owing'],
      ['duty-extended', 'waiting'],
    ]);
    expect(mails(effectsOf(event('DutyCancelled', facts)))).toEqual([]);
  });

  it('a reminder is told to whom the policy says', () => {
    const reminded = event('DutyReminded', { ...facts, workingDays: 1, to: ['owing', 'leader'] });
    expect(mails(effectsOf(reminded))).toEqual([
      ['duty-reminder', 'owing'],
      ['duty-reminder', 'leader'],
    ]);
  });

  it("a duty's opening is told once: a reply duty by the request's own mail", () => {
    expect(mails(effectsOf(event('DutyOpened', facts)))).toEqual([['duty-opened', 'owing']]);
    for (const kind of ['reply', 'review', 'reclassify'])
      expect(mails(effectsOf(event('DutyOpened', { ...facts, kind })))).toEqual([]);
    expect(mails(effectsOf(event('DutyReopened', facts)))).toEqual([['duty-reopened', 'owing']]);
  });

  it('every event after which a duty wakes at another time sets its timer', () => {
    for (const one of [
      event('DutyOpened', facts),
      event('DutyReminded', { ...facts, workingDays: -1, to: ['owing'] }),
      event('DutyLate', { ...facts, to: ['bureau'] }),
      event('DutyEscalated', { ...facts, workingDays: 1, to: ['owing'] }),
      event('DutyClaimed', { ...facts, claim: 'revision' }),
      event('DutyReopened', facts),
      event('DutyExtended', { ...facts, days: 5 }),
      event('DutyCancelled', facts),
      event('DutyMet', { ...facts, metOn: '2026-10-08', late: false, days: 3 }),
    ])
      expect(kinds(effectsOf(one)).filter((kind) => kind === 'timer')).toHaveLength(1);
  });

  it('a job that is started is handed to a worker', () => {
    expect(effectsOf(event('JobStarted', { kind: 'change', total: null }))).toEqual([{ kind: 'job' }]);
  });

  it('a job that failed is told to the person who asked for it and to the bureau', () => {
    const failed = { kind: 'import', by: 'civil', done: 0, refused: 0, why: 'broke-off', error: '' };
    expect(mails(effectsOf(event('JobFailed', failed)))).toEqual([
      ['notice', { person: 'civil' }],
      ['notice', 'bureau'],
    ]);
  });

  it('第七条 (art. 7): what is published goes to the upper platform, and again when the bureau says so', () => {
    const of = { provider: '12', code: '341128112/000001', name: '参保信息', version: 2 };
    const published = { ...of, changes: [], sharing: null, filled: null };
    expect(kinds(effectsOf(event('ResourcePublished', published)))).toContain('push');
    expect(kinds(effectsOf(event('PushResent', { ...of, resource: 'res_1', action: 'publish' })))).toEqual(['push']);
  });

  it('第七条 (art. 7): a comparison with the upper platform is told to the bureau where anything differs', () => {
    const same = { published: 9, held: 9, missing: 0, unknown: 0, version: 0, content: 0 };
    expect(effectsOf(event('DriftReported', same))).toEqual([]);
    for (const kind of ['missing', 'unknown', 'version', 'content'])
      expect(mails(effectsOf(event('DriftReported', { ...same, [kind]: 1 })))).toEqual([['drift-found', 'bureau']]);
    expect(kinds(effectsOf(event('DriftStarted', { on: '2026-09-24' })))).toEqual(['reconcile']);
  });

  it('第十二条 (art. 12): the root of a sealed day is told to the auditors', () => {
    const sealed = event('LogSealed', { day: '2026-09-24', number: '00000024', root: '5d' });
    expect(mails(effectsOf(sealed))).toEqual([['log-sealed', 'auditors']]);
  });

  it('what is not listed stays in the log and does nothing more', () => {
    expect(effectsOf(event('JobFinished', { kind: 'change', done: 1, refused: 0 }))).toEqual([]);
    expect(
      effectsOf(event('ChangeRecorded', { kind: 'law-revised', document: '某法', changedOn: '2026-09-18' })),
    ).toEqual([]);
  });
});
