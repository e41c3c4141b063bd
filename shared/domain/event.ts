import type { Instant, LocalDate } from './calendar/time.ts';
import type { CaseEvents } from './events/cases.ts';
import type { CatalogEvents } from './events/catalog.ts';
import type { ComplaintEvents } from './events/complaints.ts';
import type { DisputeEvents } from './events/disputes.ts';
import type { DutyEvents } from './events/duties.ts';
import type { EvaluationEvents } from './events/evaluation.ts';
import type { GrantEvents } from './events/grants.ts';
import type { PeopleEvents } from './events/people.ts';
import type { RectificationEvents } from './events/rectifications.ts';
import type { SecurityEvents } from './events/security.ts';
import type { SuggestionEvents } from './events/suggestions.ts';
import type { WebhookEvents } from './events/webhooks.ts';

/**
 * The events of the log: what happened, in the past tense, with the facts that a reader needs.
 * People appear by id only, since a log that never changes cannot forget a name.
 */
export interface EventData
  extends CaseEvents,
    CatalogEvents,
    ComplaintEvents,
    DisputeEvents,
    DutyEvents,
    EvaluationEvents,
    GrantEvents,
    PeopleEvents,
    RectificationEvents,
    SecurityEvents,
    SuggestionEvents,
    WebhookEvents {
  JobStarted: { kind: string; total: number | null };
  JobFinished: { kind: string; done: number; refused: number; imported?: Imported[]; recounted?: Recounted[] };
  /** `by`: the person who asked for the job. */
  JobFailed: { kind: string; by: string; done: number; refused: number; why: string; error: string };
  EventLogTampered: { key: string; what: string };
  /** An operator of the installation acts on it, by a command. `about`: a queue or a person; `who`: the operator's ARN. */
  OperatorActed: { command: string; about: string | null; reason: string; who: string };
  /** A day of the log is sealed to its end. `number`: the last segment, with its root. */
  LogSealed: { day: LocalDate; number: string; root: string };
  /** Segments of the log have been kept as long as they have to be, and go: `from` one number `through` another. `root`: of the last. */
  LogExpired: {
    from: string;
    through: string;
    root: string;
    since: Instant | null;
    until: Instant;
    events: number;
    accesses: number;
  };
}

/** Result of an import for a department: entries proposed to its head, and drafts that wait for answers (article 10). */
export interface Imported {
  department: string;
  proposed: number;
  waiting: number;
}

/** Result of a recount for a department: dates that moved, of duties it owes or waits for, and the notices that moved them. */
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

/** An event as the log stores it. `at` is an instant in Asia/Shanghai; `hash` covers all other fields (RFC 8785, SHA-256). */
export type LoggedEvent = DomainEvent & {
  id: string;
  stream: string;
  seq: number;
  /** The version of `data`, counted for each type (shared/storage/versions.ts). */
  v: number;
  at: Instant;
  actorId: string;
  /** The person the actor acted for, during that person's absence. */
  actingFor?: string;
  correlation: string;
  policy: string | null;
  /** SHA-256 over the state after it, as stored (RFC 8785). Events from before it was kept have none. */
  digest?: string;
  /** The digest of the state that was decided on, which is that of the event before; none where the state begins. */
  from?: string;
  prev: string | null;
  hash: string;
};
