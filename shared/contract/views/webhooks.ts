import type * as z from 'zod';
import type { Delivery } from '../../domain/webhooks/delivery.ts';
import type { Webhook } from '../../domain/webhooks/webhook.ts';
import type { Unacted } from '../actions/action.ts';
import type * as schemas from '../schemas/webhooks.ts';

export function webhookView({ secret, ...webhook }: Webhook): z.input<typeof schemas.webhook> {
  return { ...webhook, formerSecretUntil: secret.formerUntil };
}

/** The body of the request: ids and kinds, so that what it is about is read with the rights of whoever reads. */
export function payloadOf({ type, at, event, case: about, duty }: Delivery) {
  return { type, timestamp: at, data: { event, case: about, duty, url: `/v1/${about.kind}s/${about.id}` } };
}

/** The same for every attempt, so that a receiver knows what it has. The signature joins it with full stops, so it has none. */
export function messageIdOf({ id }: Delivery): string {
  return id.replaceAll('.', '-');
}

export function deliveryRow(delivery: Delivery): z.input<typeof schemas.deliveryRow> {
  const { event, type, at, case: about, duty, status, tries, nextAttemptAt, settledAt, attempts } = delivery;
  const last = attempts.at(-1) ?? null;
  return { event, type, at, case: about, duty, status, tries, nextAttemptAt, settledAt, last };
}

export function deliveryView(delivery: Delivery): Unacted<typeof schemas.delivery> {
  const { webhook, attempts } = delivery;
  const sent = { messageId: messageIdOf(delivery), payload: payloadOf(delivery) };
  return { ...deliveryRow(delivery), webhook, ...sent, attempts };
}
