import type { DeliveryMessage } from '../../shared/adapters/queue.ts';
import { turn } from '../../shared/adapters/stopwatch.ts';
import type { Instant } from '../../shared/domain/calendar/time.ts';
import {
  type Delivery,
  deliveryId,
  isUndelivered,
  laneOf,
  placeOf,
  sendAgain,
} from '../../shared/domain/webhooks/delivery.ts';
import { TEST } from '../../shared/domain/webhooks/events.ts';
import type { Webhook } from '../../shared/domain/webhooks/webhook.ts';
import { commit } from '../../shared/storage/commit.ts';
import { deliveriesOf, deliveriesUnder, laneLease } from '../../shared/storage/deliveries.ts';
import { lease, release } from '../../shared/storage/leases.ts';
import { list, listings, type Page, type Position } from '../../shared/storage/lists.ts';
import { load } from '../../shared/storage/read.ts';
import type { Stored } from '../../shared/storage/stored-state.ts';
import type { DeliveriesDeps } from './deps.ts';

type Again = DeliveryMessage & { kind: 'again' };

/** How long one run works, in milliseconds of machine time. The next goes on. */
const AT_A_TIME = 30_000;
const PAGE = 100;
/** How many are written in one commit, which takes a hundred items. */
const AT_ONCE = 40;

/**
 * Has sent again what an endpoint was sent since an event, or all that has not arrived. Each goes once for each time somebody asks, so
 * a repeated message changes nothing.
 */
export async function goAgain(message: Again, deps: DeliveriesDeps): Promise<void> {
  const { webhook: id, from, at } = message;
  const { database, deliveries } = deps;
  const webhook = (await load(database, 'webhook', id))?.state;
  const first = from === null ? null : (await load(database, 'delivery', deliveryId(id, from)))?.state;
  if (!webhook || first === undefined) return;
  const goes = (one: Delivery) => one.type !== TEST && (first ? isSince(one, first) : isUndelivered(one));
  const own = turn(AT_A_TIME);
  let rest: Position | null = message.rest ?? null;
  do {
    if (own.isOver() && rest) return await deliveries.send([{ ...message, rest }]);
    const listing = first ? listings.deliveries(id) : listings.undelivered(id);
    const page: Page<Stored<'delivery'>> = await list(database, listing, { limit: PAGE, from: rest });
    const found = page.items.map(({ state }) => state);
    const lanes = [...new Set(found.filter(goes).map((one) => laneOf(one.id)))];
    for (const lane of lanes) await laneGoesAgain(lane, webhook, goes, message.by, at, deps);
    await deliveries.send(lanes.map((lane) => ({ kind: 'wake', id: lane, at })));
    // They are listed from the newest on.
    const isPast = first && found.some(({ at: happened }) => happened < first.at);
    rest = isPast ? null : page.next;
  } while (rest !== null);
}

const isSince = (one: Delivery, first: Delivery) => placeOf(one) >= placeOf(first);

/** The last come first, so that whenever it is broken off none goes before an older one. @throws Error where the lane is being sent */
async function laneGoesAgain(
  lane: string,
  webhook: Webhook,
  goes: (one: Delivery) => boolean,
  by: string,
  at: Instant,
  { database }: DeliveriesDeps,
): Promise<void> {
  if (!(await lease(database, deliveriesUnder(lane), laneLease))) throw new Error(`${lane} is being sent`);
  try {
    const found = (await deliveriesOf(database, lane)).filter(goes).toReversed();
    const changes = found.flatMap((one) => sendAgain(webhook, one, by, at));
    for (let from = 0; from < changes.length; from += AT_ONCE) {
      const some = changes.slice(from, from + AT_ONCE);
      await commit(database, some, { at, actorId: 'system', correlation: by });
    }
  } finally {
    await release(database, deliveriesUnder(lane));
  }
}
