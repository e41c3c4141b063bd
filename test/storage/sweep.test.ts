import { Logger } from '@aws-lambda-powertools/logger';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { SQSEvent } from 'aws-lambda';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DutiesDeps } from '../../functions/duties/deps.ts';
import { sweep } from '../../functions/duties/sweep.ts';
import { wakeUp } from '../../functions/duties/wake-up.ts';
import type { Queue, SweepMessage, WakeMessage } from '../../shared/adapters/queue.ts';
import { openDuty } from '../../shared/domain/duties/duty-steps.ts';
import { lawInForce, rulesFor } from '../../shared/domain/duties/law.ts';
import { beginJob } from '../../shared/domain/job.ts';
import { commit } from '../../shared/storage/commit.ts';
import { derivedId, SWEPT } from '../../shared/storage/ids.ts';
import { recordMail } from '../../shared/storage/outbox.ts';
import { load } from '../../shared/storage/read.ts';
import { bj, replyTerms } from '../examples.ts';
import { localDatabase } from './dynamodb.ts';

const database = await localDatabase();
const opened = bj('2026-09-24');
const circumstances = { at: opened, actorId: 'p-15', correlation: 'c-1' };
const rules = rulesFor(lawInForce(), 'reply', 'conditional', '2026-09-24');
const ids = Array.from({ length: 60 }, (_, n) => `${derivedId('req', n)}.reply`);
/** Seven weeks after all of them were due. */
const now = bj('2026-11-30');

beforeAll(async () => {
  for (const id of ids) {
    const duty = openDuty(replyTerms('2026-09-24', id.slice(0, -'.reply'.length)), rules, opened);
    await commit(database, [duty], circumstances);
  }
});

/** A queue whose messages the test reads. */
function box<M>(): Queue<M> & { sent: M[] } {
  const sent: M[] = [];
  return { sent, send: async (messages) => void sent.push(...messages) };
}

function workshop() {
  const boxes = { wakes: box<WakeMessage>(), reactor: box(), mails: box(), jobs: box(), pushes: box() };
  const metrics: Record<string, number[]> = {};
  const deps = {
    database,
    law: lawInForce(),
    logger: new Logger({ logLevel: 'SILENT' }),
    metrics: {
      addMetric(name: string, _unit: string, value: number) {
        metrics[name] = [...(metrics[name] ?? []), value];
      },
      publishStoredMetrics() {},
    },
    ...boxes,
  } as unknown as DutiesDeps;
  /** Runs a sweep and whatever runs it goes on in. @returns how many wake-ups each run handed over */
  const sweepOut = async (atOnce?: number) => {
    const runs: number[] = [];
    for (let next: SweepMessage[] = [{ kind: 'sweep', at: now }]; next.length > 0; ) {
      const [one, ...others] = next as [SweepMessage];
      const before = boxes.wakes.sent.length;
      await sweep(one, deps, atOnce);
      const sent = boxes.wakes.sent.slice(before);
      runs.push(sent.filter(({ kind }) => kind === 'wake').length);
      next = [...others, ...sent.filter((message) => message.kind === 'sweep')];
    }
    return runs;
  };
  const woken = () => boxes.wakes.sent.flatMap((message) => (message.kind === 'wake' ? [message.id] : []));
  return { ...boxes, deps, metrics, sweepOut, woken };
}

const batchOf = (messages: WakeMessage[]) =>
  ({ Records: messages.map((message, n) => ({ messageId: `m${n}`, body: JSON.stringify(message) })) }) as SQSEvent;

describe('第十五条 (art. 15): what was missed, however much and however long ago', () => {
  it('is handed over once each, a portion at a time, so that a backlog outlasts no run', async () => {
    const { sweepOut, woken, metrics } = workshop();
    const runs = await sweepOut(4);
    expect(woken().sort()).toEqual([...ids].sort());
    // All partitions at first, then each of them alone.
    expect(runs[0]).toBeGreaterThan(4);
    expect(runs[0]).toBeLessThanOrEqual(4 * SWEPT.length);
    expect(runs.length).toBeGreaterThan(4);
    expect(Math.max(...runs.slice(1))).toBeLessThanOrEqual(4);
    const total = (values: number[] = []) => values.reduce((sum, value) => sum + value, 0);
    expect(total(metrics.SweepFoundMissed)).toBe(60);
    // Counted once, however many runs there are.
    expect([metrics.DutiesOpen, metrics.DutiesLate]).toEqual([[60], [60]]);
    expect(Math.max(...(metrics.OldestUnflaggedSeconds ?? []))).toBe(
      (Date.parse(now) - Date.parse(bj('2026-10-08'))) / 1000,
    );
  });

  it('is one run where it is not much', async () => {
    const { sweepOut, woken } = workshop();
    expect(await sweepOut()).toEqual([60]);
    expect(woken()).toHaveLength(60);
  });

  it('whatever else lies goes to those who do it: events to the reactor, mails to the notifier, jobs to their worker', async () => {
    const asking = { by: { department: '00', personId: 'officer' }, now: opened };
    const begun = beginJob({ kind: 'approve', entries: [] }, { id: 'job_1' }, asking);
    await commit(database, begun, circumstances);
    const facts = {} as Parameters<typeof recordMail>[1]['facts'];
    const queued = { status: 'queued', attempts: 0, claimedAt: null, sentAt: null, receipt: null } as const;
    const about = {
      event: 'e',
      template: 'duty-late',
      to: 'p',
      department: '12',
      facts,
      at: opened,
      nextAttemptAt: opened,
    } as const;
    await recordMail(database, { id: 'mail-1', ...about, ...queued });
    const { sweepOut, reactor, mails, jobs, pushes } = workshop();
    await sweepOut(7);
    expect(mails.sent).toEqual([{ mailId: 'mail-1', at: now }]);
    expect(jobs.sent).toEqual([{ jobId: 'job_1', at: now }]);
    expect(pushes.sent).toEqual([]);
    const events = ids.map((stream) => ({ stream, seq: 1, at: now }));
    expect(reactor.sent).toEqual(expect.arrayContaining(events));
    expect(reactor.sent).toHaveLength(61);
  });

  it('one that cannot be woken holds up none of the others', async () => {
    const broken = { pk: 'req_broken', sk: 'DUTY#req_broken.reply', id: 'req_broken.reply', kind: 'duty', seq: 1 };
    const index = { gsi1pk: 'WAKE#0', gsi1sk: '2021-01-01T00:00:00.000+08:00#req_broken.reply' };
    await database.client.send(
      new PutCommand({ TableName: database.name('cases'), Item: { ...broken, ...index, at: opened, state: {} } }),
    );
    const { sweepOut, wakes, deps, woken } = workshop();
    await sweepOut();
    expect(woken()).toContain('req_broken.reply');
    const batch = batchOf(wakes.sent);
    const { batchItemFailures } = await wakeUp(deps)(batch);
    const failed = batch.Records.filter(({ messageId }) =>
      batchItemFailures.some(({ itemIdentifier }) => itemIdentifier === messageId),
    );
    expect(failed.map(({ body }) => JSON.parse(body).id)).toEqual(['req_broken.reply']);
    for (const id of ids) expect((await load(database, 'duty', id))?.state.flags).toHaveLength(1);
    // What is done is not found again.
    const again = workshop();
    expect(await again.sweepOut()).toEqual([1]);
  });
});
