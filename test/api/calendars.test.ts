import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statutoryHolidays } from '../../shared/domain/calendar/statute.ts';
import { agree, bodies } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional } from '../world/entries.ts';
import { finishedJob } from '../world/jobs.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
let officer: Client;
let civil: Client;
let school: Client;
let entry: string;
beforeAll(async () => {
  world = await startWorld({ strict: true });
  [officer, civil, school] = await Promise.all([world.as('officer'), world.as('civil'), world.as('school')]);
  entry = await world.publish('civil', conditional());
});
afterAll(() => world?.stop());

const of = (year: number) => ({ params: { year } });
const closure = bodies.updateCalendar.notice;
const past = { reason: '汛情突发，通告晚于停工当日印发' };
const dutyOf = async (request: string, by = school) =>
  (await by.ok('getDuty', { params: { id: `${request}.reply` } })).body;
const kindsOf = (duty: Awaited<ReturnType<typeof dutyOf>>) =>
  Object.fromEntries(duty.proof.days.map(({ date, kind }) => [date, kind]));

/** The file of a year at github.com/NateScarlet/holiday-cn, with nothing but the holidays of the law. */
function holidayCn(year: number, without = '') {
  const days = statutoryHolidays(year, { madeUp: false }).filter(({ date }) => date !== without);
  return {
    ...{ $schema: 'https://example', year, papers: [`https://www.gov.cn/notices/${year}`] },
    days: days.map(({ name, date }) => ({ name, date, isOffDay: true })),
  };
}

describe('第九条、第十五条 (art. 9, 15): the calendar by which dates are counted', () => {
  it('is there for everybody: each day with what it rests on, and whether that is settled', async () => {
    const { body, etag } = await school.ok('getCalendar', of(2026));
    expect(etag).toBe('"0"');
    expect(body).toMatchObject({ announced: true, versions: [{ version: 0, kind: 'arrangement', ended: null }] });
    expect(body.days).toHaveLength(365);
    expect(body.days.find(({ date }) => date === '2026-09-20')).toMatchObject({ kind: 'makeup', provisional: false });
    const next = (await school.ok('getCalendar', of(2027))).body;
    expect(next).toMatchObject({ announced: false, versions: [] });
    expect(next.days[0]).toMatchObject({ kind: 'holiday', provisional: true, source: { article: '第二条' } });
    const { items: years } = (await school.ok('listCalendars')).body;
    expect(years.map(({ year }) => year)).toEqual([2021, 2022, 2023, 2024, 2025, 2026, 2027]);
    await school.refused('getCalendar', 'not-found', of(1999));
  });

  it('takes no notice that is wrong, nor a change of the past in silence', async () => {
    const etag = '"0"';
    const load = (body: object, year = 2026) => ({ ...of(year), etag, body });
    const refused = async (code: 'notice-faulty', body: object, year?: number) => {
      await officer.refused('previewCalendar', code, { ...of(year ?? 2026), body });
      return await officer.refused('updateCalendar', code, load(body, year));
    };
    await officer.refused('previewCalendar', 'not-found', { ...of(2050), body: { notice: closure } });
    await officer.refused('updateCalendar', 'not-found', load({ notice: closure }, 2050));
    await refused('notice-faulty', { notice: closure }, 2027);
    await refused('notice-faulty', { notice: { ...closure, documentNumber: undefined } });
    await refused('notice-faulty', { notice: { ...closure, worked: [{ name: '补班', date: '2026-09-26' }] } });
    const worked = [{ name: '国庆节', date: '2026-10-01' }];
    await refused('notice-faulty', { notice: { ...closure, kind: 'amendment', off: [], worked } });
    await refused('notice-faulty', {
      notice: { ...closure, off: [...closure.off, { name: '再停', from: '2026-09-24', to: '2026-09-24' }] },
    });
    await officer.refused('updateCalendar', 'invalid-input', load({ holidayCn: holidayCn(2027, '2027-10-01') }, 2027));
    await officer.refused('updateCalendar', 'invalid-input', load({}));
    const weekend = [{ name: '停工', from: '2026-09-26', to: '2026-09-27' }];
    await officer.refused('updateCalendar', 'notice-changes-nothing', load({ notice: { ...closure, off: weekend } }));
    await officer.refused('updateCalendar', 'notice-unknown', load({ notice: closure, replaces: 99 }));
    for (const [code, body] of [
      ['notice-changes-nothing', { notice: { ...closure, off: weekend } }],
      ['notice-unknown', { notice: closure, replaces: 99 }],
    ] as const) {
      await officer.refused('previewCalendar', code, { ...of(2026), body });
    }
    const gone = [{ name: '停工', from: '2026-09-17', to: '2026-09-22' }];
    const problem = await officer.refused(
      'updateCalendar',
      'calendar-past',
      load({ notice: { ...closure, off: gone } }),
    );
    expect(problem.body.errors.map(({ message }) => message)).toEqual(['2026-09-17', '2026-09-18', '2026-09-20']);
    await officer.refused('updateCalendar', 'stale', { ...load({ notice: closure }), etag: '"7"' });
    for (const client of [civil, await world.as('civil-head'), await world.as('admin')]) {
      await client.refused('updateCalendar', 'role-missing', load({ notice: closure }));
    }
  });
});

describe('第十五条 (art. 15): a local closure, recorded after the days were past', () => {
  const requests: Record<'inTime' | 'open' | 'late', string> = { inTime: '', open: '', late: '' };
  let before: Awaited<ReturnType<typeof dutyOf>>;

  it('counts every open duty again, and tells both sides once what moved', async () => {
    for (const name of ['inTime', 'open', 'late'] as const)
      requests[name] = (await world.applyFor('school', entry)).params.id;
    const answer = async (id: string) => {
      const params = { id };
      await world.replyTo('civil', { params, etag: (await civil.ok('getRequest', { params })).etag }, agree);
    };
    await answer(requests.inTime);
    before = await dutyOf(requests.open);
    expect(before).toMatchObject({ deadline: { due: '2026-09-29' }, recounts: [] });
    await world.at('2026-09-30T09:00:00+08:00');
    expect(await dutyOf(requests.open)).toMatchObject({ deadline: { late: true }, flags: [{ due: '2026-09-29' }] });
    await answer(requests.late);
    expect(await dutyOf(requests.late)).toMatchObject({ status: 'met', metLate: true });
    await world.settle();
    world.newMails();

    // What it would move can be seen first, and changes nothing.
    const foreseen = (await officer.ok('previewCalendar', { ...of(2026), body: { notice: closure } })).body;
    expect(foreseen.days.map(({ date, was, is, past }) => [date, was.kind, is.kind, past])).toEqual([
      ['2026-09-23', 'workday', 'closure', true],
      ['2026-09-24', 'workday', 'closure', true],
    ]);
    const open = foreseen.items.find(({ duty }) => duty === `${requests.open}.reply`);
    expect(open).toMatchObject({ owesName: '义马市民政局', from: '2026-09-29', to: '2026-10-08' });
    expect([foreseen.whole, foreseen.moved]).toEqual([true, foreseen.items.length]);
    expect((await school.ok('getCalendar', of(2026))).body.versions).toHaveLength(1);

    const loaded = await officer.ok('updateCalendar', { ...of(2026), etag: '"0"', body: { notice: closure, past } });
    const again = { ...of(2026), body: { notice: closure } };
    expect((await officer.ok('previewCalendar', again)).body).toMatchObject({ days: [], moved: 0 });
    expect(loaded.body).toMatchObject({
      closures: 2,
      versions: [{ version: 0 }, { version: 1, kind: 'closure', past }],
    });
    expect(loaded.headers.get('location')).toBe(`/v1/jobs/${loaded.body.job}`);
    expect(await finishedJob(world, officer, String(loaded.body.job))).toMatchObject({ kind: 'recount', refusals: [] });
    const mails = world.newMails();
    const told = mails.filter(({ subject }) => subject.includes('期限已重新计算'));
    expect(told.map(({ to }) => to)).toEqual(expect.arrayContaining(['civil@yima.example', 'school@yima.example']));
    const row = '2026-09-29 → 2026-10-08';
    const reasoned = told.filter(({ text }) => text.includes(row) && text.includes('义政〔2026〕9号'));
    expect(reasoned.length).toBeGreaterThanOrEqual(2);
    // Those who had been alerted hear that there was nothing to be alerted of.
    const void_ = mails.filter(({ subject }) => subject.includes('逾期警示作废'));
    expect(new Set(void_.map(({ to }) => to))).toContain('officer@yima.example');
  });

  it('moves the date with its reason, shown day by day, and in the list', async () => {
    const after = await dutyOf(requests.open);
    expect(after).toMatchObject({
      deadline: { due: '2026-10-08', late: false, why: { zh: expect.stringContaining('由9月29日改为10月8日') } },
      recounts: [{ from: '2026-09-29', to: '2026-10-08', notice: expect.stringContaining('义政〔2026〕9号') }],
    });
    expect([kindsOf(before)['2026-09-23'], kindsOf(after)['2026-09-23']]).toEqual(['workday', 'closure']);
    const { items } = (await civil.ok('listDuties', { query: { late: 'true' } })).body;
    expect(items.filter(({ subject }) => subject.id === requests.open)).toEqual([]);
  });

  it('voids what it disproves, of what is open and of what was met late; it stays on record and counts nowhere', async () => {
    const open = await dutyOf(requests.open);
    expect(open).toMatchObject({
      flaggedAt: null,
      flags: [{ due: '2026-09-29', void: { calendar: expect.any(String) } }],
    });
    const late = await dutyOf(requests.late);
    expect(late).toMatchObject({ status: 'met', metLate: false, flaggedAt: null, flags: [{ void: {} }] });
    const { body } = await school.ok('getRequest', { params: { id: requests.late } });
    expect(body).toMatchObject({ reply: { late: false }, deadline: { late: false } });
  });

  it('leaves what was closed in time under the calendar it was counted by', async () => {
    const closed = await dutyOf(requests.inTime);
    expect(closed.proof.calendar).toBe(before.proof.calendar);
    expect(kindsOf(closed)['2026-09-23']).toBe('workday');
    expect((await dutyOf(requests.open)).proof.calendar).not.toBe(before.proof.calendar);
  });

  it('loaded again is answered alike and changes nothing', async () => {
    const { body, etag } = await officer.ok('updateCalendar', {
      ...of(2026),
      etag: '"0"',
      body: { notice: closure, past },
    });
    expect([etag, body.job, body.versions.length]).toEqual(['"1"', null, 2]);
  });

  it('withdrawn as a mistake: the dates go back, and what is late by them is flagged anew', async () => {
    const { body: said } = { body: bodies.withdrawCalendar };
    await officer.refused('withdrawCalendar', 'not-found', { ...of(1999), etag: '"1"', body: said });
    await officer.refused('withdrawCalendar', 'stale', { ...of(2026), etag: '"0"', body: said });
    await officer.refused('withdrawCalendar', 'notice-unknown', {
      ...of(2026),
      etag: '"1"',
      body: { ...said, version: 9 },
    });
    const silent = { version: 1, reason: said.reason };
    await officer.refused('withdrawCalendar', 'calendar-past', { ...of(2026), etag: '"1"', body: silent });
    const { body } = await officer.ok('withdrawCalendar', { ...of(2026), etag: '"1"', body: said });
    expect(body.versions[1]).toMatchObject({
      version: 1,
      ended: { version: 2, how: 'withdrawn', reason: said.reason },
    });
    await finishedJob(world, officer, String(body.job));
    const open = await dutyOf(requests.open);
    expect(open.deadline).toMatchObject({ due: '2026-09-29', late: true });
    expect(open.flags.map((flag) => [flag.due, flag.void !== undefined])).toEqual([
      ['2026-09-29', true],
      ['2026-09-29', false],
    ]);
    expect(open.recounts.at(-1)?.notice).toContain('撤回');
    // What was acquitted stays so.
    expect(await dutyOf(requests.late)).toMatchObject({ metLate: false });
  });
});

describe("next year's arrangement", () => {
  const missing = () => world.newMails().filter(({ subject }) => subject.includes('请载入放假安排'));

  it('is asked for from 1 December on, once a week, on the morning of a working day', async () => {
    await world.at('2026-11-30T10:30:00+08:00');
    expect(missing()).toEqual([]);
    await world.at('2026-12-01T10:30:00+08:00', { everySweep: true });
    const first = missing();
    expect(first.map(({ to }) => to)).toContain('officer@yima.example');
    expect(first[0]?.text).toContain('2027年的放假安排尚未载入');
    await world.at('2026-12-04T10:30:00+08:00', { everySweep: true });
    expect(missing()).toEqual([]);
    await world.at('2026-12-07T10:30:00+08:00');
    expect(missing()).toHaveLength(first.length);
  });

  it('settles what was provisional, from a file of holiday-cn too, and is asked for no more', async () => {
    const file = { holidayCn: holidayCn(2027), documentNumber: '国办发明电〔2026〕8号' };
    const { body, etag } = await officer.ok('updateCalendar', { ...of(2027), etag: '"0"', body: file });
    expect(body).toMatchObject({ announced: true, days: expect.arrayContaining([]) });
    expect(body.days.some(({ provisional, date }) => provisional && date < '2027-12-25')).toBe(false);
    const version = body.versions[0];
    expect(version).toMatchObject({ documentNumber: file.documentNumber, url: 'https://www.gov.cn/notices/2027' });
    // Loaded again with its number put right, it takes the place of the first, which stays on record.
    const right = { ...file, documentNumber: '国办发明电〔2026〕9号' };
    const replaced = await officer.ok('updateCalendar', { ...of(2027), etag, body: right });
    expect(replaced.body.versions.map(({ ended }) => ended?.how ?? null)).toEqual(['replaced', null]);
    await world.at('2026-12-14T10:30:00+08:00');
    expect(missing()).toEqual([]);
  });
});

endsWell('calendars', () => world);
