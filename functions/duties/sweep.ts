import type { Queue, SweepMessage } from '../../shared/adapters/queue.ts';
import { epoch, type Instant, toInstant } from '../../shared/domain/calendar/time.ts';
import { SWEPT } from '../../shared/storage/ids.ts';
import { type Listing, listItems, listings, overdue, type Position } from '../../shared/storage/lists.ts';
import type { DutiesDeps } from './deps.ts';
import { remindOfMissingNotice } from './remind.ts';

/** A wake-up later than this was missed by its timer, which a timer's own precision doesn't explain. */
const MISSED_MS = 5 * 60_000;
/** How much of a list one run hands over, some seconds' work; where there is more, the next run goes on after it. */
const AT_ONCE = 2000;
/** How much is read, and handed over, at a time. */
const PAGE = 200;

type Item = Record<string, unknown>;

/** A list of what was left lying, and to whom some of it is handed. */
interface Lying {
  listing: Listing;
  hand(items: Item[]): Promise<unknown>;
}

/**
 * Finds what was left lying by `at`, whenever it was: duties whose wake-up was missed, events whose effects were not all
 * recorded, mails not sent, jobs not finished, the upper platform not told. It looks for what is not done, never only at the
 * last hours, so one missed run loses nothing. It does none of it itself: what it finds goes to the queues of those who do,
 * one message each, so that neither a hundred thousand missed nor one that cannot be done holds up the others.
 */
export async function sweep({ at: now, rest }: SweepMessage, deps: DutiesDeps, atOnce = AT_ONCE): Promise<void> {
  if (!rest) await remindOfMissingNotice(now, deps);
  const ages: number[] = [];
  const lists = whatMayLie(now, deps, (at) => ages.push(epoch(now) - epoch(at)));
  await Promise.all(
    lists.map(async ({ listing, hand }) => {
      const [list = ''] = listing.partitions;
      if (rest && rest.partition !== list) return;
      const next = await handOver(listing, { from: rest ?? null, atOnce }, hand, deps);
      if (next) await deps.wakes.send([{ kind: 'sweep', at: now, rest: next }]);
    }),
  );
  deps.metrics.addMetric('SweepFoundMissed', 'Count', ages.filter((age) => age > MISSED_MS).length);
  deps.metrics.addMetric(
    'OldestUnflaggedSeconds',
    'Seconds',
    ages.reduce((most, age) => Math.max(most, age), 0) / 1000,
  );
  deps.metrics.publishStoredMetrics();
}

function whatMayLie(now: Instant, deps: DutiesDeps, woken: (at: Instant) => void): Lying[] {
  return [
    ...SWEPT.map((shard) => ({
      listing: overdue('WAKE', shard, now),
      hand(items: Item[]) {
        for (const { gsi1sk } of items) woken(toInstant(String(gsi1sk).split('#')[0] ?? now));
        return deps.wakes.send(items.map(({ id }) => ({ kind: 'wake', id: String(id), at: now })));
      },
    })),
    ...SWEPT.map((shard) => ({
      listing: overdue('WAITING', shard, now),
      hand: (items: Item[]) => handWaiting(items, now, deps),
    })),
    {
      listing: listings.runningJobs(),
      hand: (items) => deps.jobs.send(items.map(({ id }) => ({ jobId: String(id), at: now }))),
    },
  ];
}

/** What waits to be reacted to, mailed, pushed or compared, each to the queue of those who do that. */
async function handWaiting(items: Item[], at: Instant, { mails, pushes, reactor }: DutiesDeps): Promise<void> {
  const of = (wanted: string) =>
    items.map(({ pk }) => String(pk).split('#')).flatMap(([kind, id = '']) => (kind === wanted ? [id] : []));
  const pending = items.filter(({ pk }) => String(pk).startsWith('PENDING#'));
  await Promise.all([
    send(
      mails,
      of('MAIL').map((mailId) => ({ mailId, at })),
    ),
    send(
      pushes,
      of('PUSH').map((resource) => ({ kind: 'push' as const, resource, at })),
    ),
    send(
      pushes,
      of('DRIFT').map((driftId) => ({ kind: 'reconcile' as const, driftId, at })),
    ),
    send(
      reactor,
      pending.map(({ stream, seq }) => ({ stream: String(stream), seq: Number(seq), at })),
    ),
  ]);
}

async function send<M>(queue: Queue<M> | null, messages: M[]): Promise<void> {
  if (messages.length > 0) await queue?.send(messages);
}

/** @returns where the list goes on after as much as one run hands over; null at its end */
async function handOver(
  listing: Listing,
  { from, atOnce }: { from: Position | null; atOnce: number },
  hand: Lying['hand'],
  { database }: DutiesDeps,
): Promise<Position | null> {
  let next = from;
  let handed = 0;
  do {
    const page: Awaited<ReturnType<typeof listItems>> = await listItems(database, listing, {
      limit: Math.min(PAGE, atOnce - handed),
      from: next,
    });
    if (page.items.length > 0) await hand(page.items);
    handed += page.items.length;
    next = page.next;
  } while (next !== null && handed < atOnce);
  return next;
}
