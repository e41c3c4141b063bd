import type { Calendar } from '../calendar/calendar.ts';
import { addDays, dateOf, endOf, type Instant, type LocalDate } from '../calendar/time.ts';
import { type Decision, event } from '../event.ts';
import { Refusal } from '../refusals.ts';
import {
  after,
  arm,
  dates,
  disarm,
  facts,
  flagIfLate,
  isFlagged,
  isLate,
  isOpen,
  passOver,
  reminders,
} from './duty-count.ts';
import { type Escalated, escalate } from './escalation.ts';
import type { DutyKind, Policy } from './policy.ts';
import { type Recount, recount } from './recount.ts';

export { isLate, isOpen, reminders };

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
export interface Subject {
  type: 'request' | 'resource' | 'grant' | 'negotiation' | 'correction' | 'demand';
  id: string;
  /** The number people use: the request's number or the entry's code. */
  number: string;
  name: string;
  /** For an update duty: the change of law or function it answers. */
  change?: { id: string; document: string };
}

/** What the side that owes says it has done, awaiting the bureau's word: while it stands, the duty cannot be late. */
export interface Claim {
  kind: 'revision' | 'no-change';
  at: Instant;
  by: string;
  reason: string | null;
}

export type DutyStatus =
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

/**
 * Opens a duty. One that was recorded only after its date is late at once (article 9 counts from the change, not from its
 * recording); reminders whose time has passed are passed over.
 */
export function openDuty(terms: DutyTerms, rules: Rules, now: Instant): Decision<Duty> {
  const duty: Duty = {
    ...terms,
    status: 'open',
    policy: rules.policy.id,
    calendar: rules.calendar.id,
    stops: [],
    ...dates({ ...terms, stops: [] }, rules),
    openedAt: now,
    flags: [],
    reminded: [],
    escalated: [],
    nextWakeAt: null,
    wakeSeq: 0,
  };
  const { next, events } = flagIfLate(passOver(duty, rules, now), rules, now);
  return { next: arm(next, rules), events: [event('DutyOpened', facts(next)), ...events] };
}

/**
 * What a wake-up does: counts by the calendar that holds now, then the reminder that has been reached, the flag once the last day
 * has ended, and each step that follows it.
 * Woken early, twice or late, it does what is due by `now` once. Of several reminders missed only the last is sent; of the
 * steps that follow none is left out.
 * @returns null where there is nothing to do
 */
export function wake(duty: Duty, rules: Rules, now: Instant): Decision<Duty> | null {
  if (!isOpen(duty)) return null;
  const woken = after(recount(duty, rules, now), (counted) =>
    counted.status === 'open' ? wakeOpen(counted, rules, now) : { next: counted, events: [] },
  );
  return woken.events.length > 0 || woken.next.reminded.length > duty.reminded.length ? woken : null;
}

function wakeOpen(duty: Duty, rules: Rules, now: Instant): Decision<Duty> {
  const reached = reminders(duty, rules).filter((point) => point.at <= now && !duty.reminded.includes(point.key));
  const flagged = flagIfLate(duty, rules, now);
  const late = isLate(duty, now);
  const worthSending = late ? reached.filter((point) => point.at >= endOf(duty.due)) : reached;
  const last = worthSending.at(-1);
  const reminded = last && event('DutyReminded', { ...facts(duty), workingDays: last.workingDays, to: last.to });
  const followed = late ? escalate(duty, facts(duty), rules, now) : { escalated: [], events: [] };
  const next = {
    ...flagged.next,
    reminded: [...duty.reminded, ...reached.map((point) => point.key)],
    escalated: [...duty.escalated, ...followed.escalated],
  };
  return {
    next: arm(next, rules),
    events: [...flagged.events, ...(reminded ? [reminded] : []), ...followed.events],
  };
}

/** Met by the act itself, such as a reply; late where the last day had ended, and flagged where no wake-up came before. */
export function meet(duty: Duty, rules: Rules, now: Instant): Decision<Duty> {
  if (duty.status !== 'open') throw new Refusal('duty-not-open', { status: statusNames[duty.status] });
  return after(flagged(duty, rules, now), (next) => met(next, now, 'done'));
}

/** The side that owes says it is done; the bureau has the word, and meanwhile nothing becomes late that was not. */
export function claim(duty: Duty, made: Claim, rules: Rules): Decision<Duty> {
  if (duty.kind !== 'update') throw new Refusal('not-an-update-duty');
  if (duty.status !== 'open') throw new Refusal('duty-not-open', { status: statusNames[duty.status] });
  return after(flagged(duty, rules, made.at), (next) => ({
    next: disarm({ ...next, status: 'claimed', claim: made }),
    events: [event('DutyClaimed', { ...facts(next), claim: made.kind })],
  }));
}

/**
 * The bureau accepts: met on the day it was claimed (article 9), however long the bureau took. What was on time by the calendar
 * of that day stays so.
 */
export function acceptClaim(duty: Duty, rules: Rules, now: Instant): Decision<Duty> {
  if (duty.status !== 'claimed') throw new Refusal('duty-not-open', { status: statusNames[duty.status] });
  const { claim: made } = duty;
  return after(recount(duty, rules, now), (next) => met(next, made.at, made.kind, isFlagged(next)));
}

/** The bureau does not accept: open again, its own days (from the day after the claim) excluded. */
export function rejectClaim(duty: Duty, rules: Rules, now: Instant): Decision<Duty> {
  if (duty.status !== 'claimed') throw new Refusal('duty-not-open', { status: statusNames[duty.status] });
  const since = duty.claim.at;
  return after(recount(duty, rules, now), (next) =>
    goOn(next, { since, reason: 'review' }, 'DutyReopened', rules, now),
  );
}

/** The clock stands still while the other side has to supply something; meanwhile nothing becomes late that was not. */
export function stop(duty: Duty, reason: 'supplement', rules: Rules, now: Instant): Decision<Duty> {
  if (duty.status !== 'open') throw new Refusal('duty-not-open', { status: statusNames[duty.status] });
  return after(flagged(duty, rules, now), (next) => ({
    next: disarm({ ...next, status: 'stopped', stopped: { at: now, reason } }),
    events: [event('DutyStopped', facts(next))],
  }));
}

/** The clock goes on: the days from the one after it stopped to this one are not counted. */
export function resume(duty: Duty, rules: Rules, now: Instant): Decision<Duty> {
  if (duty.status !== 'stopped') throw new Refusal('duty-not-open', { status: statusNames[duty.status] });
  const { at: since, reason } = duty.stopped;
  return after(recount(duty, rules, now), (next) => goOn(next, { since, reason }, 'DutyResumed', rules, now));
}

/**
 * Whether so many days more may be asked for and given: once, up to what the policy allows (809 art. 17, 21).
 * @throws Refusal `no-extension`, `extended-already`, `extension-too-long`
 */
export function mayExtend(duty: Pick<Duty, 'extension'>, days: number, { policy }: Rules): void {
  if (!policy.extension) throw new Refusal('no-extension');
  if (duty.extension) throw new Refusal('extended-already');
  const most = policy.extension.maxDays;
  if (days > most) throw new Refusal('extension-too-long', { most }, [{ field: 'body.days', message: String(most) }]);
}

/**
 * The bureau gives more time, once, up to what the policy allows (809 art. 17, 21). A flag already raised stays on record;
 * the new date has its own.
 * @throws Refusal `duty-not-open`, `no-extension`, `extended-already`, `extension-too-long`
 */
export function extend(duty: Duty, given: Extension, rules: Rules): Decision<Duty> {
  if (duty.status !== 'open') throw new Refusal('duty-not-open', { status: statusNames[duty.status] });
  mayExtend(duty, given.days, rules);
  return after(flagged(duty, rules, given.at), (before) => {
    const extended = { ...before, extension: given };
    const moved = { ...extended, ...dates(extended, rules) };
    const late = flagIfLate(passOver(moved, rules, given.at), rules, given.at);
    const events = [event('DutyExtended', { ...facts(moved), days: given.days }), ...late.events];
    return { next: arm(late.next, rules), events };
  });
}

/**
 * What was to be done no longer has to be, such as when a change was recorded in error. One that is met stays met, and that it
 * was late meanwhile stays true, also where no wake-up had come to say so.
 */
export function cancel(duty: Duty, reason: string, rules: Rules, now: Instant): Decision<Duty> {
  if (duty.status === 'met' || duty.status === 'cancelled') {
    throw new Refusal('duty-not-open', { status: statusNames[duty.status] });
  }
  return after(flagged(duty, rules, now), (next) => ({
    next: disarm({ ...bare(next), status: 'cancelled', cancelledAt: now, reason }),
    events: [event('DutyCancelled', facts(next))],
  }));
}

export const statusNames = {
  open: '未办结',
  claimed: '待确认',
  stopped: '暂停计时',
  met: '已办结',
  cancelled: '已撤销',
} as const;

/** Counted by the calendar that holds now, and flagged where it is late by that. */
function flagged(duty: Duty, rules: Rules, now: Instant): Decision<Duty> {
  return after(recount(duty, rules, now), (counted) => flagIfLate(counted, rules, now));
}

function met(duty: Duty, at: Instant, how: 'done' | Claim['kind'], mayBeLate = true): Decision<Duty> {
  const late = mayBeLate && at >= endOf(duty.due);
  return {
    next: disarm({ ...bare(duty), status: 'met', metAt: at, late, how }),
    events: [event('DutyMet', { ...facts(duty), metOn: dateOf(at), late })],
  };
}

/** Open again, without the days in between. */
function goOn(
  duty: Duty,
  { since, reason }: { since: Instant; reason: Stop['reason'] },
  type: 'DutyReopened' | 'DutyResumed',
  rules: Rules,
  now: Instant,
): Decision<Duty> {
  const from = addDays(dateOf(since), 1);
  const to = dateOf(now);
  const stops: Stop[] = from <= to ? [...duty.stops, { from, to, reason }] : duty.stops;
  const reopened: Duty = { ...bare(duty), stops, ...dates({ ...duty, stops }, rules) };
  const late = flagIfLate(passOver(reopened, rules, now), rules, now);
  return { next: arm(late.next, rules), events: [event(type, facts(reopened)), ...late.events] };
}

function bare(duty: Duty): Duty {
  if (duty.status === 'claimed') {
    const { claim: _claim, ...rest } = duty;
    return { ...rest, status: 'open' };
  }
  if (duty.status === 'stopped') {
    const { stopped: _stopped, ...rest } = duty;
    return { ...rest, status: 'open' };
  }
  return duty;
}
