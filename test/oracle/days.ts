import { readFileSync } from 'node:fs';

/**
 * A slow second opinion on working days that shares no code with the product: the State Council's arrangements as published
 * (test/data/holidays), the days of the week, and one day at a time. Dates are `YYYY-MM-DD` in Asia/Shanghai.
 */
export interface Days {
  works(date: string): boolean;
  /** Whether a notice has said what the day is; where none has, it may still change. */
  settled(date: string): boolean;
}

/** What a notice says of days: which are off. The arrangement of a year, where it is no later change of single days. */
export interface Arrangement {
  year: number;
  kind?: 'arrangement' | 'amendment' | 'closure';
  days: { date: string; off: boolean }[];
}

/**
 * What 《全国年节及纪念日放假办法》 gives for the years no notice has arranged yet, read off an almanac: the holidays, and for each
 * that falls on a weekend the working day after it (article 6).
 */
export const STATUTE: Record<number, string[]> = {
  2027: [
    ...['2027-01-01', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09', '2027-02-10', '2027-04-05'],
    ...['2027-05-01', '2027-05-02', '2027-05-03', '2027-05-04', '2027-06-09', '2027-09-15'],
    ...['2027-10-01', '2027-10-02', '2027-10-03', '2027-10-04', '2027-10-05'],
  ],
  2028: ['2028-01-01', '2028-01-03', '2028-01-25', '2028-01-26', '2028-01-27', '2028-01-28', '2028-04-04'],
};
/** The almanac was read up to here. */
const READ_TO = '2028-04-30';

/** The arrangements of 2021 to 2026, which the product comes with. */
export const published: Arrangement[] = [2021, 2022, 2023, 2024, 2025, 2026].map((year) => {
  const file = readFileSync(new URL(`../data/holidays/${year}.json`, import.meta.url), 'utf8');
  const { days } = JSON.parse(file) as { days: { date: string; isOffDay: boolean }[] };
  return { year, days: days.map(({ date, isOffDay }) => ({ date, off: isOffDay })) };
});

/**
 * By these notices: of two arrangements of a year the later holds, and over them what changes single days, the later over the
 * earlier. @throws RangeError for a date of no year known here, which begin in 2021
 */
export function daysBy(notices: readonly Arrangement[] = published): Days {
  const [arrangements, changes] = [notices.filter(isArrangement), notices.filter((one) => !isArrangement(one))];
  const held = new Map(arrangements.map((one) => [one.year, one]));
  const inOrder = [...[...held.values()].sort((a, b) => a.year - b.year), ...changes];
  const named = new Map(inOrder.flatMap(({ days }) => days.map(({ date, off }) => [date, off])));
  const arranged = (date: string) => held.has(Number(date.slice(0, 4)));
  return {
    works(date) {
      const off = named.get(date);
      if (off !== undefined) return !off;
      if (date < '2021' || date > READ_TO) throw new RangeError(`nothing is known of ${date}`);
      if (!arranged(date) && STATUTE[Number(date.slice(0, 4))]?.includes(date)) return false;
      return ![0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay());
    },
    // New Year's days off have been joined to the last days of December, so those wait for the next year's notice.
    settled(date) {
      return arranged(date) && (date.slice(5) < '12-25' || held.has(Number(date.slice(0, 4)) + 1));
    },
  };
}

const isArrangement = ({ kind = 'arrangement' }: Arrangement) => kind === 'arrangement';

/** The dates from one on, to the last that the almanac knows, that work by the one and not by the other. */
export function changedDays(before: Days, after: Days, from = '2026-01-01'): string[] {
  const found: string[] = [];
  for (let date = from; date <= READ_TO; date = step(date))
    if (before.works(date) !== after.works(date)) found.push(date);
  return found;
}

/** The date after, or before. */
export function step(date: string, by: 1 | -1 = 1): `${number}-${number}-${number}` {
  const next = new Date(`${date}T12:00:00Z`);
  next.setUTCDate(next.getUTCDate() + by);
  return next.toISOString().slice(0, 10) as `${number}-${number}-${number}`;
}

/** The `n`th working day after a date, or before it where negative. */
export function working(days: Days, date: string, n: number): string {
  let at = date;
  for (let left = Math.abs(n); left > 0; ) {
    at = step(at, n > 0 ? 1 : -1);
    if (days.works(at)) left -= 1;
  }
  return at;
}
