import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Problem } from '../../shared/contract/schemas/common.ts';
import { bodies } from '../world/bodies.ts';
import { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional } from '../world/entries.ts';
import { cursorHolds, walk } from '../world/paging.ts';
import { departments } from '../world/people.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
let admin: Client;
let civil: Client;
let school: Client;
beforeAll(async () => {
  world = await startWorld({ strict: true });
  admin = await world.as('admin');
  civil = await world.as('civil');
  school = await world.as('school');
});
afterAll(() => world?.stop());

const department = (id: string) => ({ ...bodies.createDepartment, id });
const person = (id: string, changed: object = {}) => ({
  ...bodies.createPerson,
  id,
  email: `${id}@yima.example`,
  ...changed,
});

/** Registers somebody who calls from then on. */
async function registered(id: string, changed: object = {}): Promise<Client> {
  await admin.ok('createPerson', { body: person(id, changed) });
  return await world.as(id);
}

/** Changes what is registered of somebody. */
async function changed(id: string, to: object) {
  const { body, etag } = await admin.ok('getPerson', { params: { id } });
  const { id: _, ...rest } = body;
  return await admin.ok('updatePerson', { params: { id }, etag, body: { ...rest, ...to } });
}

describe('第六条 (art. 6): every department is registered', () => {
  it('once, also where two register it at the same moment', async () => {
    const said = await admin.ok('createDepartment', { body: department('31') });
    expect(said.headers.get('location')).toBe('/v1/departments/31');
    await admin.refused('createDepartment', 'already-registered', { body: department('31') });
    const both = await Promise.all([1, 2].map(() => admin.send('createDepartment', { body: department('32') })));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const lost = both.find(({ status }) => status === 409)?.body as Problem;
    expect(lost.code).toBe('already-registered');
  });

  it('with a credit code whose check digit is right', async () => {
    const wrong = { ...department('33'), creditCode: '11411281M00000000B' };
    const { body } = await admin.refused('createDepartment', 'invalid-input', { body: wrong });
    expect(body.errors).toEqual([{ field: 'body.creditCode', message: expect.stringContaining('GB 32100') }]);
  });

  it('and shown to everybody, incomplete until it has a leader, staff and a head', async () => {
    const params = { id: '31' };
    const complete = async () => (await school.ok('getDepartment', { params })).body.complete;
    expect(await complete()).toBe(false);
    await registered('works', { department: '31', roles: ['staff'] });
    expect(await complete()).toBe(false);
    await registered('leads', { department: '31', roles: ['leader'] });
    // Nobody could consent (809 art. 20).
    expect(await complete()).toBe(false);
    await registered('heads', { department: '31', roles: ['head'] });
    expect(await complete()).toBe(true);
    const own = await admin.ok('getPerson', { params: { id: 'admin' } });
    const { id: _id, ...was } = own.body;
    const leaving = { params: { id: 'admin' }, etag: own.etag, body: { ...was, active: false } };
    await admin.refused('updatePerson', 'last-administrator', leaving);
    await changed('works', { active: false });
    expect(await complete()).toBe(false);
    await school.refused('getDepartment', 'not-found', { params: { id: '98' } });
    const listed = await walk<{ id: string; complete: boolean }>(school, 'listDepartments', {});
    expect(listed.map(({ id }) => id)).toEqual([...departments.map(({ id }) => id), '31', '32'].sort());
    expect(listed.filter((one) => one.complete).map(({ id }) => id)).toEqual(['00', '02', '06', '99']);
    await cursorHolds('listDepartments', { client: school, others: [civil] });
  });
});

describe('第六条 (art. 6): people are registered', () => {
  it('once, also where two register them at the same moment, in a department that is registered', async () => {
    const said = await admin.ok('createPerson', { body: person('new-one') });
    expect(said.body).toEqual({ ...person('new-one'), active: true });
    expect(said.headers.get('location')).toBe('/v1/persons/new-one');
    await admin.refused('createPerson', 'already-registered', { body: person('new-one') });
    const elsewhere = { body: person('new-two', { department: '98' }) };
    const { body } = await admin.refused('createPerson', 'unknown-department', elsewhere);
    expect(body.errors.map(({ field }) => field)).toEqual(['body.department']);
    const both = await Promise.all([1, 2].map(() => admin.send('createPerson', { body: person('new-two') })));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('with the roles that act for everybody in the bureau alone', async () => {
    for (const role of ['bureau', 'administrator']) {
      const body = person('too-much', { roles: ['staff', role] });
      const said = await admin.refused('createPerson', 'bureau-role', { body });
      expect(said.body.errors.map(({ field }) => field)).toEqual(['body.roles']);
    }
    // Whoever reads for the upper authority acts for nobody here.
    const reader = person('reader', { roles: ['upper', 'staff'] });
    await admin.refused('createPerson', 'upper-role', { body: reader });
    await admin.refused('createPerson', 'auditor-role', { body: person('reader', { roles: ['auditor', 'staff'] }) });
    // Whoever decides for the city government is of its office, and acts for nobody else (article 16).
    for (const wrong of [{ department: '02' }, { department: '99', roles: ['government', 'staff'] }]) {
      const body = person('decider', { roles: ['government'], ...wrong });
      await admin.refused('createPerson', 'government-role', { body });
    }
    await registered('third-officer', { department: '00', roles: ['bureau'] });
    const { body, etag } = await admin.ok('getPerson', { params: { id: 'third-officer' } });
    const { id: _, ...rest } = body;
    const moved = { params: { id: body.id }, etag, body: { ...rest, department: '02' } };
    await admin.refused('updatePerson', 'bureau-role', moved);
    const both = { params: { id: body.id }, etag, body: { ...rest, roles: ['bureau', 'upper'] } };
    await admin.refused('updatePerson', 'upper-role', both);
    await admin.refused('updatePerson', 'auditor-role', { ...both, body: { ...rest, roles: ['bureau', 'auditor'] } });
    const decider = { params: { id: body.id }, etag, body: { ...rest, roles: ['government'] } };
    await admin.refused('updatePerson', 'government-role', decider);
  });

  it('and changed on the version read', async () => {
    const params = { id: 'civil2' };
    const { body, etag } = await admin.ok('getPerson', { params });
    const { id: _, ...rest } = body;
    await admin.refused('updatePerson', 'unknown-department', { params, etag, body: { ...rest, department: '98' } });
    const said = await admin.ok('updatePerson', { params, etag, body: { ...rest, name: '改名' } });
    expect([said.body.name, said.body.id]).toEqual(['改名', 'civil2']);
    await admin.refused('updatePerson', 'stale', { params, etag, body: rest });
    await admin.refused('updatePerson', 'not-found', { params: { id: 'nobody' }, etag, body: rest });
    await admin.refused('getPerson', 'not-found', { params: { id: 'nobody' } });
    await admin.refused('updatePerson', 'invalid-input', { params, etag: said.etag, body: { ...rest, id: 'civil' } });
  });

  it('and whatever changes of somebody is in the log, without a name, and told to the leaders concerned', async () => {
    await registered('moves', { department: '02', roles: ['head'] });
    await world.settle();
    const told = () =>
      world
        .newMails()
        .filter(({ subject }) => subject.includes('人员登记已变更'))
        .map(({ to, text }) => [to, text] as const)
        .sort();
    expect(told().map(([to]) => to)).toContain('civil-leader@yima.example');
    await changed('moves', { department: '06', email: 'moved@yima.example' });
    await world.settle();
    const mails = told();
    expect(mails.map(([to]) => to)).toEqual(['civil-leader@yima.example', 'school-leader@yima.example']);
    for (const [, text] of mails) {
      expect(text).toContain('示例的登记已变更');
      expect(text).toContain('义马市民政局 → 义马市教育体育局');
      expect(text).not.toContain('moved@');
    }
    const last = (await world.tables.log()).get('person:moves')?.at(-1);
    const digest = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(last).toMatchObject({
      type: 'PersonChanged',
      data: { before: { department: '02', email: digest }, after: { department: '06', email: digest } },
    });
    await changed('moves', { active: false });
    // Mails to a leader may go elsewhere from now on, so the bureau hears of it too.
    await changed('school-leader', { email: 'school-leader-2@yima.example' });
    await world.settle();
    expect(told().map(([to]) => to)).toContain('officer@yima.example');
  });

  it('under ids as identity providers give them', async () => {
    const id = 'wang.li@mz.yima.example';
    await registered(id, { email: 'wang.li@yima.example' });
    expect((await admin.ok('getPerson', { params: { id } })).body.id).toBe(id);
    const response = await fetch(`${world.runtime.apiUrl}/v1/persons/${id}`, {
      headers: { authorization: `Bearer ${await world.runtime.token('admin')}` },
    });
    expect(response.status).toBe(200);
  });

  it('and are nobody from the moment they have left, whatever credential they hold', async () => {
    const leaving = await registered('leaving');
    await leaving.ok('getMe');
    await changed('leaving', { active: false });
    const { status } = await leaving.refused('getMe', 'person-inactive');
    expect(status).toBe(401);
    const fresh = new Client(world.runtime.apiUrl, await world.runtime.token('leaving'));
    await fresh.refused('createResource', 'person-inactive', { body: bodies.createResource });
    await changed('leaving', { active: true });
    await leaving.ok('getMe');
  });

  it('and sign in under another subject once a second administrator has confirmed it, and no more under the former', async () => {
    const admin2 = await registered('admin2', { department: '00', roles: ['administrator'] });
    const before = await registered('another-provider', { roles: ['staff'] });
    const mine = { params: { id: 'another-provider' } };
    const of = async () => ({ ...mine, etag: (await admin.ok('getPerson', mine)).etag });
    const body = { subject: 'idp|8c1f', reason: '更换身份认证平台' };
    for (const subject of ['civil', 'another-provider'])
      await admin.refused('proposeSubject', 'subject-taken', { ...(await of()), body: { ...body, subject } });
    await admin.refused('proposeSubject', 'invalid-input', { ...(await of()), body: { ...body, subject: 'a b' } });
    const nobody = { ...(await of()), params: { id: 'nobody' } };
    await admin.refused('proposeSubject', 'not-found', { ...nobody, body });
    await admin.refused('confirmSubject', 'not-found', nobody);
    await admin.refused('withdrawSubject', 'not-found', nobody);
    await admin.refused('confirmSubject', 'subject-not-proposed', await of());
    await admin.refused('withdrawSubject', 'subject-not-proposed', await of());
    await civil.refused('proposeSubject', 'role-missing', { ...(await of()), body });
    await world.settle();
    world.newMails();

    const proposed = await admin.ok('proposeSubject', { ...(await of()), body });
    expect(proposed.body.credential).toMatchObject({
      subject: 'another-provider',
      former: [],
      proposed: { subject: 'idp|8c1f' },
    });
    await admin.refused('proposeSubject', 'stale', { ...mine, etag: '"1"', body });
    await admin.refused('confirmSubject', 'same-person', await of());
    for (const step of ['confirmSubject', 'withdrawSubject'] as const)
      await admin2.refused(step, 'stale', { ...mine, etag: '"1"' });
    // Until it is confirmed, nothing changes, and it is nobody else's already.
    await (await world.as('idp|8c1f')).refused('getMe', 'person-inactive');
    await before.ok('getMe');
    const other = { params: { id: 'civil' }, etag: (await admin.ok('getPerson', { params: { id: 'civil' } })).etag };
    await admin.refused('proposeSubject', 'subject-taken', { ...other, body });

    const confirmed = await admin2.ok('confirmSubject', await of());
    expect(confirmed.body.credential).toEqual({ subject: 'idp|8c1f', former: [], proposed: null });
    await before.refused('getMe', 'person-inactive');
    const now = await world.as('idp|8c1f');
    expect((await now.ok('getMe')).body.personId).toBe('another-provider');
    const { body: entry } = await now.ok('createResource', { body: { content: conditional() } });
    expect(entry.id).toMatch(/^res_/);
    await admin.refused('proposeSubject', 'subject-taken', {
      ...other,
      body: { ...body, subject: 'another-provider' },
    });

    // Another time: what was theirs stays theirs.
    await admin2.ok('proposeSubject', { ...(await of()), body: { ...body, subject: 'idp|9d20' } });
    await admin.ok('withdrawSubject', await of());
    await now.ok('getMe');
    await admin2.ok('proposeSubject', { ...(await of()), body: { ...body, subject: 'idp|9d20' } });
    await admin.ok('confirmSubject', await of());
    await now.refused('getMe', 'person-inactive');
    await admin.refused('proposeSubject', 'subject-taken', { ...other, body });
    await (await world.as('idp|9d20')).ok('getMe');
    await admin.refused('createPerson', 'invalid-input', { body: person('idp|9d20') });

    await world.settle();
    const mails = world.newMails().filter(({ to }) => /^(another-provider|civil-leader)@/.test(to));
    expect(new Set(mails.map(({ to }) => to)).size).toBe(2);
    expect(mails.map(({ text }) => text).join()).toContain('登录标识');
    // The log names a subject by its digest alone.
    const { items } = (await (await world.as('auditor')).ok('listLog', { query: { about: 'person:another-provider' } }))
      .body;
    expect(items.map(({ what }) => what)).toEqual(expect.arrayContaining(['SubjectProposed', 'SubjectChanged']));
    const logged = JSON.stringify(await world.tables.raw('events'));
    expect(logged).toContain('SubjectChanged');
    expect(logged).not.toContain('idp|');
  });

  it('and keep a subject apart from ids that are registered meanwhile', async () => {
    const admin2 = await world.as('admin2');
    await registered('parts');
    const of = async () => ({
      params: { id: 'parts' },
      etag: (await admin.ok('getPerson', { params: { id: 'parts' } })).etag,
    });
    await admin.ok('proposeSubject', { ...(await of()), body: { subject: 'later-one', reason: '原凭证遗失' } });
    await admin.refused('createPerson', 'already-registered', { body: person('later-one') });
    const systemHead = await world.as('civil-head');
    const system = { id: 'later-one', name: '核验系统', purpose: '核验低保对象' };
    await systemHead.refused('createSystem', 'already-registered', { body: system });
    // As if somebody had been registered in the same moment as it was proposed.
    const civil = (await world.tables.raw('registry')).find(
      ({ pk, sk }) => pk?.S === 'PERSON#civil' && sk?.S === 'STATE',
    );
    const later = { ...civil, pk: { S: 'PERSON#later-one' }, id: { S: 'later-one' } };
    await world.tables.put('registry', [later]);
    await admin2.refused('confirmSubject', 'subject-taken', await of());
    const { pk } = later;
    await world.runtime.dynamodb.call('DeleteItem', {
      TableName: world.tables.name('registry'),
      Key: { pk, sk: { S: 'STATE' } },
    });
    const left = await of();
    await admin.ok('leavePerson', { ...left, body: { successor: null } });
    await admin2.refused('confirmSubject', 'left-already', await of());
    const again = { subject: 'another-one', reason: '原凭证遗失' };
    await admin2.refused('proposeSubject', 'left-already', { ...(await of()), body: again });
  });

  it('and act at once as what they have become', async () => {
    const moving = await registered('moving');
    const { body: entry } = await moving.ok('createResource', { body: { content: conditional() } });
    await changed('moving', { department: '06', roles: ['leader'] });
    expect((await moving.ok('getMe')).body).toMatchObject({ personId: 'moving', department: '06', roles: ['leader'] });
    await moving.refused('createResource', 'role-missing', { body: bodies.createResource });
    await moving.refused('getResource', 'not-found', { params: { id: entry.id } });
  });
});

describe('第六条 (art. 6): people are listed', () => {
  type Row = { id: string; department: string; departmentName: string };
  const ids = async (client: Client, query: Record<string, string>) =>
    (await walk<Row>(client, 'listPersons', query, 5)).map(({ id }) => id);

  it('of all departments for the administrator and the bureau, by department, role, and whether they still work here', async () => {
    const officer = await world.as('officer');
    for (const client of [admin, officer]) {
      expect(await ids(client, { department: '02', role: 'leader' })).toEqual(['civil-leader']);
      expect(await ids(client, { role: 'head' })).toEqual(
        expect.arrayContaining(['bureau-head', 'civil-head', 'school-head']),
      );
    }
    expect(await ids(admin, { active: 'false' })).toContain('works');
    expect(await ids(admin, { active: 'true' })).not.toContain('works');
    const { body } = await admin.ok('listPersons', { query: { department: '02', role: 'head' } });
    expect(body.items).toEqual([
      {
        id: 'civil-head',
        department: '02',
        departmentName: '义马市民政局',
        name: '示例 civil-head',
        roles: ['head'],
        active: true,
      },
    ]);
    await cursorHolds('listPersons', { client: admin, otherwise: [{ role: 'head' }] });
  });

  it('of their own department for everybody else, and never with an address', async () => {
    for (const id of ['school', 'school-head', 'school-leader']) {
      const rows = await walk<Row>(await world.as(id), 'listPersons', {}, 100);
      expect(new Set(rows.map(({ department }) => department)), id).toEqual(new Set(['06']));
      expect(JSON.stringify(rows)).not.toContain('@');
      await (await world.as(id)).refused('listPersons', 'role-missing', { query: { department: '02' } });
    }
    await (await world.as('upper')).refused('listPersons', 'role-missing');
  });
});

describe('第六条 (art. 6): names stand beside ids', () => {
  it('of whoever calls, and of a colleague for whom they stand in', async () => {
    const { etag } = await (await world.as('school-head')).ok('listAbsences', { params: { id: 'school-head' } });
    const body = { from: '2026-09-21', to: '2026-09-22', delegate: 'school' };
    await (await world.as('school-head')).ok('createAbsence', { params: { id: 'school-head' }, etag, body });
    expect((await school.ok('getMe')).body).toEqual({
      ...{ personId: 'school', personName: '示例 school', department: '06', departmentName: '义马市教育体育局' },
      ...{ roles: ['staff'], actingFor: null, actingForName: null },
      mayActFor: [{ person: 'school-head', personName: '示例 school-head', roles: ['head'] }],
    });
  });

  it('of a person who has left too, and in a repeated answer as they are now', async () => {
    const passing = await registered('passing', { name: '张三', department: '06' });
    const asked = { key: 'named-again', body: bodies.createApplication };
    const first = await passing.ok('createApplication', asked);
    expect(first.body).toMatchObject({ handlerName: '张三', requesterName: '义马市教育体育局' });
    await changed('passing', { name: '张三丰' });
    await world.at('2026-09-21T09:30:00+08:00');
    const again = await passing.send('createApplication', asked);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.body).toMatchObject({ handlerName: '张三丰' });
    await changed('passing', { active: false });
    const params = { id: first.body.id };
    expect((await school.ok('getApplication', { params })).body).toMatchObject({ handlerName: '张三丰' });
    // What is kept for a retry names nobody.
    const answers = (await world.tables.items('work')).filter(({ pk }) => String(pk).includes('#createApplication#'));
    expect(answers.length).toBeGreaterThan(0);
    expect(JSON.stringify(answers)).not.toContain('张三');
  });
});

describe('第六条 (art. 6): who is told', () => {
  /** Who gets the mail about a request to a department; not who was asked to consent to it, which may or may not be overtaken. */
  async function toldOf(entry: string) {
    await world.settle();
    world.newMails();
    const { body } = await world.applyFor('school', entry);
    await world.settle();
    const mails = world.newMails().filter(({ text }) => text.includes(body.number));
    const told = mails.map(({ to }) => to.replace('@yima.example', ''));
    return told.filter((to) => to !== 'school-head').sort();
  }

  it('the staff; where there is none the leader; where there is no leader either, the bureau', async () => {
    await admin.ok('createDepartment', { body: department('41') });
    await registered('lone-staff', { department: '41', roles: ['staff'] });
    await registered('lone-leader', { department: '41', roles: ['leader'] });
    await registered('lone-head', { department: '41', roles: ['head'] });
    const entry = await world.publish('lone-staff', conditional(), 'lone-leader');
    expect(await toldOf(entry)).toEqual(['lone-staff']);
    await changed('lone-staff', { active: false });
    expect(await toldOf(entry)).toEqual(['lone-leader']);
    await changed('lone-leader', { active: false });
    expect(await toldOf(entry)).toEqual(['officer', 'officer2', 'third-officer', 'two-hats']);
    const { body } = await school.ok('getDepartment', { params: { id: '41' } });
    expect(body.complete).toBe(false);
    await registered('successor', { department: '41', roles: ['staff'] });
    expect(await toldOf(entry)).toEqual(['successor']);
    await changed('successor', { email: 'successor-new@yima.example' });
    expect(await toldOf(entry)).toEqual(['successor-new']);
  });
});

endsWell('registry', () => world);
