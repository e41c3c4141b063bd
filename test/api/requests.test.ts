import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { application, nobodys } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional, notShared, unconditional } from '../world/entries.ts';
import { cursorHolds, walk } from '../world/paging.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
let civil: Client;
let school: Client;
let officer: Client;
let entry: string;
beforeAll(async () => {
  world = await startWorld({ now: '2026-09-18T09:00:00+08:00', strict: true });
  civil = await world.as('civil');
  school = await world.as('school');
  officer = await world.as('officer');
  entry = await world.published('civil', conditional());
});
afterAll(() => world?.stop());

describe('第十五条 (art. 15): an application', () => {
  it('for conditional data is answered with its number, its form and the date a reply is due, counted day by day', async () => {
    const { status, body, headers } = await school.ok('submitRequest', { body: application(entry) });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      number: expect.stringMatching(/^YM-2026-\d{6}$/),
      status: 'submitted',
      requester: '06',
      provider: '02',
      handler: 'school',
      resource: { id: entry, version: 1, name: conditional().name },
      items: [{ id: 'name', name: '姓名' }, { id: 'id-number' }, { id: 'level' }],
      reply: null,
      grant: null,
      // Friday the 18th; Sunday the 20th is a make-up working day.
      deadline: { due: '2026-09-24', dueEnd: '2026-09-25T00:00:00.000+08:00', article: '第十五条', late: false },
      proof: { start: '2026-09-18', due: '2026-09-24', rule: { days: 5, article: '第十五条' } },
    });
    expect(body.proof?.days.filter(({ counted }) => counted).map(({ date }) => date)).toEqual([
      '2026-09-20',
      '2026-09-21',
      '2026-09-22',
      '2026-09-23',
      '2026-09-24',
    ]);
    expect(headers.get('location')).toBe(`/v1/requests/${body.id}`);
    const second = await school.ok('submitRequest', { body: application(entry, ['name']) });
    expect(second.body.number > body.number).toBe(true);
    for (const { text } of [await form(school, body.id), await form(civil, body.id)]) {
      for (const told of [body.number, '需求申请表', '助学资格核验', '2026-09-24', '义马市民政局', '姓名']) {
        expect(text).toContain(told);
      }
    }
  });

  it('for unconditional data is granted at once: nobody owes a reply', async () => {
    const open = await world.published('civil', unconditional());
    await world.settle();
    world.newMails();
    const { body } = await school.ok('submitRequest', { body: application(open, ['name', 'beds']) });
    expect(body).toMatchObject({ status: 'agreed', deadline: null, proof: null, reply: { late: false } });
    const { body: grant } = await school.ok('getGrant', { params: { id: String(body.grant) } });
    expect(grant).toMatchObject({ source: body.id, items: [{ id: 'name' }, { id: 'beds' }], requester: '06' });
    await civil.refused('getDuty', 'not-found', { params: { id: `${body.id}.reply` } });
    await world.settle();
    const told = world.newMails().map(({ to }) => to);
    expect(told).toContain('school@yima.example');
  });

  it('for what is not shared is refused, as a matter of negotiation', async () => {
    const closed = await world.published('civil', notShared());
    const { status, body } = await school.refused('submitRequest', 'resource-not-shared', {
      body: application(closed),
    });
    expect([status, body.rule]).toEqual([409, '第十五条']);
    expect(body.detail).toContain('协商');
  });

  it('names items of the entry and their number', async () => {
    const unknown = await school.refused('submitRequest', 'items-unknown', {
      body: application(entry, ['name', 'income']),
    });
    expect(unknown.body.errors).toEqual([{ field: 'body.items', message: 'income' }]);
    const miscounted = { body: { ...application(entry), itemCount: 2 } };
    const { body } = await school.refused('submitRequest', 'item-count', miscounted);
    expect(body.errors).toEqual([{ field: 'body.itemCount', message: '3' }]);
    // Naming an item twice is no way to a larger number.
    const doubled = { body: { ...application(entry, ['name', 'name']), itemCount: 2 } };
    await school.refused('submitRequest', 'item-count', doubled);
  });

  it("is not for one's own data, nor for what is not published or does not exist for the asker", async () => {
    await civil.refused('submitRequest', 'own-data', { body: application(entry) });
    const { body: draft } = await civil.ok('compileResource', { body: { content: conditional() } });
    await civil.refused('submitRequest', 'resource-not-published', { body: application(draft.id) });
    await school.refused('submitRequest', 'not-found', { body: application(draft.id) });
    await school.refused('submitRequest', 'not-found', { body: application(nobodys('res')) });
  });

  it('stays with the version it saw when the entry is revised', async () => {
    const id = await world.published('civil', conditional('修订前的名称'));
    const { body: request } = await school.ok('submitRequest', { body: application(id) });
    const { etag } = await civil.ok('getResource', { params: { id } });
    const content = { ...conditional('修订后的名称'), items: [{ id: 'other', name: '别的信息项' }] };
    const revised = await civil.ok('reviseResource', { params: { id }, etag, body: { content } });
    await officer.ok('approveResource', await world.submitted('civil', { params: { id }, etag: revised.etag }));
    const read = await school.ok('getRequest', { params: { id: request.id } });
    expect(read.body).toMatchObject({ resource: { version: 1, name: '修订前的名称' }, items: request.items });
    expect((await form(school, request.id)).text).not.toContain('别的信息项');
    const replied = await civil.ok('replyToRequest', {
      params: { id: request.id },
      etag: read.etag,
      body: { decision: 'agree' },
    });
    const { body: grant } = await school.ok('getGrant', { params: { id: String(replied.body.grant) } });
    expect(grant).toMatchObject({ version: 1, resourceName: '修订前的名称', items: request.items });
    await school.refused('submitRequest', 'items-unknown', { body: application(id) });
  });
});

async function form(client: Client, id: string) {
  const said = await client.ok('getRequestForm', { params: { id } });
  return { text: said.body };
}

describe('a request', () => {
  it('is there for its two sides and the bureau, and for nobody else', async () => {
    const { body } = await school.ok('submitRequest', { body: application(entry) });
    const params = { id: body.id };
    for (const reader of ['school', 'school-leader', 'civil', 'civil2', 'civil-leader', 'officer', 'two-hats']) {
      const client = await world.as(reader);
      expect((await client.ok('getRequest', { params })).body.number, reader).toBe(body.number);
      expect((await client.ok('getRequestForm', { params })).body, reader).toContain(body.number);
      expect((await client.ok('getDuty', { params: { id: `${body.id}.reply` } })).body.status).toBe('open');
    }
    for (const reader of ['bureau-staff', 'bureau-leader']) {
      const client = await world.as(reader);
      await client.refused('getRequest', 'not-found', { params });
      await client.refused('getRequestForm', 'not-found', { params });
      await client.refused('getDuty', 'not-found', { params: { id: `${body.id}.reply` } });
      expect((await client.ok('listRequests', { query: { side: 'sent' } })).body.items).toEqual([]);
      expect((await client.ok('listRequests')).body.items).toEqual([]);
    }
  });

  it('cannot put markup of its own into the form', async () => {
    const purpose = '<script>alert(1)</script>&lt;"\'';
    const { body } = await school.ok('submitRequest', { body: { ...application(entry), purpose } });
    const { text } = await form(civil, body.id);
    expect(text).not.toContain('<script>alert');
    expect(text).toContain('&lt;script&gt;alert(1)');
  });

  it('is listed by side, the newest first, page by page', async () => {
    const sent = await walk<{ id: string; submittedAt: string }>(school, 'listRequests', { side: 'sent' });
    const times = sent.map(({ submittedAt }) => submittedAt);
    expect(sent.length).toBeGreaterThan(4);
    expect(new Set(sent.map(({ id }) => id)).size).toBe(sent.length);
    expect(times).toEqual([...times].sort().reverse());
    expect(await walk(school, 'listRequests', { side: 'received' })).toEqual([]);
    const ids = (requests: { id: string }[]) => requests.map(({ id }) => id).sort();
    expect(ids(await walk(civil, 'listRequests', {}))).toEqual(ids(sent));
    expect(ids(await walk(officer, 'listRequests', { side: 'all' }))).toEqual(ids(sent));
    await school.refused('listRequests', 'role-missing', { query: { side: 'all' } });
    await (await world.as('bureau-staff')).refused('listRequests', 'role-missing', { query: { side: 'all' } });
    const query = { side: 'received' };
    await cursorHolds('listRequests', {
      client: civil,
      query,
      others: [school, officer],
      otherwise: [{ side: 'sent' }],
    });
  });
});

endsWell('requests', () => world);
