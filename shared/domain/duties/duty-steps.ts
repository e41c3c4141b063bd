/** The steps of a duty. */
import { addWorkingDays } from '../calendar/calendar.ts';
import { addDays, dateOf, endOf, type Instant, type LocalDate } from '../calendar/time.ts';
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
import { arm, dates, daysTaken, disarm, dutyFacts, flagIfLate, isFlagged, passOver, reminders } from './duty-count.ts';
import { escalate } from './escalation.ts';
import { recount } from './recount.ts';

/**
 * Opens a duty. Past reminders are skipped. A duty recorded after its due date is late at once, since article 9 counts from the
 * change of law, not from its recording.
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
  return change('duty', null, arm(next, rules), event('DutyOpened', dutyFacts(next)), ...events);
}

/**
 * Handles a wake-up: recounts by the current calendar, sends the reminder, flags the duty after its last day, and takes the rungs
 * of escalation that are reached.
 * A wake-up may come early, late or twice: everything due by `now` happens once. Of several missed reminders only the last is
 * sent; no rung is skipped.
 * @returns null if there is nothing to do
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
  const reminded = last && event('DutyReminded', { ...dutyFacts(duty), workingDays: last.workingDays, to: last.to });
  const followed = late ? escalate(duty, dutyFacts(duty), rules, now) : { escalated: [], events: [] };
  const next = {
    ...flagged.next,
    reminded: [...duty.reminded, ...reached.map((point) => point.key)],
    escalated: [...duty.escalated, ...followed.escalated],
  };
  const events = [...flagged.events, ...(reminded ? [reminded] : []), ...followed.events];
  return change('duty', duty, arm(next, rules), ...events);
}

/** The act itself, such as a reply, meets the duty; late if the last day has ended, even if no wake-up has flagged it. */
export function meet(duty: Duty, rules: Rules, now: Instant): DutyChange {
  mustAllow('meet', duty);
  return andThen(recountAndFlag(duty, rules, now), (next) => closeAsMet(next, now, rules, 'done'));
}

/** The owing side says the work is done. Until the bureau decides, the duty cannot become late. */
export function claim(duty: Duty, made: Claim, rules: Rules): DutyChange {
  if (duty.kind !== 'update') throw new Refusal('not-an-update-duty');
  mustAllow('claim', duty);
  return andThen(recountAndFlag(duty, rules, made.at), (next) => {
    const claimed: Duty = { ...next, status: targetOf(dutyLife, 'claim')(), claim: made };
    return change('duty', next, disarm(claimed), event('DutyClaimed', { ...dutyFacts(next), claim: made.kind }));
  });
}

/**
 * The bureau accepts the claim. The duty is met on the day of the claim, however long the bureau took, and stays on time if it
 * was on time by the calendar of that day (article 9).
 */
export function acceptClaim(duty: Duty, rules: Rules, now: Instant): DutyChange {
  mustAllow('accept', duty);
  const { claim: made } = duty;
  return andThen(recount(duty, rules, now), (next) => closeAsMet(next, made.at, rules, made.kind, isFlagged(next)));
}

/**
 * The bureau rejects the claim. The duty is open again; the bureau's days, from the day after the claim, do not count. What was
 * handed in in time leaves at least the days of the policy to be mended.
 */
export function declineClaim(duty: Duty, rules: Rules, now: Instant): DutyChange {
  mustAllow('decline', duty);
  const since = duty.claim.at;
  return andThen(recount(duty, rules, now), (next) =>
    restartClock(next, { since, reason: 'review' }, 'DutyReopened', rules, now),
  );
}

/** Stops the clock while the other side has to supply something. Meanwhile the duty cannot become late. */
export function stop(duty: Duty, reason: 'supplement', rules: Rules, now: Instant): DutyChange {
  mustAllow('stop', duty);
  return andThen(recountAndFlag(duty, rules, now), (next) => {
    const stopped: Duty = { ...next, status: targetOf(dutyLife, 'stop')(), stopped: { at: now, reason } };
    return change('duty', next, disarm(stopped), event('DutyStopped', dutyFacts(next)));
  });
}

/**
 * Restarts the clock. The days from the one after the stop until today do not count; if the clock stopped on the last day, that
 * day does not count either. It stops only once, so nobody gains a day twice.
 */
export function resume(duty: Duty, rules: Rules, now: Instant): DutyChange {
  mustAllow('resume', duty);
  const { at: since, reason } = duty.stopped;
  return andThen(recount(duty, rules, now), (next) => restartClock(next, { since, reason }, 'DutyResumed', rules, now));
}

/**
 * Checks that an extension may be asked for and given: once (809 art. 17, 21). @returns its limits
 * @throws Refusal `no-extension`, `extended-already`
 */
export function mustBeExtendable(duty: Pick<Duty, 'extension'>, { policy }: Rules): { maxDays: number } {
  if (!policy.extension) throw new Refusal('no-extension');
  if (duty.extension) throw new Refusal('extended-already');
  return policy.extension;
}

/**
 * The same for a number of days, within the limit of the policy.
 * @throws Refusal `no-extension`, `extended-already`, `extension-too-long`
 */
export function mayExtend(duty: Pick<Duty, 'extension'>, days: number, rules: Rules): void {
  const most = mustBeExtendable(duty, rules).maxDays;
  if (days > most) throw new Refusal('extension-too-long', { most }, [{ field: 'body.days', message: String(most) }]);
}

/**
 * The bureau gives more time, once, within the limit of the policy (809 art. 17, 21). An earlier flag stays on record; the new
 * date gets its own.
 * @throws Refusal `duty-not-open`, `no-extension`, `extended-already`, `extension-too-long`
 */
export function extend(duty: Duty, given: Extension, rules: Rules): DutyChange {
  mustAllow('extend', duty);
  mayExtend(duty, given.days, rules);
  return andThen(recountAndFlag(duty, rules, given.at), (before) => {
    const extended = { ...before, extension: given };
    const moved = { ...extended, ...dates(extended, rules) };
    const late = flagIfLate(passOver(moved, rules, given.at), rules, given.at);
    const events = [event('DutyExtended', { ...dutyFacts(moved), days: given.days }), ...late.events];
    return change('duty', before, arm(late.next, rules), ...events);
  });
}

/**
 * Cancels a duty that is no longer needed, for example when a change of law was recorded in error. A duty that is met stays met.
 * Lateness until now stays on record, even if no wake-up has flagged it.
 */
export function cancel(duty: Duty, reason: string, rules: Rules, now: Instant): DutyChange {
  mustAllow('cancel', duty);
  return andThen(recountAndFlag(duty, rules, now), (next) => {
    const cancelled: Duty = {
      ...withoutStatus(next),
      status: targetOf(dutyLife, 'cancel')(),
      cancelledAt: now,
      reason,
    };
    return change('duty', next, disarm(cancelled), event('DutyCancelled', dutyFacts(next)));
  });
}

/** Recounts by the current calendar, and flags the duty if that makes it late. */
function recountAndFlag(duty: Duty, rules: Rules, now: Instant): DutyChange {
  return andThen(recount(duty, rules, now), (counted) => flagIfLate(counted, rules, now));
}

function closeAsMet(duty: Duty, at: Instant, rules: Rules, how: 'done' | Claim['kind'], mayBeLate = true): DutyChange {
  const metOn = dateOf(at);
  const days = daysTaken(duty, rules, metOn);
  const late = mayBeLate && at >= endOf(duty.due);
  const done: Duty = { ...withoutStatus(duty), status: targetOf(dutyLife, 'meet')(), metAt: at, late, how };
  return change('duty', duty, disarm(done), event('DutyMet', { ...dutyFacts(duty), metOn, late, days }));
}

/** Opens the duty again, without the days in between. */
function restartClock(
  duty: Duty,
  { since, reason }: { since: Instant; reason: Stop['reason'] },
  type: 'DutyReopened' | 'DutyResumed',
  rules: Rules,
  now: Instant,
): DutyChange {
  const [asked, to] = [dateOf(since), dateOf(now)];
  // If the supplement was asked for on the last day, that day is given back; otherwise nobody could answer in time.
  const from = reason === 'supplement' && asked === duty.due ? asked : addDays(asked, 1);
  const stopped: Stop[] = asked < to ? [...duty.stops, { from, to, reason }] : duty.stops;
  const inTime = reason === 'review' && since < endOf(duty.due);
  const stops = inTime ? withDaysToMend({ ...duty, stops: stopped }, { asked, to }, rules) : stopped;
  const reopened: Duty = { ...withoutStatus(duty), stops, ...dates({ ...duty, stops }, rules) };
  const late = flagIfLate(passOver(reopened, rules, now), rules, now);
  return change('duty', duty, arm(late.next, rules), event(type, dutyFacts(reopened)), ...late.events);
}

/** Gives back as many of the days before the claim as are missing for what was returned today to be mended. */
function withDaysToMend(
  duty: Pick<Duty, 'days' | 'start' | 'stops' | 'extension'>,
  { asked, to }: { asked: LocalDate; to: LocalDate },
  rules: Rules,
): Stop[] {
  const { calendar, policy } = rules;
  const least = addWorkingDays(calendar, to, policy.mending ?? 0);
  let stops = duty.stops;
  for (let from = asked; dates({ ...duty, stops }, rules).due < least && from > duty.start; ) {
    stops = [...duty.stops, { from, to: asked, reason: 'mending' }];
    from = addWorkingDays(calendar, from, -1);
  }
  return policy.mending === undefined ? duty.stops : stops;
}

function withoutStatus(duty: Duty): Duty {
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
function mustAllow<S extends keyof typeof dutyLife.steps>(
  step: S,
  duty: Duty,
): asserts duty is Extract<Duty, { status: StepOf<S> }> {
  const from: readonly Duty['status'][] = dutyLife.steps[step].from;
  if (!from.includes(duty.status)) throw new Refusal('duty-not-open', { status: dutyLife.states[duty.status] });
}
