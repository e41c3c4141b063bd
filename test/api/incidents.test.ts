import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBundle } from '../../shared/documents/bundle-check.ts';
import { unpack } from '../../shared/documents/zip.ts';
import { unusedId } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional } from '../world/entries.ts';
import { createGrantInUse } from '../world/grants.ts';
import { cursorHolds, walk } from '../world/paging.ts';
import { PDF, sent } from '../world/security.ts';
import { whileAltered } from '../world/tampering.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
const people = [
  ...['civil', 'civil-head', 'school', 'school-head', 'officer', 'officer2', 'two-hats', 'bureau-staff'],
  ...['auditor', 'government', 'admin'],
] as const;
const as = {} as Record<string, Client> & Record<'school' | 'officer' | 'civil', Client>;
/** Civil affairs' data that the school uses. */
let grant: string;
beforeAll(async () => {
  world = await startWorld({ strict: true, now: '2026-10-12T09:00:00+08:00' });
  for (const id of people) as[id] = await world.as(id);
  grant = (await createGrantInUse(world, await world.publish('civil', conditional()))).params.id;
});
afterAll(() => world?.stop());

const who = (id: string) => as[id] as Client;
type One = { params: { id: string }; etag: string };
const instant = (time: string) => `2026-10-12T${time}+08:00`;
const leak = {
  ...{ name: '资助名单疑似泄露', kind: 'leak', foundAt: instant('08:30:00'), people: 1200 },
  what: '巡检发现资助名单曾被下载至未登记的终端',
};
const telling = { toldAt: instant('08:50:00'), authority: '义马市委网信办', how: '电话告知，随后书面报告' };
const concluding = { cause: '离岗人员账号未停用', prevention: '账号随离岗自动停用', type: 'pdf', name: '处置报告' };

/** An incident at the school with civil affairs' data. */
async function reported(by = 'school', more: object = {}): Promise<One> {
  const { body, etag } = await who(by).ok('createIncident', { body: { ...leak, ...more } });
  return { params: { id: body.id }, etag };
}

async function take(by: string, operation: 'tellIncident', one: One, body?: object): Promise<One> {
  const { etag } = await who(by).ok(operation, { ...one, ...(body ? { body } : {}) });
  return { params: one.params, etag };
}
const step = (by: string, operation: string, one: One, body?: object) =>
  take(by, operation as 'tellIncident', one, body);

async function handled(more: object = {}): Promise<One> {
  const told = await step('school', 'tellIncident', await reported('school', more), telling);
  return await step('officer', 'classifyIncident', told, { level: 'larger', people: 1200 });
}

async function concluded(by = 'school', one?: One): Promise<One> {
  const handling = one ?? (await handled());
  const file = await sent(who(by), 'createIncidentFile', handling.params.id);
  return await step(by, 'concludeIncident', handling, { ...concluding, file });
}

async function mails() {
  await world.settle();
  return world.newMails().map(({ to, text }) => ({ to: to.split('@')[0], text }));
}

describe('809 art. 35: an incident is reported, and the authority told within the hours of its band', () => {
  it('by the department where it happened: its leader, staff and the bureau hear of it at once', async () => {
    await mails();
    const { body, headers } = await who('school').ok('createIncident', { body: { ...leak, grants: [grant] } });
    expect(body).toMatchObject({
      ...{ ...leak, foundAt: '2026-10-12T08:30:00.000+08:00', department: '06', status: 'reported' },
      // 1,200 people: larger, four hours.
      ...{ level: 'larger', tellBy: '2026-10-12T12:30:00.000+08:00', toldLate: false, told: null },
      grants: [{ id: grant, side: 'requester', other: '02', suspended: false }],
    });
    expect(body.number).toMatch(/^AQ-2026-\d{6}$/);
    expect(headers.get('location')).toBe(`/v1/incidents/${body.id}`);
    expect(body.deadlines.map(({ duty }) => duty.split('.')[1]).sort()).toEqual([
      'classify-incident',
      'tell-authority',
    ]);
    const told = await mails();
    for (const to of ['school', 'school-leader', 'officer']) expect(told.map((mail) => mail.to)).toContain(to);
    expect(told.find(({ to }) => to === 'school')?.text).toContain('12:30');
    await step(
      'officer',
      'dismissIncident',
      { params: { id: body.id }, etag: '"1"' },
      { reason: '系授权范围内的正常下载' },
    );
  });

  it('by the bureau, which names the department; by nobody else for others; not for a time to come or a grant of others', async () => {
    const other = { ...leak, department: '06' };
    expect((await who('officer').ok('createIncident', { body: other })).body.department).toBe('06');
    await who('civil').refused('createIncident', 'role-missing', { body: other });
    await who('auditor').refused('createIncident', 'role-missing', { body: leak });
    await who('officer').refused('createIncident', 'unknown-department', { body: { ...leak, department: '77' } });
    await who('school').refused('createIncident', 'found-later', { body: { ...leak, foundAt: instant('23:00:00') } });
    await who('bureau-staff').refused('createIncident', 'grant-elsewhere', { body: { ...leak, grants: [grant] } });
    await who('school').refused('createIncident', 'grant-elsewhere', { body: { ...leak, grants: [unusedId('grt')] } });
  });

  it('is told of once, with the time, by which it is late or not; a higher level shortens the hours', async () => {
    const one = await reported('school', { people: 10 });
    const at = { ...one, body: telling };
    await who('civil').refused('tellIncident', 'not-found', at);
    await who('two-hats').refused('classifyIncident', 'stale', {
      ...one,
      etag: '"9"',
      body: { level: 'ordinary', people: 10 },
    });
    await who('school').refused('tellIncident', 'stale', { ...at, etag: '"9"' });
    await who('school').refused('tellIncident', 'found-later', {
      ...at,
      body: { ...telling, toldAt: instant('23:00:00') },
    });
    await mails();
    const told = await who('school').ok('tellIncident', { ...at, body: { ...telling, toldAt: instant('08:59:00') } });
    expect(told.body).toMatchObject({ told: { authority: telling.authority, late: false }, toldLate: false });
    expect(told.body.deadlines.map(({ duty }) => duty.split('.')[1])).toEqual(['classify-incident']);
    expect((await mails()).map(({ to }) => to)).toEqual(expect.arrayContaining(['officer', 'officer2']));
    const next = { params: one.params, etag: told.etag };
    await who('school').refused('tellIncident', 'told-already', { ...next, body: telling });
    await who('officer').refused('classifyIncident', 'level-unreasoned', {
      ...next,
      body: { level: 'grave', people: 10 },
    });
    await who('school').refused('classifyIncident', 'role-missing', {
      ...next,
      body: { level: 'ordinary', people: 10 },
    });
    const graver = { level: 'grave', people: 200_000, reason: '涉及全市人口库' };
    const classified = await who('officer').ok('classifyIncident', { ...next, body: graver });
    expect(classified.body).toMatchObject({
      status: 'handling',
      level: 'grave',
      tellBy: '2026-10-12T09:30:00.000+08:00',
    });
    // Within an hour, so it was in time all the same.
    expect(classified.body.toldLate).toBe(false);
    const late = await reported('school', { people: 150_000, foundAt: instant('07:00:00') });
    expect((await who('school').ok('getIncident', { params: late.params })).body).toMatchObject({
      level: 'grave',
      toldLate: true,
    });
    const said = await who('school').ok('tellIncident', { ...late, body: telling });
    expect(said.body).toMatchObject({ told: { late: true }, toldLate: true });
  });
});

describe('第二十二条 (art. 22): who answers for an incident is where it happened', () => {
  it('is read by both sides, the bureau and an auditor; each reading is on record', async () => {
    const one = await reported('school', { grants: [grant] });
    for (const by of ['school', 'school-head', 'civil', 'officer', 'auditor'])
      expect((await who(by).ok('getIncident', { params: one.params })).body.id).toBe(one.params.id);
    for (const by of ['bureau-staff', 'government'])
      await who(by).refused('getIncident', 'not-found', { params: one.params });
    await who('admin').refused('getIncident', 'role-missing', { params: one.params });
    await world.settle();
    const log = await who('auditor').ok('listLog', { query: { about: one.params.id, kind: 'read' } });
    expect(log.body.items.map(({ by }) => by)).toEqual(expect.arrayContaining(['civil', 'officer', 'auditor']));
    const concerned = await who('civil').ok('listIncidents', { query: { side: 'concerned' } });
    expect(concerned.body.items.map(({ id }) => id)).toContain(one.params.id);
    expect((await who('civil').ok('listIncidents')).body.items).toEqual([]);
    await who('civil').refused('listIncidents', 'role-missing', { query: { side: 'all' } });
    const all = await walk<{ id: string }>(who('officer'), 'listIncidents', { side: 'all' }, 2);
    expect(all.length).toBeGreaterThan(3);
    await cursorHolds('listIncidents', {
      client: who('officer'),
      query: { side: 'all' },
      otherwise: [{ side: 'own' }],
    });
  });

  it('an open one suspends a grant that it concerns, by the bureau, in the same commit', async () => {
    const one = await reported('school', { grants: [grant] });
    const body = { grant, reason: '防止危害扩大，整改前暂停共享' };
    await who('school').refused('suspendIncident', 'role-missing', { ...one, body });
    await who('officer').refused('suspendIncident', 'grant-elsewhere', {
      ...one,
      body: { ...body, grant: unusedId('grt') },
    });
    await who('officer').refused('suspendIncident', 'days-stated', { ...one, body: { ...body, days: 300 } });
    await who('officer').refused('suspendIncident', 'stale', { ...one, etag: '"9"', body });
    await who('officer').refused('suspendIncident', 'not-found', { ...one, params: { id: unusedId('inc') }, body });
    const suspended = await who('officer').ok('suspendIncident', { ...one, body });
    expect(suspended.body.grants).toMatchObject([{ id: grant, suspended: true }]);
    expect((await who('school').ok('getGrant', { params: { id: grant } })).body).toMatchObject({
      status: 'suspended',
      suspension: { by: 'bureau', reason: body.reason },
    });
    await who('officer').refused('suspendIncident', 'step-closed', { ...one, etag: suspended.etag, body });
  });

  it('is dealt with by its department: measures, cause and report; nothing is closed before the authority was told', async () => {
    const one = await reported();
    const text = { text: '已停用有关账号并更换口令' };
    await who('civil').refused('measureIncident', 'not-found', { ...one, body: text });
    await who('two-hats').refused('measureIncident', 'not-your-step', { ...one, body: text });
    await who('school').refused('measureIncident', 'stale', { ...one, etag: '"9"', body: text });
    const measured = await who('school').ok('measureIncident', { ...one, body: text });
    expect(measured.body.measures).toMatchObject([{ ...text, by: 'school' }]);
    const classified = await step(
      'officer',
      'classifyIncident',
      { ...one, etag: measured.etag },
      { level: 'larger', people: 1200 },
    );
    const size = { type: 'pdf', size: 10 };
    await who('school').refused('createIncidentFile', 'authority-not-told', { ...classified, body: size });
    await who('school').refused('concludeIncident', 'authority-not-told', {
      ...classified,
      body: { ...concluding, file: unusedId('fil') },
    });
    const told = await step('officer', 'tellIncident', classified, telling);
    await who('two-hats').refused('createIncidentFile', 'not-your-step', { ...told, body: size });
    await who('civil').refused('createIncidentFile', 'not-found', { ...told, body: size });
    await who('school').refused('createIncidentFile', 'attachment-too-large', {
      ...told,
      body: { type: 'pdf', size: 30_000_000 },
    });
    await who('school').refused('concludeIncident', 'attachment-missing', {
      ...told,
      body: { ...concluding, file: unusedId('fil') },
    });
    const bad = await sent(who('school'), 'createIncidentFile', one.params.id, {
      bytes: new TextEncoder().encode('not a pdf'),
    });
    await who('school').refused('concludeIncident', 'file-broken', { ...told, body: { ...concluding, file: bad } });
    const file = await sent(who('school'), 'createIncidentFile', one.params.id);
    const body = { ...concluding, file };
    await who('two-hats').refused('concludeIncident', 'not-your-step', { ...told, body });
    await who('civil').refused('concludeIncident', 'not-found', { ...told, body });
    await who('school').refused('concludeIncident', 'stale', { ...told, etag: '"99"', body });
    const done = await who('school').ok('concludeIncident', { ...told, body });
    const sha256 = createHash('sha256').update(PDF).digest('hex');
    expect(done.body).toMatchObject({ status: 'concluded', conclusion: { cause: concluding.cause, file: { sha256 } } });
    expect(done.body.deadlines.map(({ duty }) => duty.split('.')[1])).toEqual(['close-incident']);
    const at = { params: one.params, etag: done.etag };
    for (const [operation, said] of [
      ['measureIncident', text],
      ['concludeIncident', body],
      ['createIncidentFile', size],
      ['tellIncident', telling],
      ['classifyIncident', { level: 'larger', people: 1200 }],
      ['dismissIncident', { reason: '误报' }],
    ] as const)
      await who(
        operation.startsWith('c') && operation.startsWith('classify')
          ? 'officer'
          : operation === 'dismissIncident'
            ? 'officer'
            : 'school',
      ).refused(operation, 'step-closed', { ...at, body: said });
    const read = await who('officer').ok('getIncidentReport', { params: one.params });
    expect(Buffer.from(await (await fetch(read.body.downloadUrl)).arrayBuffer())).toEqual(Buffer.from(PDF));
    await who('civil').refused('getIncidentReport', 'not-found', { params: one.params });
  });

  it('is sent back, and closed by an officer who had no hand in it; the department where it happened answers, as the user', async () => {
    const handling = await handled({ grants: [grant] });
    const why = { reason: '原因未查明' };
    await who('officer').refused('returnIncident', 'step-closed', { ...handling, body: why });
    const closing = { liability: 'liable', reason: '未按规定停用账号' };
    await who('officer').refused('closeIncident', 'step-closed', { ...handling, body: closing });
    const one = await concluded('school', handling);
    await who('school').refused('returnIncident', 'role-missing', { ...one, body: why });
    await who('officer').refused('returnIncident', 'stale', { ...one, etag: '"99"', body: why });
    await who('officer').refused('returnIncident', 'not-found', { ...one, params: { id: unusedId('inc') }, body: why });
    const back = await who('officer').ok('returnIncident', { ...one, body: why });
    expect(back.body).toMatchObject({ status: 'handling', returned: why });
    const again = await concluded('school', { params: one.params, etag: back.etag });
    await who('officer').refused('closeIncident', 'stale', { ...again, etag: '"99"', body: closing });
    await who('officer').refused('closeIncident', 'not-found', {
      ...again,
      params: { id: unusedId('inc') },
      body: closing,
    });
    await mails();
    const closed = await who('officer').ok('closeIncident', { ...again, body: closing });
    await sealedAsEvidence(again.params.id);
    expect(closed.body).toMatchObject({ status: 'closed', closed: { liability: 'liable', as: 'user' }, deadlines: [] });
    expect((await mails()).map(({ to }) => to)).toEqual(expect.arrayContaining(['school', 'school-leader', 'civil']));
    const log = await world.tables.log();
    expect(log.get(one.params.id)?.map(({ type }) => type)).toEqual([
      ...['IncidentReported', 'AuthorityTold', 'IncidentClassified', 'IncidentConcluded', 'IncidentReturned'],
      ...['IncidentConcluded', 'IncidentClosed'],
    ]);
    const history = await who('civil').ok('getHistory', { params: { id: one.params.id } });
    expect(history.body.items.some(({ what }) => what.zh.includes('义马市委网信办'))).toBe(true);
    // Whoever told the authority for it has a hand in it.
    const own = await step('officer', 'tellIncident', await reported(), telling);
    const ready = await concluded(
      'school',
      await step('officer2', 'classifyIncident', own, { level: 'larger', people: 1200 }),
    );
    await who('officer').refused('closeIncident', 'same-person', { ...ready, body: closing });
    await step('officer2', 'closeIncident', ready, closing);
  });

  it('holds no more than a hundred measures', async () => {
    let one = await reported();
    for (let n = 0; n < 100; n += 1) one = await step('school', 'measureIncident', one, { text: `第${n + 1}项措施` });
    await who('school').refused('measureIncident', 'case-full', { ...one, body: { text: '又一项' } });
  });

  it('第十六条 (art. 16): at the bureau itself, the city government classifies and closes it', async () => {
    const one = await reported('bureau-staff');
    await who('officer').refused('classifyIncident', 'not-your-step', {
      ...one,
      body: { level: 'larger', people: 1200 },
    });
    await who('officer').refused('dismissIncident', 'not-your-step', { ...one, body: { reason: '误报' } });
    await who('officer').refused('suspendIncident', 'not-your-step', { ...one, body: { grant, reason: '防止扩大' } });
    await who('officer').refused('tellIncident', 'not-your-step', { ...one, body: telling });
    const told = await step('bureau-staff', 'tellIncident', one, telling);
    expect((await who('government').ok('listIncidents')).body.items.map(({ id }) => id)).toContain(one.params.id);
    await who('government').refused('listIncidents', 'role-missing', { query: { side: 'all' } });
    const ready = await concluded(
      'bureau-staff',
      await step('government', 'classifyIncident', told, { level: 'larger', people: 1200 }),
    );
    await who('officer').refused('closeIncident', 'not-your-step', {
      ...ready,
      body: { liability: 'liable', reason: '管理不到位' },
    });
    await who('officer').refused('returnIncident', 'not-your-step', { ...ready, body: { reason: '再查' } });
    const closed = await who('government').ok('closeIncident', {
      ...ready,
      body: { liability: 'exempt', reason: '雷击断电，属不可抗力' },
    });
    expect(closed.body.closed).toMatchObject({ liability: 'exempt', as: 'provider' });
  });

  it('is dismissed where it was none', async () => {
    const one = await reported();
    await who('officer').refused('dismissIncident', 'stale', { ...one, etag: '"99"', body: { reason: '误报' } });
    await who('officer').refused('dismissIncident', 'not-found', {
      ...one,
      params: { id: unusedId('inc') },
      body: { reason: '误报' },
    });
    await who('officer').refused('classifyIncident', 'not-found', {
      ...one,
      params: { id: unusedId('inc') },
      body: { level: 'larger', people: 1200 },
    });
    const { body } = await who('officer').ok('dismissIncident', { ...one, body: { reason: '误报' } });
    expect(body).toMatchObject({ status: 'dismissed', deadlines: [] });
  });
});

const firm = {
  ...{
    name: '示例信息技术有限公司',
    creditCode: '91411281MA0000001R',
    scope: '共享前置机的运行维护',
    data: '在校学生基本信息的前置库',
  },
  approval: { authority: '义马市人民政府', documentNumber: '义政办〔2026〕9号', approvedOn: '2026-09-01' },
  ...{ startsOn: '2026-09-10', endsOn: '2027-09-09' },
};

describe('809 art. 36: contractors that hold or process shared data', () => {
  const registered = async (more: object = {}): Promise<One> => {
    const { body, etag } = await who('school').ok('createContractor', { body: { ...firm, ...more } });
    return { params: { id: body.id }, etag };
  };

  it('are registered with approval, scope and end, and reviewed before the end', async () => {
    const { body, headers } = await who('school').ok('createContractor', { body: firm });
    expect(body).toMatchObject({ ...firm, status: 'engaged', department: '06', renewals: [], ended: null });
    expect(body.number).toMatch(/^ST-2026-\d{6}$/);
    expect(headers.get('location')).toBe(`/v1/contractors/${body.id}`);
    expect(body.deadline?.due && body.deadline.due < firm.endsOn).toBe(true);
    await who('school').refused('createContractor', 'ends-before', { body: { ...firm, endsOn: '2026-09-01' } });
    await who('school').refused('createContractor', 'not-yet', {
      body: { ...firm, approval: { ...firm.approval, approvedOn: '2026-11-01' } },
    });
    await who('school').refused('createContractor', 'term-over', { body: { ...firm, endsOn: '2026-10-01' } });
    await who('officer').refused('createContractor', 'role-missing', { body: firm });
    const soon = await who('school').ok('createContractor', { body: { ...firm, endsOn: '2026-10-16' } });
    expect(soon.body.deadline?.due).toBe('2026-10-16');
    for (const by of ['officer', 'auditor', 'government', 'school-head'])
      expect((await who(by).ok('getContractor', { params: { id: body.id } })).body.name).toBe(firm.name);
    await who('civil').refused('getContractor', 'not-found', { params: { id: body.id } });
    await who('civil').refused('listContractors', 'role-missing', { query: { side: 'all' } });
    expect((await who('civil').ok('listContractors')).body.items).toEqual([]);
    expect(await walk(who('officer'), 'listContractors', { side: 'all' }, 1)).toHaveLength(2);
    await cursorHolds('listContractors', {
      client: who('officer'),
      query: { side: 'all' },
      others: [who('government')],
    });
  });

  it('are renewed on another approval, or ended with what became of the data; either meets the duty', async () => {
    const one = await registered();
    const renewal = {
      approval: { ...firm.approval, documentNumber: '义政办〔2026〕31号', approvedOn: '2026-10-09' },
      endsOn: '2028-09-09',
    };
    await who('civil').refused('renewContractor', 'not-found', { ...one, body: renewal });
    await who('two-hats').refused('renewContractor', 'not-your-step', { ...one, body: renewal });
    await who('school').refused('renewContractor', 'stale', { ...one, etag: '"9"', body: renewal });
    await who('school').refused('renewContractor', 'ends-before', {
      ...one,
      body: { ...renewal, endsOn: '2027-09-09' },
    });
    await who('school').refused('renewContractor', 'not-yet', {
      ...one,
      body: { ...renewal, approval: { ...renewal.approval, approvedOn: '2027-01-01' } },
    });
    const first = (await who('school').ok('getContractor', { params: one.params })).body.deadline;
    const renewed = await who('school').ok('renewContractor', { ...one, body: renewal });
    expect(renewed.body).toMatchObject({ ...renewal, renewals: [{ endsOn: firm.endsOn, approval: firm.approval }] });
    expect(renewed.body.deadline?.duty).not.toBe(first?.duty);
    expect((await who('school').ok('getDuty', { params: { id: first?.duty ?? '' } })).body.status).toBe('met');
    const at = { params: one.params, etag: renewed.etag };
    const ending = { endedOn: '2026-10-12', disposal: '前置库已清空，介质已返还，有交接单' };
    await who('civil').refused('endContractor', 'not-found', { ...at, body: ending });
    await who('two-hats').refused('endContractor', 'not-your-step', { ...at, body: ending });
    await who('school').refused('endContractor', 'stale', { ...at, etag: '"9"', body: ending });
    await who('school').refused('endContractor', 'not-yet', { ...at, body: { ...ending, endedOn: '2026-12-01' } });
    await mails();
    const ended = await who('school').ok('endContractor', { ...at, body: ending });
    expect(ended.body).toMatchObject({ status: 'ended', ended: ending, deadline: { level: 'done' } });
    expect((await mails()).find(({ to }) => to === 'school-head')?.text).toContain(ending.disposal);
    const over = { params: one.params, etag: ended.etag };
    await who('school').refused('endContractor', 'step-closed', { ...over, body: ending });
    await who('school').refused('renewContractor', 'step-closed', { ...over, body: renewal });
  });

  it('are renewed twenty times at most, and not beyond an end that is past', async () => {
    let one = await registered({ endsOn: '2026-10-14' });
    for (let n = 0; n < 20; n += 1) {
      const body = { approval: firm.approval, endsOn: `2027-01-${String(n + 1).padStart(2, '0')}` };
      one = { params: one.params, etag: (await who('school').ok('renewContractor', { ...one, body })).etag };
    }
    await who('school').refused('renewContractor', 'case-full', {
      ...one,
      body: { approval: firm.approval, endsOn: '2028-01-01' },
    });
    const late = await registered({ endsOn: '2026-10-13' });
    await world.at('2026-10-20T10:00:00+08:00');
    await who('school').refused('renewContractor', 'term-over', {
      ...late,
      etag: '"1"',
      body: { approval: firm.approval, endsOn: '2026-10-19' },
    });
    expect((await who('school').ok('getContractor', { params: late.params })).body.deadline).toMatchObject({
      late: true,
    });
  });
});

/** Article 16: all of an incident is sealed, with the report that was handed in, and not once somebody has changed it. */
async function sealedAsEvidence(id: string): Promise<void> {
  await world.settle();
  const params = { id };
  const { body } = await who('civil').ok('getIncidentEvidence', { params });
  const bundle = Buffer.from(await (await fetch(body.file.url)).arrayBuffer());
  const { keys } = (await who('civil').ok('getKeys')).body;
  expect((await checkBundle(bundle, keys)).faults).toEqual([]);
  const names = unpack(bundle).map(({ name }) => name);
  expect(names.join()).toMatch(/-incident\.pdf/);
  expect(names.join()).toMatch(/files\/[0-9a-f]{64}\.pdf/);
  const streams = body.manifest.log.map(({ stream }) => stream);
  expect(streams).toEqual(expect.arrayContaining([id, expect.stringContaining(`${id}.close-incident`)]));
  await who('government').refused('getIncidentEvidence', 'not-found', { params });
  await who('admin').refused('getIncidentEvidence', 'role-missing', { params });
  const otherwise = (item: { id: string; state: object }) => (item.id === id ? { ...item.state, people: 1 } : null);
  await whileAltered(world.tables, 'cases', otherwise, () =>
    who('civil').refused('getIncidentEvidence', 'not-as-logged', { params }),
  );
}

endsWell('incidents', () => world);
