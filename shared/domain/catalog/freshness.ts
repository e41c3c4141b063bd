import { addDays, addMonths, dateOf, type Instant, type LocalDate } from '../calendar/time.ts';
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
