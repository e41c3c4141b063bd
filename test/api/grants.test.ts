import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodies, unusedId } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional, unconditional } from '../world/entries.ts';
import { createEndingGrant, createGrant, createGrantInUse, newMailTitles } from '../world/grants.ts';
import { cursorHolds, walk } from '../world/paging.ts';
import { providerOf } from '../world/provider.ts';
import { startWorld, type World } from '../world/world.ts';

const who = ['civil', 'civil-head', 'school', 'school-head', 'officer', 'upper', 'bureau-staff'] as const;
let world: World;
let as: Record<(typeof who)[number], Client>;
let entry: string;
let open: string;
beforeAll(async () => {
  world = await startWorld({ strict: true });
  const clients = await Promise.all(who.map(async (id) => [id, await world.as(id)] as const));
  as = Object.fromEntries(clients) as typeof as;
  entry = await world.publish('civil', conditional());
  open = await world.publish('civil', unconditional());
});
afterAll(() => world?.stop());

const file = bodies.provideGrant;
const mails = () => newMailTitles(world);

/** Takes away the one timer that would wake something. */
async function loseTimer(id: string): Promise<void> {
  const url = `${world.runtime.controlUrl}/schedules`;
  const all = (await (await fetch(url)).json()) as { name: string; target: { input: string } }[];
  const names = all.filter(({ target }) => JSON.parse(target.input).id === id).map(({ name }) => name);
  expect(names).toHaveLength(1);
  for (const name of names)
    expect((await fetch(`${url}/${encodeURIComponent(name)}`, { method: 'DELETE' })).status).toBe(200);
}

describe('第十五条 (art. 15): a grant is provided', () => {
  it('within 20 working days of agreeing (809 art. 22), which the provider hears of', async () => {
    await mails();
    const one = await createGrant(world, entry);
    expect(await mails()).toEqual(expect.arrayContaining(['civil 待办：提供数据', 'civil2 待办：提供数据']));
    const { body } = await as.civil.ok('getDuty', { params: { id: `${one.params.id}.provide.1` } });
    expect(body).toMatchObject({ kind: 'provide', owes: '02', waits: '06', status: 'open' });
    expect(body.deadline).toMatchObject({ due: '2026-10-26', article: '第二十二条' });
    const grant = await as.school.ok('getGrant', one);
    expect(grant.body).toMatchObject({ status: 'awaiting-provision', statusName: '待提供', provision: null });
    // Article 22: who answers for what is part of it.
    expect(grant.body.liability.zh).toContain('使用部门发生的信息资源安全事故责任由使用部门承担');
    expect(grant.body.liability.en).toContain('security incidents');
  });

  it('within 1 where the data is unconditional, obtained directly (809 art. 21)', async () => {
    const one = await createGrant(world, open, ['name', 'beds']);
    const { body } = await as.civil.ok('getDuty', { params: { id: `${one.params.id}.provide.1` } });
    expect(body.deadline).toMatchObject({ due: '2026-09-22', article: '第二十一条' });
    expect((await as.civil.ok('getGrant', one)).body.direct).toBe(true);
  });

  it('by the staff of the provider, on what was read, and then it is in use', async () => {
    const one = await createGrant(world, entry);
    const asked = { ...one, body: file };
    await as.school.refused('provideGrant', 'not-your-step', asked);
    await as.officer.refused('provideGrant', 'role-missing', asked);
    await as['bureau-staff'].refused('provideGrant', 'not-found', asked);
    await as.civil.refused('provideGrant', 'stale', { ...asked, etag: '"9"' });
    await mails();
    const { body, etag } = await as.civil.ok('provideGrant', asked);
    expect(body).toMatchObject({ status: 'in-use', provision: { kind: 'file', interface: null } });
    // The details are for the requester alone, who takes them.
    expect(JSON.stringify(body)).not.toContain(file.location);
    expect(await mails()).toEqual(['school 数据已提供']);
    const duty = await as.civil.ok('getDuty', { params: { id: `${one.params.id}.provide.1` } });
    expect(duty.body).toMatchObject({ status: 'met', metOn: '2026-09-21', metLate: false });
    expect((await as.school.ok('getGrant', one)).etag).toBe(etag);
    // 809 art. 27: what was provided is not changed without more ado.
    await as.civil.refused('provideGrant', 'change-not-filed', { ...asked, etag });
  });

  it.each([
    ['location', { ...file, location: 'ftp://reader:Tr0ub4dor@10.0.0.8/dibao.csv' }],
    ['note', { ...file, note: '账号 reader，密码：Tr0ub4dor' }],
    ['address', { kind: 'database', system: '民政库', address: 'jdbc:mysql://db/x?user=a&password=b', table: 't' }],
  ])('第二十条 (art. 20): with secrets by their names only: %s', async (field, body) => {
    const one = await createGrant(world, entry);
    const said = await as.civil.refused('provideGrant', 'secret-in-words', { ...one, body });
    expect(said.body.errors.map((error) => error.field)).toEqual([`body.${field}`]);
    const plain = { ...file, secret: 'Tr0ub4dor' };
    await as.civil.refused('provideGrant', 'invalid-input', { ...one, body: plain });
  });
});

describe('第十二条 (art. 12): the requester takes the details, and each time is on record', () => {
  it('nobody else, and not before it is provided', async () => {
    const one = await createGrant(world, entry);
    await as.school.refused('takeAccess', 'step-closed', one);
    const table = {
      kind: 'database',
      system: '市共享交换平台前置库',
      address: 'db-02.yima.example:3306',
      table: 'share.low_income',
      secret: 'yima/02/low-income-reader',
    };
    const { etag } = await as.civil.ok('provideGrant', { ...one, body: table });
    expect((await as.school.ok('takeAccess', one)).body).toEqual(table);
    await as.school.ok('takeAccess', one);
    await as.civil.refused('takeAccess', 'not-your-step', one);
    await as['bureau-staff'].refused('takeAccess', 'not-found', one);
    await as.school.refused('takeAccess', 'not-found', { params: { id: unusedId('grt') } });
    await world.settle();
    const log = (await world.tables.log()).get(one.params.id) ?? [];
    expect(log.map(({ type, actorId }) => `${type} ${actorId}`)).toEqual([
      'GrantMade civil-head',
      'GrantProvided civil',
      'AccessTaken school',
      'AccessTaken school',
    ]);
    // What is taken changes nothing that others have read.
    expect((await as.school.ok('getGrant', one)).etag).toBe(etag);
  });

  it('an interface is called through the platform, its id is there for both sides', async () => {
    const one = await createGrant(world, entry);
    const registration = providerOf(world).registration(entry);
    const { body: itf } = await as.civil.ok('createInterface', { body: registration });
    const body = { kind: 'interface', interface: itf.id };
    await as.civil.refused('provideGrant', 'interface-unfit', {
      ...one,
      body: { ...body, interface: unusedId('itf') },
    });
    await as.civil.ok('provideGrant', { ...one, body });
    expect((await as.school.ok('getGrant', one)).body.provision).toMatchObject(body);
    await as.school.refused('takeAccess', 'called-through-platform', one);
  });
});

describe('a grant', () => {
  it('is there for its two sides, the bureau and the upper authority, and for nobody else', async () => {
    const { items } = (await as.school.ok('listGrants')).body;
    const params = { id: String(items[0]?.id) };
    for (const reader of ['school', 'school-leader', 'civil', 'civil-leader', 'officer', 'upper']) {
      expect((await (await world.as(reader)).ok('getGrant', { params })).body).toMatchObject(items[0] ?? {});
    }
    await as['bureau-staff'].refused('getGrant', 'not-found', { params });
    await as.civil.refused('getGrant', 'not-found', { params: { id: unusedId('grt') } });
  });

  it('is listed with what a department holds and with what it gives, the newest first; all for who supervises', async () => {
    const held = await walk<{ id: string; madeAt: string; resource: string }>(as.school, 'listGrants', {});
    const given = await walk<{ id: string }>(as.civil, 'listGrants', { side: 'given' });
    expect(held.length).toBeGreaterThan(2);
    expect(new Set(held.map(({ id }) => id)).size).toBe(held.length);
    expect(given.map(({ id }) => id)).toEqual(held.map(({ id }) => id));
    const of = async (resource: string) =>
      await walk<{ resource: string }>(as.civil, 'listGrants', { side: 'given', resource });
    const about = held.filter(({ resource }) => resource === held[0]?.resource);
    expect(await of(String(held[0]?.resource))).toEqual(about);
    expect(await of(unusedId('res'))).toEqual([]);
    const times = held.map(({ madeAt }) => madeAt);
    expect(times).toEqual([...times].sort().reverse());
    expect(await walk(as.civil, 'listGrants', {})).toEqual([]);
    expect(await walk(as.officer, 'listGrants', {})).toEqual([]);
    for (const reader of [as.officer, as.upper]) {
      expect(await walk(reader, 'listGrants', { side: 'all' }, 5)).toEqual(held);
    }
    await as.civil.refused('listGrants', 'role-missing', { query: { side: 'all' } });
    await cursorHolds('listGrants', { client: as.school, others: [as.civil], otherwise: [{ side: 'given' }] });
  });
});

describe('809 art. 29, 第十二条 (art. 12): the requester keeps records', () => {
  it('of use, effect, storage and destruction, which both sides and the bureau read, a page at a time', async () => {
    const one = await createGrantInUse(world, entry);
    const made = [
      bodies.createUseRecord,
      { kind: 'effect', on: '2026-09-20', what: '少跑腿 35 人次' },
      { kind: 'storage', on: '2026-09-21', what: '业务库加密存储' },
      { kind: 'destruction', on: '2026-09-21', what: '删除过期副本', count: 0 },
    ];
    for (const body of made) {
      const { body: kept } = await as.school.ok('createUseRecord', { ...one, body });
      expect(kept).toMatchObject({ grant: one.params.id, ...body });
      expect(kept.at).toMatch(/^2026-09-21T09:/);
    }
    const asked = { params: one.params, query: { limit: 3 } };
    for (const reader of [as.school, as.civil, as.officer, as.upper]) {
      const first = (await reader.ok('listUseRecords', asked)).body;
      const query = { limit: 3, cursor: String(first.next) };
      const rest = (await reader.ok('listUseRecords', { params: one.params, query })).body;
      expect([...first.items, ...rest.items].map(({ what }) => what).sort()).toEqual(
        made.map(({ what }) => what).sort(),
      );
      expect(rest.next).toBeNull();
    }
    const { next } = (await as.school.ok('listUseRecords', asked)).body;
    const another = await createGrantInUse(world, entry);
    const query = { limit: 3, cursor: String(next) };
    await as.school.refused('listUseRecords', 'cursor-invalid', { params: another.params, query });
    const some = await as.civil.ok('listUseRecords', { params: one.params, query: { kind: 'effect' } });
    expect(some.body.items.map(({ count, kind }) => [kind, count])).toEqual([['effect', null]]);
    await as['bureau-staff'].refused('listUseRecords', 'not-found', asked);
  });

  it('by itself, of what has happened, once it has the data', async () => {
    const one = await createGrant(world, entry);
    await as.school.refused('createUseRecord', 'step-closed', { ...one, body: bodies.createUseRecord });
    await as.civil.ok('provideGrant', { ...one, body: file });
    await as.civil.refused('createUseRecord', 'not-your-step', { ...one, body: bodies.createUseRecord });
    const tomorrow = { ...bodies.createUseRecord, on: '2026-09-22' };
    await as.school.refused('createUseRecord', 'record-in-future', { ...one, body: tomorrow });
    await as['bureau-staff'].refused('createUseRecord', 'not-found', { ...one, body: bodies.createUseRecord });
  });
});

describe('809 art. 27: what is needed no more', () => {
  it('is given up by the requester, and its data disposed of within the days', async () => {
    const one = await createGrantInUse(world, await world.publish('civil', conditional('临时救助对象')));
    await as.civil.refused('relinquishGrant', 'not-your-step', { ...one, body: bodies.relinquishGrant });
    await as.school.refused('relinquishGrant', 'stale', { ...one, etag: '"9"', body: bodies.relinquishGrant });
    await as['bureau-staff'].refused('relinquishGrant', 'not-found', { ...one, body: bodies.relinquishGrant });
    await as.school.refused('disposeGrant', 'step-closed', { ...one, body: bodies.disposeGrant });
    await mails();
    const { body, etag } = await as.school.ok('relinquishGrant', { ...one, body: bodies.relinquishGrant });
    expect(body).toMatchObject({
      status: 'ended',
      ending: { on: '2026-09-21', how: 'relinquished', reason: bodies.relinquishGrant.reason },
      deadlines: [{ kind: 'dispose', due: '2026-10-12' }],
    });
    expect(await mails()).toEqual(['civil 共享授权已结束', 'civil2 共享授权已结束', 'school 共享授权已结束']);
    const ended = { ...one, etag };
    await as.school.refused('relinquishGrant', 'step-closed', { ...ended, body: bodies.relinquishGrant });
    await as.school.refused('takeAccess', 'step-closed', one);
    await as.civil.refused('provideGrant', 'step-closed', { ...ended, body: file });
    await as.civil.refused('disposeGrant', 'not-your-step', { ...ended, body: bodies.disposeGrant });
    await as.school.refused('disposeGrant', 'stale', { ...one, body: bodies.disposeGrant });
    await as['bureau-staff'].refused('disposeGrant', 'not-found', { ...ended, body: bodies.disposeGrant });
    const tomorrow = { ...bodies.disposeGrant, on: '2026-09-22' };
    await as.school.refused('disposeGrant', 'record-in-future', { ...ended, body: tomorrow });
    const disposed = await as.school.ok('disposeGrant', { ...ended, body: bodies.disposeGrant });
    expect(disposed.body).toMatchObject({ status: 'disposed', statusName: '已处置', deadlines: [] });
    expect(await mails()).toEqual(['civil 数据已处置', 'civil2 数据已处置']);
    const [record] = (await as.civil.ok('listUseRecords', one)).body.items;
    expect(record).toMatchObject({ kind: 'destruction', ...bodies.disposeGrant });
    await as.school.refused('createUseRecord', 'step-closed', { ...one, body: bodies.createUseRecord });
  });
});

describe('a term comes to its end', () => {
  it('of which both sides hear five working days before, and when it is over, though its timer was lost', async () => {
    const alone = await world.publish('civil', conditional('孤儿保障对象'));
    const one = await createEndingGrant(world, alone, '2026-09-30');
    const { body } = await as.school.ok('getGrant', one);
    // Ten working days from the end, over the National Day holiday.
    expect(body).toMatchObject({ endsOn: '2026-09-30', deadlines: [{ kind: 'dispose', due: '2026-10-20' }] });
    await mails();
    await world.at('2026-09-22T09:00:00+08:00');
    const early = (await mails()).filter((mail) => mail.includes('数据处置'));
    expect(early).toEqual(['civil', 'civil2', 'school'].map((to) => `${to} 提醒：数据处置还剩 15 个工作日`));
    await world.at('2026-09-30T23:59:00+08:00');
    await mails();
    await as.school.ok('takeAccess', one);
    await loseTimer(one.params.id);
    // The hourly sweep finds what its timer would have told.
    await world.at('2026-10-01T01:05:00+08:00');
    const over = await as.school.ok('getGrant', one);
    expect(over.body).toMatchObject({ status: 'ended', ending: { on: '2026-09-30', how: 'term' } });
    // Nobody did it, so nobody's version is stale.
    expect(over.etag).toBe(one.etag);
    await as.school.refused('takeAccess', 'step-closed', one);
    const log = (await world.tables.log()).get(one.params.id) ?? [];
    expect(log.at(-1)).toMatchObject({ type: 'GrantEnded', actorId: 'system' });
    expect(log.at(-1)?.at).toMatch(/^2026-10-01T0[01]:/);
    const disposed = await as.school.ok('disposeGrant', {
      ...one,
      body: { ...bodies.disposeGrant, on: '2026-10-01' },
    });
    expect(disposed.body.status).toBe('disposed');
    const duty = await as.school.ok('getDuty', { params: { id: String(body.deadlines[0]?.duty) } });
    expect(duty.body).toMatchObject({ status: 'met', metLate: false });
    // It ended on a holiday, by the clock alone: they are told on the first morning after.
    const told = async () => (await mails()).filter((mail) => mail.includes('已结束'));
    expect(await told()).toEqual([]);
    await world.at('2026-10-08T08:31:00+08:00');
    expect(await told()).toEqual(['civil', 'civil2', 'school'].map((to) => `${to} 共享授权已结束`));
  });
});

endsWell('grants', () => world);
