import * as z from 'zod';
import { epoch, type Instant, instant } from '../calendar/time.ts';
import { type Change, change } from '../change.ts';
import type { Actor } from '../circumstances.ts';
import { event } from '../event.ts';
import type { Id } from '../id.ts';
import { type WebhookStatus, webhookLife } from '../lives/webhook.ts';
import { partsOf, take, targetOf } from '../machine.ts';
import { prose } from '../prose.ts';
import { Refusal } from '../refusals.ts';
import { calledAddress } from '../web-address.ts';
import { type WebhookEvent, webhookEventNames } from './events.ts';

/** What the head says of an endpoint. */
export const webhookSchema = z.strictObject({
  name: prose(2, 100),
  url: calledAddress(500),
  /** The kinds of event it is sent; null for every kind, also those to come. */
  events: z.array(z.enum(webhookEventNames)).min(1).max(webhookEventNames.length).nullable(),
});

/** The number of endpoints of a department. Every event is sent to each. */
const MOST_WEBHOOKS = 10;
/** How long a former secret signs beside the new one, in hours. */
const OVERLAP = 24;

/**
 * An endpoint (Standard Webhooks): the address of a system of a department, which is sent what happens in the department's own cases.
 * The secret that signs is made of the id, this number and a key of the stage, so it is stored nowhere.
 */
export interface Webhook extends z.infer<typeof webhookSchema> {
  id: Id<'whk'>;
  department: string;
  status: WebhookStatus;
  /** The number of the secret, and until when the former one signs as well; null where there is none. */
  secret: { number: number; formerUntil: Instant | null };
  createdAt: Instant;
  createdBy: string;
  /** `by`: null where the system paused it. */
  paused: { at: Instant; by: string | null; why: string } | null;
}

export type WebhookDecision = [Change<'webhook', Webhook>];

/**
 * @param others how many endpoints the department has already
 * @param plain the hosts that the stage lets be called without TLS
 * @throws Refusal `too-many-webhooks`, `address-without-tls`
 */
export function createWebhook(
  given: z.infer<typeof webhookSchema>,
  { id, others, plain }: { id: Id<'whk'>; others: number; plain: readonly string[] },
  { by, now }: Actor,
): WebhookDecision {
  mustBeSecret(given.url, plain);
  if (others >= MOST_WEBHOOKS) throw new Refusal('too-many-webhooks', { most: MOST_WEBHOOKS });
  const webhook: Webhook = {
    ...given,
    ...{ id, department: by.department, status: 'active', secret: { number: 1, formerUntil: null } },
    ...{ createdAt: now, createdBy: by.personId, paused: null },
  };
  return [change('webhook', null, webhook, event('WebhookCreated', { ...factsOf(webhook), events: wanted(webhook) }))];
}

/** What has not arrived goes to the new address at once. @throws Refusal `not-your-step`, `step-closed`, `address-without-tls` */
export function updateWebhook(
  webhook: Webhook,
  given: z.infer<typeof webhookSchema>,
  { plain }: { plain: readonly string[] },
  { by }: Actor,
): WebhookDecision {
  mayDo('update')(webhook, { by });
  mustBeSecret(given.url, plain);
  const next = { ...webhook, ...given };
  const facts = { ...factsOf(next), events: wanted(next), moved: given.url !== webhook.url };
  return [change('webhook', webhook, next, event('WebhookChanged', facts))];
}

/** From now on a new secret signs, and for a day the former one as well. @throws Refusal `not-your-step`, `step-closed` */
export function rotateWebhook(webhook: Webhook, { by, now }: Actor): WebhookDecision {
  mayDo('rotate')(webhook, { by });
  const number = webhook.secret.number + 1;
  const next = { ...webhook, secret: { number, formerUntil: instant(epoch(now) + OVERLAP * 3_600_000) } };
  return [change('webhook', webhook, next, event('WebhookRotated', { ...factsOf(webhook), secret: number }))];
}

/** @throws Refusal `not-your-step`, `step-closed` */
export function testWebhook(webhook: Webhook, { by }: Actor): WebhookDecision {
  mayDo('test')(webhook, { by });
  return [change('webhook', webhook, { ...webhook }, event('WebhookTested', factsOf(webhook)))];
}

/** @throws Refusal `not-your-step`, `step-closed` */
export function pauseWebhook(webhook: Webhook, { reason }: { reason: string }, { by, now }: Actor): WebhookDecision {
  const to = mayDo('pause')(webhook, { by });
  const facts = { ...factsOf(webhook), by: 'department', why: reason } as const;
  const next = { ...webhook, status: to(), paused: { at: now, by: by.personId, why: reason } };
  return [change('webhook', webhook, next, event('WebhookPaused', facts))];
}

/** The system pauses an endpoint that takes nothing. @param why what the last attempt came to */
export function stopWebhook(webhook: Webhook, { why }: { why: string }, { now }: Pick<Actor, 'now'>): WebhookDecision {
  const next = { ...webhook, status: targetOf(webhookLife, 'pause')(), paused: { at: now, by: null, why } };
  return [change('webhook', webhook, next, event('WebhookPaused', { ...factsOf(webhook), by: 'system', why }))];
}

/** What was kept meanwhile goes. @throws Refusal `not-your-step`, `step-closed` */
export function resumeWebhook(webhook: Webhook, { by }: Actor): WebhookDecision {
  const to = mayDo('resume')(webhook, { by });
  const next = { ...webhook, status: to(), paused: null };
  return [change('webhook', webhook, next, event('WebhookResumed', factsOf(webhook)))];
}

/** @throws Refusal `not-your-step`, `step-closed` */
export function removeWebhook(webhook: Webhook, { by }: Actor): WebhookDecision {
  const to = mayDo('remove')(webhook, { by });
  return [change('webhook', webhook, { ...webhook, status: to() }, event('WebhookRemoved', factsOf(webhook)))];
}

/** What was sent since an event goes again. @param from the id of the event @throws Refusal `not-your-step`, `step-closed` */
export function replayWebhook(webhook: Webhook, { from }: { from: string }, { by }: Actor): WebhookDecision {
  mayDo('replay')(webhook, { by });
  return [change('webhook', webhook, { ...webhook }, event('WebhookReplayed', { ...factsOf(webhook), from }))];
}

/** Checks that nobody on the way reads what is sent. @throws Refusal `address-without-tls` */
function mustBeSecret(url: string, plain: readonly string[]): void {
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:' && !plain.includes(hostname))
    throw new Refusal('address-without-tls', {}, [{ field: 'body.url', message: hostname }]);
}

/** Whether the caller may take a step of the endpoint's life. @throws Refusal `not-your-step`, `step-closed` */
export function mayDo<S extends keyof typeof webhookLife.steps>(step: S) {
  return ({ department, status }: Webhook, { by }: Pick<Actor, 'by'>) =>
    take(webhookLife, step, status, partsOf(by, { requester: null, provider: department }));
}

/** Whether an event of this kind, at this time, is one that the endpoint is sent. */
export function wants({ status, events, createdAt }: Webhook, type: WebhookEvent, at: Instant): boolean {
  return status !== 'removed' && at >= createdAt && (events === null || events.includes(type));
}

/** The numbers of the secrets that sign at a time, the newest first. */
export function signing({ secret: { number, formerUntil } }: Webhook, at: Instant): number[] {
  return formerUntil !== null && at < formerUntil ? [number, number - 1] : [number];
}

const factsOf = ({ department: provider, name }: Webhook) => ({ provider, name });
const wanted = ({ events }: Webhook): string[] => events ?? ['*'];
