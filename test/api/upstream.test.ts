import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Content } from '../../shared/domain/content.ts';
import { nobodys } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional, unconditional } from '../world/entries.ts';
import { cursorHolds, walk } from '../world/paging.ts';
import { upperOf } from '../world/upper.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
let upper: ReturnType<typeof upperOf>;
let officer: Client;
let civil: Client;
beforeAll(async () => {
  world = await startWorld({ strict: true });
  upper = upperOf(world);
  officer = await world.as('officer');
  civil = await world.as('civil');
});
afterAll(() => world?.stop());

type Push = Awaited<ReturnType<typeof pushesOf>>[number];

async function pushesOf(resource: string, client = officer) {
  const { body } = await client.ok('listPushes', { query: { limit: 100 } });
  return body.items.filter((push) => push.resource === resource).reverse();
}

const newest = async (resource: string) => (await pushesOf(resource)).at(-1) as Push;

/** The published entry revised and published again. */
async function republished(resource: string, content: Content): Promise<void> {
  const { etag } = await civil.ok('getResource', { params: { id: resource } });
  const revised = await civil.ok('reviseResource', { params: { id: resource }, etag, body: { content, changes: [] } });
  await officer.ok('approveResource', await world.submitted('civil', { params: { id: resource }, etag: revised.etag }));
}

async function codeOf(resource: string): Promise<string> {
  return (await officer.ok('getResource', { params: { id: resource } })).body.code;
}

async function reconciled() {
  await officer.ok('runDrift');
  await world.settle();
  return (await officer.ok('getDrift')).body;
}

const kinds = ({ items }: Awaited<ReturnType<typeof reconciled>>) => items.map(({ code, kind }) => `${code} ${kind}`);

describe('第七条 (art. 7): what is published goes to the upper platform', () => {
  it('each version, once, in order, and leaves its receipt', async () => {
    const resource = await world.published('civil', conditional('报送一'));
    await world.settle();
    await republished(resource, { ...conditional('报送一'), abstract: '第二版摘要' });
    await world.settle();
    const code = await codeOf(resource);
    expect(await upper.received(code)).toEqual(['UPSERT 1 accepted', 'UPSERT 2 accepted']);
    const [first, second] = await pushesOf(resource);
    expect(first).toMatchObject({
      version: '1',
      status: 'accepted',
      attempts: 1,
      receipt: expect.stringMatching(/^SMX-/),
    });
    expect(second).toMatchObject({ version: '2', status: 'accepted', name: '报送一', provider: '02', reason: null });
    const { held } = await upper.state();
    expect(held.filter(({ catalogCode }) => catalogCode === code)).toMatchObject([{ versionNo: 2 }]);
  });

  it('once, however often the queue delivers the same', async () => {
    const resource = await world.published('civil', unconditional('重复投递'));
    await world.settle();
    const before = await newest(resource);
    const body = JSON.stringify({ kind: 'push', resource, at: before.at });
    const record = (n: number) => ({ messageId: `m${n}`, body });
    await Promise.all([1, 2, 3].map((n) => world.runtime.invoke('upstream', { Records: [record(n), record(n + 10)] })));
    expect(await upper.received(await codeOf(resource))).toEqual(['UPSERT 1 accepted']);
    expect(await newest(resource)).toEqual(before);
  });

  it('waits while the platform fails, longer each time, and goes on in order when it works again', async () => {
    await upper.behave({ fail: true });
    await world.at('2026-09-21T10:00:30+08:00');
    const resource = await world.published('civil', conditional('平台故障'));
    await world.settle();
    const code = await codeOf(resource);
    const waiting = await newest(resource);
    expect(waiting).toMatchObject({
      status: 'waiting',
      attempts: 1,
      receipt: null,
      reason: expect.stringContaining('503'),
    });
    expect(Date.parse(String(waiting.nextAttemptAt)) - Date.parse(waiting.at)).toBe(3_600_000);
    await world.at('2026-09-21T12:30:00+08:00');
    const again = await newest(resource);
    expect(again.attempts).toBe(2);
    expect(Date.parse(String(again.nextAttemptAt))).toBeGreaterThan(Date.parse('2026-09-21T13:30:00+08:00'));
    await republished(resource, { ...conditional('平台故障'), abstract: '故障期间的第二版' });
    await world.settle();
    expect((await pushesOf(resource)).map(({ version, status }) => [version, status])).toEqual([
      ['1', 'waiting'],
      ['2', 'waiting'],
    ]);
    await upper.behave({ fail: false });
    await world.at('2026-09-22T09:00:00+08:00');
    expect((await upper.received(code)).filter((one) => !one.endsWith('failed'))).toEqual([
      'UPSERT 1 accepted',
      'UPSERT 2 accepted',
    ]);
    expect((await upper.received(code)).filter((one) => one.startsWith('UPSERT 2'))).toEqual(['UPSERT 2 accepted']);
    expect((await pushesOf(resource)).map(({ status }) => status)).toEqual(['accepted', 'accepted']);
  });

  it('waits for an answer that comes late, and takes no second one for it', async () => {
    await upper.behave({ delay: 400 });
    const resource = await world.published('civil', unconditional('平台迟缓'));
    await world.settle();
    await upper.behave({ delay: 0 });
    expect(await newest(resource)).toMatchObject({ status: 'accepted', attempts: 1 });
    expect(await upper.received(await codeOf(resource))).toEqual(['UPSERT 1 accepted']);
  });

  it('is shown as refused with the reason, and can be sent again', async () => {
    await upper.behave({ refuse: '信息资源分类与目录代码不符' });
    const resource = await world.published('civil', conditional('被拒绝'));
    await world.settle();
    const params = { resource, version: '1' };
    expect(await newest(resource)).toMatchObject({
      status: 'refused',
      reason: '信息资源分类与目录代码不符',
      receipt: null,
      nextAttemptAt: null,
    });
    // Nobody tries again by themselves: saying the same again would be refused again.
    await world.at('2026-09-22T12:00:00+08:00');
    expect((await newest(resource)).attempts).toBe(1);
    const { body } = await civil.ok('listPushes', { query: { status: 'refused' } });
    expect(body.items).toMatchObject([{ resource, version: '1', status: 'refused' }]);
    await officer.refused('resendPush', 'not-found', { params: { resource, version: '2' } });
    await officer.refused('resendPush', 'not-found', { params: { resource: nobodys('res'), version: '1' } });
    await officer.refused('resendPush', 'not-found', { params: { resource, version: '1-withdrawn' } });
    await upper.behave({ refuse: null });
    const resent = await officer.ok('resendPush', { params });
    expect(resent.body).toMatchObject({ status: 'waiting', reason: null });
    await world.settle();
    expect(await newest(resource)).toMatchObject({ status: 'accepted', receipt: expect.stringMatching(/^SMX-/) });
    await republished(resource, { ...conditional('被拒绝'), abstract: '更新的版本' });
    await world.settle();
    const { status } = await officer.refused('resendPush', 'push-overtaken', { params });
    expect(status).toBe(409);
    expect((await upper.received(await codeOf(resource))).at(-1)).toBe('UPSERT 2 accepted');
  });
});

describe('第七条 (art. 7): what the upper platform holds is compared with what is published', () => {
  it('finds no drift where all has arrived, and writes to nobody', async () => {
    await world.at('2026-09-23T05:59:00+08:00');
    world.newMails();
    await world.at('2026-09-23T06:01:00+08:00');
    const { report, items } = (await officer.ok('getDrift')).body;
    expect(report).toMatchObject({
      status: 'finished',
      startedAt: '2026-09-23T06:00:00.000+08:00',
      counts: { missing: 0, unknown: 0, version: 0, content: 0 },
    });
    expect(report?.published).toBe(report?.held);
    expect(items).toEqual([]);
    expect(world.newMails()).toEqual([]);
  });

  it('reports what was forgotten, altered, made older or put there by others, and tells the bureau', async () => {
    const names = ['甲', '乙', '丙'].map((name) => `比对${name}`);
    const ids = [];
    for (const name of names) ids.push(await world.published('civil', conditional(name)));
    await world.settle();
    const [forgotten = '', altered = '', older = ''] = await Promise.all(ids.map(codeOf));
    await republished(String(ids[2]), { ...conditional('比对丙'), abstract: '第二版' });
    await world.settle();
    const { held } = await upper.state();
    const row = (code: string) => held.find(({ catalogCode }) => catalogCode === code) as (typeof held)[number];
    const stranger = '341128199/000001';
    await upper.behave({
      forget: [forgotten],
      hold: [
        { ...row(altered), digest: 'f'.repeat(64) },
        { ...row(older), versionNo: 1 },
        { catalogCode: stranger, versionNo: 1, digest: null, catalogName: '来历不明' },
      ],
    });
    world.newMails();
    await world.at('2026-09-24T06:01:00+08:00');
    const { body } = await officer.ok('getDrift');
    expect(body.report?.counts).toEqual({ missing: 1, unknown: 1, version: 1, content: 1 });
    expect(kinds(body).sort()).toEqual(
      [`${forgotten} missing`, `${altered} content`, `${older} version`, `${stranger} unknown`].sort(),
    );
    expect(body.items.find(({ code }) => code === older)).toMatchObject({
      resource: ids[2],
      push: 'accepted',
      here: { version: 2 },
      there: { version: 1 },
    });
    const mails = world.newMails();
    expect(mails.map(({ to }) => to).sort()).toEqual([
      'officer2@yima.example',
      'officer@yima.example',
      'two-hats@yima.example',
    ]);
    for (const text of ['上级平台缺失', '2026年9月24日', '第七条', '/drift']) expect(mails[0]?.text).toContain(text);
    expect(await walk(officer, 'getDrift', {})).toHaveLength(4);
    await cursorHolds('getDrift', { client: officer });
    expect((await (await world.as('upper')).ok('getDrift')).body).toEqual(body);
  });

  it('is mended by sending again what is missing, altered or older there', async () => {
    const { items } = (await officer.ok('getDrift')).body;
    for (const { resource, here } of items) {
      if (resource) await officer.ok('resendPush', { params: { resource, version: String(here?.version) } });
    }
    await world.settle();
    const after = await reconciled();
    expect(kinds(after)).toEqual(['341128199/000001 unknown']);
    expect(after.report?.startedAt).toMatch(/^2026-09-24T06:0/);
    await upper.behave({ forget: ['341128199/000001'] });
    expect(kinds(await reconciled())).toEqual([]);
  });

  it('does not call a drift what is on its way, nor an answer what was none', async () => {
    await upper.behave({ fail: 1 });
    const resource = await world.published('civil', unconditional('在途'));
    await world.settle();
    expect(await newest(resource)).toMatchObject({ status: 'waiting' });
    world.newMails();
    const { report, items } = await reconciled();
    expect(report).toMatchObject({ status: 'finished', waiting: 1, counts: { missing: 0 } });
    expect(items).toEqual([]);
    await upper.behave({ fail: true });
    const failed = await reconciled();
    expect(failed.report).toMatchObject({ status: 'failed', reason: expect.stringContaining('503') });
    await upper.behave({ fail: false });
    expect(world.newMails()).toEqual([]);
    await world.at('2026-09-24T12:00:00+08:00');
    expect((await newest(resource)).status).toBe('accepted');
  });
});

describe('who sees what was pushed', () => {
  it('the bureau and the upper authority everything, a department its own', async () => {
    const school = await world.as('school');
    const resource = await world.published('school', unconditional('学校名录'));
    await world.settle();
    expect(await pushesOf(resource, school)).toHaveLength(1);
    expect(await pushesOf(resource, await world.as('upper'))).toHaveLength(1);
    expect(await pushesOf(resource, civil)).toEqual([]);
    await civil.refused('listPushes', 'role-missing', { query: { department: '06' } });
    const own = await walk<Push>(school, 'listPushes', { department: '06' });
    expect(own.map((push) => push.resource)).toEqual([resource]);
    const all = await walk<Push>(officer, 'listPushes', {});
    expect(new Set(all.map(({ provider }) => provider))).toEqual(new Set(['02', '06']));
    await cursorHolds('listPushes', { client: officer, others: [], otherwise: [{ status: 'accepted' }] });
  });
});

endsWell('upstream', () => world);
