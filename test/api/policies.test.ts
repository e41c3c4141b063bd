import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCsv } from '../../shared/adapters/spreadsheet/csv.ts';
import { successor } from '../examples.ts';
import { agree, bodies } from '../world/bodies.ts';
import { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional } from '../world/entries.ts';
import { startWorld, type World } from '../world/world.ts';

const who = ['civil', 'school', 'civil-leader', 'officer', 'officer2', 'upper', 'admin'] as const;
let world: World;
let as: Record<(typeof who)[number], Client>;
let entry: string;
/** Asked on 21 September, before the rule changes; answered on 8 October. */
let before: { params: { id: string }; etag: string };
beforeAll(async () => {
  world = await startWorld({ strict: true });
  const clients = await Promise.all(who.map(async (id) => [id, await world.as(id)] as const));
  as = Object.fromEntries(clients) as typeof as;
  entry = await world.publish('civil', conditional());
  before = await world.applyFor('school', entry);
});
afterAll(() => world?.stop());

/** Three days for a reply, from 23 September on. */
const three = { ...successor, id: 'reply-conditional-2026', effectiveFrom: '2026-09-23' };
const params = { id: three.id };
const reason = { reason: '所依据的文件未发布' };
const toldOf = (subject: string) => {
  const told = world.newMails().filter((mail) => mail.subject.includes(subject));
  return { to: told.map(({ to }) => to.replace('@yima.example', '')).sort(), text: told[0]?.text ?? '' };
};
const propose = (body: object) => as.officer.ok('createPolicy', { body });
/** A rule proposed by one officer and confirmed by another. */
async function inForce(body: typeof three) {
  const { etag } = await propose(body);
  return await as.officer2.ok('confirmPolicy', { params: { id: body.id }, etag });
}
/** The rules that wait for somebody to confirm them. */
async function confirms(client: Client) {
  const { body } = await client.ok('getWork');
  const some = body.items.filter(({ kind }) => kind === 'confirm');
  expect(body.counts.byKind.confirm ?? 0).toBe(some.length);
  return some.map(({ act, path, state }) => ({ act, path, state }));
}

describe('第二十六条 (art. 26): a rule about time', () => {
  it('is proposed by the bureau, held to what law sets, and read by everybody who has dates', async () => {
    await as.civil.refused('createPolicy', 'role-missing', { body: three });
    for (const [code, changed] of [
      ['policy-id-taken', { id: 'reply-conditional-2021' }],
      ['policy-in-past', { effectiveFrom: '2026-09-21' }],
      ['policy-matter-unknown', { shareType: null }],
      ['policy-too-long', { days: 6 }],
      ['invalid-input', { days: 0 }],
      ['invalid-input', { effectiveTo: null }],
      ['invalid-input', { legalRef: { document: '某通知' } }],
    ] as const)
      await as.officer.refused('createPolicy', code, { body: { ...three, ...changed } });
    world.newMails();
    const { body, etag, headers } = await propose(three);
    expect(body).toMatchObject({ id: three.id, status: 'proposed', loaded: { proposed: { by: 'officer' } } });
    expect([etag, headers.get('location')]).toEqual(['"1"', `/v1/policies/${three.id}`]);
    await world.settle();
    const { to, text } = toldOf('期限规则待确认');
    expect(to).toEqual(['officer', 'officer2', 'two-hats']);
    expect(text).toContain('《关于压缩政务数据共享答复时限的通知》第二条');
    for (const reader of [as.civil, as['civil-leader'], as.upper])
      expect((await reader.ok('getPolicy', { params })).body.status).toBe('proposed');
    // It waits for another officer, not for whoever proposed it.
    expect(await confirms(as.officer2)).toEqual([
      { act: { operation: 'confirmPolicy', title: '确认期限规则' }, path: `/policies/${three.id}`, state: '待确认' },
    ]);
    for (const other of [as.officer, as.civil, as['civil-leader']]) expect(await confirms(other)).toEqual([]);
    await as.admin.refused('listPolicies', 'role-missing');
    await as.civil.refused('getPolicy', 'not-found', { params: { id: 'no-such-rule' } });
  });

  it('is law once another officer confirms it, and every department is told', async () => {
    await as.officer.refused('confirmPolicy', 'same-person', { params, etag: '"1"' });
    await as.civil.refused('confirmPolicy', 'role-missing', { params, etag: '"1"' });
    await as.officer2.refused('confirmPolicy', 'stale', { params, etag: '"7"' });
    await as.officer2.refused('confirmPolicy', 'not-found', { params: { id: 'reply-conditional-2021' }, etag: '"0"' });
    const late = await propose({ ...three, id: 'reply-too-late', effectiveFrom: '2026-09-22' });
    const twin = await propose({ ...three, id: 'reply-twin' });
    world.newMails();
    const { body, etag } = await as.officer2.ok('confirmPolicy', { params, etag: '"1"' });
    expect(body).toMatchObject({ status: 'upcoming', loaded: { confirmed: { by: 'officer2' } } });
    expect((await confirms(as.officer2)).map(({ path }) => path)).toEqual(['/policies/reply-too-late']);
    await as.officer2.refused('confirmPolicy', 'step-closed', { params, etag });
    await as.officer2.refused('confirmPolicy', 'policy-same-day', { params: { id: 'reply-twin' }, etag: twin.etag });
    await as.officer.refused('createPolicy', 'policy-same-day', { body: { ...three, id: 'reply-again' } });
    await world.settle();
    const { to, text } = toldOf('期限规则将调整');
    expect(to).toEqual(['bureau-staff', 'civil', 'civil2', 'government-leader', 'school', 'two-hats']);
    expect(text).toContain('此前已开始的事项仍适用原规则');

    await world.at('2026-09-23T09:00:00+08:00');
    await as.officer2.refused('confirmPolicy', 'policy-in-past', { params: { id: 'reply-too-late' }, etag: late.etag });
    await as.officer.ok('withdrawPolicy', { params: { id: 'reply-too-late' }, etag: late.etag, body: reason });
  });

  it('counts what begins from its first day on, and changes nothing that began before', async () => {
    const old = await as.school.ok('getDuty', { params: { id: `${before.params.id}.reply` } });
    expect([old.body.deadline.due, old.body.proof.policy]).toEqual(['2026-09-29', 'reply-conditional-2021']);
    const after = await world.applyFor('school', entry);
    const { body } = await as.civil.ok('getDuty', { params: { id: `${after.params.id}.reply` } });
    expect([body.deadline.due, body.proof.policy, body.proof.rule.days]).toEqual(['2026-09-29', three.id, 3]);
    expect(body.deadline.why.zh).toBe('自9月23日的次日起3个工作日，《关于压缩政务数据共享答复时限的通知》第二条');
    const all = (await as.civil.ok('listPolicies', { query: { duty: 'reply' } })).body;
    expect(all.on).toBe('2026-09-23');
    expect(all.items.map(({ id, status, effectiveTo }) => [id, status, effectiveTo])).toEqual([
      ['reply-conditional-2021', 'ended', '2026-09-22'],
      ['reply-too-late', 'withdrawn', null],
      [three.id, 'in-force', null],
      ['reply-twin', 'proposed', null],
    ]);
    const { items: versions } = (await as.civil.ok('listPolicies', { query: { on: '2026-09-22' } })).body;
    expect(versions.find(({ id }) => id === 'reply-conditional-2021')?.status).toBe('in-force');
    expect(versions.length).toBeGreaterThan(10);
  });

  it('is withdrawn before its first day only, with the reason', async () => {
    await as.officer.refused('withdrawPolicy', 'policy-in-force', { params, etag: '"2"', body: reason });
    const later = await inForce({ ...three, id: 'reply-conditional-2030', effectiveFrom: '2030-01-01' });
    const one = { params: { id: 'reply-conditional-2030' }, body: reason };
    await world.settle();
    world.newMails();
    await as.civil.refused('withdrawPolicy', 'role-missing', { ...one, etag: later.etag });
    await as.officer.refused('withdrawPolicy', 'stale', { ...one, etag: '"1"' });
    await as.officer.refused('withdrawPolicy', 'not-found', { ...one, params: { id: 'no-such-rule' }, etag: '"1"' });
    const { body, etag } = await as.officer.ok('withdrawPolicy', { ...one, etag: later.etag });
    expect(body).toMatchObject({ status: 'withdrawn', loaded: { withdrawn: { by: 'officer', ...reason } } });
    await as.officer.refused('withdrawPolicy', 'step-closed', { ...one, etag });
    await world.settle();
    expect(toldOf('期限规则已撤回').to).toContain('school');
    await as.officer.refused('createPolicy', 'policy-id-taken', { body: { ...three, id: one.params.id } });
  });
});

describe('第十五条 (art. 15): what if', () => {
  const ask = (asked: object) => as.civil.ok('calculateDeadline', { body: { ...bodies.calculateDeadline, ...asked } });

  it('a date that is only supposed is counted as the duty itself was', async () => {
    const { body: duty } = await as.civil.ok('getDuty', { params: { id: `${before.params.id}.reply` } });
    const policy = { id: 'reply-conditional-2021' };
    const { body } = await ask({ start: '2026-09-21', policy });
    // By the version of the law that holds now, which has counted the days no otherwise.
    expect({ ...body.proof, calendar: duty.proof.calendar }).toEqual(duty.proof);
    // What is in force on the day is the rule loaded.
    expect((await ask({})).body).toMatchObject({ due: '2026-09-30', policy: { id: three.id } });
    expect(
      (await ask({ start: '2026-09-21T18:00:00+08:00', policy: { given: { days: 5, cutoff: '17:00' } } })).body,
    ).toMatchObject({ due: '2026-09-30', proof: { start: '2026-09-22' } });
  });

  it('is for everybody who reads dates, and names what cannot be counted', async () => {
    for (const reader of [as.upper, as['civil-leader'], as.officer])
      await reader.ok('calculateDeadline', { body: bodies.calculateDeadline });
    await as.admin.refused('calculateDeadline', 'role-missing', { body: bodies.calculateDeadline });
    for (const [code, changed] of [
      ['policy-unknown', { policy: { id: 'no-such-rule' } }],
      ['calendar-unknown', { calendar: { id: 'cn-1999' } }],
      ['calendar-unknown', { calendar: { id: 'cn-2026-0.99' } }],
      ['days-not-stated', { days: 3 }],
      ['days-stated', { policy: { duty: 'rectify' }, days: 31 }],
      ['no-extension', { policy: { duty: 'review' }, extension: { days: 1 } }],
      ['extension-too-long', { extension: { days: 6 } }],
      ['outside-calendar', { start: '2041-01-01', policy: { given: { days: 5 } } }],
      ['invalid-input', { start: '2026-02-30' }],
      ['invalid-input', { stops: [{ from: '2026-09-30', to: '2026-09-29' }] }],
      ['invalid-input', { policy: { given: { start: 'as-received' } } }],
      ['invalid-input', { calendar: { notices: [{ year: 2027, title: '缺少节假日', off: [], worked: [] }] } }],
    ] as const)
      await as.civil.refused('calculateDeadline', code, { body: { ...bodies.calculateDeadline, ...changed } });
  });
});

describe('第十七条 (art. 17): two rules over the cases of a period', () => {
  const asked = bodies.comparePolicies;

  it('had the ten days of Order 809 applied, who was late would not have been', async () => {
    await world.at('2026-10-08T09:00:00+08:00');
    await world.replyTo(
      'civil',
      { ...before, etag: (await as.civil.ok('getRequest', { params: before.params })).etag },
      agree,
    );
    const { body } = await as.officer.ok('comparePolicies', { body: asked });
    const [one, two] = body.items;
    expect(one).toMatchObject({
      owes: '02',
      status: 'met',
      start: '2026-09-21',
      metOn: '2026-10-08',
      a: { policy: 'reply-conditional-2021', due: '2026-09-29', late: true },
      b: { policy: 'supposed-rule', due: '2026-10-12', late: false },
      moved: 5,
    });
    expect(two).toMatchObject({
      status: 'open',
      a: { policy: three.id, due: '2026-09-29', late: true },
      b: { due: '2026-10-14', late: false },
    });
    const totals = { cases: 2, open: 1, late: { a: 2, b: 0, onlyA: 2, onlyB: 0 } };
    expect([body.whole, body.total, body.departments]).toEqual([
      true,
      totals,
      [{ department: '02', departmentName: '义马市民政局', ...totals }],
    ]);
    const named = { ...asked, a: { given: { days: 10 } }, b: { id: three.id } };
    expect((await as.upper.ok('comparePolicies', { body: named })).body.total.late).toEqual({
      ...{ a: 0, b: 2, onlyA: 0, onlyB: 2 },
    });
    expect((await as.officer.ok('comparePolicies', { body: { ...asked, to: '2026-09-20' } })).body.items).toEqual([]);
    expect((await as.officer.ok('comparePolicies', { body: { ...asked, department: '06' } })).body.total.cases).toBe(0);
  });

  it('goes page by page, with the totals of all', async () => {
    const page = { ...asked, limit: 1 };
    const first = (await as.officer.ok('comparePolicies', { body: page })).body;
    const cursor = String(first.next);
    const second = (await as.officer.ok('comparePolicies', { body: { ...page, cursor } })).body;
    expect([first.items[0]?.start, second.items[0]?.start, second.next]).toEqual(['2026-09-21', '2026-09-23', null]);
    expect(second.total).toEqual(first.total);
    await as.officer.refused('comparePolicies', 'cursor-invalid', { body: { ...page, to: '2026-09-29', cursor } });
    await as.officer.refused('comparePolicies', 'invalid-input', { body: { ...page, limit: 101 } });
  });

  it('is written into a spreadsheet', async () => {
    const { body, headers } = await as.upper.ok('exportComparison', { body: asked });
    expect(headers.get('content-disposition')).toContain('comparison-reply-2026-09-01-2026-09-30.csv');
    const [heading, one] = readCsv(Buffer.from(body)).map(({ cells }) => cells);
    expect(heading?.slice(6, 9)).toEqual(['甲 规则 Rule A', '甲 截止 Due A', '甲 逾期 Late A']);
    expect(one?.slice(2)).toEqual([
      ...['义马市民政局', '已办结', '2026-09-21', '2026-10-08'],
      ...['reply-conditional-2021', '2026-09-29', '逾期', 'supposed-rule', '2026-10-12', '', '5'],
    ]);
  });

  it('is for those who supervise, of rules that there are, and of more than can be gone through at once it is told part by part', async () => {
    for (const operation of ['comparePolicies', 'exportComparison'] as const) {
      await as.civil.refused(operation, 'role-missing', { body: asked });
      await as.officer.refused(operation, 'policy-unknown', { body: { ...asked, a: { id: 'no-such-rule' } } });
      await as.officer.refused(operation, 'invalid-input', { body: { ...asked, to: '2026-08-31' } });
    }
    const item = (await world.tables.raw('cases')).find(({ gsi2pk }) => gsi2pk?.S === 'OWES#02');
    const many = Array.from({ length: 3000 }, (_, n) => {
      const { gsi1pk: _w, gsi1sk: _a, ...copy } = item as NonNullable<typeof item>;
      return {
        ...copy,
        sk: { S: `COPY#${n}` },
        gsi2sk: { S: `2026-12-01#${n}` },
        gsi3sk: { S: `2026-12-01#${n}` },
        seq: { N: '0' },
      };
    });
    await world.tables.put('cases', many);
    // That it changes nothing, the other refusals show: to look at so much twice takes its time.
    const unwatched = new Client(world.runtime.apiUrl, await world.runtime.token('officer'));
    await unwatched.refused('exportComparison', 'list-too-long', { body: asked });
    const part = (await unwatched.ok('comparePolicies', { body: asked })).body;
    expect([part.whole, part.next]).toEqual([false, expect.any(String)]);
  });
});

endsWell('policies', () => world);
