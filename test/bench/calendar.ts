import chineseDays from 'chinese-days';
import { calendar, count } from '../../shared/domain/calendar/calendar.ts';
import { round, table } from './print.ts';

const DATES = 1_000_000;

/** How many counts of five working days a second, beside the library that serves as the tests' oracle. */
export function benchCalendar(): void {
  const made = performance.now();
  const days = calendar();
  const making = performance.now() - made;
  const first = Date.UTC(2021, 0, 20);
  const dates = Array.from({ length: 2000 }, (_, n) => new Date(first + n * 86_400_000).toISOString().slice(0, 10));
  const dateOf = (n: number) => dates[n % dates.length] as string;
  const perSecond = (times: number, work: (date: string) => unknown) => {
    const began = performance.now();
    for (let n = 0; n < times; n++) work(dateOf(n));
    return Math.round((times / (performance.now() - began)) * 1000);
  };
  const own = perSecond(DATES, (date) => count(days, date, 5));
  const library = perSecond(DATES / 50, (date) => chineseDays.findWorkday(5, date));
  table(
    '日历 calendar: five working days counted',
    ['', 'per second', 'µs each'],
    [
      [`this calendar (${DATES} dates; made in ${round(making, 1)} ms)`, own, round(1e6 / own)],
      ['chinese-days', library, round(1e6 / library)],
    ],
  );
}
