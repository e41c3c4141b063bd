import { epoch, instant } from '../calendar/time.ts';
import { type Change, change } from '../change.ts';
import type { Circumstances } from '../circumstances.ts';
import { event } from '../event.ts';
import { type PushStatus, pushLife } from '../lives/push.ts';
import { targetOf } from '../machine.ts';
import { Refusal } from '../refusals.ts';

/**
 * What the upper platform is told of an entry (article 7): that a version was published, or that it was withdrawn.
 * The pushes of an entry go one after another in the order of their ids, so an older version never overwrites a newer one.
 */
export interface Push {
  id: string;
  resource: string;
  version: number;
  action: 'publish' | 'withdraw';
  code: string;
  provider: string;
  name: string;
  /** When it was published or withdrawn. */
  at: string;
  /** `overtaken`: a newer one was accepted first, so this one is not sent any more. */
  status: PushStatus;
  /** How often it was offered anew: 1, and one more each time the bureau sends again what was settled. */
  offer: number;
  attempts: number;
  /** When it is offered again; null unless it waits. */
  nextAttemptAt: string | null;
  settledAt: string | null;
  /** What the upper platform gave for it. */
  receipt: string | null;
  /** Why it was refused, or why the last attempt failed. */
  reason: string | null;
}

/** What there is to be told. */
export type PushContent = Pick<Push, 'resource' | 'version' | 'action' | 'code' | 'provider' | 'name' | 'at'>;

export type PushChange = Change<'push', Push>;

type Now = Pick<Circumstances, 'now'>;

/** `3`, or `3-withdrawn`: which push of an entry it is, as the API and the upper platform name it. */
export function pushName({ version, action }: Pick<Push, 'version' | 'action'>): string {
  return action === 'publish' ? String(version) : `${version}-withdrawn`;
}

/** Ids of an entry's pushes sort as they were made: a version before its withdrawal, both before the next version. */
export function pushId(resource: string, name: string): string {
  const [version = '', withdrawn] = name.split('-');
  return `${resource}.push.${version.padStart(6, '0')}${withdrawn ? '-withdrawn' : ''}`;
}

/**
 * By what the upper platform knows that it was told the same before: `resource@version`. What the bureau sends again is to be
 * taken again, even where the platform remembers having taken it, so that is another offer: `resource@version+2`.
 */
export function idempotencyId(push: Pick<Push, 'resource' | 'version' | 'action' | 'offer'>): string {
  return `${push.resource}@${pushName(push)}${push.offer === 1 ? '' : `+${push.offer}`}`;
}

/** No event of its own: that it was published, or withdrawn, is one already. */
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

/** It came after a newer one had been accepted, as when its event was carried out late. */
export function overtakePush(push: Push, { newer }: { newer: Push }, { now }: Now): [PushChange] {
  const to = { status: targetOf(pushLife, 'overtake')(), receipt: null, reason: pushName(newer) };
  return [
    change('push', push, settlePush(push, to, now), event('PushOvertaken', { ...pushFacts(push), by: newer.id })),
  ];
}

/** The platform could not be reached or could not answer: it is tried again later, and whatever waits behind it waits too. */
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
 * The bureau has it sent again, whether it was refused, lost by the upper platform or still waits.
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

/** The newest push that the upper platform has accepted, where it is newer than this one. */
export function newerAccepted(push: Push, others: readonly Push[]): Push | undefined {
  return others.filter((other) => other.status === 'accepted' && other.id > push.id).at(-1);
}

const HOUR = 3_600_000;

/** How long to wait after so many attempts, in milliseconds of business time: 1 h, 2 h, 4 h, 8 h, 16 h, then 24 h. */
export function pauseAfter(attempts: number): number {
  return Math.min(2 ** (attempts - 1), 24) * HOUR;
}

function settlePush(push: Push, to: Pick<Push, 'status' | 'receipt' | 'reason'>, now: string): Push {
  return { ...push, ...to, attempts: push.attempts + 1, nextAttemptAt: null, settledAt: now };
}

function pushFacts({ resource, version, action, code, provider, name }: Push) {
  return { resource, version, action, code, provider, name };
}
