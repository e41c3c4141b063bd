import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decision, ruling, terms, unusedId } from '../world/bodies.ts';
import { endsWell } from '../world/coverage.ts';
import { Dispute, newDisputeMails, openDispute, registerMore } from '../world/disputes.ts';
import { join, move } from '../world/moves.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld({ strict: true, now: '2026-09-14T09:00:00+08:00' });
  await registerMore(world);
});
afterAll(() => world?.stop());

const accept = { decision: 'accept' };
const reject = { decision: 'decline', reason: '与法律规定不符' };
const failure = { reason: '双方意见不一致' };
const meeting = { heldOn: '2026-09-14', notes: '双方各陈述了意见。', departments: ['02', '06'] };
const share = { verdict: 'share', ...terms, reasons: '履职确需使用', departments: ['07'] };
const keep = { ...ruling, departments: ['07'] };
const decided = { ...decision, decidedOn: '2026-09-14' };
const { basis: _basis, ...document } = decided;
const ordered = { ...document, verdict: 'share', ...terms };
const officers = ['officer', 'officer2', 'two-hats'];
const schools = ['both', 'school'];
const civils = ['civil', 'civil2'];
/** The city government is told what it owes. */
const toDecide = 'government 待办：市政府决定';
const all = (people: string[], title: string) => people.map((who) => `${who} ${title}`);

/** A case whose negotiation has failed: the bureau coordinates. */
async function coordinating(options: Parameters<typeof openDispute>[1] = {}): Promise<Dispute> {
  const dispute = await openDispute(world, options);
  await dispute.take('civil', 'declareFailure', failure);
  return dispute;
}

/** A case in which there was a meeting and a ruling. */
async function ruled(body: object): Promise<Dispute> {
  const dispute = await coordinating();
  await dispute.take('officer', 'createMeeting', meeting);
  await dispute.take('officer', 'adjudicateNegotiation', body);
  await newDisputeMails(world);
  return dispute;
}

describe('第十五条 (art. 15): where the two do not agree, the bureau coordinates', () => {
  it('once either side says so, within the days of its policy', async () => {
    const dispute = await openDispute(world);
    await newDisputeMails(world);
    await dispute.refused('two-hats', 'declareFailure', 'not-your-step', failure);
    await dispute.refused('officer', 'createMeeting', 'step-closed', meeting);
    await dispute.refused('officer', 'adjudicateNegotiation', 'step-closed', keep);
    await dispute.refused('officer', 'referRuling', 'step-closed');
    await dispute.refused('officer', 'recordDecision', 'step-closed', decided);
    await dispute.refused('civil-head', 'answerRuling', 'step-closed', accept);
    const failed = await dispute.take('school', 'declareFailure', failure);
    expect(failed).toMatchObject({ status: 'coordinating', failure: { side: 'requester', ...failure } });
    const owed = { duty: `${dispute.params.id}.coordinate`, due: '2026-10-16', article: '第十五条', level: 'green' };
    expect(failed.deadlines).toMatchObject([owed]);
    expect(await newDisputeMails(world)).toEqual(all([...civils, ...officers], '协商未果').sort());
    await dispute.refused('civil', 'declareFailure', 'step-closed', failure);
    const officer = await world.as('officer');
    const { items } = (await officer.ok('listNegotiations', { query: { side: 'all' } })).body;
    expect(items.find(({ id }) => id === dispute.params.id)?.deadlines).toEqual(failed.deadlines);
    const duty = await officer.ok('getDuty', { params: { id: owed.duty } });
    expect(duty.body).toMatchObject({
      kind: 'coordinate',
      owes: '00',
      status: 'open',
      subject: { type: 'negotiation', id: dispute.params.id, number: failed.number },
    });
    await dispute.take('school', 'withdrawNegotiation', { reason: '不再需要' });
    expect(await newDisputeMails(world)).toEqual(all([...civils, ...officers], '协商已撤回').sort());
    expect((await officer.ok('getDuty', { params: { id: owed.duty } })).body.status).toBe('cancelled');
  });

  it('by meetings, and by terms that both heads accept: then its duty is done', async () => {
    const dispute = await coordinating();
    const file = await dispute.attached('officer');
    await newDisputeMails(world);
    const { meetings } = await dispute.take('officer', 'createMeeting', { ...meeting, files: [file] });
    expect(meetings).toMatchObject([{ number: 1, ...meeting, files: [file] }]);
    expect(await newDisputeMails(world)).toEqual(all([...schools, ...civils], '协调会议已记录').sort());
    await dispute.refused('officer', 'createMeeting', 'not-yet', { ...meeting, heldOn: '2026-09-15' });
    await dispute.refused('officer', 'createMeeting', 'unknown-department', { ...meeting, departments: ['02', '77'] });
    await dispute.refused('officer', 'createMeeting', 'files-unknown', { ...meeting, files: [unusedId('fil')] });
    for (let n = 2; n <= 10; n += 1) await dispute.take('officer', 'createMeeting', meeting);
    await dispute.refused('officer', 'createMeeting', 'case-full', meeting);
    await newDisputeMails(world);
    const { proposals } = await dispute.take('officer', 'createProposal', terms);
    expect(proposals[0]?.author).toBe('bureau');
    const asked = all(['civil-head', 'school-head', ...schools, ...civils], '协商方案待答复');
    // Who is head and staff at once is told once.
    expect(await newDisputeMails(world)).toEqual(asked.sort());
    await dispute.take('civil-head', 'answerProposal', accept, { number: 1 });
    await newDisputeMails(world);
    const agreed = await dispute.take('school-head', 'answerProposal', accept, { number: 1 });
    expect(agreed).toMatchObject({ status: 'agreed', deadlines: [] });
    expect(await newDisputeMails(world)).toEqual(
      [...all([...schools, ...civils, ...officers], '协商一致'), 'civil-head 对方接受方案'].sort(),
    );
    const duty = { params: { id: `${dispute.params.id}.coordinate` } };
    expect((await (await world.as('officer')).ok('getDuty', duty)).body).toMatchObject({
      status: 'met',
      metLate: false,
    });
  });
});

describe('第十六条 (art. 16): the bureau adjudicates together with other departments', () => {
  it('after it has coordinated, with departments that are no parties, on items of the case', async () => {
    const dispute = await coordinating({ confidential: true });
    await dispute.refused('officer', 'adjudicateNegotiation', 'coordinate-first', share);
    await dispute.take('officer', 'createMeeting', meeting);
    const refusals: [string, object][] = [
      ['assessors', { departments: ['02', '07'] }],
      ['assessors', { departments: ['00'] }],
      ['assessors', { departments: ['07', '07'] }],
      ['invalid-input', { departments: [] }],
      ['unknown-department', { departments: ['07', '77'] }],
      ['items-not-disputed', { items: ['since'] }],
      ['term-over', { until: '2026-09-14' }],
      // 第十五条 (art. 15): personal privacy is shared by agreement, never by the force of a ruling.
      ['agreement-only', { items: ['name', 'level'] }],
    ];
    for (const [code, changed] of refusals)
      await dispute.refused('officer', 'adjudicateNegotiation', code, { ...share, ...changed });
    await newDisputeMails(world);
    const made = await dispute.take('officer', 'adjudicateNegotiation', { ...share, items: ['level'] });
    expect(made).toMatchObject({
      status: 'ruled',
      ruling: { verdict: { verdict: 'share', items: ['level'] }, departments: ['07'], reasons: share.reasons },
      grant: null,
    });
    expect(made.deadlines.map(({ due }) => due)).toEqual(['2026-09-20', '2026-09-20']);
    const told1 = await newDisputeMails(world);
    const heads = ['civil-head', 'school-head'];
    expect(told1).toEqual(expect.arrayContaining(all([...heads, ...civils, ...schools], '争议评判')));
    // Each side's duty to answer is told, with its date, to the head, who alone may answer.
    expect(told1.filter((line) => !line.endsWith('争议评判')).map((line) => line.split(' ')[0])).toEqual(
      ['both', ...heads].sort(),
    );
  });

  it('a ruling that both heads accept is in force: what it shares becomes a grant', async () => {
    const dispute = await ruled(share);
    await dispute.refused('officer', 'referRuling', 'answers-not-late');
    const half = await dispute.take('civil-head', 'answerRuling', accept);
    expect(half).toMatchObject({
      status: 'ruled',
      ruling: { answers: { provider: { accepted: true }, requester: null } },
    });
    expect(await newDisputeMails(world)).toEqual(all(['both', 'school-head', ...officers], '一方接受评判').sort());
    await dispute.refused('civil-head', 'answerRuling', 'answered-already', reject);
    const done = await dispute.take('school-head', 'answerRuling', accept);
    expect(done.status).toBe('ruling-in-force');
    const told = await newDisputeMails(world);
    expect(told).toEqual(expect.arrayContaining(all([...civils, ...schools, ...officers], '评判生效')));
    for (const who of officers) expect(told).not.toContain(`${who} 一方接受评判`);
    const { body: grant } = await (await world.as('school')).ok('getGrant', { params: { id: String(done.grant) } });
    expect(grant).toMatchObject({ source: dispute.params.id, conditions: terms.conditions });
    expect(grant.items.map(({ id, until }) => [id, until])).toEqual(terms.items.map((id) => [id, terms.until]));
    expect(await dispute.events()).toEqual([
      'NegotiationProposed',
      'NegotiationOpened',
      'NegotiationFailed',
      'MeetingRecorded',
      'RulingMade',
      'RulingAccepted',
      'RulingAccepted',
      'RulingInForce',
    ]);
  });

  it('第二十八条 (809 art. 28): a side that does not accept it takes it to the city government, which decides', async () => {
    const dispute = await ruled(keep);
    const objected = await dispute.take('school-head', 'answerRuling', reject);
    expect(objected).toMatchObject({ status: 'referred', deadlines: [{ duty: `${dispute.params.id}.decide` }] });
    expect(await newDisputeMails(world)).toEqual([...all([...civils, ...officers], '一方不接受评判'), toDecide].sort());
    await dispute.refused('civil-head', 'answerRuling', 'step-closed', accept);
    await dispute.refused('officer', 'recordDecision', 'files-unknown', ordered);
    const file = await dispute.attached('officer');
    const order = { ...ordered, file };
    await dispute.refused('school-head', 'recordDecision', 'not-your-step', order);
    await dispute.refused('officer', 'recordDecision', 'not-yet', { ...order, decidedOn: '2026-09-15' });
    await dispute.refused('officer', 'recordDecision', 'items-not-disputed', { ...order, items: ['since'] });
    await dispute.refused('officer', 'recordDecision', 'term-over', { ...order, until: '2026-09-14' });
    await newDisputeMails(world);
    const { status, decision: final, grant } = await dispute.take('officer', 'recordDecision', order);
    expect(status).toBe('decided');
    expect(final).toMatchObject({ kind: 'city-government', documentNumber: decided.documentNumber, file });
    expect((await (await world.as('civil')).ok('getGrant', { params: { id: String(grant) } })).body.items).toHaveLength(
      2,
    );
    const heads = ['civil-head', 'school-head'];
    expect(await newDisputeMails(world)).toEqual(all([...heads, ...civils, ...schools], '上级决定').sort());
    await dispute.refused('officer', 'recordDecision', 'step-closed', order);
  });

  it('第十五条 (art. 15): nor does the government’s decision replace an agreement, which stays open to the two', async () => {
    const dispute = await coordinating({ confidential: true });
    await dispute.take('officer', 'createMeeting', meeting);
    await dispute.take('officer', 'adjudicateNegotiation', keep);
    await dispute.take('school-head', 'answerRuling', reject);
    const file = await dispute.attached('officer');
    const { body } = await dispute.refused('officer', 'recordDecision', 'agreement-only', { ...ordered, file });
    expect(body).toMatchObject({ rule: '第十五条', errors: [{ field: 'body.items', message: 'name' }] });
    await dispute.take('civil', 'createProposal', terms);
    await dispute.take('civil-head', 'answerProposal', accept, { number: 1 });
    expect((await dispute.take('school-head', 'answerProposal', accept, { number: 1 })).status).toBe('agreed');
  });
});

describe('第十六条 (art. 16): the bureau as a party recuses itself', () => {
  it('its case goes to the city government, and the head of the other side hands in the document', async () => {
    const dispute = await openDispute(world, { by: 'bureau-staff', head: 'bureau-head' });
    await newDisputeMails(world);
    const failed = await dispute.take('bureau-staff', 'declareFailure', failure);
    expect(failed).toMatchObject({ status: 'recused', deadlines: [{ duty: `${dispute.params.id}.decide` }] });
    expect(await newDisputeMails(world)).toEqual([...all(civils, '协商未果'), toDecide]);
    const file = await dispute.attached('civil-head');
    const order = { ...decided, file };
    await dispute.refused('officer', 'createMeeting', 'not-your-step', meeting);
    await dispute.refused('officer', 'adjudicateNegotiation', 'not-your-step', keep);
    await dispute.refused('officer', 'referRuling', 'not-your-step');
    await dispute.refused('school-head', 'answerRuling', 'not-found', accept);
    for (const own of ['officer', 'two-hats', 'bureau-head'])
      await dispute.refused(own, 'recordDecision', 'not-your-step', order);
    const { status, decision: final, grant } = await dispute.take('civil-head', 'recordDecision', order);
    expect([status, final?.kind, final?.verdict.verdict, grant]).toEqual([
      'decided',
      'city-government',
      'not-share',
      null,
    ]);
  });
});

describe('第二十八条 (809 art. 28): across levels or cities', () => {
  it('the common superior decides in the place of the bureau, which keeps the record', async () => {
    const dispute = await openDispute(world, { by: 'outside', head: 'outside-head' });
    expect((await dispute.read('outside')).acrossLevels).toBe(true);
    await newDisputeMails(world);
    expect((await dispute.take('civil', 'declareFailure', failure)).status).toBe('referred');
    expect(await newDisputeMails(world)).toEqual(all([...officers, 'outside'], '协商未果').sort());
    await dispute.refused('officer', 'adjudicateNegotiation', 'step-closed', keep);
    const file = await dispute.attached('officer');
    const order = { ...ordered, authority: '三门峡市行政审批和政务信息管理局', file };
    const { decision: final, grant } = await dispute.take('officer2', 'recordDecision', order);
    expect(final).toMatchObject({ kind: 'common-superior', authority: order.authority });
    const outside = await world.as('outside');
    expect((await outside.ok('getGrant', { params: { id: String(grant) } })).body.requester).toBe('90');
  });
});

describe('第六条 (art. 6): nobody decides on both sides, wherever they work by now', () => {
  it('whoever stated the case of a side does not adjudicate, and whoever adjudicated does not answer', async () => {
    await join(world, 'moves-up', '02', ['staff']);
    const dispute = await coordinating();
    await dispute.take('moves-up', 'createStatement', { text: '本部门不同意共享' });
    await dispute.take('officer', 'createMeeting', meeting);
    await move(world, 'moves-up', '00', ['bureau']);
    await dispute.refused('moves-up', 'adjudicateNegotiation', 'same-person', keep);
    const other = await coordinating();
    await other.take('moves-up', 'createMeeting', meeting);
    await other.take('moves-up', 'adjudicateNegotiation', keep);
    await move(world, 'moves-up', '02', ['head']);
    await other.refused('moves-up', 'answerRuling', 'same-person', accept);
    await move(world, 'moves-up', '02', ['staff']);
    const admin = await world.as('admin');
    const { etag } = await admin.ok('getPerson', { params: { id: 'moves-up' } });
    await admin.ok('leavePerson', { params: { id: 'moves-up' }, etag, body: { successor: null } });
  });
});

describe('第十六条 (art. 16): a ruling that is not answered', () => {
  it('第二十八条 (809 art. 28): silence is consent to nothing; once the answer is late the case goes to the city government', async () => {
    const dispute = await ruled(share);
    const head = await world.as('school-head');
    await head.refused('answerRuling', 'stale', { params: dispute.params, etag: '"99"', body: accept });
    const bureauHead = { by: 'bureau-staff', head: 'bureau-head' };
    const other = await openDispute(world, bureauHead);
    await other.refused('school-head', 'answerRuling', 'not-found', accept);
    await dispute.take('school-head', 'answerRuling', accept);
    await world.at('2026-09-20T23:59:00+08:00');
    await dispute.refused('officer', 'referRuling', 'answers-not-late');
    await newDisputeMails(world);
    await world.at('2026-09-21T00:01:00+08:00');
    const late = (await dispute.read('civil')).deadlines.find(({ duty }) => duty.endsWith('.provider'));
    expect(late).toMatchObject({ late: true, level: 'red' });
    const alerted = await newDisputeMails(world);
    for (const who of ['officer', 'civil-leader'])
      expect(alerted.some((line) => line.startsWith(`${who} `))).toBe(true);
    const { status, grant, ruling: unanswered } = await dispute.take('officer', 'referRuling');
    expect([status, grant, unanswered?.referred?.by]).toEqual(['referred', null, 'officer']);
    const heads = ['civil-head', 'school-head'];
    expect(await newDisputeMails(world)).toEqual(
      [...all([...heads, ...civils, ...schools], '评判逾期未答复'), toDecide].sort(),
    );
    const file = await dispute.attached('officer');
    const over = { ...decided, file };
    expect((await dispute.take('officer', 'recordDecision', over)).status).toBe('decided');
  });
});

describe('a step of a dispute', () => {
  it('is taken on a case that is there, on the version that was read, by somebody of the case', async () => {
    const steps = [
      ['civil', 'declareFailure', failure],
      ['officer', 'createMeeting', meeting],
      ['officer', 'adjudicateNegotiation', keep],
      ['civil-head', 'answerRuling', accept],
      ['officer', 'referRuling', undefined],
      ['officer', 'recordDecision', decided],
    ] as const;
    const missing = new Dispute(world, unusedId('neg'), '"1"');
    const real = await openDispute(world);
    real.etag = '"99"';
    for (const [by, operation, body] of steps) {
      await missing.refused(by, operation, 'not-found', body);
      await real.refused(by, operation, 'stale', body);
    }
    const admin = await world.as('admin');
    const person = { id: 'officer-head', department: '00', name: '示例', email: 'oh@yima.example' };
    await admin.ok('createPerson', { body: { ...person, roles: ['bureau', 'head'] } });
    const dispute = await ruled(keep);
    await dispute.refused('officer-head', 'answerRuling', 'not-your-step', accept);
  });
});

endsWell('rulings', () => world);
