import type { Calendar } from '../calendar/calendar.ts';
import type { LocalDate } from '../calendar/time.ts';
import type { Duty } from './duty.ts';
import { currentDuty, type Law } from './law.ts';
import { withCurrentDates } from './recount.ts';

/** An open duty whose date another calendar moves. */
export interface MovedDuty {
  duty: Duty;
  from: LocalDate;
  to: LocalDate;
}

/** What another calendar would make of the date of a duty. @returns null where it stays */
export function movedBy(duty: Duty, law: Law, calendar: Calendar): MovedDuty | null {
  const { duty: now, rules } = currentDuty(law, duty);
  const { due: to } = withCurrentDates(now, { ...rules, calendar });
  return to === now.due ? null : { duty: now, from: now.due, to };
}
