import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalHash } from '../../shared/storage/responses.ts';
import { bodies, unusedId } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional, unconditional } from '../world/entries.ts';
import { createGrant } from '../world/grants.ts';
import { cursorHolds, walk } from '../world/paging.ts';
import { providerOf } from '../world/provider.ts';
import { traces } from '../world/traces.ts';
import { startWorld, type World } from '../world/world.ts';

const who = ['civil', 'civil-leader', 'school', 'school-head', 'officer', 'bureau-staff'] as const;
let world: World;
let provider: ReturnType<typeof providerOf>;
let as: Record<(typeof who)[number], Client>;
let entry: string;
/** An interface of the civil affairs department, and a grant of the school's that it serves. */
let itf: string;
let grant: string;
beforeAll(async () => {
  world = await startWorld({ strict: true });
  provider = providerOf(world);
  const clients = await Promise.all(who.map(async (id) => [id, await world.as(id)] as const));
  as = Object.fromEntries(clients) as typeof as;
  entry = await world.publish('civil', conditional());
  itf = await registered();
  grant = await served(itf);
});
afterAll(() => world?.stop());

const purpose = '助学资格核验';

async function registered(more: object = {}): Promise<string> {
  return (await as.civil.ok('createInterface', { body: provider.registration(entry, more) })).body.id;
}

/** A grant of three items, provided by an interface. */
async function served(by: string): Promise<string> {
  const one = await createGrant(world, entry);
  await as.civil.ok('provideGrant', { ...one, body: { kind: 'interface', interface: by } });
  return one.params.id;
}

const fetched = (id = grant, page = 1) => as.school.ok('getGrantData', { params: { id }, query: { purpose, page } });
const refused = (code: string, id = grant, query: Record<string, string | number> = { purpose }) =>
  as.school.refused('getGrantData', code, { params: { id }, query });

interface Use {
  at: string;
  by: string;
  records: number;
  digest: string | null;
  failure: string | null;
  items: string[];
}
const uses = (id = grant, client = as.school) => walk<Use>(client, 'listExchanges', {}, 2, { id });

describe('Order 809 art. 31: interfaces of the platform that exists are registered', () => {
  it('by the staff of the department whose entry it is', async () => {
    const { body, etag } = await as.civil.ok('getInterface', { params: { id: itf } });
    expect(body).toMatchObject({ provider: '02', resource: entry, status: 'registered', retired: null });
    expect(body).toMatchObject(provider.registration(entry));
    expect(etag).toBe('"1"');
    const asked = { body: provider.registration(entry) };
    await as.school.refused('createInterface', 'not-the-provider', asked);
    await as.officer.refused('createInterface', 'role-missing', asked);
    await as.school.refused('createInterface', 'not-found', { body: provider.registration(unusedId('res')) });
  });

  it('at the addresses that the stage names and nowhere else, without credentials in them', async () => {
    const at = (url: string) => ({ body: provider.registration(entry, { url }) });
    for (const url of ['https://example.com/rows', 'https://169.254.169.254/latest', 'http://[::1]/rows']) {
      const { body } = await as.civil.refused('createInterface', 'host-not-allowed', at(url));
      expect(body.detail).toContain('《政务数据共享条例》第三十一条');
    }
    const { origin, host } = new URL(world.runtime.controlUrl);
    for (const url of [
      `http://user:pass@${host}/rows`,
      `${origin}/rows?appkey=1`,
      `${origin}/rows#a`,
      'ftp://a/b',
      'rows',
    ]) {
      const { body } = await as.civil.refused('createInterface', 'invalid-input', at(url));
      expect(body.errors.map(({ field }) => field)).toEqual(['body.url']);
    }
  });

  it('with items of the entry as published, shared by interface', async () => {
    const layout = { fields: { name: 'xm', phone: 'lxdh' } };
    const said = await as.civil.refused('createInterface', 'items-unknown', {
      body: provider.registration(entry, { layout }),
    });
    expect(said.body.errors.map(({ field }) => field)).toEqual(['body.layout.fields.phone']);
    const file = await world.publish('civil', unconditional());
    await as.civil.refused('createInterface', 'not-by-interface', { body: provider.registration(file) });
    const { body: draft } = await as.civil.ok('createResource', { body: { content: conditional('未发布的条目') } });
    await as.civil.refused('createInterface', 'resource-not-published', { body: provider.registration(draft.id) });
  });

  it('and are seen by their department and the bureau', async () => {
    const second = await registered();
    for (const client of [as.civil, as['civil-leader'], as.officer]) {
      const listed = await walk<{ id: string }>(client, 'listInterfaces', {});
      expect(listed.map(({ id }) => id)).toEqual([second, itf]);
    }
    expect(await walk(as.school, 'listInterfaces', {})).toEqual([]);
    await as.school.refused('listInterfaces', 'role-missing', { query: { department: '02' } });
    await as.school.refused('getInterface', 'not-found', { params: { id: itf } });
    await as.officer.ok('getInterface', { params: { id: itf } });
    await cursorHolds('listInterfaces', {
      client: as.officer,
      others: [as.civil],
      otherwise: [{ department: '02' }],
    });
  });

  it('809 art. 27: and retired when they serve no grant any more', async () => {
    const id = await registered();
    const body = { reason: '由新接口替代' };
    const asked = { params: { id }, etag: '"1"', body };
    await as.school.refused('retireInterface', 'not-found', asked);
    await as.civil.refused('retireInterface', 'stale', { ...asked, etag: '"9"' });
    const retired = await as.civil.ok('retireInterface', asked);
    expect(retired.body).toMatchObject({ status: 'retired', retired: body });
    await as.civil.refused('retireInterface', 'step-closed', { ...asked, etag: retired.etag });
    await as.civil.refused('retireInterface', 'interface-serves', { ...asked, params: { id: itf } });
  });
});

describe('第十五条、第二十二条 (art. 15, 22): data is passed on strictly as replied', () => {
  it('the items granted and nothing else, with a digest that both sides have on record', async () => {
    const { body } = await fetched();
    expect(body).toMatchObject({ grant, interface: itf, items: ['name', 'id-number', 'level'], next: 2 });
    expect(body.records).toHaveLength(10);
    expect(body.records[0]).toEqual({ name: '示例人员01', 'id-number': '990000198001010001', level: '城市低保' });
    for (const record of body.records) expect(Object.keys(record)).toEqual(['name', 'id-number', 'level']);
    expect(JSON.stringify(body)).not.toMatch(/199000000|6200000000|虚构小区|2024-01/);
    expect(body.digest).toBe(canonicalHash(body.records));
    const [use] = await uses();
    const recorded = { by: 'school', purpose, records: 10, digest: body.digest, failure: null, interface: itf };
    expect(use).toMatchObject({ ...recorded, items: body.items });
    for (const client of [as.civil, as.officer, as['school-head']]) expect((await uses(grant, client))[0]).toEqual(use);
    await as['bureau-staff'].refused('listExchanges', 'not-found', { params: { id: grant } });
  });

  it('page by page', async () => {
    const pages = [await fetched(grant, 2), await fetched(grant, 3)];
    expect(pages.map(({ body }) => [body.records.length, body.next])).toEqual([
      [10, 3],
      [3, null],
    ]);
    expect((await provider.calls()).slice(-2)).toEqual([
      'GET /provider/households?page=2&size=10',
      'GET /provider/households?page=3&size=10',
    ]);
    await cursorHolds('listExchanges', { client: as.school, others: [as.civil], otherwise: [], params: { id: grant } });
  });

  it('null where the interface has no value', async () => {
    const { layout } = provider.registration(entry);
    const id = await served(await registered({ layout: { ...layout, fields: { ...layout.fields, level: 'none' } } }));
    const { body } = await fetched(id);
    expect(body.records[0]).toEqual({ name: '示例人员01', 'id-number': '990000198001010001', level: null });
  });

  it('to the requester’s staff, for the purpose granted', async () => {
    const asked = { params: { id: grant }, query: { purpose } };
    const before = (await provider.calls()).length;
    await as.civil.refused('getGrantData', 'not-your-step', asked);
    await as['bureau-staff'].refused('getGrantData', 'not-found', asked);
    for (const client of [as.officer, as['school-head']]) await client.refused('getGrantData', 'role-missing', asked);
    const { body } = await refused('other-purpose', grant, { purpose: '学费催缴' });
    expect([body.rule, body.detail.includes(purpose)]).toEqual(['第十五条', true]);
    await refused('not-found', unusedId('grt'));
    expect(await provider.calls()).toHaveLength(before);
  });

  it('while it is in use, and is provided by interface', async () => {
    const waiting = await createGrant(world, entry);
    await refused('step-closed', waiting.params.id);
    const file = { kind: 'file', location: '共享平台文件区 /02/low-income' };
    await as.civil.ok('provideGrant', { ...waiting, body: file });
    await refused('provided-otherwise', waiting.params.id);
    // 809 art. 27: suspended for misuse, at once.
    const params = { id: await served(itf) };
    await fetched(params.id);
    const { etag } = await as.civil.ok('getGrant', { params });
    await as.civil.ok('suspendGrant', { params, etag, body: bodies.suspendGrant });
    expect((await refused('step-closed', params.id)).body.detail).toContain('已暂停');
  });

  it('to many at once: each use on record, each once', async () => {
    const id = await served(itf);
    const said = await Promise.all(Array.from({ length: 8 }, () => fetched(id)));
    expect(new Set(said.map(({ body }) => body.digest)).size).toBe(1);
    expect(await uses(id)).toHaveLength(8);
  });
});

describe('where the provider’s interface fails, nothing is passed on, and both sides can see that it failed', () => {
  it.each([
    ['slow', 'timeout'],
    ['huge', 'too-large'],
    ['broken', 'media'],
    ['cut', 'unreachable'],
    ['redirect', 'redirect'],
    ['error', 'status'],
    ['page', 'media'],
    ['nested', 'layout'],
  ] as const)('%s: %s', async (way, failure) => {
    const id = await served(await registered());
    await provider.behave(way);
    const before = (await provider.calls()).length;
    const { status, body } = await as.school.send('getGrantData', { params: { id }, query: { purpose } });
    await provider.behave('well');
    expect([status, (body as { code: string }).code]).toEqual([424, 'provider-failed']);
    expect((body as { detailEn: string }).detailEn).toContain(failure);
    expect(JSON.stringify(body)).not.toMatch(/示例人员|990000/);
    // Asked once: neither again nor where it was sent to.
    expect(await provider.calls()).toHaveLength(before + 1);
    expect(await uses(id, as.civil)).toMatchObject([{ by: 'school', records: 0, digest: null, failure }]);
  });

  it('secret: the department’s key is not there, which opens nobody else’s either', async () => {
    const id = await served(await registered({ secret: 'forgotten' }));
    const before = (await provider.calls()).length;
    await as.school.send('getGrantData', { params: { id }, query: { purpose } });
    expect(await uses(id)).toMatchObject([{ failure: 'secret' }]);
    expect(await provider.calls()).toHaveLength(before);
  });

  it('five times in a row: it is left alone for a minute, others are not, and then one call tries', async () => {
    const id = await served(await registered());
    await provider.behave('error');
    const before = (await provider.calls()).length;
    for (let n = 0; n < 5; n += 1) await as.school.send('getGrantData', { params: { id }, query: { purpose } });
    const { status } = await refused('provider-rests', id);
    expect([status, (await provider.calls()).length]).toEqual([503, before + 5]);
    await provider.behave('well');
    await fetched();
    await refused('provider-rests', id);
    await world.at(new Date(world.runtime.now().getTime() + 61_000).toISOString());
    expect((await fetched(id)).body.records).toHaveLength(10);
    expect((await uses(id)).map(({ failure }) => failure)).toEqual([null, ...Array(5).fill('status')]);
  });
});

describe('第十二条 (art. 12): nothing of the data stays here', () => {
  it('neither in tables, logs, files nor mails, and the state of the grant is as it was', async () => {
    await world.settle();
    const mails = JSON.stringify(world.newMails());
    for (const text of ['示例人员', '9900001980010100', '199000000', '虚构小区']) {
      expect(await traces(world, text)).toEqual([]);
      expect(mails).not.toContain(text);
    }
    const log = (await world.tables.log()).get(grant) ?? [];
    const types = log.map(({ type }) => type);
    expect(types.filter((type) => type === 'DataPassedOn').length).toBeGreaterThan(3);
    // What was used since is no version that a person would have missed.
    expect((await as.school.ok('getGrant', { params: { id: grant } })).etag).toBe('"2"');
  });
});

endsWell('exchange', () => world);
