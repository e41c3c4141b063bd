import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Instant } from '../domain/calendar/time.ts';
import type { DomainEvent, LoggedEvent } from '../domain/event.ts';
import { current, upcast } from './versions.ts';

/** Where the events of a commit come from: the same for all of them. */
export interface Origin {
  at: Instant;
  actorId: string;
  /** In whose place the actor acted. */
  actingFor?: string;
  correlation: string;
}

/** Chains events onto an aggregate's log: each holds the hash of the one before it. */
export function chain(
  events: readonly DomainEvent[],
  to: { stream: string; seq: number; head: string | null; policy: string | null },
  origin: Origin,
): LoggedEvent[] {
  let prev = to.head;
  return events.map((event, index) => {
    const seq = to.seq + index + 1;
    const body = {
      ...event,
      id: `${to.stream}@${seq}`,
      stream: to.stream,
      seq,
      v: current.event(event.type),
      ...origin,
      policy: to.policy,
      prev,
    };
    prev = hashOf(body);
    return { ...body, hash: prev } as LoggedEvent;
  });
}

/** SHA-256 over the RFC 8785 form of all but the hash itself. */
export function hashOf(event: object): string {
  const { hash: _own, ...body } = event as { hash?: string };
  return createHash('sha256')
    .update(canonicalize(body) ?? '')
    .digest('hex');
}

/** Checks a stream's events in order. @returns the number of the first that does not fit, or null where all do */
export function firstBreak(events: LoggedEvent[]): number | null {
  let prev: string | null = null;
  for (const [index, event] of events.entries()) {
    if (event.seq !== index + 1 || event.prev !== prev || hashOf(event) !== event.hash) return index + 1;
    prev = event.hash;
  }
  return null;
}

export function eventKey(stream: string, seq: number) {
  return { pk: stream, sk: String(seq).padStart(8, '0') };
}

/** An event without the keys it was stored under, as it was written: what its hash is of. */
export function writtenEvent(item: Record<string, unknown>): LoggedEvent {
  const { pk, sk, gsi1pk, gsi1sk, gsi2pk, gsi2sk, gsi3pk, gsi3sk, ...event } = item;
  return event as unknown as LoggedEvent;
}

/** The same in today's form, for whoever reads what it says. */
export function eventOf(item: Record<string, unknown>): LoggedEvent {
  const event = writtenEvent(item);
  return { ...event, v: current.event(event.type), data: upcast.event(event.type, event.v, event.data) } as LoggedEvent;
}
