/**
 * Counting working days. The day something is received or happens isn't counted (民法典 201), the duty falls due at
 * 24:00 of its last working day (民法典 203), off days don't count and made-up weekend days do.
 */
import {
  type Calendar,
  type Day,
  dateAt,
  dayOf,
  indexOf,
  isWorkingDay,
  provisionalIn,
  workingDayFrom,
  workingIn,
} from './table.ts';
import { addDays, atTime, dateOf, type Instant, type LocalDate, toInstant } from './time.ts';

/** What receipt on a day off means: counted from that day, or as if received on the next working day. */
export const receiptRules = ['as-received', 'next-working-day'] as const;
export type ReceiptRule = (typeof receiptRules)[number];
const AS_RECEIVED: ReceiptRule = 'as-received';

/** Days left out of a count, both ends included. */
export interface ExcludedDays {
  from: LocalDate;
  to: LocalDate;
}

export interface Due {
  /** The last day; late from its 24:00 on, which is `endOf(due)`. */
  due: LocalDate;
  /** A day that mattered isn't settled by a notice yet, so `due` may still move. */
  provisional: boolean;
}

/** A day as it is counted: as much of it as a mail keeps. */
export interface CountedDay extends Pick<Day, 'date' | 'kind' | 'name'> {
  /** 0 for the start, 1 … n for the days counted, null for those passed over. */
  counted: number | null;
  /** The same as if nothing had stopped it; null beyond its last day. */
  statutory: number | null;
  /** The day would have counted but for a stop. */
  stopped: boolean;
}

/** The same with what it rests on, as a proof shows it. */
export type ProofDay = CountedDay & Day;

/** The day something counts as received, where receipt later than `cutoff` (`HH:mm`) is receipt the next day. */
export function receivedOn(at: Instant, cutoff: string | null = null): LocalDate {
  const date = dateOf(at);
  return cutoff !== null && toInstant(at) > atTime(date, cutoff) ? addDays(date, 1) : date;
}

/**
 * When `workingDays` counted from the day `received` end.
 * @throws RangeError for a number that isn't one of days, or beyond the calendar
 */
export function count(
  calendar: Calendar,
  received: LocalDate,
  workingDays: number,
  rule: ReceiptRule = AS_RECEIVED,
): Due {
  const { due, provisional } = countWithStops(calendar, received, workingDays, rule, []);
  return { due, provisional };
}

/**
 * The same with the working days of stops left out; `statutoryDue` is as if there were none. Stops may overlap and come
 * in any order; one that begins after the due date it would move changes nothing.
 */
export function countWithStops(
  calendar: Calendar,
  received: LocalDate,
  workingDays: number,
  rule: ReceiptRule,
  stops: readonly ExcludedDays[],
): Due & { statutoryDue: LocalDate } {
  const { first, start } = dayZero(calendar, received, rule);
  const statutory = advance(calendar, start, workingDays);
  let due = statutory;
  let stopped = 0;
  let passed = start + 1;
  for (const { from, to } of [...stops].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (to < from) throw new RangeError(`a stop that ends before it begins: ${from} to ${to}`);
    if (from > dateAt(calendar, due) || workingDays === 0) break;
    if (to < dateAt(calendar, passed)) continue;
    const begin = from < dateAt(calendar, passed) ? passed : indexOf(calendar, from);
    const end = indexOf(calendar, to) + 1;
    stopped += workingIn(calendar, begin, end);
    passed = end;
    due = advance(calendar, start, workingDays + stopped);
  }
  return {
    statutoryDue: dateAt(calendar, statutory),
    due: dateAt(calendar, due),
    provisional: provisionalIn(calendar, first, due + 1),
  };
}

/** A count day by day, from the day received to the due date, each with what it rests on; made as it is read. */
export function* proof(
  calendar: Calendar,
  received: LocalDate,
  workingDays: number,
  rule: ReceiptRule = AS_RECEIVED,
  stops: readonly ExcludedDays[] = [],
): Generator<ProofDay> {
  const { due } = countWithStops(calendar, received, workingDays, rule, stops);
  const start = dateAt(calendar, dayZero(calendar, received, rule).start);
  let number = 0;
  let statutory = 0;
  for (let date = received; date <= due; date = addDays(date, 1)) {
    const day = dayOf(calendar, date);
    const counts = date > start && isWorkingDay(calendar, date);
    const stopped = counts && stops.some(({ from, to }) => from <= date && date <= to);
    if (counts && !stopped) number++;
    if (counts) statutory++;
    const isStart = date === start;
    yield {
      ...day,
      counted: isStart ? 0 : counts && !stopped ? number : null,
      statutory: isStart ? 0 : counts && statutory <= workingDays ? statutory : null,
      stopped,
    };
  }
}

/** Day 0, and the first day whose kind matters to the count: moving the receipt has already asked what days are. */
function dayZero(calendar: Calendar, received: LocalDate, rule: ReceiptRule): { first: number; start: number } {
  const index = indexOf(calendar, received);
  return rule === 'as-received'
    ? { first: index + 1, start: index }
    : { first: index, start: workingDayFrom(calendar, index, 1) };
}

function advance(calendar: Calendar, start: number, workingDays: number): number {
  if (!Number.isSafeInteger(workingDays) || workingDays < 0) throw new RangeError(`no number of days: ${workingDays}`);
  return workingDays === 0 ? start : workingDayFrom(calendar, start + 1, workingDays);
}

/** The working day `n` after a day, or before it where negative; the day itself for 0. */
export function addWorkingDays(calendar: Calendar, date: LocalDate, n: number): LocalDate {
  if (!Number.isSafeInteger(n)) throw new RangeError(`no number of days: ${n}`);
  if (n === 0) return date;
  const index = indexOf(calendar, date);
  return dateAt(calendar, workingDayFrom(calendar, n > 0 ? index + 1 : index, n));
}

/**
 * Working days after `a` up to `b` inclusive; negative where `b` is before `a`. So `workingDaysBetween(today, due)` is
 * what is left: 1 on the last working day before, 0 on the due date.
 */
export function workingDaysBetween(calendar: Calendar, a: LocalDate, b: LocalDate): number {
  const [from, to] = [indexOf(calendar, a) + 1, indexOf(calendar, b) + 1];
  return to >= from ? workingIn(calendar, from, to) : 0 - workingIn(calendar, to, from);
}
