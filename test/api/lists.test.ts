import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCsv } from '../../shared/adapters/spreadsheet/csv.ts';
import type { Duty } from '../../shared/domain/duties/duty.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional } from '../world/entries.ts';
import { cursorHolds, walk } from '../world/paging.ts';
import { startWorld, type World } from '../world/world.ts';

const TODAY = '2026-09-21';
const who = ['civil', 'civil-leader', 'school', 'officer', 'bureau-staff', 'upper', 'admin'] as const;
let world: World;
let as: Record<(typeof who)[number], Client>;
beforeAll(async () => {
  world = await startWorld({ mailed: false, strict: true });
  const clients = await Promise.all(who.map(async (id) => [id, await world.as(id)] as const));
  as = Object.fromEntries(clients) as typeof as;
  const entries = [
    await world.publish('civil', conditional('=低保对象信息')),
    await world.publish('civil', conditional('残疾人补贴信息')),
    await world.publish('civil', conditional('高龄津贴信息')),
    await world.publish('school', conditional('学籍信息')),
  ];
  for (const [n, changedOn] of ['2026-09-01', '2026-09-10', '2026-09-14', '2026-09-02'].entries()) {
    await world.at(`${TODAY}T1${n}:00:00+08:00`);
    const concerns = { resources: [entries[n]] };
    await as.officer.ok('createChange', { body: { kind: 'law-revised', document: `第${n}号法`, changedOn, concerns } });
    await world.settle();
  }
  await world.applyFor('school', String(entries[0]));
  const { params, etag } = await world.applyFor('school', String(entries[1]));
  await as.school.ok('withdrawRequest', { params, etag });
  const [claimed, , met] = await walk<{ id: string }>(as.civil, 'listDuties', { kind: 'update' });
  await world.at(`${TODAY}T15:00:00+08:00`);
  for (const one of [claimed, met]) {
    const params = { id: String(one?.id) };
    const { etag } = await as.civil.ok('getDuty', { params });
    const body = { reason: '修订不涉及本资源' };
    const said = await as.civil.ok('claimNoChange', { params, etag, body });
    if (one === met) await as.officer.ok('confirmNoChange', { params, etag: said.etag });
  }
  await world.settle();
});
afterAll(() => world?.stop());

/** Every duty there is, read past the lists. */
async function allDuties(): Promise<Duty[]> {
  const items = (await world.tables.items('cases')).filter(({ kind }) => kind === 'duty');
  return items.map(({ state }) => state as Duty);
}

/** Days off in the weeks concerned: weekends but the Sunday that is worked, mid-autumn, the national day. */
function works(date: string): boolean {
  if (date === '2026-09-20') return true;
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return day !== 0 && day !== 6 && date !== '2026-09-25' && !(date >= '2026-10-01' && date <= '2026-10-07');
}

/** The level by counting days one by one: amber from three working days before (update), from one before (reply). */
function levelOf(duty: Duty): string {
  if (duty.status === 'met') return 'done';
  if (duty.due < TODAY) return duty.status === 'open' ? 'red' : 'amber';
  let left = 0;
  for (let day = TODAY; day < duty.due; ) {
    day = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
    if (works(day)) left += 1;
  }
  return left <= (duty.kind === 'update' ? 3 : 1) ? 'amber' : 'green';
}

interface Row {
  id: string;
  kind: string;
  status: string;
  owes: string;
  openedAt: string;
  metOn: string | null;
  deadline: { due: string; level: string; why: { zh: string; en: string }; workingDaysLeft: number };
}
const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);

describe('what a department has to do', () => {
  it('comes with its level, the working days left, and why', async () => {
    const rows = await walk<Row>(as.civil, 'listDuties', {});
    expect(
      rows.map(({ status, deadline: { due, level, workingDaysLeft } }) => [status, due, level, workingDaysLeft]),
    ).toEqual([
      ['claimed', '2026-09-15', 'amber', -5],
      ['open', '2026-09-23', 'amber', 2],
      ['open', '2026-09-29', 'green', 5],
    ]);
    expect(rows.map(({ deadline }) => deadline.why)).toEqual([
      { zh: '自9月1日的次日起10个工作日，第九条', en: '10 working days from 2026-09-01, art. 9 of the Measures' },
      { zh: '自9月10日的次日起10个工作日，第九条', en: '10 working days from 2026-09-10, art. 9 of the Measures' },
      { zh: '自9月21日的次日起5个工作日，第十五条', en: '5 working days from 2026-09-21, art. 15 of the Measures' },
    ]);
  });

  it('is counted as a slow reader of everything would count it, however many are shown', async () => {
    const duties = await allDuties();
    for (const [person, department, all] of [
      ['civil', '02', false],
      ['school', '06', false],
      ['bureau-staff', '00', false],
      ['officer', null, true],
    ] as const) {
      const open = duties.filter(({ owes, status }) => (all || owes === department) && /open|claimed/.test(status));
      const levels = { green: 0, amber: 0, red: 0, done: 0 } as Record<string, number>;
      const kinds: Record<string, number> = {};
      for (const duty of open) {
        levels[levelOf(duty)] = (levels[levelOf(duty)] ?? 0) + 1;
        kinds[duty.kind] = (kinds[duty.kind] ?? 0) + 1;
      }
      const { body } = await as[person].ok('countDuties');
      expect(body).toEqual({ total: open.length, byLevel: levels, byKind: kinds });
    }
    const met = duties.filter(({ status, owes }) => status === 'met' && owes === '02');
    const { body } = await as.civil.ok('countDuties', { query: { level: 'done' } });
    expect(met.length).toBeGreaterThan(0);
    expect(body.byLevel).toEqual({ green: 0, amber: 0, red: 0, done: met.length });
  });

  it.each<Record<string, string>>([
    { kind: 'reply' },
    { status: 'claimed' },
    { other: '06' },
    { level: 'amber' },
    { level: 'green' },
    { level: 'red' },
    { late: 'true' },
    { late: 'false', level: 'amber' },
    { dueBefore: '2026-09-23' },
    { dueBefore: '2026-09-24' },
    { q: '低保' },
    { q: '＝低保', kind: 'reply' },
    { q: '第1号法' },
    { status: 'open', q: '3411281' },
    { department: '06' },
  ])('is narrowed: %j', async (asked) => {
    const text = asked.q?.replace('＝', '=');
    const expected = (await allDuties())
      .filter(({ status }) => /open|claimed/.test(status))
      .filter((duty) => !asked.department || duty.owes === asked.department)
      .filter((duty) => !asked.kind || duty.kind === asked.kind)
      .filter((duty) => !asked.status || duty.status === asked.status)
      .filter((duty) => !asked.other || duty.waits === asked.other)
      .filter((duty) => !asked.level || levelOf(duty) === asked.level)
      .filter((duty) => !asked.late || String(levelOf(duty) === 'red') === asked.late)
      .filter((duty) => !asked.dueBefore || duty.due < asked.dueBefore)
      .filter((duty) => !text || JSON.stringify(duty.subject).includes(text));
    const byDue = expected.sort((a, b) => (`${a.due}#${a.id}` < `${b.due}#${b.id}` ? -1 : 1));
    expect(ids(await walk<Row>(as.officer, 'listDuties', asked, 1))).toEqual(ids(byDue));
    const newest = expected.sort((a, b) => (`${a.openedAt}#${a.id}` < `${b.openedAt}#${b.id}` ? 1 : -1));
    expect(ids(await walk<Row>(as.officer, 'listDuties', { ...asked, sort: 'newest' }, 1))).toEqual(ids(newest));
    expect((await as.officer.ok('countDuties', { query: asked })).body.total).toBe(expected.length);
  });

  it('is told apart, so that none of these filters leaves everything', async () => {
    const { byLevel, byKind } = (await as.officer.ok('countDuties')).body;
    expect([byLevel.green, byLevel.amber, byLevel.red].every((count) => count > 0)).toBe(true);
    expect(Object.keys(byKind).sort()).toEqual(['reply', 'review', 'update']);
  });

  it('and what was done is there when it is asked for, the newest first', async () => {
    const done = await walk<Row>(as.officer, 'listDuties', { level: 'done' }, 1);
    const met = (await allDuties()).filter(({ status }) => status === 'met');
    // What awaits a head's consent has not left the department, and nobody else hears of it.
    expect(ids(done).sort()).toEqual(ids(met.filter(({ kind }) => kind !== 'consent')).sort());
    const ofCivil = await walk<Row>(as.civil, 'listDuties', { status: 'met' });
    expect(ids(ofCivil).sort()).toEqual(ids(met.filter(({ owes }) => owes === '02')).sort());
    const metOn = ofCivil.map(({ metOn }) => metOn);
    expect(metOn).toEqual([...metOn].sort().reverse());
    expect(new Set((await walk<Row>(as.school, 'listDuties', { status: 'met' })).map(({ kind }) => kind))).toEqual(
      new Set(['consent']),
    );
  });

  it("is its own business and the bureau's", async () => {
    for (const operation of ['listDuties', 'countDuties', 'exportDuties'] as const) {
      await as.civil.ok(operation, { query: { department: '02' } });
      await as['civil-leader'].ok(operation);
      await as.civil.refused(operation, 'role-missing', { query: { department: '06' } });
      await as['bureau-staff'].refused(operation, 'role-missing', { query: { department: '02' } });
      for (const person of ['upper', 'admin'] as const) await as[person].refused(operation, 'role-missing');
    }
    const own = await walk(as.officer, 'listDuties', { department: '02' });
    expect(own).toEqual(await walk(as.civil, 'listDuties', {}));
    await cursorHolds('listDuties', {
      client: as.officer,
      others: [as.civil, as.school],
      otherwise: [{ department: '02' }, { sort: 'newest' }, { level: 'red' }],
    });
  });

  it.each([
    ['level', 'blue'],
    ['kind', 'rest'],
    ['status', 'cancelled'],
    ['late', 'yes'],
    ['dueBefore', '2026-02-30'],
    ['other', 'school'],
    ['q', ' '],
    ['q', 'x'.repeat(101)],
    ['sort', 'name'],
    ['surprise', '1'],
  ])('is not asked for by a wrong %s', async (field, value) => {
    const query = { [field]: value };
    for (const operation of ['listDuties', 'countDuties', 'exportDuties'] as const) {
      const { body } = await as.civil.refused(operation, 'invalid-input', { query });
      if (field !== 'sort') expect(body.errors.map((error) => error.field)).toEqual([`query.${field}`]);
    }
  });

  it('is written into a spreadsheet that calculates nothing', async () => {
    const { body, headers } = await as.officer.ok('exportDuties', { query: { department: '02' } });
    expect(headers.get('content-disposition')).toBe(`attachment; filename="duties-${TODAY}.csv"`);
    const bytes = Buffer.from(body, 'utf8');
    expect(body).toContain("'=低保对象信息");
    const [heading, ...rows] = readCsv(bytes).map(({ cells }) => cells);
    expect(heading?.slice(0, 3)).toEqual(['编号 Number', '名称 Name', '任务 Duty']);
    // Blank cells at the end of a row are not read.
    const whole = rows.map((cells) => Array.from(heading ?? [], (_, column) => cells[column] ?? ''));
    expect(whole.map((cells) => cells.slice(1))).toEqual([
      [
        '=低保对象信息',
        '目录更新',
        '待确认',
        '义马市民政局',
        '',
        '2026-09-15',
        '-5',
        '临期',
        '自9月1日的次日起10个工作日，第九条',
        '10 working days from 2026-09-01, art. 9 of the Measures',
        '',
        '',
      ],
      [
        '残疾人补贴信息',
        '目录更新',
        '未办结',
        '义马市民政局',
        '',
        '2026-09-23',
        '2',
        '临期',
        '自9月10日的次日起10个工作日，第九条',
        '10 working days from 2026-09-10, art. 9 of the Measures',
        '',
        '',
      ],
      [
        '=低保对象信息',
        '答复',
        '未办结',
        '义马市民政局',
        '义马市教育体育局',
        '2026-09-29',
        '5',
        '正常',
        '自9月21日的次日起5个工作日，第十五条',
        '5 working days from 2026-09-21, art. 15 of the Measures',
        '',
        '',
      ],
    ]);
    const newest = await as.officer.ok('exportDuties', { query: { department: '02', sort: 'newest' } });
    expect(readCsv(Buffer.from(newest.body)).map(({ cells }) => cells[6])).toEqual([
      '截止日期 Due',
      '2026-09-29',
      '2026-09-23',
      '2026-09-15',
    ]);
  });
});

describe('第十五条 (art. 15): requests sent and received', () => {
  interface Listed extends Row {
    number: string;
    name: string;
    requester: string;
    provider: string;
    submittedAt: string;
    reply: unknown;
  }
  /** Every request there is, newest first, read past the lists, with the duty to reply to it. */
  async function allRequests() {
    const duties = new Map((await allDuties()).map((duty) => [duty.id, duty]));
    const items = (await world.tables.items('cases')).filter(({ kind }) => kind === 'request');
    return items
      .map(({ state }) => ({ ...(state as Listed), duty: duties.get(`${(state as Listed).id}.reply`) }))
      .sort((a, b) => (`${a.submittedAt}#${a.id}` < `${b.submittedAt}#${b.id}` ? 1 : -1));
  }
  const sides = [
    ['school', 'sent'],
    ['civil', 'received'],
    ['officer', 'all'],
    ['upper', 'all'],
    ['civil', 'sent'],
  ] as const;

  it.each<Record<string, string>>([
    {},
    { status: 'submitted' },
    { status: 'withdrawn' },
    { other: '02' },
    { other: '06' },
    { level: 'green' },
    { level: 'done' },
    { level: 'red' },
    { late: 'false' },
    { dueBefore: '2026-09-29' },
    { dueBefore: '2026-09-30' },
    { since: TODAY },
    { since: '2026-09-22' },
    { q: '补贴' },
    { q: 'ym-2026' },
  ])('are listed and counted, narrowed by %j', async (asked) => {
    const all = await allRequests();
    for (const [person, side] of sides) {
      const expected = all
        .filter(
          ({ requester, provider }) =>
            side === 'all' || (side === 'sent' ? requester : provider) === department(person),
        )
        .filter(({ status }) => !asked.status || status === asked.status)
        .filter(({ requester, provider }) => !asked.other || [requester, provider].includes(asked.other))
        .filter(
          ({ duty }) => !asked.level || (duty?.status === 'cancelled' ? 'done' : duty && levelOf(duty)) === asked.level,
        )
        .filter(({ duty }) => !asked.dueBefore || (duty && duty.due < asked.dueBefore))
        .filter(({ submittedAt }) => !asked.since || submittedAt >= asked.since)
        .filter(({ number, name }) => !asked.q || `${number}${name}`.toLowerCase().includes(asked.q));
      const query = { ...asked, side };
      expect(ids(await walk<Listed>(as[person], 'listRequests', query, 1)), side).toEqual(ids(expected));
      const { body } = await as[person].ok('countRequests', { query });
      expect(body.total).toBe(expected.length);
      expect(Object.values(body.byLevel).reduce((sum, count) => sum + count)).toBe(expected.length);
      const open = expected.filter(({ duty }) => duty && /open|claimed/.test(duty.status));
      const byDue = open.sort((a, b) => (`${a.duty?.due}#${a.duty?.id}` < `${b.duty?.due}#${b.duty?.id}` ? -1 : 1));
      expect(ids(await walk<Listed>(as[person], 'listRequests', { ...query, sort: 'due' }, 1))).toEqual(ids(byDue));
    }
  });
  const department = (person: string) => (person === 'school' ? '06' : person === 'civil' ? '02' : '00');

  it('are counted by status and level', async () => {
    const { body } = await as.officer.ok('countRequests', { query: { side: 'all' } });
    expect(body).toEqual({
      total: 2,
      byLevel: { green: 1, amber: 0, red: 0, done: 1, none: 0 },
      byStatus: { submitted: 1, withdrawn: 1 },
    });
  });

  it('are each department’s own, and all of them for whoever supervises', async () => {
    for (const operation of ['listRequests', 'countRequests', 'exportRequests'] as const) {
      for (const person of ['civil', 'school', 'bureau-staff'] as const) {
        await as[person].refused(operation, 'role-missing', { query: { side: 'all' } });
      }
      await as.admin.refused(operation, 'role-missing');
      for (const query of [{ side: 'both' }, { status: 'open' }, { since: 'today' }, { kind: 'reply' }] as Record<
        string,
        string
      >[]) {
        await as.civil.refused(operation, 'invalid-input', { query });
      }
    }
  });

  it('are written into a spreadsheet', async () => {
    const { body } = await as.civil.ok('exportRequests', { query: { status: 'submitted' } });
    const [heading, one, ...others] = readCsv(Buffer.from(body)).map(({ cells }) => cells);
    expect([heading?.[0], others]).toEqual(['编号 Number', []]);
    expect(one?.slice(1, 6)).toEqual(['=低保对象信息', '待答复', '义马市教育体育局', '义马市民政局', TODAY]);
    expect(one?.slice(7, 11)).toEqual(['2026-09-29', '5', '正常', '自9月21日的次日起5个工作日，第十五条']);
    const { body: byDue } = await as.school.ok('exportRequests', { query: { side: 'sent', sort: 'due' } });
    expect(readCsv(Buffer.from(byDue)).map(({ cells }) => cells[0])).toEqual(['编号 Number', one?.[0]]);
  });
});

describe('of more than can be gone through', () => {
  it('nothing is said, rather than something that is not right', async () => {
    const one = (await world.tables.raw('cases')).find(({ gsi2pk }) => gsi2pk?.S === 'OWES#06');
    const many = Array.from({ length: 3000 }, (_, n) => {
      const { gsi1pk: _w, gsi1sk: _a, gsi3pk: _o, gsi3sk: _d, ...item } = one as NonNullable<typeof one>;
      return { ...item, sk: { S: `COPY#${n}` }, gsi2sk: { S: `2026-10-01#${n}` }, seq: { N: '0' } };
    });
    await world.tables.put('cases', many);
    for (const operation of ['countDuties', 'exportDuties', 'listDuties'] as const) {
      const sort = operation === 'listDuties' ? { sort: 'newest' } : null;
      await as.school.refused(operation, 'list-too-long', { query: { q: 'nothing', ...sort } });
    }
    const sent = (await world.tables.raw('cases')).find(({ gsi1pk }) => gsi1pk?.S === 'SENT#06');
    const requests = many.map((_, n) => {
      const { gsi2pk: _r, gsi2sk: _a, gsi3pk: _y, gsi3sk: _d, ...item } = sent as NonNullable<typeof sent>;
      return {
        ...item,
        sk: { S: `COPY#${n}` },
        gsi1sk: { S: `2026-09-01#${n}` },
        id: { S: `req_copy_${n}` },
        seq: { N: '0' },
      };
    });
    await world.tables.put('cases', requests);
    for (const operation of ['countRequests', 'exportRequests'] as const) {
      await as.school.refused(operation, 'list-too-long', { query: { side: 'sent' } });
      await as.school.ok(operation, { query: { side: 'sent', since: TODAY } });
    }
    const { body } = await as.school.ok('countDuties', { query: { dueBefore: '2026-10-01' } });
    expect(body.total).toBe(1);
  });
});

endsWell('lists', () => world);
