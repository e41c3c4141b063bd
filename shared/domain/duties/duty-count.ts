/** How a duty is counted: its dates, when it is reminded of, when it is late, when it wants to be woken. */
import { addWorkingDays, countWithStops } from '../calendar/calendar.ts';
import { atTime, endOf, type Instant } from '../calendar/time.ts';
import { change } from '../change.ts';
import { event } from '../event.ts';
import type { DutyFacts } from '../events/duties.ts';
import { type Duty, type DutyChange, isLate, type Rules } from './duty.ts';
import { stepsAhead } from './escalation.ts';
import type { DutyKind } from './policy.ts';

export function dates(duty: Pick<Duty, 'days' | 'start' | 'stops' | 'extension'>, { policy, calendar }: Rules) {
  const days = (duty.days ?? policy.days) + (duty.extension?.days ?? 0);
  return countWithStops(calendar, duty.start, days, policy.start, duty.stops);
}

/** When a duty is reminded of, the earliest first, and whom that tells. */
export function reminders(duty: Pick<Duty, 'due'>, { policy, calendar }: Rules) {
  return policy.reminders
    .map(({ workingDays, at, to }) => ({
      key: `${workingDays}/${at}@${duty.due}`,
      workingDays,
      to,
      at: atTime(addWorkingDays(calendar, duty.due, workingDays), at),
    }))
    .sort((a, b) => a.at.localeCompare(b.at));
}

/** Takes what would have been sent by now as sent: a date that has just been set is told of as such. */
export function passOver(duty: Duty, rules: Rules, now: Instant): Duty {
  const passed = reminders(duty, rules).filter((point) => point.at <= now);
  return { ...duty, reminded: [...new Set([...duty.reminded, ...passed.map((point) => point.key)])] };
}

export function flagIfLate(duty: Duty, rules: Rules, now: Instant): DutyChange {
  return isLate(duty, now) ? flag(duty, rules, now) : change('duty', duty, duty);
}

/** Puts on record that the date as it is now was missed, where it isn't yet. */
export function flag(duty: Duty, { policy }: Rules, now: Instant): DutyChange {
  if (isFlagged(duty) || lapsing.includes(duty.kind)) return change('duty', duty, duty);
  const flags = [...duty.flags, { due: duty.due, at: now }];
  return change('duty', duty, { ...duty, flags }, event('DutyLate', { ...facts(duty), to: policy.late.to }));
}

/** What lapses with its time, so that nobody is flagged for it: an application that was not supplemented (809 art. 21). */
const lapsing: readonly DutyKind[] = ['supplement'];

/** Whether it is on record that the date as it is now was missed. */
export function isFlagged({ flags, due }: Duty): boolean {
  return flags.some((flag) => !flag.void && (flag.recounted ?? flag.due) === due);
}

/** Sets the next wake-up: the earliest reminder not yet passed, the end of the last day, or what follows it. */
export function arm(duty: Duty, rules: Rules): Duty {
  const points = reminders(duty, rules)
    .filter((point) => !duty.reminded.includes(point.key))
    .map((point) => point.at);
  if (!isFlagged(duty)) points.push(endOf(duty.due));
  points.push(...stepsAhead(duty, rules).map((point) => point.at));
  const nextWakeAt = points.sort()[0] ?? null;
  return nextWakeAt === duty.nextWakeAt ? duty : { ...duty, nextWakeAt, wakeSeq: duty.wakeSeq + 1 };
}

export function disarm(duty: Duty): Duty {
  return { ...duty, nextWakeAt: null, wakeSeq: duty.wakeSeq + 1 };
}

export function facts(duty: Duty): DutyFacts {
  return { kind: duty.kind, owes: duty.owes, subject: duty.subject.id, due: duty.due };
}
