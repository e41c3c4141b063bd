import type { LoggedEvent } from '../domain/event.ts';
import { type AboutEvent, type Delivery, inOrder, newDelivery } from '../domain/webhooks/delivery.ts';
import type { Webhook } from '../domain/webhooks/webhook.ts';
import { AlreadyThere, commit } from './commit.ts';
import type { Database } from './database.ts';
import { itemsUnder } from './items.ts';
import { toStored } from './stored-state.ts';

/** Records what is to be sent to an endpoint. Recording it again changes nothing. */
export async function recordDelivery(
  database: Database,
  webhook: Webhook,
  event: LoggedEvent,
  about: AboutEvent,
): Promise<void> {
  try {
    const origin = { at: event.at, actorId: 'system', correlation: event.id };
    await commit(database, newDelivery(webhook, event, about), origin);
  } catch (error) {
    if (!(error instanceof AlreadyThere)) throw error;
  }
}

/** How long a worker may hold a lane, in milliseconds: longer than it may run. */
export const laneLease = { leaseMs: 70_000 };

/** Where the deliveries of a case to an endpoint lie, and what a worker leases to send them. */
export const deliveriesUnder = (lane: string) => `DELIVERY#${lane}`;

/** What an endpoint was sent of a case and is to be sent, in order; strongly consistent. */
export async function deliveriesOf(database: Database, lane: string): Promise<Delivery[]> {
  const items = await itemsUnder(database, 'work', deliveriesUnder(lane));
  return inOrder(items.filter(({ kind }) => kind === 'delivery').map((item) => toStored<'delivery'>(item).state));
}
