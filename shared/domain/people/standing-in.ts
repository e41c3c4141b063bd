import { addDays, type LocalDate } from '../calendar/time.ts';

/** How far ahead somebody may stand in for another, in days: a year. Whoever is to go on is named again then. */
const LONGEST = 366;

/** Whether somebody may stand in from one day to another: it is not over yet, and ends within the longest time. */
export function mayStandIn({ from, to }: { from: LocalDate; to: LocalDate }, today: LocalDate): boolean {
  return from <= to && today <= to && to <= addDays(today, LONGEST);
}
