import type * as z from 'zod';
import { type Day, type DayKind, dayOf, type Notice, stateCouncilNotices } from '../../domain/calendar/calendar.ts';
import { addDays, type LocalDate, weekday } from '../../domain/calendar/time.ts';
import { calendarYearId } from '../../domain/duties/calendar-year.ts';
import type { Law } from '../../domain/duties/law.ts';
import type { Id } from '../../domain/id.ts';
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

export function yearView(law: Law, year: number, job: Id<'job'> | null): z.input<typeof calendars.calendarYear> {
  return {
    ...summaryOf(law, year),
    calendar: law.calendar.id,
    days: daysOf(law.calendar, year),
    versions: versionsOf(law, year),
    job,
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
