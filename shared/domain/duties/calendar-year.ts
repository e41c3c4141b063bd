import * as z from 'zod';
import {
  type Calendar,
  calendar,
  differences,
  isWorkingDay,
  type Notice,
  noticeFaults,
  stateCouncilNotices,
} from '../calendar/calendar.ts';
import { addDays, atTime, dateOf, type Instant, type LocalDate, weekday } from '../calendar/time.ts';
import { type Change, change } from '../change.ts';
import { event } from '../event.ts';
import type { Id } from '../id.ts';
import { beginJob, type JobChange } from '../job.ts';
import type { Principal } from '../people/person.ts';
import { shortText } from '../prose.ts';
import { Refusal } from '../refusals.ts';

/** A notice as the bureau loaded it. It stays on record after it was replaced or withdrawn. */
export interface LoadedNotice {
  /** The version of the law that came with it. */
  version: number;
  notice: Notice;
  loadedAt: Instant;
  by: string;
  /** Past days that it changed, with the reason, since that must never go unnoticed. */
  past: { days: LocalDate[]; reason: string } | null;
  /** Since which version of the law it is no longer in force. */
  ended: { version: number; how: 'replaced' | 'withdrawn'; reason: string | null; at: Instant; by: string } | null;
}

/** The notices of a year that the bureau loaded in addition to the built-in ones, in order. */
export interface CalendarYear {
  id: string;
  year: number;
  notices: LoadedNotice[];
}

export function calendarYearId(year: number): string {
  return `law.${year}`;
}

/** The notices in force at a version of the law, in the order in which they were loaded. */
export function noticesAt(years: readonly CalendarYear[], version: number): Notice[] {
  return years
    .flatMap(({ notices }) => notices)
    .filter((each) => each.version <= version && !(each.ended && each.ended.version <= version))
    .sort((a, b) => a.version - b.version)
    .map(({ notice }) => notice);
}

/** The version of the law in which the notices last changed. A version that changed only policies keeps the calendar. */
export function calendarVersion(years: readonly CalendarYear[], version: number): number {
  const moved = years.flatMap(({ notices }) => notices).flatMap((each) => [each.version, each.ended?.version ?? 0]);
  return Math.max(0, ...moved.filter((each) => each <= version));
}

/** The reason for changing past days. Without one, the change is refused. */
export const pastSchema = z.strictObject({ reason: shortText });

/** What accompanies every change of a year. */
interface CalendarUpdate {
  /** The version of the law that the change makes. */
  version: number;
  /** Id of the recount job. */
  job: Id<'job'>;
  past?: { reason: string } | undefined;
}

interface CalendarContext {
  by: Principal;
  now: Instant;
  /** The calendar in force, and all years as loaded so far. */
  law: { calendar: Calendar; years: readonly CalendarYear[] };
}

/** The changed year, and the job that recounts from the first changed day on. */
export type CalendarDecision = [Change<'calendar', CalendarYear>, JobChange];

/**
 * The bureau loads a notice: the arrangement of a year, which replaces the one before, an amendment, or a local closure.
 * `replaces` is the version of a mistaken notice.
 * @returns null if the same notice is in force already
 * @throws Refusal `notice-faulty`, `notice-unknown`, `notice-changes-nothing`, `calendar-past`
 */
export function loadNotice(
  before: CalendarYear | null,
  {
    year,
    notice,
    replaces,
    ...coming
  }: CalendarUpdate & { year: number; notice: Notice; replaces?: number | undefined },
  at: CalendarContext,
): CalendarDecision | null {
  const { version } = coming;
  const faults = notice.year === year ? noticeFaults(notice) : [`${notice.year} ≠ ${year}`];
  if (!notice.documentNumber || !notice.url) faults.push('文号、链接必填 · number and link required');
  if (faults.length > 0) {
    throw new Refusal(
      'notice-faulty',
      {},
      faults.map((message) => ({ field: 'body.notice', message })),
    );
  }
  const inForce = noticesInForce(at.law.years, year);
  if (replaces === undefined && inForce.some((loadedNotice) => isSameNotice(loadedNotice, notice))) return null;
  const loadedInForce = (before?.notices ?? []).filter(({ ended }) => !ended);
  if (
    replaces !== undefined &&
    !loadedInForce.some((loadedNotice) => loadedNotice.version === replaces && loadedNotice.notice.kind === notice.kind)
  ) {
    throw new Refusal('notice-unknown', { version: replaces });
  }
  const by = at.by.personId;
  const ended = { version, how: 'replaced' as const, reason: null, at: at.now, by };
  const isReplaced = (loadedNotice: LoadedNotice) =>
    !loadedNotice.ended &&
    (notice.kind === 'arrangement' ? loadedNotice.notice.kind === 'arrangement' : loadedNotice.version === replaces);
  const loaded = { version, notice, loadedAt: at.now, by, past: null, ended: null };
  const notices = (before?.notices ?? []).map((loadedNotice) =>
    isReplaced(loadedNotice) ? { ...loadedNotice, ended } : loadedNotice,
  );
  const next = { id: calendarYearId(year), year, notices: [...notices, loaded] };
  const { all, days, past } = changedDays(next, coming, at);
  if (notice.kind !== 'arrangement' && all.length === 0) throw new Refusal('notice-changes-nothing');
  const { kind, title, documentNumber } = notice;
  const data = { year, version, kind, title, documentNumber, days: days.length, past };
  const stated = past.length > 0 && coming.past ? { days: past, reason: coming.past.reason } : null;
  return [
    change(
      'calendar',
      before,
      { ...next, notices: [...notices, { ...loaded, past: stated }] },
      event('NoticeLoaded', data),
    ),
    ...startRecount(all, coming, at),
  ];
}

/**
 * The bureau withdraws a mistaken notice. Its days become what they are without it.
 * @throws Refusal `notice-unknown`, `calendar-past`
 */
export function withdrawNotice(
  before: CalendarYear,
  { mistaken: named, reason, ...coming }: CalendarUpdate & { mistaken: number; reason: string },
  at: CalendarContext,
): CalendarDecision {
  const { year } = before;
  const { version } = coming;
  const mistaken = before.notices.find((loadedNotice) => loadedNotice.version === named && !loadedNotice.ended);
  if (!mistaken) throw new Refusal('notice-unknown', { version: named });
  const ended = { version, how: 'withdrawn' as const, reason, at: at.now, by: at.by.personId };
  const next = {
    ...before,
    notices: before.notices.map((loadedNotice) =>
      loadedNotice === mistaken ? { ...loadedNotice, ended } : loadedNotice,
    ),
  };
  const { all, days, past } = changedDays(next, coming, at);
  const { title } = mistaken.notice;
  const data = { year, version, title, reason, days: days.length, past };
  return [change('calendar', before, next, event('NoticeWithdrawn', data)), ...startRecount(all, coming, at)];
}

function startRecount([first]: LocalDate[], { version, job }: CalendarUpdate, at: CalendarContext): [JobChange] {
  return beginJob({ kind: 'recount', version, since: first ?? null }, { id: job }, at);
}

/** The notices of a year in force, including the built-in ones. */
function noticesInForce(years: readonly CalendarYear[], year: number): Notice[] {
  const loaded = noticesAt(years, Number.MAX_SAFE_INTEGER).filter((loadedNotice) => loadedNotice.year === year);
  const replaced = loaded.some(({ kind }) => kind === 'arrangement');
  return [...stateCouncilNotices.filter((loadedNotice) => loadedNotice.year === year && !replaced), ...loaded];
}

/** The days that a year changes: all of them, those that change the count, and those of these in the past. */
function changedDays(next: CalendarYear, { version, past: stated }: CalendarUpdate, { law, now }: CalendarContext) {
  const years = [...law.years.filter(({ id }) => id !== next.id), next];
  const after = calendar([...stateCouncilNotices, ...noticesAt(years, version)], { version });
  const all = differences(law.calendar, after);
  const days = all.filter(({ counts }) => counts).map(({ date }) => date);
  const past = days.filter((date) => date < dateOf(now));
  if (past.length > 0 && !stated) {
    const fields = past.map((message) => ({ field: 'body.past', message }));
    throw new Refusal('calendar-past', { days: past.join('、') }, fields);
  }
  return { all: all.map(({ date }) => date), days, past };
}

function isSameNotice(a: Notice, b: Notice): boolean {
  return noticeContent(a) === noticeContent(b);
}

function noticeContent({ year, kind, title, documentNumber, publishedOn, url, off, worked }: Notice): string {
  return JSON.stringify([year, kind, title, documentNumber, publishedOn, url, off, worked]);
}

/** A record of the reminder to the bureau that the arrangement of a year is missing. */
export interface NoticeReminder {
  id: string;
  year: number;
  /** The Monday of the week of the last reminder. */
  week: LocalDate;
}

export function noticeReminderId(year: number): string {
  return `${calendarYearId(year)}.reminder`;
}

/**
 * Finds the year whose arrangement is missing: from 1 December on, that of the next year should be out. Until it is loaded, the
 * bureau gets a reminder once a week, on the morning of a working day.
 * @returns the year, and the Monday of the week; null if no reminder is due now
 */
export function noticeMissing(calendar: Calendar, now: Instant): { year: number; week: LocalDate } | null {
  const today = dateOf(now);
  const year = Number(today.slice(0, 4)) + (today >= `${today.slice(0, 4)}-12-01` ? 1 : 0);
  if (calendar.notices.some((notice) => notice.kind === 'arrangement' && notice.year === year)) return null;
  const isMorning = now >= atTime(today, '09:00') && now < atTime(today, '12:00');
  return isMorning && isWorkingDay(calendar, today) ? { year, week: addDays(today, 1 - weekday(today)) } : null;
}

/** @returns null if the bureau got its reminder this week */
export function remindOfNotice(
  before: NoticeReminder | null,
  { year, week }: { year: number; week: LocalDate },
): [Change<'noticeReminder', NoticeReminder>] | null {
  if (before && before.week >= week) return null;
  const next = { id: noticeReminderId(year), year, week };
  return [change('noticeReminder', before, next, event('NoticeMissing', { year, week }))];
}
