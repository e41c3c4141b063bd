import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { again, demandBody, unusedId } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional, unconditional } from '../world/entries.ts';
import { cursorHolds, walk } from '../world/paging.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
const people = ['civil', 'civil-head', 'school', 'school-head', 'officer', 'officer2', 'bureau-staff'] as const;
const as = {} as Record<(typeof people)[number] | 'both', Client>;
let homes: string;
beforeAll(async () => {
  world = await startWorld({ strict: true, now: '2026-10-12T09:00:00+08:00' });
  for (const id of people) as[id] = await world.as(id);
  const both = { id: 'both', department: '06', name: '示例', email: 'both@yima.example', roles: ['staff', 'head'] };
  await (await world.as('admin')).ok('createPerson', { body: both });
  as.both = await world.as('both');
  homes = await world.publish('civil', unconditional());
});
afterAll(() => world?.stop());

type One = { params: { id: string }; etag: string };

async function stated(name?: string, by = as.school): Promise<One> {
  const { body, etag } = await by.ok('createDemand', { body: { ...demandBody(name), ...again } });
  return { params: { id: body.id }, etag };
}

/** A demand that the school's head consented to. */
async function submitted(): Promise<One> {
  const one = await stated();
  return { ...one, etag: (await as['school-head'].ok('consentDemand', one)).etag };
}

const naming = { decision: 'name', provider: '02', reason: '依职责登记康复机构' };
const declining = { decision: 'decline', reason: '本部门未采集' };

/** A demand for which the bureau named civil affairs. */
async function named(): Promise<One> {
  const one = await submitted();
  return { ...one, etag: (await as.officer.ok('decideDemand', { ...one, body: naming })).etag };
}

/** To whom what was mailed since the last time, by recipient. */
async function mails() {
  await world.settle();
  return world.newMails().map(({ to, subject, text }) => ({ to: to.split('@')[0], subject, text }));
}
const recipients = (told: { to: string | undefined }[]) => told.map(({ to }) => to).sort();

describe('Order 809 art. 20: what a department needs and nobody has catalogued', () => {
  it('is stated by its staff and goes to the bureau once the head of its sharing office consents', async () => {
    await mails();
    const { body, etag, headers } = await as.school.ok('createDemand', { body: { ...demandBody(), ...again } });
    expect(body).toMatchObject({
      ...demandBody(),
      status: 'proposed',
      requester: '06',
      provider: null,
      // Its own head owes the consent, by the product's own rule.
      deadline: { duty: `${body.id}.consent.1`, due: '2026-10-15' },
    });
    expect(body.number).toMatch(/^XQ-2026-\d{6}$/);
    expect(headers.get('location')).toBe(`/v1/demands/${body.id}`);
    const one = { params: { id: body.id }, etag };
    expect(recipients(await mails())).toEqual(['both', 'school-head']);
    await as['civil-head'].refused('consentDemand', 'not-found', one);
    await as['school-head'].refused('consentDemand', 'stale', { ...one, etag: '"7"' });
    await as.officer.refused('decideDemand', 'step-closed', { ...one, body: naming });
    const consented = await as['school-head'].ok('consentDemand', one);
    expect(consented.body).toMatchObject({
      status: 'submitted',
      deadline: { duty: `${body.id}.find.1`, due: '2026-10-19' },
      proof: { rule: { document: '政务数据共享条例', article: '第二十条', days: 5 } },
    });
    const told = await mails();
    expect(recipients(told)).toEqual(['officer', 'officer2', 'two-hats']);
    for (const words of [body.number, demandBody().name, '义马市教育体育局']) expect(told[0]?.text).toContain(words);
    await as['school-head'].refused('consentDemand', 'step-closed', { ...one, etag: consented.etag });
    for (const reader of ['school', 'school-head', 'officer'] as const) {
      const { body } = await as[reader].ok('getDemand', one);
      // What can be done with it differs from reader to reader.
      expect({ ...body, actions: [] }).toEqual({ ...consented.body, actions: [] });
    }
    for (const other of ['civil', 'bureau-staff'] as const) await as[other].refused('getDemand', 'not-found', one);
    await as.school.ok('withdrawDemand', { ...one, etag: consented.etag });
  });

  it('第六条 (art. 6): is not consented to by whoever stated it, and is returned for staff to revise', async () => {
    const own = await stated('适老化改造家庭', as.both);
    await as.both.refused('consentDemand', 'same-person', own);
    const body = { remarks: '请写明依据的条文' };
    await as['civil-head'].refused('returnDemand', 'not-found', { ...own, body });
    await as['school-head'].refused('returnDemand', 'stale', { ...own, etag: '"7"', body });
    await as.school.refused('updateDemand', 'step-closed', { ...own, body: demandBody() });
    await mails();
    const returned = await as['school-head'].ok('returnDemand', { ...own, body });
    expect(returned.body).toMatchObject({ status: 'returned', ...body });
    const told = await mails();
    expect(recipients(told)).toEqual(['both', 'school']);
    expect(told[0]?.text).toContain(body.remarks);
    const at = { params: own.params, etag: returned.etag };
    await as['school-head'].refused('returnDemand', 'step-closed', { ...at, body });
    await as.civil.refused('updateDemand', 'not-found', { ...at, body: demandBody() });
    await as.school.refused('updateDemand', 'stale', { ...at, etag: '"7"', body: demandBody() });
    const revised = await as.school.ok('updateDemand', { ...at, body: demandBody('适老化改造家庭名单') });
    expect(revised.body).toMatchObject({ status: 'proposed', name: '适老化改造家庭名单', remarks: null });
    expect(recipients(await mails())).toEqual(['both', 'school-head']);
    const again = { params: own.params, etag: revised.etag };
    await as.both.refused('consentDemand', 'same-person', again);
    await as['school-head'].ok('consentDemand', again);
  });
});

describe('第十条 (art. 10): the bureau finds who provides it', () => {
  it('names a department, which is told by when to compile the entry; the requester is told', async () => {
    const one = await submitted();
    await mails();
    await as.officer.refused('decideDemand', 'unknown-department', { ...one, body: { ...naming, provider: '77' } });
    await as.officer.refused('decideDemand', 'demand-own', { ...one, body: { ...naming, provider: '06' } });
    await as.officer.refused('decideDemand', 'stale', { ...one, etag: '"7"', body: naming });
    await as.officer.refused('decideDemand', 'not-found', { ...one, params: { id: unusedId('dem') }, body: naming });
    const said = await as.officer.ok('decideDemand', { ...one, body: naming });
    expect(said.body).toMatchObject({
      ...{ status: 'named', provider: '02' },
      namings: [{ department: '02', reason: naming.reason, declined: null }],
      deadline: { duty: `${one.params.id}.compile.1`, due: '2026-10-26' },
    });
    const told = await mails();
    expect(recipients(told)).toEqual(['both', 'civil', 'civil2', 'school']);
    expect(told.find(({ to }) => to === 'civil')?.text).toContain('2026年10月26日');
    const toSchool = told.find(({ to }) => to === 'school')?.text;
    for (const words of ['义马市民政局', naming.reason]) expect(toSchool).toContain(words);
    const found = await as.officer.ok('getDuty', { params: { id: `${one.params.id}.find.1` } });
    expect(found.body).toMatchObject({ owes: '00', status: 'met', metLate: false });
    const { body: shown } = await as.civil.ok('getDemand', one);
    expect({ ...shown, actions: [] }).toEqual({ ...said.body, actions: [] });
  });

  it('or points to an entry that there is already', async () => {
    const one = await submitted();
    await mails();
    const point = { decision: 'point', resource: homes };
    const nothing = { ...one, body: { ...point, resource: unusedId('res') } };
    await as.officer.refused('decideDemand', 'not-found', nothing);
    const draft = await as.civil.ok('createResource', { body: { content: conditional('未发布') } });
    const unpublished = { ...one, body: { ...point, resource: draft.body.id } };
    await as.officer.refused('decideDemand', 'resource-not-published', unpublished);
    const said = await as.officer.ok('decideDemand', { ...one, body: point });
    expect(said.body).toMatchObject({
      status: 'existing',
      entry: { id: homes, name: '养老机构名录', provider: '02' },
      deadline: { level: 'done' },
    });
    const told = await mails();
    expect(recipients(told)).toEqual(['both', 'school']);
    for (const words of ['养老机构名录', '义马市民政局']) expect(told[0]?.text).toContain(words);
  });

  it('or says why nobody holds it', async () => {
    const one = await submitted();
    await mails();
    await as.officer.refused('decideDemand', 'invalid-input', { ...one, body: { decision: 'close' } });
    const said = await as.officer.ok('decideDemand', {
      ...one,
      body: { decision: 'close', reason: '由省级部门统一管理' },
    });
    expect(said.body).toMatchObject({ status: 'unheld', reason: '由省级部门统一管理' });
    const told = await mails();
    expect(recipients(told)).toEqual(['both', 'school']);
    expect(told[0]?.text).toContain('由省级部门统一管理');
  });

  it('第十六条 (art. 16): also for the bureau itself, by another officer than who stated it', async () => {
    const twoHats = await world.as('two-hats');
    const one = await stated('政务服务网点', twoHats);
    const at = { ...one, etag: (await (await world.as('bureau-head')).ok('consentDemand', one)).etag };
    await twoHats.refused('decideDemand', 'same-person', { ...at, body: naming });
    await as.officer2.ok('decideDemand', { ...at, body: naming });
  });
});

describe('第七条 (art. 7): the department named', () => {
  it('links the entry that it has published for it', async () => {
    const one = await named();
    await mails();
    const draft = await as.civil.ok('createResource', { body: { content: conditional('康复机构') } });
    const link = (resource: string) => ({ ...one, body: { decision: 'link', resource } });
    await as.civil.refused('answerDemand', 'resource-not-published', link(draft.body.id));
    await as.civil.refused('answerDemand', 'not-found', link(unusedId('res')));
    await as.school.refused('answerDemand', 'not-your-step', link(homes));
    await as.civil.refused('updateDemand', 'not-your-step', { ...one, body: demandBody() });
    await as['civil-head'].refused('consentDemand', 'not-your-step', one);
    await as['civil-head'].refused('returnDemand', 'not-your-step', { ...one, body: { remarks: '请补充' } });
    await as.civil.refused('answerDemand', 'stale', { ...link(homes), etag: '"7"' });
    const theirs = await world.publish('school', unconditional('校外培训机构名录'));
    await as.civil.refused('answerDemand', 'not-its-entry', link(theirs));
    await mails();
    const said = await as.civil.ok('answerDemand', link(homes));
    expect(said.body).toMatchObject({
      status: 'linked',
      entry: { id: homes },
      deadline: { level: 'done', late: false },
    });
    const told = await mails();
    expect(recipients(told)).toEqual(['both', 'school']);
    expect(told[0]?.text).toContain('养老机构名录');
    await as.civil.refused('answerDemand', 'step-closed', { ...link(homes), etag: said.etag });
    await as.school.refused('withdrawDemand', 'step-closed', { params: one.params, etag: said.etag });
  });

  it('or declines with its reason, and the bureau has it again, with days of its own', async () => {
    const one = await named();
    await mails();
    const said = await as.civil.ok('answerDemand', { ...one, body: declining });
    expect(said.body).toMatchObject({
      ...{ status: 'submitted', provider: null },
      namings: [{ department: '02', declined: { reason: declining.reason } }],
      deadline: { duty: `${one.params.id}.find.2`, level: 'green' },
    });
    const told = await mails();
    expect(recipients(told)).toEqual(['both', 'officer', 'officer2', 'school', 'two-hats']);
    for (const words of ['义马市民政局', declining.reason]) expect(told[0]?.text).toContain(words);
    const again = await as.officer.ok('decideDemand', {
      params: one.params,
      etag: said.etag,
      body: { ...naming, provider: '00' },
    });
    expect(again.body).toMatchObject({ provider: '00', deadline: { duty: `${one.params.id}.compile.2` } });
    // Who declined still sees what became of it.
    expect((await as.civil.ok('getDemand', one)).body.status).toBe('named');
  });
});

describe('the requester', () => {
  it('withdraws what is not settled yet; whoever was to compile is told, and nothing is owed', async () => {
    const one = await named();
    await mails();
    await as.civil.refused('withdrawDemand', 'not-your-step', one);
    await as.school.refused('withdrawDemand', 'stale', { ...one, etag: '"7"' });
    await as.school.refused('withdrawDemand', 'not-found', { ...one, params: { id: unusedId('dem') } });
    const said = await as.school.ok('withdrawDemand', one);
    expect(said.body).toMatchObject({ status: 'withdrawn', deadline: { level: 'done' } });
    expect(recipients(await mails())).toEqual(['civil', 'civil2']);
    const duty = await as.civil.ok('getDuty', { params: { id: `${one.params.id}.compile.1` } });
    expect(duty.body.status).toBe('cancelled');
  });
});

describe('the lists', () => {
  type Row = { id: string; status: string; requester: string; statedAt: string; deadline: object | null };

  it('are what my department needs, what it was named for, and for the bureau all, the newest first', async () => {
    const sent = await walk<Row>(as.school, 'listDemands', {});
    expect(new Set(sent.map(({ requester }) => requester))).toEqual(new Set(['06']));
    const all = await walk<Row>(as.officer, 'listDemands', { side: 'all' });
    expect(all.filter(({ requester }) => requester === '06')).toEqual(sent);
    expect(all.length).toBeGreaterThan(sent.length);
    const times = all.map(({ statedAt }) => statedAt);
    expect(times).toEqual([...times].sort().reverse());
    // Whatever its state, there is a date by which it was or is somebody's turn.
    for (const { deadline, status } of all) expect([status, deadline === null]).toEqual([status, false]);
    const received = await walk<Row>(as.civil, 'listDemands', { side: 'received' });
    expect(received.length).toBeGreaterThan(2);
    expect(await walk(as['bureau-staff'], 'listDemands', { side: 'received' })).toHaveLength(1);
    expect(await walk(as.civil, 'listDemands', {})).toEqual([]);
    await as.civil.refused('listDemands', 'role-missing', { query: { side: 'all' } });
    await cursorHolds('listDemands', { client: as.school, others: [as.civil], otherwise: [{ side: 'received' }] });
  });

  it('are filtered by status', async () => {
    const linked = await walk<Row>(as.school, 'listDemands', { status: 'linked' });
    expect(linked.map(({ status }) => status)).toEqual(['linked']);
  });
});

it('第六条 (art. 6): what the bureau leaves undone is late and told to itself and its leader', async () => {
  const one = await submitted();
  await mails();
  await world.at('2026-10-20T00:00:00+08:00');
  expect((await as.school.ok('getDemand', one)).body.deadline).toMatchObject({ due: '2026-10-19', late: true });
  const told = world
    .newMails()
    .flatMap(({ to, subject, text }) => (text.includes('逾期') && subject.includes('警示') ? [to] : []));
  expect(told).toEqual(expect.arrayContaining(['officer@yima.example', 'bureau-leader@yima.example']));
});

describe('Order 809 art. 20: a demand that is equal to an open one', () => {
  it('is refused and named, also of two at once; a reason insists, and once the open one is over it is none', async () => {
    const body = demandBody('重复提出的需求');
    const first = await as.school.ok('createDemand', { body });
    const equal = { ...body, items: body.items.toReversed(), basis: '《教育法》第三十七条' };
    const said = await as.school.refused('createDemand', 'duplicate-case', { body: equal });
    expect(said.body.case).toEqual({ id: first.body.id, number: first.body.number });
    const insisted = await as.school.ok('createDemand', { body: { ...equal, ...again } });
    await world.settle();
    const repeated = [...(await world.tables.log()).values()].flat().filter(({ type }) => type === 'CaseRepeated');
    const { id, number } = first.body;
    expect(repeated.map(({ data }) => data)).toContainEqual({
      ...{ case: insisted.body.id, of: id, number, reason: again.reason },
    });
    await as.school.ok('createDemand', { body: { ...equal, purpose: '另一用途' } });
    await as.civil.ok('createDemand', { body });
    for (const { body: one, etag } of [first, insisted])
      await as.school.ok('withdrawDemand', { params: { id: one.id }, etag });
    const two = await Promise.all([1, 2].map(() => as.school.send('createDemand', { body })));
    expect(two.map(({ status }) => status).sort()).toEqual([201, 409]);
  });
});

endsWell('demands', () => world);
