import { turn } from '../../shared/adapters/stopwatch.ts';
import { signedHeaders } from '../../shared/adapters/webhooks/signature.ts';
import { messageIdOf, payloadOf } from '../../shared/contract/views/webhooks.ts';
import { epoch, type Instant } from '../../shared/domain/calendar/time.ts';
import {
  type Attempt,
  type Delivery,
  dropDelivery,
  isLastAttempt,
  isUndelivered,
  leaveAlone,
  putOff,
  recordAttempt,
} from '../../shared/domain/webhooks/delivery.ts';
import { TEST } from '../../shared/domain/webhooks/events.ts';
import { signing, stopWebhook, type Webhook } from '../../shared/domain/webhooks/webhook.ts';
import { type AnyChange, Conflict, commit } from '../../shared/storage/commit.ts';
import { deliveriesOf, deliveriesUnder, laneLease } from '../../shared/storage/deliveries.ts';
import { fingerprint } from '../../shared/storage/ids.ts';
import { lease, release } from '../../shared/storage/leases.ts';
import { list, listings } from '../../shared/storage/lists.ts';
import { load } from '../../shared/storage/read.ts';
import type { DeliveriesDeps } from './deps.ts';

/** How long a worker sends before it makes room for another, in milliseconds of machine time. */
const AT_A_TIME = 30_000;

/**
 * Sends what waits in a lane, one by one in order, and stops where the endpoint does not take it. A repeated message finds nothing to
 * do. A message that arrives while another worker sends leaves the work to that worker, which looks again after releasing its lease.
 */
export async function deliver(lane: string, at: Instant, deps: DeliveriesDeps): Promise<void> {
  const { database, deliveries } = deps;
  const own = turn(AT_A_TIME);
  while (await isDue(lane, at, deps)) {
    if (own.isOver()) return await deliveries.send([{ kind: 'wake', id: lane, at }]);
    if (!(await lease(database, deliveriesUnder(lane), laneLease))) return;
    try {
      await sendWaiting(lane, at, own, deps);
    } catch (error) {
      // Somebody has decided on it meanwhile: read again.
      if (!(error instanceof Conflict)) throw error;
    } finally {
      await release(database, deliveriesUnder(lane));
    }
  }
}

const waitsIn = (deliveries: readonly Delivery[]) => deliveries.filter(({ status }) => status === 'waiting');
const due = (at: Instant) => (one: Delivery) => one.nextAttemptAt !== null && one.nextAttemptAt <= at;

async function isDue(lane: string, at: Instant, { database }: DeliveriesDeps): Promise<boolean> {
  return waitsIn(await deliveriesOf(database, lane)).some(due(at));
}

async function sendWaiting(
  lane: string,
  at: Instant,
  own: ReturnType<typeof turn>,
  deps: DeliveriesDeps,
): Promise<void> {
  const { database } = deps;
  const [id = ''] = lane.split('.');
  while (!own.isOver()) {
    const [webhook, deliveries] = await Promise.all([load(database, 'webhook', id), deliveriesOf(database, lane)]);
    const waiting = waitsIn(deliveries);
    if (!webhook || !waiting.some(due(at))) return;
    const changes = await nextChanges(webhook.state, deliveries, at, deps);
    if (changes.length === 0) return;
    await commit(database, changes, { at, actorId: 'system', correlation: waiting[0]?.id ?? lane });
    await setTimer(lane, changes, at, deps);
  }
}

/** What follows for a lane now. */
async function nextChanges(
  webhook: Webhook,
  deliveries: readonly Delivery[],
  at: Instant,
  deps: DeliveriesDeps,
): Promise<AnyChange[]> {
  const waiting = waitsIn(deliveries);
  const [first, ...behind] = waiting;
  if (!first) return [];
  if (webhook.status === 'removed') return [dropDelivery(webhook, first, { now: at })];
  const heldUp = deliveries.find(isUndelivered)?.status === 'failed';
  const isPaused = webhook.status === 'paused' && first.type !== TEST;
  if (heldUp || isPaused) return leaveAlone(waiting, at);
  if (first.nextAttemptAt !== null && first.nextAttemptAt > at) return putOff(behind, first.nextAttemptAt);
  const attempt = await attemptAt(webhook, first, at, deps);
  const { outcome } = attempt;
  const isLast = outcome !== 'delivered' && isLastAttempt(first, outcome);
  const paused = isLast && first.type !== TEST && (outcome === 'gone' || !(await hasTakenLately(webhook, at, deps)));
  deps.logger.info('sent', { delivery: first.id, attempt: first.tries + 1, outcome });
  deps.metrics.addMetric(outcome === 'delivered' ? 'DeliveriesMade' : 'DeliveriesPutOff', 'Count', 1);
  if (isLast && first.type !== TEST) deps.metrics.addMetric('DeliveriesFailed', 'Count', 1);
  return [
    ...recordAttempt(webhook, [first, ...behind], { attempt, paused }, at),
    ...(paused ? stopWebhook(webhook, { why: outcome }, { now: at }) : []),
  ];
}

async function attemptAt(
  webhook: Webhook,
  delivery: Delivery,
  at: Instant,
  { receiver, secretOf }: DeliveriesDeps,
): Promise<Attempt> {
  const body = JSON.stringify(payloadOf(delivery));
  const secrets = signing(webhook, at).map((number) => secretOf(webhook.id, number));
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'yima-webhooks',
    ...signedHeaders(messageIdOf(delivery), body, secrets),
  };
  return { at, url: webhook.url, ...(await receiver(webhook.url, headers, body)) };
}

/** How many of the newest deliveries tell whether an endpoint takes anything at all. */
const LOOKED_AT = 100;
/** For how long it may have taken nothing: as long as one delivery is tried. */
const LATELY = 2 * 86_400_000;

async function hasTakenLately({ id }: Webhook, at: Instant, { database }: DeliveriesDeps): Promise<boolean> {
  const { items } = await list<'delivery'>(database, listings.deliveries(id), { limit: LOOKED_AT });
  const since = epoch(at) - LATELY;
  return items.some(
    ({ state: { status, settledAt } }) => status === 'delivered' && settledAt !== null && epoch(settledAt) >= since,
  );
}

/** The timer of the next attempt; the sweep finds what it loses. */
async function setTimer(
  lane: string,
  changes: readonly AnyChange[],
  at: Instant,
  { timers }: DeliveriesDeps,
): Promise<void> {
  const [first] = changes;
  if (first?.kind !== 'delivery' || first.next.tries === 0) return;
  const { id, nextAttemptAt } = first.next;
  if (nextAttemptAt === null || nextAttemptAt <= at) return;
  await timers.set(fingerprint(id, nextAttemptAt), nextAttemptAt, lane);
}
