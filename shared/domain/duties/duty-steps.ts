/** What may be done about a duty, and what comes of it. */
import { addDays, dateOf, endOf, type Instant } from '../calendar/time.ts';
import { andThen, change } from '../change.ts';
import { event } from '../event.ts';
import { dutyLife } from '../lives/duty.ts';
import { targetOf } from '../machine.ts';
import { Refusal } from '../refusals.ts';
import {
  type Claim,
  type Duty,
  type DutyChange,
  type DutyTerms,
  type Extension,
  isLate,
  isOpen,
  type Rules,
  type Stop,
} from './duty.ts';
import { arm, dates, disarm, facts, flagIfLate, isFlagged, passOver, reminders } from './duty-count.ts';
import { escalate } from './escalation.ts';
import { recount } from './recount.ts';

/**
 * Opens a duty. One that was recorded only after its date is late at once (article 9 counts from the change, not from its
 * recording); reminders whose time has passed are passed over.
 */
export function openDuty(terms: DutyTerms, rules: Rules, now: Instant): DutyChange {
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
  return change('duty', null, arm(next, rules), event('DutyOpened', facts(next)), ...events);
}

/**
 * What a wake-up does: counts by the calendar that holds now, then the reminder that has been reached, the flag once the last day
 * has ended, and each step that follows it.
 * Woken early, twice or late, it does what is due by `now` once. Of several reminders missed only the last is sent; of the
 * steps that follow none is left out.
 * @returns null where there is nothing to do
 */
export function wake(duty: Duty, rules: Rules, now: Instant): DutyChange | null {
  if (!isOpen(duty)) return null;
  const woken = andThen(recount(duty, rules, now), (counted) =>
    counted.status === 'open' ? wakeOpen(counted, rules, now) : change('duty', counted, counted),
  );
  return woken.events.length > 0 || woken.next.reminded.length > duty.reminded.length ? woken : null;
}

function wakeOpen(duty: Duty, rules: Rules, now: Instant): DutyChange {
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
  const events = [...flagged.events, ...(reminded ? [reminded] : []), ...followed.events];
  return change('duty', duty, arm(next, rules), ...events);
}

/** Met by the act itself, such as a reply; late where the last day had ended, and flagged where no wake-up came before. */
export function meet(duty: Duty, rules: Rules, now: Instant): DutyChange {
  mayBe('meet', duty);
  return andThen(flagged(duty, rules, now), (next) => met(next, now, 'done'));
}

/** The side that owes says it is done; the bureau has the word, and meanwhile nothing becomes late that was not. */
export function claim(duty: Duty, made: Claim, rules: Rules): DutyChange {
  if (duty.kind !== 'update') throw new Refusal('not-an-update-duty');
  mayBe('claim', duty);
  return andThen(flagged(duty, rules, made.at), (next) => {
    const claimed: Duty = { ...next, status: targetOf(dutyLife, 'claim')(), claim: made };
    return change('duty', next, disarm(claimed), event('DutyClaimed', { ...facts(next), claim: made.kind }));
  });
}

/**
 * The bureau accepts: met on the day it was claimed (article 9), however long the bureau took. What was on time by the calendar
 * of that day stays so.
 */
export function acceptClaim(duty: Duty, rules: Rules, now: Instant): DutyChange {
  mayBe('accept', duty);
  const { claim: made } = duty;
  return andThen(recount(duty, rules, now), (next) => met(next, made.at, made.kind, isFlagged(next)));
}

/** The bureau does not accept: open again, its own days (from the day after the claim) excluded. */
export function rejectClaim(duty: Duty, rules: Rules, now: Instant): DutyChange {
  mayBe('reject', duty);
  const since = duty.claim.at;
  return andThen(recount(duty, rules, now), (next) =>
    goOn(next, { since, reason: 'review' }, 'DutyReopened', rules, now),
  );
}

/** The clock stands still while the other side has to supply something; meanwhile nothing becomes late that was not. */
export function stop(duty: Duty, reason: 'supplement', rules: Rules, now: Instant): DutyChange {
  mayBe('stop', duty);
  return andThen(flagged(duty, rules, now), (next) => {
    const stopped: Duty = { ...next, status: targetOf(dutyLife, 'stop')(), stopped: { at: now, reason } };
    return change('duty', next, disarm(stopped), event('DutyStopped', facts(next)));
  });
}

/**
 * The clock goes on: the days from the one after it stopped to this one are not counted; nor is the one on which it stopped where
 * that was the last. It stops but once, so nobody gains a day twice; a revision returned leaves the days there were.
 */
export function resume(duty: Duty, rules: Rules, now: Instant): DutyChange {
  mayBe('resume', duty);
  const { at: since, reason } = duty.stopped;
  return andThen(recount(duty, rules, now), (next) => goOn(next, { since, reason }, 'DutyResumed', rules, now));
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
export function extend(duty: Duty, given: Extension, rules: Rules): DutyChange {
  mayBe('extend', duty);
  mayExtend(duty, given.days, rules);
  return andThen(flagged(duty, rules, given.at), (before) => {
    const extended = { ...before, extension: given };
    const moved = { ...extended, ...dates(extended, rules) };
    const late = flagIfLate(passOver(moved, rules, given.at), rules, given.at);
    const events = [event('DutyExtended', { ...facts(moved), days: given.days }), ...late.events];
    return change('duty', before, arm(late.next, rules), ...events);
  });
}

/**
 * What was to be done no longer has to be, such as when a change was recorded in error. One that is met stays met, and that it
 * was late meanwhile stays true, also where no wake-up had come to say so.
 */
export function cancel(duty: Duty, reason: string, rules: Rules, now: Instant): DutyChange {
  mayBe('cancel', duty);
  return andThen(flagged(duty, rules, now), (next) => {
    const cancelled: Duty = { ...bare(next), status: targetOf(dutyLife, 'cancel')(), cancelledAt: now, reason };
    return change('duty', next, disarm(cancelled), event('DutyCancelled', facts(next)));
  });
}

/** Counted by the calendar that holds now, and flagged where it is late by that. */
function flagged(duty: Duty, rules: Rules, now: Instant): DutyChange {
  return andThen(recount(duty, rules, now), (counted) => flagIfLate(counted, rules, now));
}

function met(duty: Duty, at: Instant, how: 'done' | Claim['kind'], mayBeLate = true): DutyChange {
  const late = mayBeLate && at >= endOf(duty.due);
  const done: Duty = { ...bare(duty), status: targetOf(dutyLife, 'meet')(), metAt: at, late, how };
  return change('duty', duty, disarm(done), event('DutyMet', { ...facts(duty), metOn: dateOf(at), late }));
}

/** Open again, without the days in between. */
function goOn(
  duty: Duty,
  { since, reason }: { since: Instant; reason: Stop['reason'] },
  type: 'DutyReopened' | 'DutyResumed',
  rules: Rules,
  now: Instant,
): DutyChange {
  const [asked, to] = [dateOf(since), dateOf(now)];
  // What was missing was asked for on the last day: that day is given back, or nobody could answer in time.
  const from = reason === 'supplement' && asked === duty.due ? asked : addDays(asked, 1);
  const stops: Stop[] = asked < to ? [...duty.stops, { from, to, reason }] : duty.stops;
  const reopened: Duty = { ...bare(duty), stops, ...dates({ ...duty, stops }, rules) };
  const late = flagIfLate(passOver(reopened, rules, now), rules, now);
  return change('duty', duty, arm(late.next, rules), event(type, facts(reopened)), ...late.events);
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

type StepOf<S extends keyof typeof dutyLife.steps> = (typeof dutyLife.steps)[S]['from'][number];

/** @throws Refusal `duty-not-open` */
function mayBe<S extends keyof typeof dutyLife.steps>(
  step: S,
  duty: Duty,
): asserts duty is Extract<Duty, { status: StepOf<S> }> {
  const from: readonly Duty['status'][] = dutyLife.steps[step].from;
  if (!from.includes(duty.status)) throw new Refusal('duty-not-open', { status: dutyLife.states[duty.status] });
}
