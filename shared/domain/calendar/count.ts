/**
 * Counting working days. The day of receipt is not counted (民法典 201), and a duty is due at 24:00 on its last working day
 * (民法典 203). Days off do not count; weekend days worked in exchange do.
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

/** A receipt on a day off counts from that day, or from the next working day. */
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
  /** No notice has settled some day of the count yet, so `due` may still move. */
  provisional: boolean;
}

/** A day of a count, in the short form that mails keep. */
export interface CountedDay extends Pick<Day, 'date' | 'kind' | 'name'> {
  /** 0 for day 0, 1 … n for counted days, null for the others. */
  counted: number | null;
  /** The same without stops; null beyond the last day of that count. */
  statutory: number | null;
  /** A stop keeps this day from counting. */
  stopped: boolean;
}

/** A day of a count with its source, as a proof shows it. */
export type ProofDay = CountedDay & Day;

/** The day of receipt. After `cutoff` (`HH:mm`) it is the next day. */
export function receivedOn(at: Instant, cutoff: string | null = null): LocalDate {
  const date = dateOf(at);
  return cutoff !== null && toInstant(at) > atTime(date, cutoff) ? addDays(date, 1) : date;
}

/**
 * The due date after `workingDays` from the day `received`.
 * @throws RangeError for an invalid number of days, or beyond the calendar
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
 * The due date without the working days of stops; `statutoryDue` ignores the stops. Stops may overlap and come in any order. A
 * stop that begins after the due date changes nothing.
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

/** A count day by day, from the day of receipt to the due date, each with its source. Days are generated as they are read. */
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

/** Day 0, and the first day whose kind matters: to move a receipt off a day off, the kind of that day matters too. */
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

/** The `n`th working day after a day, or before it if `n` is negative; the day itself for 0. */
export function addWorkingDays(calendar: Calendar, date: LocalDate, n: number): LocalDate {
  if (!Number.isSafeInteger(n)) throw new RangeError(`no number of days: ${n}`);
  if (n === 0) return date;
  const index = indexOf(calendar, date);
  return dateAt(calendar, workingDayFrom(calendar, n > 0 ? index + 1 : index, n));
}

/**
 * Working days after `a` up to and including `b`; negative if `b` is before `a`. So `workingDaysBetween(today, due)` is the
 * time left: 1 on the last working day before, 0 on the due date.
 */
export function workingDaysBetween(calendar: Calendar, a: LocalDate, b: LocalDate): number {
  const [from, to] = [indexOf(calendar, a) + 1, indexOf(calendar, b) + 1];
  return to >= from ? workingIn(calendar, from, to) : 0 - workingIn(calendar, to, from);
}
