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
import { type Decision, event } from '../event.ts';
import { prose } from '../prose.ts';
import { Refusal } from '../refusals.ts';

/** A notice as the bureau loaded it; it stays on record also where it no longer holds. */
export interface LoadedNotice {
  /** The version of the law that came with it. */
  version: number;
  notice: Notice;
  loadedAt: Instant;
  by: string;
  /** Days already past that it changed, which is never done in silence. */
  past: { days: LocalDate[]; reason: string } | null;
  /** From which version of the law on it no longer holds. */
  ended: { version: number; how: 'replaced' | 'withdrawn'; reason: string | null; at: Instant; by: string } | null;
}

/** The notices of a year that the bureau loaded over those that come with the product, in the order given. */
export interface CalendarYear {
  id: string;
  year: number;
  notices: LoadedNotice[];
}

export function calendarYearId(year: number): string {
  return `law.${year}`;
}

/** The notices that held at a version of the law, in the order they were loaded. */
export function noticesAt(years: readonly CalendarYear[], version: number): Notice[] {
  return years
    .flatMap(({ notices }) => notices)
    .filter((each) => each.version <= version && !(each.ended && each.ended.version <= version))
    .sort((a, b) => a.version - b.version)
    .map(({ notice }) => notice);
}

/** The version of the law with which its notices last changed: what is about policies alone leaves the calendar as it is. */
export function calendarVersion(years: readonly CalendarYear[], version: number): number {
  const moved = years.flatMap(({ notices }) => notices).flatMap((each) => [each.version, each.ended?.version ?? 0]);
  return Math.max(0, ...moved.filter((one) => one <= version));
}

/** Why days already past may be changed: stated explicitly, or it is refused. */
export const pastSchema = z.strictObject({ reason: prose(2, 500) });

interface Circumstances {
  /** The calendar in force, and every year as it was loaded so far. */
  law: { calendar: Calendar; years: readonly CalendarYear[] };
  /** The version of the law that this comes to. */
  version: number;
  by: string;
  now: Instant;
  past?: { reason: string } | undefined;
}

/** What a change of a year comes to, with the first day it changes; null where it changes none. */
export interface Loaded {
  year: Decision<CalendarYear>;
  since: LocalDate | null;
}

/**
 * The bureau loads a notice: the arrangement of a year, which takes the place of the one before it, an amendment, or a local
 * closure; `replaces` is the version of the one that was mistaken.
 * @returns null where the very same holds already
 * @throws Refusal `notice-faulty`, `notice-unknown`, `notice-changes-nothing`, `calendar-past`
 */
export function loadNotice(
  before: CalendarYear | null,
  { year, notice, replaces }: { year: number; notice: Notice; replaces?: number | undefined },
  at: Circumstances,
): Loaded | null {
  const faults = notice.year === year ? noticeFaults(notice) : [`${notice.year} ≠ ${year}`];
  if (!notice.documentNumber || !notice.url) faults.push('文号、链接必填 · number and link required');
  if (faults.length > 0) {
    throw new Refusal(
      'notice-faulty',
      {},
      faults.map((message) => ({ field: 'body.notice', message })),
    );
  }
  const held = holding(at.law.years, year);
  if (replaces === undefined && held.some((one) => alike(one, notice))) return null;
  const standing = (before?.notices ?? []).filter(({ ended }) => !ended);
  if (replaces !== undefined && !standing.some((one) => one.version === replaces && one.notice.kind === notice.kind)) {
    throw new Refusal('notice-unknown', { version: replaces });
  }
  const ended = { version: at.version, how: 'replaced' as const, reason: null, at: at.now, by: at.by };
  const goes = (one: LoadedNotice) =>
    !one.ended && (notice.kind === 'arrangement' ? one.notice.kind === 'arrangement' : one.version === replaces);
  const loaded = { version: at.version, notice, loadedAt: at.now, by: at.by, past: null, ended: null };
  const notices = (before?.notices ?? []).map((one) => (goes(one) ? { ...one, ended } : one));
  const next = { id: calendarYearId(year), year, notices: [...notices, loaded] };
  const changed = changes(next, at);
  if (notice.kind !== 'arrangement' && changed.all.length === 0) throw new Refusal('notice-changes-nothing');
  const { kind, title, documentNumber } = notice;
  const data = {
    year,
    version: at.version,
    kind,
    title,
    documentNumber,
    days: changed.days.length,
    past: changed.past,
  };
  return {
    year: {
      next: { ...next, notices: [...notices, { ...loaded, past: stated(changed.past, at) }] },
      events: [event('NoticeLoaded', data)],
    },
    since: changed.all[0] ?? null,
  };
}

/**
 * The bureau takes back a notice that was mistaken: its days are again what they are without it.
 * @throws Refusal `notice-unknown`, `calendar-past`
 */
export function withdrawNotice(
  before: CalendarYear,
  { version, reason }: { version: number; reason: string },
  at: Circumstances,
): Loaded {
  const mistaken = before.notices.find((one) => one.version === version && !one.ended);
  if (!mistaken) throw new Refusal('notice-unknown', { version });
  const ended = { version: at.version, how: 'withdrawn' as const, reason, at: at.now, by: at.by };
  const next = { ...before, notices: before.notices.map((one) => (one === mistaken ? { ...one, ended } : one)) };
  const changed = changes(next, at);
  const { title } = mistaken.notice;
  const data = { year: before.year, version: at.version, title, reason, days: changed.days.length, past: changed.past };
  return { year: { next, events: [event('NoticeWithdrawn', data)] }, since: changed.all[0] ?? null };
}

/** The notices of a year that hold, those that come with the product among them. */
function holding(years: readonly CalendarYear[], year: number): Notice[] {
  const loaded = noticesAt(years, Number.MAX_SAFE_INTEGER).filter((one) => one.year === year);
  const replaced = loaded.some(({ kind }) => kind === 'arrangement');
  return [...stateCouncilNotices.filter((one) => one.year === year && !replaced), ...loaded];
}

/** The calendar as it would be with a year as given. */
function changes(next: CalendarYear, { law, version, now, past }: Circumstances) {
  const years = [...law.years.filter(({ id }) => id !== next.id), next];
  const after = calendar([...stateCouncilNotices, ...noticesAt(years, version)], { version });
  const all = differences(law.calendar, after);
  const days = all.filter(({ counts }) => counts).map(({ date }) => date);
  const gone = days.filter((date) => date < dateOf(now));
  if (gone.length > 0 && !past) {
    const fields = gone.map((message) => ({ field: 'body.past', message }));
    throw new Refusal('calendar-past', { days: gone.join('、') }, fields);
  }
  return { all: all.map(({ date }) => date), days, past: gone };
}

function stated(days: LocalDate[], { past }: Circumstances): LoadedNotice['past'] {
  return days.length > 0 && past ? { days, reason: past.reason } : null;
}

function alike(a: Notice, b: Notice): boolean {
  return content(a) === content(b);
}

function content({ year, kind, title, documentNumber, publishedOn, url, off, worked }: Notice): string {
  return JSON.stringify([year, kind, title, documentNumber, publishedOn, url, off, worked]);
}

/** That the bureau was told, in which weeks, that the arrangement of a year is missing. */
export interface NoticeReminder {
  id: string;
  year: number;
  /** The Monday of the week it was last told in. */
  week: LocalDate;
}

export function noticeReminderId(year: number): string {
  return `${calendarYearId(year)}.reminder`;
}

/**
 * From 1 December on the arrangement of the next year should be out. While it isn't loaded the bureau is told once a week, on
 * the morning of a working day.
 * @returns the year, and the Monday of the week; null where there is nothing to tell now
 */
export function noticeMissing(calendar: Calendar, now: Instant): { year: number; week: LocalDate } | null {
  const today = dateOf(now);
  const year = Number(today.slice(0, 4)) + (today >= `${today.slice(0, 4)}-12-01` ? 1 : 0);
  if (calendar.notices.some((notice) => notice.kind === 'arrangement' && notice.year === year)) return null;
  const isMorning = now >= atTime(today, '09:00') && now < atTime(today, '12:00');
  return isMorning && isWorkingDay(calendar, today) ? { year, week: addDays(today, 1 - weekday(today)) } : null;
}

/** @returns null where the bureau was told this week */
export function remindOfNotice(
  before: NoticeReminder | null,
  { year, week }: { year: number; week: LocalDate },
): Decision<NoticeReminder> | null {
  if (before && before.week >= week) return null;
  return { next: { id: noticeReminderId(year), year, week }, events: [event('NoticeMissing', { year, week })] };
}
