import type { Notice } from './calendar/calendar.ts';
import type { Instant, LocalDate } from './calendar/time.ts';

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
