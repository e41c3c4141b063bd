/** Counting a duty: its dates, its reminders, its lateness, its next wake-up. */
import { addWorkingDays, countWithStops } from '../calendar/calendar.ts';
import { atTime, endOf, type Instant, type LocalDate } from '../calendar/time.ts';
import { change } from '../change.ts';
import { event } from '../event.ts';
import type { DutyFacts } from '../events/duties.ts';
import { type Duty, type DutyChange, isLate, type Rules } from './duty.ts';
import { rungsAhead } from './escalation.ts';
import type { DutyKind } from './policy.ts';

export function dates(duty: Pick<Duty, 'days' | 'start' | 'stops' | 'extension'>, { policy, calendar }: Rules) {
  const days = (duty.days ?? policy.days) + (duty.extension?.days ?? 0);
  return countWithStops(calendar, duty.start, days, policy.start, duty.stops);
}

/** Working days from receipt until a day, without those of stops; 0 where it was done before the first counted day. */
export function daysTaken(
  { start, stops }: Pick<Duty, 'start' | 'stops'>,
  { policy, calendar }: Rules,
  on: LocalDate,
): number {
  let days = 0;
  while (countWithStops(calendar, start, days + 1, policy.start, stops).due <= on) days += 1;
  return days;
}

/** The reminders of a duty, earliest first, with their recipients. */
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

/** Marks past reminders as sent. A date that was set just now needs none of them. */
export function passOver(duty: Duty, rules: Rules, now: Instant): Duty {
  const passed = reminders(duty, rules).filter((point) => point.at <= now);
  return { ...duty, reminded: [...new Set([...duty.reminded, ...passed.map((point) => point.key)])] };
}

export function flagIfLate(duty: Duty, rules: Rules, now: Instant): DutyChange {
  return isLate(duty, now) ? flag(duty, rules, now) : change('duty', duty, duty);
}

/** Records that the current date was missed, unless that is recorded already. */
export function flag(duty: Duty, { policy }: Rules, now: Instant): DutyChange {
  if (isFlagged(duty) || lapsing.includes(duty.kind)) return change('duty', duty, duty);
  const flags = [...duty.flags, { due: duty.due, at: now }];
  return change('duty', duty, { ...duty, flags }, event('DutyLate', { ...dutyFacts(duty), to: policy.late.to }));
}

/** Duties that lapse with their time and are never flagged: without a supplement the application lapses (809 art. 21). */
const lapsing: readonly DutyKind[] = ['supplement'];

/** Whether it is recorded that the current date was missed. */
export function isFlagged({ flags, due }: Duty): boolean {
  return flags.some((flag) => !flag.void && (flag.recounted ?? flag.due) === due);
}

/** Sets the next wake-up: the next reminder, the end of the last day, or the next rung of escalation. */
export function arm(duty: Duty, rules: Rules): Duty {
  const points = reminders(duty, rules)
    .filter((point) => !duty.reminded.includes(point.key))
    .map((point) => point.at);
  if (!isFlagged(duty)) points.push(endOf(duty.due));
  points.push(...rungsAhead(duty, rules).map((point) => point.at));
  const nextWakeAt = points.sort()[0] ?? null;
  return nextWakeAt === duty.nextWakeAt ? duty : { ...duty, nextWakeAt, wakeSeq: duty.wakeSeq + 1 };
}

export function disarm(duty: Duty): Duty {
  return { ...duty, nextWakeAt: null, wakeSeq: duty.wakeSeq + 1 };
}

export function dutyFacts(duty: Duty): DutyFacts {
  return { kind: duty.kind, owes: duty.owes, subject: duty.subject.id, due: duty.due };
}
