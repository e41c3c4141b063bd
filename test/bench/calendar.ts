import chineseDays from 'chinese-days';
import { calendar, count, countWithStops, dayOf, proof } from '../../shared/domain/calendar/calendar.ts';
import { addDays, type LocalDate } from '../../shared/domain/calendar/time.ts';
import { median, round, table } from './print.ts';

const DATES = 1_000_000;
const ROUNDS = 3;

/**
 * What a count takes, over a million dates, beside the library that serves as the tests' oracle and beside a loop that goes
 * day by day through a set of the days off, as such software is commonly written.
 */
export function benchCalendar(): void {
  const made = performance.now();
  const days = calendar();
  const making = performance.now() - made;
  const dates = Array.from({ length: 2000 }, (_, n) => addDays('2021-01-20', n));
  const known = new Map(
    Array.from({ length: 2191 }, (_, n) => dayOf(days, addDays('2021-01-01', n))).flatMap(({ date, kind }) =>
      kind === 'holiday' || kind === 'makeup' ? [[date, kind === 'makeup'] as const] : [],
    ),
  );
  const naive = (date: LocalDate, workingDays: number) => {
    const day = new Date(`${date}T00:00:00Z`);
    for (let left = workingDays; left > 0; ) {
      day.setUTCDate(day.getUTCDate() + 1);
      const works = known.get(day.toISOString().slice(0, 10) as LocalDate) ?? ![0, 6].includes(day.getUTCDay());
      if (works) left -= 1;
    }
    return day.toISOString().slice(0, 10);
  };
  const stops = new Map(
    dates.map((date) => [
      date,
      [
        { from: addDays(date, 2), to: addDays(date, 4) },
        { from: addDays(date, 9), to: addDays(date, 10) },
      ],
    ]),
  );
  const stopsOf = (date: LocalDate) => stops.get(date) ?? [];

  /** Microseconds of one call; the slow ones over fewer dates. */
  const each = (share: number, work: (date: LocalDate) => unknown) =>
    median(
      Array.from({ length: ROUNDS }, () => {
        const times = Math.round(DATES * share);
        const began = performance.now();
        for (let n = 0; n < times; n++) work(dates[n % dates.length] as LocalDate);
        return ((performance.now() - began) / times) * 1000;
      }),
    );
  each(0.05, (date) => count(days, date, 5));
  const rows: [string, number][] = [5, 10, 20].flatMap((n): [string, number][] => [
    [`${n} working days`, each(1, (date) => count(days, date, n))],
    [`${n} working days, a loop day by day`, each(0.1, (date) => naive(date, n))],
    [`${n} working days, chinese-days`, each(0.02, (date) => chineseDays.findWorkday(n, date))],
  ]);
  rows.push(
    ['10 working days, two stops', each(1, (date) => countWithStops(days, date, 10, 'as-received', stopsOf(date)))],
    ['the proof of 5 working days, day by day', each(0.2, (date) => [...proof(days, date, 5)])],
    ['the proof of 10, two stops', each(0.2, (date) => [...proof(days, date, 10, 'as-received', stopsOf(date))])],
  );
  const one = rows[0]?.[1] ?? Number.NaN;
  table(
    `日历 calendar: ${DATES} dates, medians of ${ROUNDS} rounds; the table of 20 years made in ${round(making, 1)} ms`,
    ['', 'µs each', 'per second', '× a count of 5'],
    rows.map(([name, us]) => [name, round(us), Math.round(1e6 / us), round(us / one, 1)]),
  );
}
