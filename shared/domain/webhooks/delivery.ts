import { epoch, type Instant, instant } from '../calendar/time.ts';
import { type Change, change } from '../change.ts';
import type { Actor } from '../circumstances.ts';
import { event, type LoggedEvent } from '../event.ts';
import type { Id } from '../id.ts';
import { type DeliveryStatus, deliveryLife } from '../lives/delivery.ts';
import { partsOf, take, targetOf } from '../machine.ts';
import type { CaseKind } from '../subject.ts';
import { TEST, type WebhookEvent } from './events.ts';
import type { Webhook } from './webhook.ts';

/** What an event is about, as an endpoint is told: no name of a person, and no text that people wrote. */
export interface AboutEvent {
  type: WebhookEvent | typeof TEST;
  /** The entry or the case; for a test the endpoint. */
  case: { kind: CaseKind | 'webhook'; id: string; number: string };
  /** The duty, where the event is one of a duty. */
  duty: string | null;
}

/**
 * An event on its way to an endpoint. What an endpoint is sent of a case goes one by one in the order in which it happened, so that an
 * older event never follows a newer one. What cannot be delivered holds up its case alone.
 */
export interface Delivery extends AboutEvent {
  /** The ids of the endpoint and of the event. */
  id: string;
  webhook: Id<'whk'>;
  /** The id of the event in the log. */
  event: string;
  /** When it happened. */
  at: Instant;
  status: DeliveryStatus;
  /** The attempts, the newest last. */
  attempts: Attempt[];
  /** The number of attempts since it began to wait. */
  tries: number;
  /** Time of the next attempt; null unless it waits. */
  nextAttemptAt: Instant | null;
  settledAt: Instant | null;
  /** The event by which it last went again, so that it goes once for each. */
  repeatedBy: string | null;
}

/** An attempt, and what came of it. */
export interface Attempt {
  at: Instant;
  /** Where it went. */
  url: string;
  outcome: Outcome;
  /** The HTTP status, where there was an answer. */
  status: number | null;
  /** The beginning of the answer. */
  answer: string | null;
  milliseconds: number;
}

/** What becomes of an attempt. */
export const outcomeNames = {
  delivered: '已接收',
  status: '答复的状态码不是2xx',
  gone: '答复410，不再接收',
  redirect: '答复为跳转，不跟随',
  timeout: '限时内没有答复',
  address: '解析到内部地址',
  network: '无法连接',
} as const;
export type Outcome = keyof typeof outcomeNames;

export type DeliveryChange = Change<'delivery', Delivery>;

/** The pauses after an attempt in vain, in minutes; two days in all. */
const PAUSES = [1, 4, 25, 60, 120, 240, 480, 480, 480, 480, 510];
/** How many attempts are kept. */
const KEPT = 20;
/** How long what waits for people is left alone, and how long what is done is kept. */
const DAY = 86_400_000;
const KEPT_DAYS = 90;

export const deliveryId = (webhook: string, event: string) => `${webhook}.${event}`;

/** What goes one by one: the endpoint and the entry or the case, `whk_….req_…`. */
export function laneOf(id: string): string {
  const [webhook = '', event = ''] = id.split(/[.@]/);
  return `${webhook}.${event}`;
}

/** In the order in which it happened; what happened at once, by stream. */
export function inOrder(deliveries: readonly Delivery[]): Delivery[] {
  return deliveries.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
}

/** Texts that are in order as the events are. */
export function placeOf({ at, event }: Pick<Delivery, 'at' | 'event'>): string {
  const [stream, seq = ''] = event.split('@');
  return `${at}#${stream}#${seq.padStart(8, '0')}`;
}

/** Whether it has yet to arrive, so that what follows in its case waits. A test that failed has said what it is for. */
export function isUndelivered({ status, type }: Pick<Delivery, 'status' | 'type'>): boolean {
  return status === 'waiting' || (status === 'failed' && type !== TEST);
}

/** It has no event of its own, since what it tells of has one already. */
export function newDelivery(
  webhook: Pick<Webhook, 'id'>,
  { id: event, at }: Pick<LoggedEvent, 'id' | 'at'>,
  about: AboutEvent,
): [DeliveryChange] {
  const waiting: Delivery = {
    ...about,
    ...{ id: deliveryId(webhook.id, event), webhook: webhook.id, event, at, status: 'waiting', attempts: [], tries: 0 },
    ...{ nextAttemptAt: at, settledAt: null, repeatedBy: null },
  };
  return [change('delivery', null, waiting)];
}

/**
 * Records an attempt at the first of what waits in a case. Where it was in vain, all of them wait: for the next attempt, or once two
 * days are over for people.
 * @param first.paused whether the endpoint is paused where this was the last attempt
 */
export function recordAttempt(
  webhook: Webhook,
  [first, ...behind]: readonly [Delivery, ...Delivery[]],
  { attempt, paused }: { attempt: Attempt; paused: boolean },
  now: Instant,
): DeliveryChange[] {
  const facts = factsOf(webhook, first);
  const tries = first.tries + 1;
  const tried = { ...first, attempts: [...first.attempts, attempt].slice(-KEPT), tries };
  if (attempt.outcome === 'delivered') {
    const status = targetOf(deliveryLife, 'deliver')();
    const next = { ...tried, status, nextAttemptAt: null, settledAt: now };
    return [change('delivery', first, next, event('DeliveryMade', { ...facts, attempts: tries }))];
  }
  if (!isLastAttempt(first, attempt.outcome)) {
    // A timer knows whole seconds.
    const later = instant(Math.ceil(epoch(now) / 1000) * 1000 + (PAUSES[first.tries] ?? 0) * 60_000);
    return [change('delivery', first, { ...tried, nextAttemptAt: later }), ...putOff(behind, later)];
  }
  const next = { ...tried, status: targetOf(deliveryLife, 'give-up')(), nextAttemptAt: null, settledAt: now };
  const why = attempt.outcome;
  return [
    change('delivery', first, next, event('DeliveryFailed', { ...facts, why, paused })),
    ...putOff(behind, instant(epoch(now) + DAY)),
  ];
}

/** Whether an attempt in vain is the last. Who answers 410 wants nothing any more, and a test says at once what is wrong. */
export function isLastAttempt({ tries, type }: Delivery, outcome: Outcome): boolean {
  return tries >= PAUSES.length || outcome === 'gone' || type === TEST;
}

/** Leaves alone for a day what waits for people: the endpoint is paused, or an earlier event of the case was not delivered. */
export function leaveAlone(waiting: readonly Delivery[], now: Instant): DeliveryChange[] {
  const due = waiting.filter(({ nextAttemptAt }) => nextAttemptAt !== null && nextAttemptAt <= now);
  return putOff(due, instant(epoch(now) + DAY));
}

/** A commit takes a hundred items: what is far behind comes later. */
const AT_ONCE = 40;

/** Leaves until a time what is due before: it waits with what is before it in the case. */
export function putOff(waiting: readonly Delivery[], nextAttemptAt: Instant): DeliveryChange[] {
  const sooner = waiting.filter((each) => each.nextAttemptAt !== null && each.nextAttemptAt < nextAttemptAt);
  return sooner.slice(0, AT_ONCE).map((each) => change('delivery', each, { ...each, nextAttemptAt }));
}

/** Its endpoint was removed. */
export function dropDelivery(webhook: Webhook, delivery: Delivery, { now }: Pick<Actor, 'now'>): DeliveryChange {
  const next: Delivery = {
    ...delivery,
    ...{ status: targetOf(deliveryLife, 'skip')(), nextAttemptAt: null, settledAt: now },
  };
  return change('delivery', delivery, next, event('DeliverySkipped', factsOf(webhook, delivery)));
}

/**
 * The case goes on without it.
 * @param behind what waits behind it in the case
 * @throws Refusal `not-your-step`, `step-closed`
 */
export function skipDelivery(
  webhook: Webhook,
  [delivery, ...behind]: readonly [Delivery, ...Delivery[]],
  at: Actor,
): DeliveryChange[] {
  maySkip(delivery, at);
  const go = behind.slice(0, AT_ONCE).map((one) => change('delivery', one, { ...one, nextAttemptAt: at.now }));
  return [dropDelivery(webhook, delivery, at), ...go];
}

/** Whoever sees it is of its department. @throws Refusal `not-your-step`, `step-closed` */
export function maySkip({ status }: Delivery, { by }: Pick<Actor, 'by'>) {
  return take(deliveryLife, 'skip', status, partsOf(by, { requester: null, provider: by.department }));
}

/** It goes again, once for each event that says so. */
export function sendAgain(webhook: Webhook, delivery: Delivery, repeatedBy: string, now: Instant): DeliveryChange[] {
  if (delivery.repeatedBy === repeatedBy) return [];
  const again = {
    status: targetOf(deliveryLife, 'again')(),
    tries: 0,
    nextAttemptAt: now,
    settledAt: null,
    repeatedBy,
  };
  const next = { ...delivery, ...again };
  return [change('delivery', delivery, next, event('DeliveryRepeated', factsOf(webhook, delivery)))];
}

/** When what is done is forgotten, in seconds since 1970; undefined for what is not done. */
export function goneAt({ settledAt, status, type }: Delivery): number | undefined {
  if (settledAt === null || isUndelivered({ status, type })) return undefined;
  return Math.floor(epoch(settledAt) / 1000) + KEPT_DAYS * 86_400;
}

const factsOf = ({ department: provider }: Webhook, { webhook, event }: Delivery) => ({ provider, webhook, event });
