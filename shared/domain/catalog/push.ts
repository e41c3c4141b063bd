import { epoch, type Instant, instant } from '../calendar/time.ts';
import { type Change, change } from '../change.ts';
import type { Circumstances } from '../circumstances.ts';
import { event } from '../event.ts';
import type { Id } from '../id.ts';
import { type PushStatus, pushLife } from '../lives/push.ts';
import { targetOf } from '../machine.ts';
import { Refusal } from '../refusals.ts';

/**
 * A message to the upper platform: a version of an entry was published, or the entry was withdrawn (article 7).
 * The pushes of an entry go one by one in the order of their ids, so that an older version never overwrites a newer one.
 */
export interface Push {
  id: string;
  resource: Id<'res'>;
  version: number;
  action: 'publish' | 'withdraw';
  code: string;
  provider: string;
  name: string;
  /** When it was published or withdrawn. */
  at: Instant;
  /** `overtaken`: a newer push was accepted first, so this one is no longer sent. */
  status: PushStatus;
  /** Number of the offer: 1, plus one for each time the bureau resends a settled push. */
  offer: number;
  attempts: number;
  /** Time of the next attempt; null unless it waits. */
  nextAttemptAt: Instant | null;
  settledAt: Instant | null;
  /** The receipt of the upper platform. */
  receipt: string | null;
  /** Why it was refused, or why the last attempt failed. */
  reason: string | null;
}

/** The content of a push. */
export type PushContent = Pick<Push, 'resource' | 'version' | 'action' | 'code' | 'provider' | 'name' | 'at'>;

export type PushChange = Change<'push', Push>;

type Now = Pick<Circumstances, 'now'>;

/** The name of a push within its entry, in the API and on the upper platform: `3`, or `3-withdrawn`. */
export function pushName({ version, action }: Pick<Push, 'version' | 'action'>): string {
  return action === 'publish' ? String(version) : `${version}-withdrawn`;
}

/** The id of a push. Ids of an entry sort in order: a version, its withdrawal, the next version. */
export function pushId(resource: string, name: string): string {
  const [version = '', withdrawn] = name.split('-');
  return `${resource}.push.${version.padStart(6, '0')}${withdrawn ? '-withdrawn' : ''}`;
}

/**
 * The key by which the upper platform recognises a repeated push: `resource@version`. If the bureau resends it, the platform has
 * to accept it again although it remembers the first, so the key changes: `resource@version+2`.
 */
export function idempotencyId(push: Pick<Push, 'resource' | 'version' | 'action' | 'offer'>): string {
  return `${push.resource}@${pushName(push)}${push.offer === 1 ? '' : `+${push.offer}`}`;
}

/** Creates a push. It has no event of its own, since the publication or withdrawal has one already. */
export function newPush(told: PushContent): [PushChange] {
  const waiting: Push = {
    ...told,
    ...{ id: pushId(told.resource, pushName(told)), status: 'waiting', offer: 1, attempts: 0 },
    ...{ nextAttemptAt: told.at, settledAt: null, receipt: null, reason: null },
  };
  return [change('push', null, waiting)];
}

export function acceptPush(push: Push, { receipt }: { receipt: string }, { now }: Now): [PushChange] {
  const next = settlePush(push, { status: targetOf(pushLife, 'accept')(), receipt, reason: null }, now);
  return [change('push', push, next, event('PushAccepted', { ...pushFacts(push), receipt }))];
}

export function refusePush(push: Push, { reason }: { reason: string }, { now }: Now): [PushChange] {
  const next = settlePush(push, { status: targetOf(pushLife, 'refuse')(), receipt: null, reason }, now);
  return [change('push', push, next, event('PushRefused', { ...pushFacts(push), reason }))];
}

/** Closes a push after a newer one was accepted, for example because its event was handled late. */
export function overtakePush(push: Push, { newer }: { newer: Push }, { now }: Now): [PushChange] {
  const to = { status: targetOf(pushLife, 'overtake')(), receipt: null, reason: pushName(newer) };
  return [
    change('push', push, settlePush(push, to, now), event('PushOvertaken', { ...pushFacts(push), by: newer.id })),
  ];
}

/** Postpones pushes when the platform is unavailable: the first is retried later, and those behind it wait too. */
export function postponePushes(waiting: readonly Push[], { reason }: { reason: string }, { now }: Now): PushChange[] {
  const [first] = waiting;
  if (!first) return [];
  const attempts = first.attempts + 1;
  const nextAttemptAt = instant(epoch(now) + pauseAfter(attempts));
  return waiting.map((push) =>
    change('push', push, { ...push, nextAttemptAt, ...(push === first ? { attempts, reason } : {}) }),
  );
}

/**
 * The bureau resends a push that was refused, was lost by the upper platform, or still waits.
 * @throws Refusal `push-overtaken`
 */
export function resendPush(push: Push, { others }: { others: readonly Push[] }, { now }: Now): [PushChange] {
  if (newerAccepted(push, others)) throw new Refusal('push-overtaken');
  const next: Push = {
    ...push,
    status: targetOf(pushLife, 'resend')(),
    offer: push.status === 'waiting' ? push.offer : push.offer + 1,
    ...{ attempts: 0, nextAttemptAt: now, settledAt: null, receipt: null, reason: null },
  };
  return [change('push', push, next, event('PushResent', pushFacts(push)))];
}

/** The newest accepted push of the entry, if it is newer than this one. */
export function newerAccepted(push: Push, others: readonly Push[]): Push | undefined {
  return others.filter((other) => other.status === 'accepted' && other.id > push.id).at(-1);
}

const HOUR = 3_600_000;

/** The pause after a number of attempts, in milliseconds: 1 h, 2 h, 4 h, 8 h, 16 h, then 24 h. */
export function pauseAfter(attempts: number): number {
  return Math.min(2 ** (attempts - 1), 24) * HOUR;
}

function settlePush(push: Push, to: Pick<Push, 'status' | 'receipt' | 'reason'>, now: Instant): Push {
  return { ...push, ...to, attempts: push.attempts + 1, nextAttemptAt: null, settledAt: now };
}

function pushFacts({ resource, version, action, code, provider, name }: Push) {
  return { resource, version, action, code, provider, name };
}
