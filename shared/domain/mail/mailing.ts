import { addWorkingDays, type Calendar, isWorkingDay } from '../calendar/calendar.ts';
import { atTime, dateOf, epoch, type Instant, instant } from '../calendar/time.ts';
import { change } from '../change.ts';
import type { MailTemplate } from '../effects.ts';
import { event, type LoggedEvent } from '../event.ts';
import type { Person, PersonChange } from '../people/person.ts';
import type { MailChoice } from './preferences.ts';

/** When mails go out. The measures do not say, so the figures are the product's own. */
export const mailing = {
  /** Time on a working day when digests and postponed mails go out. */
  morning: '08:30',
  /** Seconds that a mail waits for others of its kind to the same person. */
  gathering: 300,
  /** Of so many cases each is told by a mail of its own; more are one list. */
  single: 3,
  /** Retries while the mail system does not accept a mail: first hourly, then daily, then never. */
  hourly: 24,
  daily: 13,
  /** A mail that came back for a passing reason goes again after so many hours, until it was tried so often. */
  returned: { hours: 4, attempts: 4 },
};

/** Records how a person wants their mails. Mails already waiting are not affected. */
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

/** What comes in throughout the day and is told once, in one mail on the next morning of a working day. */
export const eachMorning: ReadonlySet<string> = new Set<MailTemplate>(['resource-submitted', 'log-sealed']);

/** What caused a mail; it decides whether the mail goes at once or waits. */
export interface Cause {
  /** The clock caused it, not a person. */
  clock: boolean;
  /** Something is late. */
  alert: boolean;
  /** It is told on the next morning, with all others of its kind. */
  morning: boolean;
}

/** Tells what caused a mail. The actor `system` means the clock, except for a job, which a person asked for. */
export function causeOf({ actorId, type }: Pick<LoggedEvent, 'actorId' | 'type'>, template: MailTemplate): Cause {
  const alert = alerts.has(template);
  const clock = alert || (actorId === 'system' && type !== 'JobFinished');
  return { clock, alert, morning: eachMorning.has(template) };
}

/** When a mail goes out: alone at `at`, or in the digest of that morning. */
export function whenToMail(
  choice: MailChoice,
  cause: Cause,
  calendar: Calendar,
  now: Instant,
): { at: Instant; digest: boolean } {
  if (choice.pace === 'digest' && (!cause.alert || choice.alerts === 'digest')) {
    return { at: nextMorning(calendar, now), digest: true };
  }
  if (cause.morning) return { at: nextMorning(calendar, now), digest: false };
  const waits = !isWorkingDay(calendar, dateOf(now)) && (cause.clock || choice.quiet === 'all');
  return { at: waits ? nextMorning(calendar, now) : now, digest: false };
}

/** The end of the time in which a mail waits for others of its kind. */
export function gatheredBy(from: Instant): Instant {
  return instant(epoch(from) + mailing.gathering * 1000);
}

/** The span of time, as long as mails wait for each other, that an instant falls into. */
export function gatheringOf(at: Instant): Instant {
  const span = mailing.gathering * 1000;
  return instant(Math.floor(epoch(at) / span) * span);
}

/** The next morning of a working day. */
export function nextMorning(calendar: Calendar, now: Instant): Instant {
  const today = dateOf(now);
  const morning = atTime(today, mailing.morning);
  if (isWorkingDay(calendar, today) && now < morning) return morning;
  return atTime(addWorkingDays(calendar, today, 1), mailing.morning);
}

const HOUR = 3_600_000;

/** When to send a mail again that came back for a passing reason, such as a full mailbox. @returns null after the last attempt */
export function nextAfterReturn(attempts: number, now: Instant): Instant | null {
  const { hours, attempts: most } = mailing.returned;
  return attempts >= most ? null : instant(epoch(now) + hours * HOUR);
}

/** When to retry a mail that was not accepted. @returns null after the last attempt */
export function nextAttempt(attempts: number, now: Instant): Instant | null {
  if (attempts >= mailing.hourly + mailing.daily) return null;
  return instant(epoch(now) + (attempts < mailing.hourly ? HOUR : 24 * HOUR));
}
