import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { UpstreamDeps } from '../../functions/upstream/deps.ts';
import { pushEntry } from '../../functions/upstream/push.ts';
import { type PushAnswer, UpstreamUnavailable } from '../../shared/adapters/upstream/port.ts';
import { type PushContent, resendPush } from '../../shared/domain/catalog/push.ts';
import type { Id } from '../../shared/domain/id.ts';
import { commit } from '../../shared/storage/commit.ts';
import { lease, release } from '../../shared/storage/leases.ts';
import { pushesOf, pushesUnder, recordPush } from '../../shared/storage/pushes.ts';
import { bj } from '../examples.ts';
import { localDatabase } from './dynamodb.ts';

const database = await localDatabase();
const now = bj('2026-09-24');
const later = bj('2026-09-25');

/** Withdrawals, since they go without a version of the entry. */
function push(resource: Id<'res'>, version: number, action: PushContent['action'] = 'withdraw'): PushContent {
  return { resource, version, action, code: '341128102/000001', provider: '02', name: '条目', at: now };
}

/** A platform that answers as it is told and notes what it was sent. */
function platform(answer: (id: string) => Promise<PushAnswer> = async () => ({ is: 'accepted', receipt: 'r' })) {
  const sent: string[] = [];
  const deps: UpstreamDeps = {
    database,
    upstream: {
      push: async ({ id }) => {
        sent.push(id);
        return await answer(id);
      },
      list: () => Promise.reject(new UpstreamUnavailable('not asked')),
    },
    logger: new Logger({ logLevel: 'SILENT' }),
    metrics: new Metrics({ namespace: 'test', singleMetric: false }),
  };
  return { sent, deps };
}

const statuses = async (resource: string) => (await pushesOf(database, resource)).map(({ state }) => state.status);

afterEach(() => {
  vi.useRealTimers();
});

describe("an entry's pushes", () => {
  it('are recorded once each and read in the order in which they go', async () => {
    for (const [version, action] of [
      [10, 'publish'],
      [2, 'publish'],
      [1, 'withdraw'],
      [1, 'publish'],
      [2, 'publish'],
    ] as const)
      await recordPush(database, push('res_order', version, action));
    const read = await pushesOf(database, 'res_order');
    expect(read.map(({ state }) => `${state.version} ${state.action}`)).toEqual([
      '1 publish',
      '1 withdraw',
      '2 publish',
      '10 publish',
    ]);
  });

  it('are held by one worker of many, until it lets go or has died', async () => {
    const takers = await Promise.all(Array.from({ length: 20 }, () => lease(database, pushesUnder('res_lease'))));
    expect(takers.filter(Boolean)).toHaveLength(1);
    expect(await lease(database, pushesUnder('res_other'))).toBe(true);
    await release(database, pushesUnder('res_lease'));
    expect(await lease(database, pushesUnder('res_lease'))).toBe(true);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 301_000 });
    expect(await lease(database, pushesUnder('res_lease'))).toBe(true);
    expect(await pushesOf(database, 'res_lease')).toEqual([]);
  });

  it('go once and in order, however many workers are told at the same moment', async () => {
    const { sent, deps } = platform();
    for (const version of [1, 2, 3]) await recordPush(database, push('res_many', version));
    await Promise.all(Array.from({ length: 10 }, () => pushEntry('res_many', now, deps)));
    expect(sent).toEqual([1, 2, 3].map((version) => `res_many@${version}-withdrawn`));
    expect(await statuses('res_many')).toEqual(['accepted', 'accepted', 'accepted']);
  });

  it('include what was recorded while another of them was being sent', async () => {
    const { sent, deps } = platform(async (id) => {
      if (id.includes('@1')) {
        await recordPush(database, push('res_meanwhile', 2));
        // The worker told of it finds the entry held, and leaves it to the one that holds it.
        await pushEntry('res_meanwhile', now, deps);
      }
      return { is: 'accepted', receipt: 'r' };
    });
    await recordPush(database, push('res_meanwhile', 1));
    await pushEntry('res_meanwhile', now, deps);
    expect(sent).toHaveLength(2);
    expect(await statuses('res_meanwhile')).toEqual(['accepted', 'accepted']);
  });

  it('never go after a newer one, as when an event was carried out late', async () => {
    const { sent, deps } = platform();
    await recordPush(database, push('res_late', 2));
    await pushEntry('res_late', now, deps);
    await recordPush(database, push('res_late', 1));
    await pushEntry('res_late', now, deps);
    expect(sent).toEqual(['res_late@2-withdrawn']);
    expect(await statuses('res_late')).toEqual(['overtaken', 'accepted']);
  });

  it('wait together for the time that the first was given, whoever asks before', async () => {
    const { sent, deps } = platform(() => Promise.reject(new UpstreamUnavailable('HTTP 503')));
    for (const version of [1, 2]) await recordPush(database, push('res_down', version));
    for (let told = 0; told < 3; told += 1) await pushEntry('res_down', now, deps);
    expect(sent).toEqual(['res_down@1-withdrawn']);
    const works = platform();
    await pushEntry('res_down', later, works.deps);
    expect(works.sent).toEqual(['res_down@1-withdrawn', 'res_down@2-withdrawn']);
    expect(await statuses('res_down')).toEqual(['accepted', 'accepted']);
  });

  it('are decided again where the bureau had one sent again meanwhile', async () => {
    const { sent, deps } = platform(async () => {
      if (sent.length === 1) {
        const [before] = await pushesOf(database, 'res_resent');
        if (!before) throw new Error('nothing there');
        const resent = resendPush(before.state, { others: [] }, { now });
        await commit(database, resent, { at: now, actorId: 'officer', correlation: 'c' });
      }
      return { is: 'accepted', receipt: `r${sent.length}` };
    });
    await recordPush(database, push('res_resent', 1));
    await pushEntry('res_resent', now, deps);
    // The same offer, so the platform takes it once.
    expect(sent).toEqual(['res_resent@1-withdrawn', 'res_resent@1-withdrawn']);
    const [settled] = await pushesOf(database, 'res_resent');
    expect(settled?.state).toMatchObject({ status: 'accepted', receipt: 'r2' });
  });

  it('stay and let go where something of ours fails, for the message to come again', async () => {
    const { deps } = platform(() => Promise.reject(new Error('a fault')));
    await recordPush(database, push('res_fault', 1));
    await expect(pushEntry('res_fault', now, deps)).rejects.toThrow('a fault');
    expect(await statuses('res_fault')).toEqual(['waiting']);
    expect(await lease(database, pushesUnder('res_fault'))).toBe(true);
  });
});
