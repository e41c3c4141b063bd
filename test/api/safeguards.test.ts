import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unusedId } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { cursorHolds, walk } from '../world/paging.ts';
import { PDF, sent } from '../world/security.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
const people = [
  'civil',
  'civil-head',
  'school',
  'officer',
  'officer2',
  'bureau-staff',
  'auditor',
  'government',
  'admin',
  'two-hats',
] as const;
const as = {} as Record<(typeof people)[number], Client>;
beforeAll(async () => {
  world = await startWorld({ strict: true, now: '2026-12-31T20:00:00+08:00' });
  for (const id of people) as[id] = await world.as(id);
});
afterAll(() => world?.stop());

type Item = Awaited<ReturnType<typeof tasksOf>>[number];

/** All tasks that somebody sees of their own department, or of all. */
const tasksOf = async (client: Client, side: 'own' | 'all' = 'own') =>
  (await client.ok('listSafeguards', { query: { side, limit: 100 } })).body.items;

/** The plan that civil affairs owes, with the ETag to act on. */
async function one(client = as.civil, kind = 'plan-emergency') {
  const { id } = (await tasksOf(client)).find((task) => task.kind === kind) as Item;
  const { etag } = await client.ok('getSafeguard', { params: { id } });
  return { params: { id }, etag };
}

const said = {
  carriedOutOn: '2027-02-26',
  findings: '已修订应急预案，新增数据泄露处置流程',
  type: 'pdf',
  name: '应急预案',
};

describe('第十八条、第十九条、第二十一条 (arts. 18, 19, 21): security duties recur', () => {
  it('are owed by nobody before the rule begins', async () => {
    expect(await tasksOf(as.officer, 'all')).toEqual([]);
  });

  it('are opened once each as the period begins, by the next run where one was missed, and told to whoever owes them', async () => {
    world.newMails();
    await world.at('2027-01-01T03:30:00+08:00', { everySweep: true });
    const all = await tasksOf(as.officer, 'all');
    const count = (department: string) => all.filter((task) => task.department === department).length;
    expect({ bureau: count('00'), civil: count('02'), school: count('06'), government: count('99') }).toEqual({
      ...{ bureau: 6, civil: 4, school: 4, government: 0 },
    });
    expect(new Set(all.map(({ number }) => number)).size).toBe(14);
    const plan = all.find(({ kind, department }) => kind === 'plan-emergency' && department === '02');
    expect(plan).toMatchObject({
      ...{ number: 'BZ-202701-02-05', name: '2027年应急预案', status: 'owed' },
      ...{ period: { from: '2027-01-01', to: '2027-12-31' }, deadline: { late: false, article: '第二十一条' } },
    });
    // The mails wait for the first working day.
    await world.at('2027-01-04T10:00:00+08:00');
    const told = world.newMails().filter(({ to }) => to.startsWith('civil@'));
    expect(told.some(({ text }) => text.includes('应急预案'))).toBe(true);
    // Duties and days are those of the first day of the period.
    const { body } = await as.civil.ok('getSafeguard', await one());
    expect(body.proof).toMatchObject({ start: '2027-01-01', rule: { article: '第二十一条', days: 60 } });
  });

  it('are shown to their department, to whoever supervises them, and to nobody else', async () => {
    const { params } = await one();
    for (const by of ['civil', 'civil-head', 'officer', 'auditor', 'government'] as const)
      expect((await as[by].ok('getSafeguard', { params })).body.department).toBe('02');
    await as.school.refused('getSafeguard', 'not-found', { params });
    await as.school.refused('getSafeguard', 'not-found', { params: { id: unusedId('sfg') } });
    await as.admin.refused('getSafeguard', 'role-missing', { params });
    await as.school.refused('listSafeguards', 'role-missing', { query: { side: 'all' } });
    expect((await tasksOf(as.school)).every(({ department }) => department === '06')).toBe(true);
    expect(await walk(as.officer, 'listSafeguards', { side: 'all' }, 5)).toHaveLength(14);
    await cursorHolds('listSafeguards', { client: as.officer, query: { side: 'all' }, others: [as.government] });
    // Whoever reads what a department has reported is on record (article 12).
    await world.settle();
    const read = await as.auditor.ok('listLog', { query: { about: params.id, kind: 'read' } });
    expect(read.body.items.map(({ by }) => by)).toEqual(expect.arrayContaining(['officer', 'auditor', 'government']));
  });

  it('are met by a report with its file, whose digest is on record, and whose findings the leader hears', async () => {
    const task = await one();
    await as.officer.refused('createReportFile', 'role-missing', { ...task, body: { type: 'pdf', size: 10 } });
    await as['two-hats'].refused('createReportFile', 'not-your-step', { ...task, body: { type: 'pdf', size: 10 } });
    await as.school.refused('createReportFile', 'not-found', { ...task, body: { type: 'pdf', size: 10 } });
    await as.civil.refused('createReportFile', 'attachment-too-large', {
      ...task,
      body: { type: 'pdf', size: 30_000_000 },
    });
    await as.civil.refused('reportSafeguard', 'attachment-missing', {
      ...task,
      body: { ...said, file: unusedId('fil') },
    });
    const broken = await sent(as.civil, 'createReportFile', task.params.id, {
      bytes: new TextEncoder().encode('MZ\u0090\u0000 program'),
    });
    await world.at('2027-03-01T10:00:00+08:00');
    const body = { ...said, file: broken };
    await as.civil.refused('reportSafeguard', 'file-broken', { ...task, body });
    const file = await sent(as.civil, 'createReportFile', task.params.id);
    const good = { ...task, body: { ...said, file } };
    await as['two-hats'].refused('reportSafeguard', 'not-your-step', good);
    await as.school.refused('reportSafeguard', 'not-found', good);
    await as.officer.refused('reportSafeguard', 'role-missing', good);
    await as.civil.refused('reportSafeguard', 'stale', { ...good, etag: '"7"' });
    await as.civil.refused('reportSafeguard', 'not-yet', {
      ...good,
      body: { ...good.body, carriedOutOn: '2027-03-02' },
    });
    await as.civil.refused('reportSafeguard', 'before-period', {
      ...good,
      body: { ...good.body, carriedOutOn: '2026-12-30' },
    });
    world.newMails();
    const done = await as.civil.ok('reportSafeguard', good);
    const sha256 = createHash('sha256').update(PDF).digest('hex');
    expect(done.body).toMatchObject({
      status: 'done',
      deadline: { level: 'done', late: false },
      reports: [
        {
          ...{ carriedOutOn: '2027-02-26', findings: said.findings, by: 'civil' },
          file: { sha256, bytes: PDF.length },
        },
      ],
    });
    await world.settle();
    await world.at('2027-03-02T10:00:00+08:00');
    const told = world.newMails().filter(({ to }) => to.startsWith('civil-leader@'));
    expect(told.some(({ text }) => text.includes(said.findings))).toBe(true);
    const log = await world.tables.log();
    expect(log.get(task.params.id)?.at(-1)).toMatchObject({
      type: 'SafeguardReported',
      data: { sha256, task: 'plan-emergency' },
    });
    // What was put right since is reported once more, by the head as well.
    const later = await sent(as['civil-head'], 'createReportFile', task.params.id);
    const more = { params: task.params, etag: done.etag, body: { ...said, carriedOutOn: '2027-03-01', file: later } };
    expect((await as['civil-head'].ok('reportSafeguard', more)).body.reports).toHaveLength(2);
    for (const by of ['civil', 'officer', 'auditor'] as const) {
      const read = await as[by].ok('getSafeguardReport', { params: task.params, query: { file } });
      expect(Buffer.from(await (await fetch(read.body.downloadUrl)).arrayBuffer())).toEqual(Buffer.from(PDF));
    }
    await as.school.refused('getSafeguardReport', 'not-found', { params: task.params });
    const open = await one(as.civil, 'check-secrecy');
    await as.civil.refused('getSafeguardReport', 'not-found', { params: open.params });
  });

  it('the bureau owes its own, handed in by its staff and not by an officer', async () => {
    const task = await one(as['bureau-staff'], 'assess-risk');
    const file = await sent(as['bureau-staff'], 'createReportFile', task.params.id);
    await as['bureau-staff'].ok('reportSafeguard', { ...task, body: { ...said, name: '风险评估报告', file } });
  });

  it('a case holds twenty reports', async () => {
    const task = await one(as.school, 'plan-emergency');
    let { etag } = task;
    for (let n = 0; n < 20; n += 1) {
      const file = await sent(as.school, 'createReportFile', task.params.id);
      etag = (await as.school.ok('reportSafeguard', { params: task.params, etag, body: { ...said, file } })).etag;
    }
    const full = { params: task.params, body: { type: 'pdf', size: 10 } };
    await as.school.refused('createReportFile', 'case-full', full);
    const body = { ...said, file: unusedId('fil') };
    await as.school.refused('reportSafeguard', 'case-full', { params: task.params, etag, body });
  });
});

describe('第二十三条 (art. 23（五）): what is missing is seen by department, and escalates', () => {
  it('is reminded, flagged and suggested for rectification; the view says who lacks what', async () => {
    const { params } = await one(as.civil, 'review-security');
    const { deadline } = (await as.civil.ok('getSafeguard', { params })).body;
    await world.at(`${deadline?.due}T09:30:00+08:00`);
    expect((await as.civil.ok('getSafeguard', { params })).body.deadline?.late).toBe(false);
    world.newMails();
    await world.at('2027-08-31T10:00:00+08:00');
    const { body } = await as.civil.ok('getSafeguard', { params });
    expect(body.deadline).toMatchObject({ late: true, level: 'red' });
    const told = world.newMails();
    for (const to of ['civil-leader@', 'officer@']) expect(told.some((mail) => mail.to.startsWith(to))).toBe(true);
    const reports = await as.officer.ok('listReports', { query: { kind: 'review-security', department: '02' } });
    expect(reports.body.items[0]).toMatchObject({ ground: '第二十三条（五）' });
    const state = await as.officer.ok('getSecurityState', { query: { year: '2027' } });
    const civil = state.body.departments.find(({ department }) => department === '02');
    expect(civil).toMatchObject({ missing: 3, late: 1 });
    expect(civil?.tasks.find(({ kind }) => kind === 'plan-emergency')).toMatchObject({
      status: 'done',
      carriedOutOn: '2027-02-26',
    });
    for (const by of ['government', 'auditor'] as const)
      expect((await as[by].ok('getSecurityState')).body.departments).toHaveLength(3);
    expect((await as.school.ok('getSecurityState')).body.departments.map(({ department }) => department)).toEqual([
      '06',
    ]);
    await as.admin.refused('getSecurityState', 'role-missing');
  });

  it('the next period owes all of it again', async () => {
    await world.at('2028-01-01T02:30:00+08:00');
    const all = await tasksOf(as.civil);
    expect(all.map(({ period }) => period.from)).toEqual([
      ...Array(4).fill('2028-01-01'),
      ...Array(4).fill('2027-01-01'),
    ]);
  });
});

endsWell('safeguards', () => world);
