import type { EventType } from '../event.ts';
import { historyEvents } from '../events/history.ts';

/**
 * The kinds of event that a department can have sent to a system of its own: what the history of an entry, a case and its duties tells.
 * A receiver knows them by names as Standard Webhooks has them, `request.partly_agreed` for `RequestPartlyAgreed`.
 */
export type WebhookEvent = `${string}.${string}`;

/** What a test of an endpoint is called. It can't be chosen, and goes whatever was chosen. */
export const TEST = 'webhook.test';

export const nameOfEvent = (type: EventType): WebhookEvent =>
  type
    .replace(/(?<=[a-z])[A-Z]/g, '_$&')
    .replace('_', '.')
    .toLowerCase() as WebhookEvent;

export const webhookEventNames = historyEvents.map(nameOfEvent) as [WebhookEvent, ...WebhookEvent[]];

/** Whether an event of the log is sent to endpoints. */
export function isSent(type: EventType): boolean {
  return type === 'WebhookTested' || (historyEvents as readonly EventType[]).includes(type);
}

/** The receiver's name of an event of the log; undefined for one that is not sent. */
export function webhookEventOf(type: EventType): WebhookEvent | undefined {
  if (type === 'WebhookTested') return TEST;
  return isSent(type) ? nameOfEvent(type) : undefined;
}
