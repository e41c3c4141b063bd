import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Id } from '../../shared/domain/id.ts';
import { beginJob, finishJob } from '../../shared/domain/job.ts';
import { mayBeginJob } from '../../shared/http/jobs.ts';
import { commit } from '../../shared/storage/commit.ts';
import { leaseJob, recordRefusal, refusalsOf, releaseJob, saveProgress } from '../../shared/storage/jobs.ts';
import { list, listings } from '../../shared/storage/lists.ts';
import { load } from '../../shared/storage/read.ts';
import { bj } from '../examples.ts';
import { localDatabase } from './dynamodb.ts';

const database = await localDatabase();
const now = bj('2026-09-24');
const circumstances = { at: now, actorId: 'officer', correlation: 'c-1' };

let count = 0;
async function running(): Promise<Id<'job'>> {
  count += 1;
  const id = `job_${count}` as const;
  const by = { department: '00', personId: 'officer' };
  await commit(database, beginJob({ kind: 'approve', entries: [] }, { id }, { by, now }), circumstances);
  return id;
}

function minutesLater(minutes: number) {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * 60_000 });
}
afterEach(() => {
  vi.useRealTimers();
});

describe('the jobs of one person', () => {
  it('are a few at the same time; who has as many waits until one has ended, and nobody else does', async () => {
    const begin = async (n: number) => {
      const id = `job_many${n}` as const;
      const by = { department: '12', personId: 'busy' };
      await commit(database, beginJob({ kind: 'approve', entries: [] }, { id }, { by, now }), circumstances);
      return id;
    };
    for (const n of [1, 2, 3, 4]) {
      await begin(n);
      await mayBeginJob(database, { personId: 'busy' });
    }
    const last = await begin(5);
    const refused = await mayBeginJob(database, { personId: 'busy' }).catch((error) => error);
    expect(refused).toMatchObject({ code: 'too-many-jobs', details: { most: 5 } });
    await mayBeginJob(database, { personId: 'officer' });
    const job = await load(database, 'job', last);
    if (!job) throw new Error('not there');
    await commit(database, finishJob(job.state, { done: 0, refused: 0 }, { now }), circumstances);
    await mayBeginJob(database, { personId: 'busy' });
  });
});

describe("a worker's hold on a job", () => {
  it('is one of many', async () => {
    const id = await running();
    const workers = Array.from({ length: 20 }, (_, n) => `worker-${n}`);
    const leases = await Promise.all(workers.map((worker) => leaseJob(database, id, worker)));
    expect(leases.filter(Boolean)).toHaveLength(1);
  });

  it('is prolonged by its worker, and taken over by another when it has run out', async () => {
    const id = await running();
    expect(await leaseJob(database, id, 'a')).toBe(true);
    minutesLater(0.5);
    expect(await leaseJob(database, id, 'a')).toBe(true);
    minutesLater(0.75);
    expect(await leaseJob(database, id, 'b')).toBe(false);
    minutesLater(0.5);
    expect(await leaseJob(database, id, 'b')).toBe(true);
    expect(await leaseJob(database, id, 'a')).toBe(false);
  });

  it('is let go, and the next may go on at once', async () => {
    const id = await running();
    await leaseJob(database, id, 'a');
    await releaseJob(database, id);
    expect(await leaseJob(database, id, 'b')).toBe(true);
  });

  it('is of a job that is there', async () => {
    expect(await leaseJob(database, 'job_nobody', 'a')).toBe(false);
  });
});

describe('the progress of a job', () => {
  it('is kept without moving its version, and what it refused is listed once for each target', async () => {
    const id = await running();
    const before = await load(database, 'job', id);
    await saveProgress(database, id, { done: 98, refused: 2, cursor: '100', total: 1017 });
    const job = await load(database, 'job', id);
    expect(job?.state).toEqual({ ...before?.state, done: 98, refused: 2, cursor: '100', total: 1017 });
    expect([job?.version, job?.seq]).toEqual([before?.version, before?.seq]);
    const refusal = { code: 'basis-required', detail: '…', rule: '第十四条', fields: [] } as const;
    for (const target of ['row 000002', 'row 000001', 'row 000002'])
      await recordRefusal(database, id, { ...refusal, fields: [], target });
    expect((await refusalsOf(database, id)).map(({ target }) => target)).toEqual(['row 000001', 'row 000002']);
    expect(await refusalsOf(database, id, 1)).toHaveLength(1);
    expect(await refusalsOf(database, 'job_nobody')).toEqual([]);
  });

  it('does not undo a lease, nor the lease the progress', async () => {
    const id = await running();
    await leaseJob(database, id, 'a');
    await saveProgress(database, id, { done: 1, refused: 0, cursor: 'x', total: null });
    expect(await leaseJob(database, id, 'b')).toBe(false);
    await leaseJob(database, id, 'a');
    expect((await load(database, 'job', id))?.state).toMatchObject({ done: 1, cursor: 'x' });
  });
});

describe('running jobs', () => {
  it('are found by the sweep until they are finished', async () => {
    const listed = async () =>
      (await list<'job'>(database, listings.runningJobs(), { limit: 100 })).items.map(({ id }) => id);
    const id = await running();
    expect(await listed()).toContain(id);
    const job = await load(database, 'job', id);
    if (!job) throw new Error('not there');
    await commit(database, finishJob(job.state, { done: 3, refused: 0 }, { now }), circumstances);
    expect(await listed()).not.toContain(id);
    expect((await load(database, 'job', id))?.state).toMatchObject({ status: 'finished', total: 3 });
  });
});
