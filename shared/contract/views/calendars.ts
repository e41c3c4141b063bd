import type * as z from 'zod';
import {
  type Calendar,
  type Day,
  type DayKind,
  dayOf,
  differences,
  type Notice,
  stateCouncilNotices,
} from '../../domain/calendar/calendar.ts';
import { addDays, dateOf, type Instant, type LocalDate, weekday } from '../../domain/calendar/time.ts';
import type { Circumstances } from '../../domain/circumstances.ts';
import { type CalendarYear, calendarYearId } from '../../domain/duties/calendar-year.ts';
import type { Law } from '../../domain/duties/law.ts';
import type { MovedDuty } from '../../domain/duties/moves.ts';
import type { Id } from '../../domain/id.ts';
import { actionsOf } from '../actions/action.ts';
import { calendarActs } from '../actions/registry.ts';
import type * as calendars from '../schemas/calendars.ts';

export function summaryOf({ calendar }: Law, year: number): z.input<typeof calendars.summary> {
  const days = daysOf(calendar, year);
  const of = (kind: DayKind) => days.filter((day) => day.kind === kind);
  return {
    year,
    announced: calendar.notices.some((notice) => notice.kind === 'arrangement' && notice.year === year),
    holidays: of('holiday').filter(({ date }) => weekday(date) < 6).length,
    makeups: of('makeup').length,
    closures: of('closure').length,
  };
}

/** @param stored the notices of the year that the bureau has loaded; null if there are none */
export function yearView(
  at: Circumstances,
  year: number,
  stored: CalendarYear | null,
  job: Id<'job'> | null,
): z.input<typeof calendars.calendarYear> {
  const { law } = at;
  return {
    ...summaryOf(law, year),
    calendar: law.calendar.id,
    days: daysOf(law.calendar, year),
    versions: versionsOf(law, year),
    job,
    actions: actionsOf(calendarActs, stored, at),
  };
}

function daysOf(calendar: Law['calendar'], year: number): Day[] {
  const days: Day[] = [];
  for (let date: LocalDate = `${year}-01-01`; date <= `${year}-12-31`; date = addDays(date, 1))
    days.push(dayOf(calendar, date));
  return days;
}

function versionsOf({ years }: Law, year: number) {
  const builtIn = stateCouncilNotices.filter((notice) => notice.year === year);
  const loaded = years.find(({ id }) => id === calendarYearId(year))?.notices ?? [];
  const replaced = loaded.find(({ notice, ended }) => notice.kind === 'arrangement' && !ended);
  const shown = ({ year: _year, ...notice }: Notice) => notice;
  return [
    ...builtIn.map((notice) => ({
      ...shown(notice),
      version: 0,
      loadedAt: null,
      past: null,
      ended: replaced
        ? { version: replaced.version, how: 'replaced' as const, reason: null, at: replaced.loadedAt }
        : null,
    })),
    ...loaded.map(({ notice, version, loadedAt, past, ended }) => {
      const { by: _by, ...end } = ended ?? { by: null };
      return { ...shown(notice), version, loadedAt, past, ended: ended && (end as Omit<typeof ended, 'by'>) };
    }),
  ];
}

/** How many of what would move are shown. */
const SHOWN = 100;

/** What one calendar would move in the place of another. */
export function previewView(
  before: Calendar,
  after: Calendar,
  moved: readonly MovedDuty[],
  { now, whole }: { now: Instant; whole: boolean },
): z.input<typeof calendars.preview> {
  const today = dateOf(now);
  const shown = ({ kind, name }: Day) => ({ kind, name });
  return {
    days: differences(before, after)
      .filter(({ was, is }) => was.kind !== is.kind || was.name !== is.name)
      .map(({ date, was, is, counts }) => ({
        date,
        was: shown(was),
        is: shown(is),
        counts,
        past: counts && date < today,
      })),
    moved: moved.length,
    whole,
    items: moved.slice(0, SHOWN).map(({ duty: { id, kind, subject, owes }, from, to }) => ({
      ...{ duty: id, kind, number: subject.number, name: subject.name, owes, from, to },
    })),
  };
}
