import type { Instant, LocalDate } from './calendar/time.ts';
import type { CaseEvents } from './events/cases.ts';
import type { CatalogEvents } from './events/catalog.ts';
import type { DisputeEvents } from './events/disputes.ts';
import type { DutyEvents } from './events/duties.ts';
import type { GrantEvents } from './events/grants.ts';
import type { PeopleEvents } from './events/people.ts';

/**
 * The events of the log: what happened, in the past tense, and what a reader needs to know of it.
 * Persons appear by id only, since a log that is never changed cannot forget a name.
 */
export interface EventData extends CaseEvents, CatalogEvents, DisputeEvents, DutyEvents, GrantEvents, PeopleEvents {
  JobStarted: { kind: string; total: number | null };
  JobFinished: { kind: string; done: number; refused: number; imported?: Imported[]; recounted?: Recounted[] };
  EventLogTampered: { key: string; what: string };
}

/** What an import made for a department: proposed to its head, or waiting as drafts for answers (article 10). */
export interface Imported {
  department: string;
  proposed: number;
  waiting: number;
}

/** What a recount moved for a department: duties it owes or waits for, the notices it was moved by, the first of them by name. */
export interface Recounted {
  department: string;
  owed: number;
  awaited: number;
  notices: string[];
  rows: { number: string; name: string; kind: string; from: LocalDate; to: LocalDate }[];
}

export type EventType = keyof EventData;

/** An event as a decision returns it. The commit adds the stream, the time, the actor and the chain. */
export type DomainEvent = { [T in EventType]: { type: T; data: EventData[T] } }[EventType];

/** What a decision returns: the next state and what happened. It has changed nothing yet. */
export interface Decision<S> {
  next: S;
  events: readonly DomainEvent[];
}

export function event<T extends EventType>(type: T, data: EventData[T]): DomainEvent {
  return { type, data } as DomainEvent;
}

/** An event as the log holds it. `at` is an instant in Asia/Shanghai; `hash` covers everything but itself (RFC 8785, SHA-256). */
export type LoggedEvent = DomainEvent & {
  id: string;
  stream: string;
  seq: number;
  /** The version of `data`, counted for each type (shared/storage/versions.ts). */
  v: number;
  at: Instant;
  actorId: string;
  /** The person in whose place the actor acted. */
  actingFor?: string;
  correlation: string;
  policy: string | null;
  prev: string | null;
  hash: string;
};
