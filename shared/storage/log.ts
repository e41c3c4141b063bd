import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Instant } from '../domain/calendar/time.ts';
import type { DomainEvent, LoggedEvent } from '../domain/event.ts';
import { shardOf } from './ids.ts';
import type { Kind } from './kinds/states.ts';
import { current, upcast } from './versions.ts';

/** Origin of a commit's events, the same for all of them. */
export interface Origin {
  at: Instant;
  actorId: string;
  /** The person on whose behalf the actor acted. */
  actingFor?: string;
  correlation: string;
}

/** The stream of a state's events. Ids of departments, persons and systems are chosen by people, so their streams carry the kind. */
export function streamOf(kind: Kind, id: string): string {
  return ['department', 'person', 'system'].includes(kind) ? `${kind}:${id}` : id;
}

/** The digests of a state before and after its events, as the state is stored. */
export interface Digests {
  from: string | null;
  digest: string;
}

/**
 * Appends events to a stream as a hash chain: each event holds the hash of the one before it.
 * @param digests of the state that the events change; null for events that change none
 */
export function chain(
  events: readonly DomainEvent[],
  to: { stream: string; seq: number; head: string | null; policy: string | null },
  origin: Origin,
  digests: Digests | null = null,
): LoggedEvent[] {
  let prev = to.head;
  // All events of a change show the state after the whole change, so the second was decided on what the first shows.
  let from = digests?.from ?? null;
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
      ...(digests ? { digest: digests.digest, ...(from === null ? {} : { from }) } : {}),
      prev,
    };
    from = digests?.digest ?? null;
    prev = hashOf(body);
    return { ...body, hash: prev } as LoggedEvent;
  });
}

/** SHA-256 over the RFC 8785 form of an event without its hash. */
export function hashOf(event: object): string {
  const { hash: _own, ...body } = event as { hash?: string };
  return createHash('sha256')
    .update(canonicalize(body) ?? '')
    .digest('hex');
}

/**
 * Checks the chain of a stream: of the hashes, and of the states, each decided on the one that the event before shows.
 * @returns the number of the first event that breaks it, or null where none does
 */
export function firstBreak(events: LoggedEvent[]): number | null {
  let prev: string | null = null;
  let digest: string | undefined;
  for (const [index, event] of events.entries()) {
    if (event.seq !== index + 1 || event.prev !== prev || hashOf(event) !== event.hash) return index + 1;
    if (digest !== undefined && event.from !== digest) return index + 1;
    prev = event.hash;
    digest = event.digest;
  }
  return null;
}

/** The department that an event is listed under: that of who owes, provides or asks. */
export function departmentOf({ data }: Pick<LoggedEvent, 'data'>): string | null {
  const by = data as { owes?: string; provider?: string; requester?: string };
  return by.owes ?? by.provider ?? by.requester ?? null;
}

/** Index keys by which the log is searched: department, person, day. `id` is the event's, or that of a call. */
export function logIndex({ id, at, department, person }: LogPlace) {
  const sk = `${at}#${id}`;
  return {
    ...(department ? { gsi1pk: `DEPARTMENT#${department}`, gsi1sk: sk } : {}),
    ...(person ? { gsi2pk: `ACTOR#${person}`, gsi2sk: sk } : {}),
    gsi3pk: `DAY#${at.slice(0, 10)}#${shardOf(id)}`,
    gsi3sk: sk,
  };
}
interface LogPlace {
  id: string;
  at: Instant;
  department: string | null;
  person: string | null;
}

export function eventKey(stream: string, seq: number) {
  return { pk: stream, sk: String(seq).padStart(8, '0') };
}

/** An event as it was written, without its table keys. This is the form that its hash covers. */
export function writtenEvent(item: Record<string, unknown>): LoggedEvent {
  const { pk, sk, gsi1pk, gsi1sk, gsi2pk, gsi2sk, gsi3pk, gsi3sk, ...event } = item;
  return event as unknown as LoggedEvent;
}

/** An event in today's form, for reading its content. */
export function eventOf(item: Record<string, unknown>): LoggedEvent {
  const event = writtenEvent(item);
  return { ...event, v: current.event(event.type), data: upcast.event(event.type, event.v, event.data) } as LoggedEvent;
}
