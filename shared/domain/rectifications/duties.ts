import { isWorkingDay, workingDaysBetween } from '../calendar/calendar.ts';
import { addDays, dateOf, type LocalDate } from '../calendar/time.ts';
import { change } from '../change.ts';
import type { Unattended } from '../circumstances.ts';
import { type Duty, isLate } from '../duties/duty.ts';
import { currentDuty } from '../duties/law.ts';
import { findPolicy } from '../duties/policy.ts';
import { passOn } from '../duties/waiting.ts';
import type { DomainEvent } from '../event.ts';
import { extensionLife } from '../lives/extension.ts';
import { rectificationLife } from '../lives/rectification.ts';
import { Refusal } from '../refusals.ts';
import { isOfTheBureau, nameOf, type Rectification, type RectificationDecision, sidesIn } from './rectification.ts';

/** The longest that a date may lie ahead, in days; the policy says how many of them may be working days. */
const FAR = 400;

/** What its duties are about. */
export function aboutOf(rectification: Rectification) {
  const { id, number } = rectification;
  return {
    subject: { type: 'rectification', id, number, name: nameOf(rectification) } as const,
    ...sidesIn(rectification),
  };
}

/**
 * A step of a rectification, with the duties that follow from whose turn it is. What the department owes is owed by the date on the
 * notice, or on the order. The city government drafts against the bureau for itself, and owes nobody the issue of its own draft.
 */
export function stepped(
  before: Rectification | null,
  next: Rectification,
  told: DomainEvent,
  at: Unattended,
): RectificationDecision {
  const from = before?.status ?? null;
  if (from === next.status || (from === null && isOfTheBureau(next)))
    return [change<'rectification', Rectification>('rectification', before, next, told)];
  const about = aboutOf(next);
  const rectifies = next.status === 'issued' || next.status === 'ordered';
  const stated = rectifies ? { days: daysUntil(next.dueOn, at) } : {};
  const passed = passOn(rectificationLife, [from, next.status], about, at, stated);
  const duty = passed.find((each) => each.before === null)?.next.id ?? next.duty;
  return [
    change<'rectification', Rectification>('rectification', before, { ...next, duty }, told),
    // What was asked has no object any more.
    ...(asksForTime(before) ? passOn(extensionLife, ['asked', 'over'], about, at) : []),
    ...passed,
  ];
}

/** Whether more time was asked for and nobody has decided. */
export function asksForTime(rectification: Pick<Rectification, 'time'> | null): boolean {
  return rectification?.time?.answer === null;
}

/** The duty by which the department rectifies now; none while it waits for others. */
export function rectifyDuty({ duties }: Pick<Unattended, 'duties'>): Duty | undefined {
  return duties.findLast(({ kind, status }) => kind === 'rectify-notice' && status === 'open');
}

/** Checks that the date on the notice is over and nothing was handed in. @throws Refusal `notice-not-late` */
export function mustBeLate(at: Unattended): Duty {
  const found = rectifyDuty(at);
  const duty = found && currentDuty(at.law, found).duty;
  if (!duty || !isLate(duty, at.now)) throw new Refusal('notice-not-late');
  return duty;
}

/**
 * The working days until a date, both counted from the day after today. A date on a day off means the next working day (民法典 203).
 * @throws Refusal `due-out-of-range`
 */
export function daysUntil(dueOn: LocalDate, { law, now }: Pick<Unattended, 'law' | 'now'>): number {
  const today = dateOf(now);
  const most = findPolicy(law.policies, 'rectify-notice', null, today)?.stated?.most ?? FAR;
  const isNear = dueOn > today && dueOn <= addDays(today, FAR);
  const days = isNear
    ? workingDaysBetween(law.calendar, today, dueOn) + (isWorkingDay(law.calendar, dueOn) ? 0 : 1)
    : null;
  if (days === null || days > most)
    throw new Refusal('due-out-of-range', { most }, [{ field: 'body.dueOn', message: dueOn }]);
  return days;
}
