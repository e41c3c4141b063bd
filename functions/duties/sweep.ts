import type { Queue, SweepMessage } from '../../shared/adapters/queue.ts';
import { dateOf, epoch, type Instant, toInstant } from '../../shared/domain/calendar/time.ts';
import { SWEPT } from '../../shared/storage/ids.ts';
import { countOf, type Listing, listItems, listings, overdue, type Position } from '../../shared/storage/lists.ts';
import { hoursUnsealed } from '../../shared/storage/seals.ts';
import type { DutiesDeps } from './deps.ts';
import { openRecurring } from './recurring.ts';
import { remindOfMissingNotice } from './remind.ts';

/** A wake-up later than this was missed by its timer; the precision of timers does not explain such a delay. */
const MISSED_MS = 5 * 60_000;
/** How many items of a list one run sends, some seconds of work. The next run continues from there. */
const AT_ONCE = 2000;
/** How many items are read and sent at a time. */
const PAGE = 200;

type Item = Record<string, unknown>;

/** A list of unfinished work, and how a page of it is sent to its worker. */
interface Lying {
  listing: Listing;
  hand(items: Item[]): Promise<unknown>;
}

/**
 * Finds all work that is unfinished by `at`, however old: missed wake-ups, pending effects, unsent mails, unfinished
 * jobs, waiting pushes and deliveries. It looks for unfinished work and not at the last hours, so a missed run loses nothing. It only
 * sends one message for each item to the queue of its worker, so that neither a hundred thousand items nor a failing
 * one holds up the others. What recurs it opens itself.
 */
export async function sweep({ at: now, rest }: SweepMessage, deps: DutiesDeps, atOnce = AT_ONCE): Promise<void> {
  if (!rest) await Promise.all([remindOfMissingNotice(now, deps), countDuties(now, deps)]);
  const ages: Record<'wake' | 'mail', number[]> = { wake: [], mail: [] };
  const lists = whatMayLie(now, deps, (what, at) => ages[what].push(epoch(now) - epoch(at)));
  const oldest = (what: keyof typeof ages) => ages[what].reduce((most, age) => Math.max(most, age), 0) / 1000;
  await Promise.all(
    lists.map(async ({ listing, hand }) => {
      const [list = ''] = listing.partitions;
      if (rest && rest.partition !== list) return;
      const next = await handOver(listing, { from: rest ?? null, atOnce }, hand, deps);
      if (next) await deps.wakes.send([{ kind: 'sweep', at: now, rest: next }]);
    }),
  );
  deps.metrics.addMetric('SweepFoundMissed', 'Count', ages.wake.filter((age) => age > MISSED_MS).length);
  deps.metrics.addMetric('OldestUnflaggedSeconds', 'Seconds', oldest('wake'));
  deps.metrics.addMetric('OldestMailSeconds', 'Seconds', oldest('mail'));
  deps.metrics.addMetric('HoursUnsealed', 'Count', await hoursUnsealed(deps.database, now));
  deps.metrics.publishStoredMetrics();
  // Last, so that whatever may be wrong with it holds up nothing else.
  if (!rest) await openRecurring(now, deps);
}

/** Reports how many duties are open, and how many of them late. */
async function countDuties(now: Instant, { database, metrics }: DutiesDeps): Promise<void> {
  const open = listings.open();
  const [all, late] = await Promise.all([
    countOf(database, open),
    // What was due before today is late.
    countOf(database, { ...open, upTo: dateOf(now) }),
  ]);
  metrics.addMetric('DutiesOpen', 'Count', all);
  metrics.addMetric('DutiesLate', 'Count', late);
}

/** @param lay is told since when a wake-up or a mail has been due. */
function whatMayLie(now: Instant, deps: DutiesDeps, lay: (what: 'wake' | 'mail', at: Instant) => void): Lying[] {
  const dueAt = ({ gsi1sk }: Item) => toInstant(String(gsi1sk).split('#')[0] ?? now);
  return [
    ...SWEPT.map((shard) => ({
      listing: overdue('WAKE', shard, now),
      hand(items: Item[]) {
        for (const item of items) lay('wake', dueAt(item));
        return deps.wakes.send(items.map(({ id }) => ({ kind: 'wake', id: String(id), at: now })));
      },
    })),
    ...SWEPT.map((shard) => ({
      listing: overdue('WAITING', shard, now),
      hand(items: Item[]) {
        for (const item of items) if (String(item.pk).startsWith('MAIL#')) lay('mail', dueAt(item));
        return handWaiting(items, now, deps);
      },
    })),
    {
      listing: listings.runningJobs(),
      hand: (items) => deps.jobs.send(items.map(({ id }) => ({ jobId: String(id), at: now }))),
    },
  ];
}

/** Sends waiting events, mails, pushes, deliveries and reconciliations to the queues of their workers. */
async function handWaiting(
  items: Item[],
  at: Instant,
  { mails, pushes, deliveries, reactor }: DutiesDeps,
): Promise<void> {
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
      deliveries,
      // One message for all that waits in a lane.
      [...new Set(of('DELIVERY'))].map((id) => ({ kind: 'wake' as const, id, at })),
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

/**
 * Sends the items of a list, up to the limit of one run.
 * @returns where the next run continues; null at the end of the list
 */
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
