import { type Calendar, type Day, dayOf } from './table.ts';
import { addDays, type LocalDate } from './time.ts';

/** A day that differs between two calendars. */
export interface DayDifference {
  date: LocalDate;
  was: Day;
  is: Day;
  /** Whether it counts in only one of them; otherwise just the name or the source differs. */
  counts: boolean;
}

const cache = new WeakMap<Calendar, WeakMap<Calendar, readonly DayDifference[]>>();

/** The days that differ between two calendars, in order. The result is cached for each pair. */
export function differences(before: Calendar, after: Calendar): readonly DayDifference[] {
  const of = cache.get(before) ?? new WeakMap<Calendar, readonly DayDifference[]>();
  cache.set(before, of);
  const found = of.get(after) ?? findDifferences(before, after);
  of.set(after, found);
  return found;
}

function findDifferences(before: Calendar, after: Calendar): DayDifference[] {
  const found: DayDifference[] = [];
  const from = before.from > after.from ? before.from : after.from;
  const to = before.to < after.to ? before.to : after.to;
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const [was, is] = [dayOf(before, date), dayOf(after, date)];
    const alike = was.kind === is.kind && was.name === is.name && was.provisional === is.provisional;
    if (alike && was.source.title === is.source.title && was.source.documentNumber === is.source.documentNumber) {
      continue;
    }
    found.push({ date, was, is, counts: isWorked(was) !== isWorked(is) });
  }
  return found;
}

const isWorked = ({ kind }: Day) => kind === 'workday' || kind === 'makeup';
