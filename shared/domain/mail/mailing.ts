import { addWorkingDays, type Calendar, isWorkingDay } from '../calendar/calendar.ts';
import { atTime, dateOf, epoch, type Instant, instant } from '../calendar/time.ts';
import { change } from '../change.ts';
import type { MailTemplate } from '../effects.ts';
import { event, type LoggedEvent } from '../event.ts';
import type { Person, PersonChange } from '../people/person.ts';
import type { MailChoice } from './preferences.ts';

/** When mails go out, as data; the measures say nothing of it, so the figures are the product's own. */
export const mailing = {
  /** When, on a working day, a digest goes out, and what had to wait for a working day. */
  morning: '08:30',
  /** What the mail system does not take is offered every hour this often, then every day, and then given up. */
  hourly: 24,
  daily: 13,
};

/** A person chooses; what waits already goes as it was going to. */
export function chooseMails(person: Person, choice: MailChoice): [PersonChange] {
  const chosen = event('MailChosen', { department: person.department, ...choice });
  return [change('person', person, { ...person, mail: choice }, chosen)];
}

const alerts: ReadonlySet<string> = new Set<MailTemplate>([
  'duty-late',
  'duty-urged',
  'rectification-suggested',
  'report-prepared',
]);

/** What a mail about an event is, by which it is told at once or waits. */
export interface Cause {
  /** No person's act but a date that came. */
  clock: boolean;
  /** Something is late. */
  alert: boolean;
}

/** @param event what the mail tells of; `system` is who acts where nobody does, but for a job, which somebody has asked for */
export function causeOf({ actorId, type }: Pick<LoggedEvent, 'actorId' | 'type'>, template: MailTemplate): Cause {
  const alert = alerts.has(template);
  return { clock: alert || (actorId === 'system' && type !== 'JobFinished'), alert };
}

/** When a mail goes: by itself at `at`, or with the digest of that morning. */
export function whenToMail(
  choice: MailChoice,
  cause: Cause,
  calendar: Calendar,
  now: Instant,
): { at: Instant; digest: boolean } {
  if (choice.pace === 'digest' && (!cause.alert || choice.alerts === 'digest')) {
    return { at: nextMorning(calendar, now), digest: true };
  }
  const waits = !isWorkingDay(calendar, dateOf(now)) && (cause.clock || choice.quiet === 'all');
  return { at: waits ? nextMorning(calendar, now) : now, digest: false };
}

/** The first morning of a working day after an instant. */
export function nextMorning(calendar: Calendar, now: Instant): Instant {
  const today = dateOf(now);
  const morning = atTime(today, mailing.morning);
  if (isWorkingDay(calendar, today) && now < morning) return morning;
  return atTime(addWorkingDays(calendar, today, 1), mailing.morning);
}

const HOUR = 3_600_000;

/** When a mail that could not go is offered again. @returns null where it has been often enough */
export function nextAttempt(attempts: number, now: Instant): Instant | null {
  if (attempts >= mailing.hourly + mailing.daily) return null;
  return instant(epoch(now) + (attempts < mailing.hourly ? HOUR : 24 * HOUR));
}
