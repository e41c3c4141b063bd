import { epoch, type Instant } from '../../shared/domain/calendar/time.ts';
import { SHARDS } from '../../shared/storage/ids.ts';
import { listItems, listings, overdue, type Position } from '../../shared/storage/lists.ts';
import type { DutiesDeps } from './deps.ts';
import { wakeAny } from './wake-up.ts';

/** A wake-up later than this was missed by its timer, which a timer's own precision doesn't explain. */
const MISSED_MS = 5 * 60_000;

/**
 * Finds what was left lying by `now`, whenever it was: duties whose wake-up was missed, events whose effects were not all
 * recorded, mails not sent, jobs not finished, the upper platform not told. It looks for what is not done, never only at the last hours, so one missed
 * run loses nothing.
 */
export async function sweep(now: Instant, deps: DutiesDeps): Promise<void> {
  const wakeUps: Instant[] = [];
  await Promise.all(
    SHARDS.flatMap((shard) => [
      each(deps, overdue('WAKE', shard, now), async (item) => {
        wakeUps.push(String(item.gsi1sk).split('#')[0] ?? now);
        await wakeAny(String(item.id), now, deps);
      }),
      each(deps, overdue('WAITING', shard, now), async (item) => {
        const [kind, id = ''] = String(item.pk).split('#');
        if (kind === 'MAIL') await deps.mails.send([{ mailId: id, at: now }]);
        else if (kind === 'PUSH') await deps.pushes?.send([{ kind: 'push', resource: id, at: now }]);
        else if (kind === 'DRIFT') await deps.pushes?.send([{ kind: 'reconcile', driftId: id, at: now }]);
        else await deps.reactor.send([{ stream: String(item.stream), seq: Number(item.seq), at: now }]);
      }),
    ]),
  );
  await each(deps, listings.runningJobs(), (item) => deps.jobs.send([{ jobId: String(item.id), at: now }]));
  const ages = wakeUps.map((at) => epoch(now) - epoch(at));
  deps.metrics.addMetric('SweepFoundMissed', 'Count', ages.filter((age) => age > MISSED_MS).length);
  deps.metrics.addMetric('OldestUnflaggedSeconds', 'Seconds', Math.max(0, ...ages) / 1000);
  deps.metrics.publishStoredMetrics();
}

async function each(
  { database }: DutiesDeps,
  listing: Parameters<typeof listItems>[1],
  work: (item: Record<string, unknown>) => Promise<void>,
): Promise<void> {
  let from: Position | null = null;
  do {
    const page: Awaited<ReturnType<typeof listItems>> = await listItems(database, listing, { limit: 100, from });
    for (const item of page.items) await work(item);
    from = page.next;
  } while (from !== null);
}
