import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unusedId } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { endsWell } from '../world/coverage.ts';
import { conditional, unconditional } from '../world/entries.ts';
import { cursorHolds, walk } from '../world/paging.ts';
import { entriesOf, upperOf } from '../world/upper.ts';
import { startWorld, type World } from '../world/world.ts';

let world: World;
let upper: ReturnType<typeof upperOf>;
let entries: ReturnType<typeof entriesOf>;
let officer: Client;
let civil: Client;
beforeAll(async () => {
  world = await startWorld({ mailed: false, strict: true });
  upper = upperOf(world);
  entries = entriesOf(world, 'civil');
  officer = await world.as('officer');
  civil = await world.as('civil');
});
afterAll(() => world?.stop());

type Push = Awaited<ReturnType<typeof entries.pushesOf>>[number];

const newest = async (resource: string) => (await entries.pushesOf(resource)).at(-1) as Push;

describe('第七条 (art. 7): what is published goes to the upper platform', () => {
  it('each version, once, in order, and leaves its receipt', async () => {
    const resource = await world.publish('civil', conditional('报送一'));
    await world.settle();
    await entries.republished(resource, { ...conditional('报送一'), abstract: '第二版摘要' });
    await world.settle();
    const code = await entries.codeOf(resource);
    expect(await upper.received(code)).toEqual(['UPSERT 1 accepted', 'UPSERT 2 accepted']);
    const [first, second] = await entries.pushesOf(resource);
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

  it('each withdrawal, which takes the entry out there, and the version published again after it', async () => {
    const resource = await world.publish('civil', conditional('撤销后恢复'));
    const code = await entries.codeOf(resource);
    await entries.withdrawn(resource);
    await world.settle();
    expect(await entries.pushesOf(resource)).toMatchObject([
      { version: '1', action: 'publish', status: 'accepted' },
      { version: '1-withdrawn', action: 'withdraw', status: 'accepted', name: '撤销后恢复' },
    ]);
    const held = async () => (await upper.state()).held.filter(({ catalogCode }) => catalogCode === code);
    expect(await held()).toEqual([]);
    await officer.refused('resendPush', 'push-overtaken', { params: { resource, version: '1' } });
    await officer.ok('resendPush', { params: { resource, version: '1-withdrawn' } });
    await entries.republished(resource, conditional('撤销后恢复'));
    await world.settle();
    expect(await held()).toMatchObject([{ versionNo: 2 }]);
    expect(await upper.received(code)).toEqual([
      'UPSERT 1 accepted',
      'REVOKE 1 accepted',
      'REVOKE 1 accepted',
      'UPSERT 2 accepted',
    ]);
  });

  it('once, however often the queue delivers the same', async () => {
    const resource = await world.publish('civil', unconditional('重复投递'));
    await world.settle();
    const before = await newest(resource);
    const body = JSON.stringify({ kind: 'push', resource, at: before.at });
    const record = (n: number) => ({ messageId: `m${n}`, body });
    await Promise.all([1, 2, 3].map((n) => world.runtime.invoke('upstream', { Records: [record(n), record(n + 10)] })));
    expect(await upper.received(await entries.codeOf(resource))).toEqual(['UPSERT 1 accepted']);
    expect(await newest(resource)).toEqual(before);
  });

  it('waits while the platform fails, longer each time, and goes on in order when it works again', async () => {
    await upper.behave({ fail: true });
    // Between two sweeps, so that it doesn't matter how fast the machine is.
    await world.at('2026-09-21T10:30:00+08:00');
    const resource = await world.publish('civil', conditional('平台故障'));
    await world.settle();
    const code = await entries.codeOf(resource);
    const waiting = await newest(resource);
    expect(waiting).toMatchObject({
      status: 'waiting',
      attempts: 1,
      receipt: null,
      reason: expect.stringContaining('503'),
    });
    expect(Date.parse(String(waiting.nextAttemptAt)) - Date.parse(waiting.at)).toBe(3_600_000);
    await world.at('2026-09-21T12:45:00+08:00');
    const again = await newest(resource);
    expect(again.attempts).toBe(2);
    expect(Date.parse(String(again.nextAttemptAt))).toBeGreaterThan(Date.parse('2026-09-21T13:30:00+08:00'));
    await entries.republished(resource, { ...conditional('平台故障'), abstract: '故障期间的第二版' });
    await world.settle();
    expect((await entries.pushesOf(resource)).map(({ version, status }) => [version, status])).toEqual([
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
    expect((await entries.pushesOf(resource)).map(({ status }) => status)).toEqual(['accepted', 'accepted']);
  });

  it('waits for an answer that comes late, and takes no second one for it', async () => {
    await upper.behave({ delay: 400 });
    const resource = await world.publish('civil', unconditional('平台迟缓'));
    await world.settle();
    await upper.behave({ delay: 0 });
    expect(await newest(resource)).toMatchObject({ status: 'accepted', attempts: 1 });
    expect(await upper.received(await entries.codeOf(resource))).toEqual(['UPSERT 1 accepted']);
  });

  it('is shown as refused with the reason, and can be sent again', async () => {
    await upper.behave({ refuse: '信息资源分类与目录代码不符' });
    const resource = await world.publish('civil', conditional('被拒绝'));
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
    await officer.refused('resendPush', 'not-found', { params: { resource: unusedId('res'), version: '1' } });
    await officer.refused('resendPush', 'not-found', { params: { resource, version: '1-withdrawn' } });
    await upper.behave({ refuse: null });
    const resent = await officer.ok('resendPush', { params });
    expect(resent.body).toMatchObject({ status: 'waiting', reason: null });
    await world.settle();
    expect(await newest(resource)).toMatchObject({ status: 'accepted', receipt: expect.stringMatching(/^SMX-/) });
    await entries.republished(resource, { ...conditional('被拒绝'), abstract: '更新的版本' });
    await world.settle();
    const { status } = await officer.refused('resendPush', 'push-overtaken', { params });
    expect(status).toBe(409);
    expect((await upper.received(await entries.codeOf(resource))).at(-1)).toBe('UPSERT 2 accepted');
  });
});

describe('who sees what was pushed', () => {
  it('the bureau and the upper authority everything, a department its own', async () => {
    const school = await world.as('school');
    const resource = await world.publish('school', unconditional('学校名录'));
    await world.settle();
    expect(await entries.pushesOf(resource, 'school')).toHaveLength(1);
    expect(await entries.pushesOf(resource, 'upper')).toHaveLength(1);
    expect(await entries.pushesOf(resource, 'civil')).toEqual([]);
    await civil.refused('listPushes', 'role-missing', { query: { department: '06' } });
    const own = await walk<Push>(school, 'listPushes', { department: '06' });
    expect(own.map((push) => push.resource)).toEqual([resource]);
    const all = await walk<Push>(officer, 'listPushes', {});
    expect(new Set(all.map(({ provider }) => provider))).toEqual(new Set(['02', '06']));
    await cursorHolds('listPushes', { client: officer, others: [], otherwise: [{ status: 'accepted' }] });
  });
});

endsWell('upstream', () => world);
