import { addDays, dateOf, type Instant, type LocalDate } from '../calendar/time.ts';
import type { Content } from './content.ts';

/**
 * The length of each cycle, in calendar days or months. 实时 has no copy that could be late, and 不定期 promises no date: neither is
 * ever overdue.
 */
const cycles: Record<Content['updateCycle'], { days: number } | { months: number } | null> = {
  realtime: null,
  daily: { days: 1 },
  weekly: { days: 7 },
  monthly: { months: 1 },
  quarterly: { months: 3 },
  'half-yearly': { months: 6 },
  yearly: { months: 12 },
  irregular: null,
};

/** The last day on which an entry is up to date by its cycle. @returns null if the cycle sets no date */
export function nextUpdate(publishedAt: Instant, cycle: Content['updateCycle']): LocalDate | null {
  const length = cycles[cycle];
  if (!length) return null;
  const from = dateOf(publishedAt);
  return 'days' in length ? addDays(from, length.days) : addMonths(from, length.months);
}

/** The same day of a later month, or its last day if the month is shorter. */
function addMonths(date: LocalDate, months: number): LocalDate {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const count = year * 12 + (month - 1) + months;
  const first = firstOfMonth(count);
  const last = addDays(firstOfMonth(count + 1), -1);
  const same = addDays(first, day - 1);
  return same < last ? same : last;
}

/** @param count months since January of the year 0 */
function firstOfMonth(count: number): LocalDate {
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}-01` as LocalDate;
}
