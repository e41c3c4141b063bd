import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agree, application, bodies, correctionBody, demandBody } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional } from '../world/entries.ts';
import { createGrantInUse } from '../world/grants.ts';
import { deliverAgain } from '../world/jobs.ts';
import { walk } from '../world/paging.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
let admin: Client;
let civil: Client;
let school: Client;
let officer: Client;
beforeAll(async () => {
  world = await startWorld({ strict: true });
  admin = await world.as('admin');
  civil = await world.as('civil');
  school = await world.as('school');
  officer = await world.as('officer');
});
afterAll(() => world?.stop());

const of = (id: string) => ({ params: { id } });
const departmentNow = async (id: string) => await admin.ok('getDepartment', of(id));
const merging = async (id: string, into: string) => ({
  ...of(id),
  etag: (await departmentNow(id)).etag,
  body: { into },
});
const form = async (client: Client, id: string) => JSON.stringify((await client.ok('getRequestFormData', of(id))).body);

describe('第六条 (art. 6): a department is renamed', () => {
  it('and shown by its name of today, while what was signed keeps the name of then', async () => {
    const entry = await world.publish('civil', conditional('更名前的数据'));
    const asked = await world.applyFor('school', entry);
    const { id } = asked.params;
    const before = await form(school, id);
    expect(before).toContain('义马市民政局');
    const { etag } = await departmentNow('02');
    const renamed = await admin.ok('updateDepartment', { ...of('02'), etag, body: bodies.updateDepartment });
    const { name } = bodies.updateDepartment;
    expect(renamed.body).toMatchObject({ name, formerNames: [{ name: '义马市民政局' }], merged: null });
    await admin.refused('updateDepartment', 'stale', { ...of('02'), etag, body: bodies.updateDepartment });
    await admin.refused('updateDepartment', 'not-found', { ...of('77'), etag, body: bodies.updateDepartment });
    await (await world.as('civil-leader')).refused('updateDepartment', 'role-missing', {
      ...of('02'),
      etag,
      body: bodies.updateDepartment,
    });
    await world.at('2026-09-21T09:30:00+08:00');
    expect((await school.ok('getRequest', of(id))).body).toMatchObject({ provider: '02', providerName: name });
    expect(await form(school, id)).toBe(before);
    // What is signed from now on has the new name, also of the same case.
    const replied = await world.replyTo('civil', asked, agree);
    expect(JSON.stringify((await school.ok('getReplyData', of(id))).body)).toContain(name);
    expect(await form(school, id)).toContain('义马市民政局');
    expect(replied.body).toMatchObject({ providerName: name });
    const { body: found } = await school.ok('searchResources', { query: { q: '社会事务局' } });
    expect(found.items.map((one) => one.id)).toContain(entry);
  });
});

describe('第六条 (art. 6): a department is merged into another', () => {
  let entry: string;
  let open: string;
  let answered: string;
  let grant: string;
  let draft: string;
  let due: string;
  const taken: string[] = [];

  it('only by the administrator, into another that acts; never the bureau or the city government’s office', async () => {
    await officer.refused('mergeDepartment', 'role-missing', await merging('02', '06'));
    for (const [id, into] of [
      ['02', '02'],
      ['02', '77'],
      ['00', '06'],
      ['99', '06'],
    ] as const)
      await admin.refused('mergeDepartment', 'merger-unfit', await merging(id, into));
    const { etag } = await departmentNow('02');
    await admin.refused('getMerger', 'merger-unfit', of('00'));
    await admin.refused('getMerger', 'not-found', of('77'));
    await officer.refused('getMerger', 'role-missing', of('02'));
    await admin.refused('mergeDepartment', 'not-found', { ...of('77'), etag, body: { into: '06' } });
    await admin.refused('mergeDepartment', 'stale', { ...of('02'), etag: '"99"', body: { into: '06' } });
  });

  it('which then has its people, its entries, and all that is open, by the same dates', async () => {
    entry = await world.publish('civil', conditional('移交的数据'));
    grant = (await createGrantInUse(world, await world.publish('civil', conditional('授权中的数据')))).params.id;
    const asked = await world.applyFor('bureau-staff', entry, ['name']);
    answered = asked.params.id;
    await world.replyTo('civil', asked, agree);
    open = (await world.applyFor('bureau-staff', entry, ['level'])).params.id;
    draft = (await civil.ok('createApplication', { body: application(entry) })).body.id;
    const { body: demand } = await civil.ok('createDemand', { body: demandBody() });
    const { body: correction } = await school.ok('createCorrection', { body: correctionBody(entry) });
    taken.push(entry, grant, answered, open, draft, demand.id, correction.id);
    const before = (await officer.ok('getRequest', of(open))).body.deadline;
    due = String(before?.due);
    await world.settle();
    world.newMails();
    world.runtime.faults.set({ down: ['Jobs'] });
    // What is to be moved is seen before.
    const listed = async (operation: 'listRequests' | 'listGrants', side: string) =>
      (await walk(civil, operation, { side })).length;
    const { body: moves } = await admin.ok('getMerger', of('02'));
    expect(moves).toMatchObject({ people: 5, entries: 3, applications: 1, corrections: 1, demands: 1 });
    expect(moves.requests).toBe(await listed('listRequests', 'received'));
    expect(moves.grants).toBe(await listed('listGrants', 'given'));
    expect(moves.duties).toBeGreaterThan(0);
    const merged = await admin.ok('mergeDepartment', await merging('02', '06'));
    // Its people are on their way: meanwhile they begin nothing and change nothing in its name.
    await civil.refused('createApplication', 'department-closed', { body: application(entry) });
    const { etag: read } = await civil.ok('getApplication', of(draft));
    await civil.refused('updateApplication', 'department-closed', {
      ...of(draft),
      etag: read,
      body: application(entry),
    });
    world.runtime.faults.set({ down: [] });
    await world.at('2026-09-21T12:00:00+08:00');
    expect(merged.body).toMatchObject({ merged: { into: '06', intoName: '义马市教育体育局' } });
    await world.settle();

    expect((await departmentNow('02')).body.merged?.doneAt).toMatch(/^2026/);
    expect((await civil.ok('getMe')).body).toMatchObject({ department: '06', roles: ['staff'] });
    expect(await walk(admin, 'listPersons', { department: '02', active: 'true' })).toEqual([]);
    expect((await school.ok('getResource', of(entry))).body).toMatchObject({
      provider: '06',
      code: expect.stringContaining('341128102/'),
    });
    expect((await school.ok('getRequest', of(open))).body).toMatchObject({ provider: '06', deadline: { due } });
    expect((await school.ok('getRequest', of(answered))).body).toMatchObject({ provider: '06', status: 'agreed' });
    expect((await civil.ok('getGrant', of(grant))).body).toMatchObject({ requester: '06', provider: '06' });
    expect((await school.ok('getApplication', of(draft))).body).toMatchObject({ requester: '06' });
    const owed = await walk<{ subject: { id: string } }>(school, 'listDuties', {});
    expect(owed.map(({ subject }) => subject.id)).toEqual(expect.arrayContaining([open, correction.id]));
    const { body: found } = await school.ok('searchResources', { query: { department: '06' } });
    expect(found.items.map(({ id }) => id)).toContain(entry);
    expect(world.newMails().some(({ subject }) => subject.includes('并入'))).toBe(true);
  });

  it('and goes on with them: it replies to what was asked of the former one', async () => {
    const { body, etag } = await school.ok('getRequest', of(open));
    const replied = await world.replyTo('school', { params: { id: body.id }, etag }, agree);
    expect(replied.body).toMatchObject({ status: 'agreed', provider: '06' });
    // What was signed before names the department that signed it.
    expect(await form(school, answered)).toContain(bodies.updateDepartment.name);
    expect(JSON.stringify((await school.ok('getReplyData', of(answered))).body)).not.toContain('教育体育局');
    expect(JSON.stringify((await school.ok('getReplyData', of(open))).body)).toContain('教育体育局');
  });

  it('each thing moved once, by an event of its own, however often the job runs', async () => {
    await deliverAgain(world, String((await world.tables.items('work')).find((one) => isMerger(one))?.id));
    const again = await admin.ok('mergeDepartment', await merging('02', '06'));
    expect(again.status).toBe(202);
    await world.settle();
    const log = await world.tables.log();
    for (const id of taken) {
      const moves = log.get(id)?.filter(({ type }) => type === 'DepartmentSucceeded');
      expect(moves?.length, id).toBe(1);
    }
    // Nothing that is open names the former department any more.
    for (const table of ['registry', 'catalog', 'cases'] as const) {
      const items = await world.tables.items(table);
      const left = items.filter((item) => {
        const indexed = ['gsi1pk', 'gsi2pk', 'gsi3pk'].some((key) => String(item[key] ?? '').endsWith('#02'));
        return indexed && !/^(MET|CANCELLED|USES)#/.test(String(item.gsi2pk ?? item.gsi1pk));
      });
      expect(left.map(({ kind, id }) => `${kind} ${id}`)).toEqual([]);
    }
  });

  it('while the former one stays readable, and nothing is begun, registered or changed in its name', async () => {
    expect((await school.ok('getDepartment', of('02'))).body).toMatchObject({ complete: true, merged: { into: '06' } });
    const body = { ...bodies.createPerson, id: 'late-comer' };
    await admin.refused('createPerson', 'department-closed', { body });
    const { body: person, etag } = await admin.ok('getPerson', of('school'));
    const { id: _, ...rest } = person;
    const moved = { ...of('school'), etag, body: { ...rest, department: '02' } };
    await admin.refused('updatePerson', 'department-closed', moved);
    const registered = await departmentNow('02');
    const changed = { ...of('02'), etag: registered.etag, body: bodies.updateDepartment };
    await admin.refused('updateDepartment', 'department-closed', changed);
    await admin.refused('mergeDepartment', 'department-closed', await merging('02', '99'));
    await admin.refused('mergeDepartment', 'merger-unfit', await merging('06', '02'));
    await officer.refused('decideDemand', 'department-closed', {
      ...of(taken[5] as string),
      etag: (await officer.ok('getDemand', of(taken[5] as string))).etag,
      body: { decision: 'name', provider: '02', reason: '由其掌握' },
    });
  });
});

function isMerger({ kind, state }: Record<string, unknown>): boolean {
  return kind === 'job' && (state as { work: { kind: string } }).work.kind === 'merge';
}

endsWell('mergers', () => world);
