import { FIRST_YEAR } from '../regulations.ts';
/**
 * The working-day calendar: one row for each day, with its kind and its source, and counts over the days.
 *
 * Weekends are off (国务院关于职工工作时间的规定 7). The State Council's notice of a year says which other days are off and which
 * weekend days are worked. A year without a notice has the statutory holidays and is provisional; so are the last days of the
 * year before, which its notice may still change.
 */
import { citationOf, effectiveNotices, type Notice, reachOf } from './notice.ts';
import { stateCouncilNotices } from './notices.ts';
import { type Citation, statutoryHolidays, workingTime } from './statute.ts';
import { dayNumber, fromDayNumber, type LocalDate, weekdayOf } from './time.ts';

/**
 * `workday` and `makeup` (a weekend day worked in exchange) count; `weekend`, `holiday` and `closure` (a day on which the
 * offices of the city are closed, though it would be worked) don't.
 */
export const dayKinds = ['workday', 'makeup', 'weekend', 'holiday', 'closure'] as const;
export type DayKind = (typeof dayKinds)[number];

export interface Day {
  date: LocalDate;
  kind: DayKind;
  /** The holiday for which the day is off, or worked in exchange. */
  name: string | null;
  source: Citation;
  /** No notice has settled this day, so its kind may still change. */
  provisional: boolean;
}

/**
 * A calendar, built by `calendar()`. Calendars with the same `id` count and cite in the same way. The id ends with the version
 * of the law.
 */
export interface Calendar {
  id: string;
  from: LocalDate;
  to: LocalDate;
  /** The notices it was built from, without those that were replaced. */
  notices: readonly Notice[];
  readonly table: Table;
}

/** Indexed by days since `first`. Sums have one entry more than days, so that a range is one subtraction. */
interface Table {
  first: number;
  working: Uint8Array;
  /** Working days, and provisional days, before each day. */
  workingBefore: Uint16Array;
  provisionalBefore: Uint16Array;
  /** The index of the first, second, … working day. */
  workingDays: Uint16Array;
  /** Days other than ordinary weekdays and weekends. */
  named: Map<number, { name: string; source: Citation; closed: boolean }>;
}

/** The last year of a calendar. A release of the product adds later years long before a count reaches them. */
export const LAST_YEAR = 2040;

/** The version of the law in the id of a calendar; 0 for the built-in one. */
export function versionIn(calendarId: string): number {
  return Number(/\.(\d+)$/.exec(calendarId)?.[1] ?? 0);
}

/**
 * Builds the calendar of some years, both ends included, for a version of the law. `notices` default to the built-in ones,
 * 2021–2026; with loaded notices pass `[...stateCouncilNotices, ...loaded]`, since later ones replace earlier ones. This takes
 * some milliseconds: build it once for each set of notices.
 * @throws RangeError for a year beyond the table of festivals (2021–2050).
 */
export function calendar(
  notices: readonly Notice[] = stateCouncilNotices,
  { from = FIRST_YEAR, to = LAST_YEAR, version = 0 } = {},
): Calendar {
  const holding = effectiveNotices(notices);
  const first = dayNumber(`${from}-01-01`);
  const length = dayNumber(`${to + 1}-01-01`) - first;
  const working = new Uint8Array(length);
  for (let index = 0; index < length; index++) working[index] = weekdayOf(first + index) < 6 ? 1 : 0;
  const named: Table['named'] = new Map();
  const mark = (works: 0 | 1, start: LocalDate, end: LocalDate, name: string, source: Citation, closed = false) => {
    const last = Math.min(dayNumber(end) - first, length - 1);
    for (let index = Math.max(dayNumber(start) - first, 0); index <= last; index++) {
      // A closure affects only working days; other days keep their kind.
      if (closed && working[index] === 0) continue;
      working[index] = works;
      named.set(index, { name, source, closed });
    }
  };

  const noticed = new Set(holding.filter(({ kind }) => kind === 'arrangement').map(({ year }) => year));
  for (let year = from; year <= to; year++)
    if (!noticed.has(year))
      for (const { date, name, source } of statutoryHolidays(year)) mark(0, date, date, name, source);
  for (const each of holding) {
    const source = citationOf(each);
    for (const { name, from, to } of each.off) mark(0, from, to, name, source, each.kind === 'closure');
    for (const { name, date } of each.worked) mark(1, date, date, name, source);
  }

  const provisional = new Uint8Array(length);
  for (let year = from; year <= to; year++) {
    const start = dayNumber(`${year}-01-01`) - first;
    const late = dayNumber(reachOf(year + 1)) - first;
    const end = dayNumber(`${year + 1}-01-01`) - first;
    if (!noticed.has(year)) provisional.fill(1, start, end);
    else if (!noticed.has(year + 1)) provisional.fill(1, late, end);
  }

  const table: Table = {
    first,
    working,
    workingBefore: runningSums(working),
    provisionalBefore: runningSums(provisional),
    workingDays: indicesOf(working),
    named,
  };
  const names = [...named]
    .sort(([a], [b]) => a - b)
    .map(([index, { name, closed }]) => `${index}${name}${closed ? '!' : ''}`);
  const content = [
    from,
    to,
    working.join(''),
    provisional.join(''),
    names.join(),
    JSON.stringify(holding.map(citationOf)),
  ];
  return {
    id: `cn-${Math.max(0, ...noticed)}-${fingerprint(content.join(' '))}${version === 0 ? '' : `.${version}`}`,
    from: `${from}-01-01`,
    to: `${to}-12-31`,
    notices: holding,
    table,
  };
}

/** The kind of a day and its source. @throws RangeError outside the calendar. */
export function dayOf(calendar: Calendar, date: LocalDate): Day {
  const { table } = calendar;
  const index = indexOf(calendar, date);
  const works = table.working[index] === 1;
  const weekend = weekdayOf(table.first + index) >= 6;
  const named = table.named.get(index);
  const off = named ? (named.closed ? 'closure' : 'holiday') : 'weekend';
  const kind = works ? (weekend ? 'makeup' : 'workday') : off;
  return {
    date,
    kind,
    name: named?.name ?? null,
    source: named?.source ?? workingTime,
    provisional: provisionalIn(calendar, index, index + 1),
  };
}

/** @throws RangeError outside the calendar. */
export function isWorkingDay(calendar: Calendar, date: LocalDate): boolean {
  return calendar.table.working[indexOf(calendar, date)] === 1;
}

/** The index of a day. @throws RangeError outside the calendar. */
export function indexOf(calendar: Calendar, date: LocalDate): number {
  const index = dayNumber(date) - calendar.table.first;
  if (index < 0 || index >= calendar.table.working.length)
    throw new RangeError(`${date} is outside the calendar, ${calendar.from} to ${calendar.to}`);
  return index;
}

export function dateAt(calendar: Calendar, index: number): LocalDate {
  return fromDayNumber(calendar.table.first + index);
}

/** Number of working days from index `start` to `end`, without `end`. */
export function workingIn({ table }: Calendar, start: number, end: number): number {
  return (table.workingBefore[end] ?? 0) - (table.workingBefore[start] ?? 0);
}

/** Whether a day from index `start` to `end`, without `end`, is provisional. */
export function provisionalIn({ table }: Calendar, start: number, end: number): boolean {
  return table.provisionalBefore[end] !== table.provisionalBefore[start];
}

/**
 * The index of the `n`th working day from `index` on, including `index` (n ≥ 1), or before it (n ≤ -1).
 * @throws RangeError if the calendar ends before it.
 */
export function workingDayFrom(calendar: Calendar, index: number, n: number): number {
  const before = calendar.table.workingBefore[index] ?? 0;
  const found = calendar.table.workingDays[n > 0 ? before + n - 1 : before + n];
  if (found === undefined) throw new RangeError(`the calendar, ${calendar.from} to ${calendar.to}, is too short`);
  return found;
}

function runningSums(flags: Uint8Array): Uint16Array {
  const before = new Uint16Array(flags.length + 1);
  let sum = 0;
  for (let index = 0; index < flags.length; index++) {
    sum += flags[index] ?? 0;
    before[index + 1] = sum;
  }
  return before;
}

function indicesOf(flags: Uint8Array): Uint16Array {
  const found = new Uint16Array(flags.length);
  let size = 0;
  for (let index = 0; index < flags.length; index++) if (flags[index] === 1) found[size++] = index;
  return found.subarray(0, size);
}

/** FNV-1a over the text, twice with different starts. It tells calendars apart and is not for security. */
function fingerprint(text: string): string {
  const half = (start: number) => {
    let hash = start;
    for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    return (hash >>> 0).toString(16).padStart(8, '0');
  };
  return half(0x811c9dc5) + half(0x1b873593);
}
