/** The state of a duty, and the rules by which it is counted. */

import type { Calendar } from '../calendar/calendar.ts';
import { endOf, type Instant, type LocalDate } from '../calendar/time.ts';
import type { Change } from '../change.ts';
import type { Id } from '../id.ts';
import type { Signature } from '../people/hands.ts';
import type { DutyKind, EscalationRung, Policy } from './policy.ts';

/**
 * Days that do not count against the owing side, both ends included. `mending`: days before a claim, given back so that what was
 * returned can still be mended.
 */
export interface Stop {
  from: LocalDate;
  to: LocalDate;
  reason: 'review' | 'supplement' | 'mending';
}

/** More time, given by the bureau with a reason, within the limit of the policy. */
export interface Extension extends Signature {
  days: number;
  reason: string;
  at: Instant;
}

/** A record of lateness: the missed date, and when that was noticed. */
export interface Flag {
  due: LocalDate;
  at: Instant;
  /** The date after a recount, if it was missed all the same. */
  recounted?: LocalDate;
  /** A recount disproved the flag: it stays on record and counts nowhere. */
  void?: { at: Instant; calendar: string; notice: string };
}

/** What a duty is about, as mails and lists show it. */
interface DutySubject {
  type:
    | 'application'
    | 'request'
    | 'resource'
    | 'grant'
    | 'negotiation'
    | 'correction'
    | 'demand'
    | 'rectification'
    | 'safeguard'
    | 'incident'
    | 'contractor'
    | 'complaint'
    | 'circular'
    | 'evaluation';
  id: string;
  /** The number people use: the request's number or the entry's code. */
  number: string;
  name: string;
  /** For an update duty: the change of law or function behind it. */
  change?: { id: Id<'chg'>; document: string };
}

/** The owing side's claim that the work is done. Until the bureau decides, the duty cannot become late. */
export interface Claim extends Signature {
  kind: 'revision' | 'no-change';
  at: Instant;
  reason: string | null;
}

/** A recount that moved a date: the old and the new date, the calendar, and the notice behind it. */
export interface Recount {
  from: LocalDate;
  to: LocalDate;
  calendar: string;
  notice: string;
  at: Instant;
}

/** A rung of escalation that was taken, with the due date it belongs to. A date that moves starts the ladder anew. */
export interface RungTaken extends Pick<EscalationRung, 'step' | 'workingDays'> {
  due: LocalDate;
  at: Instant;
}

type DutyStatus =
  | { status: 'open' }
  | { status: 'claimed'; claim: Claim }
  | { status: 'stopped'; stopped: { at: Instant; reason: 'supplement' } }
  | { status: 'met'; metAt: Instant; late: boolean; how: 'done' | Claim['kind'] }
  | { status: 'cancelled'; cancelledAt: Instant; reason: string };

/**
 * Work owed by a date. Every deadline of the regulation is a duty; only the policy differs.
 * Dates are Asia/Shanghai; a duty is due at 24:00, the end of the day `due` (民法典 203).
 */
export type Duty = DutyStatus & {
  id: string;
  kind: DutyKind;
  subject: DutySubject;
  /** The department that owes the work, and the one that waits for it (null: only the bureau). */
  owes: string;
  waits: string | null;
  policy: string;
  calendar: string;
  /** Working days stated by whoever ordered the work, if the policy allows that. */
  days?: number;
  /** Day 0, which is not counted (民法典 201). */
  start: LocalDate;
  stops: Stop[];
  /** Working days added once by the bureau. */
  extension?: Extension;
  /** The due date without stops, and with them. */
  statutoryDue: LocalDate;
  due: LocalDate;
  /** Each time a recount moved `due`. */
  recounts?: Recount[];
  /** Whether the count includes days of a year whose holidays are not announced yet. */
  provisional: boolean;
  openedAt: Instant;
  /** One flag for each missed date. A flag stays on record even if the date moves afterwards. */
  flags: Flag[];
  /** Reminders sent or skipped, as `workingDays/HH:mm@due`. A date that moves has new reminders. */
  reminded: string[];
  /** Rungs of escalation taken. */
  escalated: RungTaken[];
  nextWakeAt: Instant | null;
  /** Number of wake-ups scheduled, so that each has a timer with its own name. */
  wakeSeq: number;
};

/** The policy and the calendar by which a duty is counted. */
export interface Rules {
  policy: Policy;
  calendar: Calendar;
  /** The calendar of the last count, which may be older than the current one. */
  before?: Calendar;
}

/** What a decision does to a duty. */
export type DutyChange = Change<'duty', Duty>;

export interface DutyTerms {
  id: string;
  kind: DutyKind;
  subject: DutySubject;
  owes: string;
  waits: string | null;
  /** The day of receipt, or of the change of law, whenever that was recorded. */
  start: LocalDate;
  /** Working days stated by whoever orders the work, within the policy's `stated`; the policy's `days` if left out. */
  days?: number;
}

/** Whether the duty is still open after its last day. Computed from `now`, so it holds even if a timer was lost. */
export function isLate(duty: Duty, now: Instant): boolean {
  return duty.status === 'open' && now >= endOf(duty.due);
}

/** Whether the city government owes the work: a decision that was referred to it (article 16; Order 809 art. 28). */
export function isReferredDuty({ kind }: Pick<Duty, 'kind'>): boolean {
  return kind === 'decide' || kind === 'decide-instead';
}

/** Whether the work is still to be done: the clock runs, is stopped, or the bureau has to decide. */
export function isOpen(duty: Duty): boolean {
  return duty.status !== 'met' && duty.status !== 'cancelled';
}
