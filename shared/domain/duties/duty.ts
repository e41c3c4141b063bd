/** What a duty is: its state, and by what it is counted. */

import type { Calendar } from '../calendar/calendar.ts';
import { endOf, type Instant, type LocalDate } from '../calendar/time.ts';
import type { Change } from '../change.ts';
import type { Id } from '../id.ts';
import type { DutyKind, Escalation, Policy } from './policy.ts';

/** A stretch of days that does not count against the side that owes, both ends inclusive. */
export interface Stop {
  from: LocalDate;
  to: LocalDate;
  reason: 'review' | 'supplement';
}

/** More time, given by the bureau for a reason, within what the policy allows. */
export interface Extension {
  days: number;
  reason: string;
  at: Instant;
  by: string;
}

/** That it was late: for which date, and when that was found. */
export interface Flag {
  due: LocalDate;
  at: Instant;
  /** That date by the calendar now, where a recount moved it and it was missed nevertheless. */
  recounted?: LocalDate;
  /** A recount has disproved it: it stays on record and counts nowhere. */
  void?: { at: Instant; calendar: string; notice: string };
}

/** What a duty is about, in the words a mail or a list needs. */
interface Subject {
  type: 'request' | 'resource' | 'grant' | 'negotiation' | 'correction' | 'demand';
  id: string;
  /** The number people use: the request's number or the entry's code. */
  number: string;
  name: string;
  /** For an update duty: the change of law or function it answers. */
  change?: { id: Id<'chg'>; document: string };
}

/** What the side that owes says it has done, awaiting the bureau's word: while it stands, the duty cannot be late. */
export interface Claim {
  kind: 'revision' | 'no-change';
  at: Instant;
  by: string;
  reason: string | null;
}

/** That a date was counted again: what it was, what it became, by which calendar, and the notice that is the reason. */
export interface Recount {
  from: LocalDate;
  to: LocalDate;
  calendar: string;
  notice: string;
  at: Instant;
}

/** A step that was taken after the date that it is kept with; a date that moves begins anew. */
export interface Escalated extends Pick<Escalation, 'step' | 'workingDays'> {
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
 * One thing owed by a date: every deadline of the regulation is one of these and differs only by its policy.
 * All dates are Asia/Shanghai; the duty falls due at 24:00 at the end of `due` (民法典 203).
 */
export type Duty = DutyStatus & {
  id: string;
  kind: DutyKind;
  subject: Subject;
  /** The department that owes, and the one that waits (null: nobody but the bureau). */
  owes: string;
  waits: string | null;
  policy: string;
  calendar: string;
  /** Working days as stated by whoever ordered it, where the policy leaves them to them. */
  days?: number;
  /** Day 0, which is not counted (民法典 201). */
  start: LocalDate;
  stops: Stop[];
  /** Working days added with the bureau's consent, once. */
  extension?: Extension;
  /** Without and with the stops. */
  statutoryDue: LocalDate;
  due: LocalDate;
  /** Each time a recount moved `due`. */
  recounts?: Recount[];
  /** Whether a day of the count lies in a year whose holidays are not announced yet. */
  provisional: boolean;
  openedAt: Instant;
  /** Each date it was late for, once; a flag stays on record, also where the date is moved afterwards. */
  flags: Flag[];
  /** What has been sent or passed over, as `workingDays/HH:mm@due`: a date that moves is reminded of anew. */
  reminded: string[];
  /** What followed its being late. */
  escalated: Escalated[];
  nextWakeAt: Instant | null;
  /** Counts the wake-ups asked for, so that each has a timer of its own name. */
  wakeSeq: number;
};

/** The law by which a duty is counted: its policy and the calendar. */
export interface Rules {
  policy: Policy;
  calendar: Calendar;
  /** The one it was counted by, which may be another than the current one. */
  before?: Calendar;
}

/** What a decision does to a duty. */
export type DutyChange = Change<'duty', Duty>;

export interface DutyTerms {
  id: string;
  kind: DutyKind;
  subject: Subject;
  owes: string;
  waits: string | null;
  /** The day of receipt, or of the change, whenever it was recorded. */
  start: LocalDate;
  /** Working days stated by whoever orders it, within the policy's `stated`; its `days` where left out. */
  days?: number;
}

/** Late: still open when the last day has ended. Computed from `now`, so a timer that never came does not make it untrue. */
export function isLate(duty: Duty, now: Instant): boolean {
  return duty.status === 'open' && now >= endOf(duty.due);
}

/** Still to be done, whether its clock runs, stands still or waits for the bureau. */
export function isOpen(duty: Duty): boolean {
  return duty.status !== 'met' && duty.status !== 'cancelled';
}
