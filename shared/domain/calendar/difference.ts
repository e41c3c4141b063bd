import { type Calendar, type Day, dayOf } from './table.ts';
import { addDays, type LocalDate } from './time.ts';

/** A day that two calendars don't have alike. */
export interface DayDifference {
  date: LocalDate;
  was: Day;
  is: Day;
  /** Whether it counts in the one and not in the other, rather than only rests on something else. */
  counts: boolean;
}

const cache = new WeakMap<Calendar, WeakMap<Calendar, readonly DayDifference[]>>();

/** Where one calendar differs from the one before it, in order; worked out once for each two. */
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
