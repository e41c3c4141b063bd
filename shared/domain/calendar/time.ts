import * as z from 'zod';

/**
 * Dates and instants, always in Asia/Shanghai, whatever the zone of the machine. The zone has been UTC+8 without change since
 * 1991-09-15; earlier dates are refused.
 */

/** A calendar date in Asia/Shanghai, `YYYY-MM-DD`. Its type keeps an instant, an id or any text from being taken for one. */
export type LocalDate = `${number}-${number}-${number}`;

/** An instant, always written `YYYY-MM-DDTHH:mm:ss.sss+08:00`, so that instants compare as text. */
export type Instant = `${LocalDate}T${string}`;

const DAY = 86_400_000;
const OFFSET = 8 * 3_600_000;
const EARLIEST = '1992-01-01';
const FIRST = Date.UTC(1992, 0, 1) - OFFSET;
const END = Date.UTC(2200, 0, 1) - OFFSET;

/** An existing calendar date from 1992 to 2199. */
export const localDate = dateSchema(
  z.iso
    .date()
    .refine((date) => date >= EARLIEST && date < '2200', '须为1992年至2199年的日期 · a date from 1992 to 2199'),
);

/** Adds the check that a period does not end before it begins. Either bound may be missing. */
export function inOrder<T extends z.ZodObject>(schema: T): T {
  return schema.check(({ value, issues }) => {
    const { from, to } = value as { from?: LocalDate; to?: LocalDate };
    if (from === undefined || to === undefined || from <= to) return;
    const message = '早于开始日期 · ends before it begins';
    issues.push({ code: 'custom', input: value, path: ['to'], message });
  });
}

/** A schema that accepts nothing but dates, with their type. */
export function dateSchema(schema: z.ZodType<string>) {
  return schema as z.ZodType<LocalDate, LocalDate>;
}

/** A schema that accepts nothing but instants, with their type. */
export function instantSchema(schema: z.ZodType<string>) {
  return schema as z.ZodType<Instant, Instant>;
}

/** The instant of `epochMs` (milliseconds since 1970, UTC). @throws RangeError before 1992, when the zone had changed. */
export function instant(epochMs: number): Instant {
  if (!(epochMs >= FIRST && epochMs < END)) throw new RangeError(`not an instant from 1992 to 2199: ${epochMs}`);
  return `${new Date(epochMs + OFFSET).toISOString().slice(0, -1)}+08:00` as Instant;
}

/** Milliseconds since 1970 (UTC) of an ISO 8601 instant with an offset. @throws RangeError for anything else. */
export function epoch(at: string): number {
  const date = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.exec(at)?.[1];
  const ms = Date.parse(at);
  if (!date || Number.isNaN(ms)) throw new RangeError(`not an instant with an offset: ${at}`);
  dayNumber(date as LocalDate);
  return ms;
}

/** The date of an instant in Asia/Shanghai. */
export function dateOf(at: Instant): LocalDate {
  return toInstant(at).slice(0, 10) as LocalDate;
}

/** The latest of some instants. @throws TypeError where there are none */
export function latestOf(instants: Instant[]): Instant {
  return instants.reduce((latest, at) => (at > latest ? at : latest));
}

/** Tells an instant from a date. */
export function isInstant(time: LocalDate | Instant): time is Instant {
  return time.includes('T');
}

/** The first instant of the day. */
export function startOf(date: LocalDate): Instant {
  return `${date}T00:00:00.000+08:00`;
}

/** 24:00 at the end of the day (民法典 203), the first instant of the next day. */
export function endOf(date: LocalDate): Instant {
  return startOf(addDays(date, 1));
}

/** Converts an instant with any offset to the form used here. @throws RangeError without an offset, or before 1992. */
export function toInstant(at: string): Instant {
  return instant(epoch(at));
}

/** The instant at a time of day, `HH:mm`. */
export function atTime(date: LocalDate, time: string): Instant {
  return `${date}T${time}:00.000+08:00`;
}

/** The date `days` calendar days later (earlier if negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** Days since 1970-01-01. @throws RangeError for anything but a date. */
export function dayNumber(date: LocalDate): number {
  const ms = Date.parse(`${date}T00:00:00Z`);
  // Compared with the input, since the runtime takes 30 February for 2 March.
  if (Number.isNaN(ms) || fromDayNumber(ms / DAY) !== date) throw new RangeError(`not a date: ${date}`);
  return ms / DAY;
}

export function fromDayNumber(number: number): LocalDate {
  return new Date(number * DAY).toISOString().slice(0, 10) as LocalDate;
}

/** Monday is 1, Sunday 7. */
export function weekday(date: LocalDate): number {
  return weekdayOf(dayNumber(date));
}

/** Of a day number: Monday is 1, Sunday 7. */
export function weekdayOf(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/** The same day of a later month, or its last day if the month is shorter. */
export function addMonths(date: LocalDate, months: number): LocalDate {
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
