/** The schedule expressions of EventBridge Scheduler: `at(...)`, `rate(...)`, `cron(...)`. */

export interface Schedule {
  /** Whether the schedule fires only once. */
  once: boolean;
  /** The first time after `after`, or undefined if there is none. Both in milliseconds since 1970. */
  next(after: number): number | undefined;
}

const units: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
const YEARS_AHEAD = 5;

/**
 * @param zone the IANA time zone of `at` and `cron`.
 * @param anchor the start of a rate, in milliseconds since 1970.
 * @throws Error with the part that is invalid or unknown.
 */
export function parseExpression(expression: string, zone: string, anchor: number): Schedule {
  const [, kind, body = ''] = /^(at|rate|cron)\((.*)\)$/.exec(expression) ?? [];
  if (kind === 'at') {
    const wall = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)$/.exec(body)?.slice(1).map(Number);
    if (!wall) throw new Error(`Invalid Schedule Expression ${expression}.`);
    const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = wall;
    const time = instant(zone, Date.UTC(year, month - 1, day, hour, minute, second));
    return { once: true, next: (after) => (time > after ? time : undefined) };
  }
  if (kind === 'rate') {
    const [, count = '0', unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(body) ?? [];
    const step = Number(count) * (units[unit] ?? 0);
    if (step <= 0) throw new Error(`Invalid Schedule Expression ${expression}.`);
    return { once: false, next: (after) => anchor + (Math.floor((after - anchor) / step) + 1) * step };
  }
  if (kind === 'cron') return cron(body, zone, expression);
  throw new Error(`Invalid Schedule Expression ${expression}.`);
}

function cron(body: string, zone: string, expression: string): Schedule {
  const fields = body.trim().split(/\s+/);
  if (fields.length !== 6) throw new Error(`Invalid Schedule Expression ${expression}.`);
  const [minutes, hours, days, months, weekdays, years] = fields as [string, string, string, string, string, string];
  const minute = field(minutes, 0, 59);
  const hour = field(hours, 0, 23);
  const day = field(days, 1, 31);
  const month = field(months, 1, 12, [
    'JAN',
    'FEB',
    'MAR',
    'APR',
    'MAY',
    'JUN',
    'JUL',
    'AUG',
    'SEP',
    'OCT',
    'NOV',
    'DEC',
  ]);
  const weekday = field(weekdays, 1, 7, ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']);
  const year = field(years, 1970, 2199);
  return {
    once: false,
    next(after) {
      // Day by day on the zone's calendar. Its dates are in UTC fields, for simple arithmetic.
      const wall = new Date(after + offset(zone, after));
      const midnight = Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate());
      for (let d = 0; d <= YEARS_AHEAD * 366; d++) {
        const date = new Date(midnight + d * 86_400_000);
        const fits =
          year.has(date.getUTCFullYear()) &&
          month.has(date.getUTCMonth() + 1) &&
          day.has(date.getUTCDate()) &&
          weekday.has(date.getUTCDay() + 1);
        if (!fits) continue;
        for (const h of hour) {
          for (const m of minute) {
            const time = instant(zone, date.getTime() + h * 3_600_000 + m * 60_000);
            if (time > after) return time;
          }
        }
      }
      return undefined;
    },
  };
}

/** The values of one field, ascending. */
function field(text: string, low: number, high: number, names: string[] = []): Set<number> {
  const value = (one: string): number => {
    const named = names.indexOf(one.toUpperCase());
    const number = named >= 0 ? named + low : Number(one);
    if (!Number.isInteger(number) || number < low || number > high) {
      throw new Error(`Invalid Schedule Expression: ${text} is unknown to the local runtime.`);
    }
    return number;
  };
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [range = '', step] = part.split('/');
    const whole = range === '*' || range === '?';
    const [from = '', to] = range.split('-');
    const start = whole ? low : value(from);
    const end = whole || (step !== undefined && to === undefined) ? high : value(to ?? from);
    for (let n = start; n <= end; n += Number(step ?? 1) || high) values.add(n);
  }
  return new Set([...values].sort((a, b) => a - b));
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far a zone is ahead of UTC at an instant, in milliseconds. */
function offset(zone: string, time: number): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  const part = Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(time / 1000) * 1000;
}

/** The instant at which clocks of a zone show a time. The time is given as if it were UTC. */
function instant(zone: string, wall: number): number {
  const first = wall - offset(zone, wall);
  return wall - offset(zone, first);
}
