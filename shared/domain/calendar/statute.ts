import { HOLIDAY_RULES } from '../regulations.ts';
/**
 * The statutory holidays (《全国年节及纪念日放假办法》), known for any year without a notice. They are the provisional calendar of a
 * year whose notice is not out yet, and every notice must contain them.
 */
import { festivals } from './festivals.ts';
import { addDays, type LocalDate, weekday } from './time.ts';

/** The source of a day: a law or a notice, as people see it cited. */
export interface Citation {
  title: string;
  documentNumber?: string;
  article?: string;
  url?: string;
  publishedOn?: LocalDate;
}

export interface StatutoryHoliday {
  date: LocalDate;
  name: string;
  source: Citation;
}

export const workingTime: Citation = { title: '国务院关于职工工作时间的规定', article: '第七条' };
const measures = { title: HOLIDAY_RULES.document, documentNumber: '国务院令第795号' };

/**
 * Holidays for all citizens in a year, in order: article 2, and with `madeUp` the days made up under article 6.
 *
 * Article 6 says that a holiday on a Saturday or Sunday is made up on a working day, but not which. Here it is the first weekday
 * after it that is neither a holiday nor taken already, the earlier holiday first. Two holidays on one day (中秋 within 国庆) are
 * one day off, since article 6 is about weekends only.
 * @throws RangeError beyond the table of festivals
 */
export function statutoryHolidays(year: number, { madeUp = true } = {}): StatutoryHoliday[] {
  const days = new Map<LocalDate, StatutoryHoliday>();
  for (const [date, name] of article2(year)) {
    const shared = days.get(date);
    const named = shared ? `${shared.name}、${name}` : name;
    days.set(date, { date, name: named, source: { ...measures, article: '第二条' } });
  }
  if (madeUp) {
    const isOff = (date: LocalDate) => days.has(date) || isWeekend(date);
    for (const { date, name } of [...days.values()].sort(byDate)) {
      if (!isWeekend(date)) continue;
      let day = addDays(date, 1);
      while (isOff(day)) day = addDays(day, 1);
      days.set(day, { date: day, name: `${name}补假`, source: { ...measures, article: '第六条' } });
    }
  }
  return [...days.values()].sort(byDate);
}

/** Article 2 as in force in that year: the revision of 2024-11-10 added 除夕 and 2 May from 2025. */
function article2(year: number): [LocalDate, string][] {
  const moving = festivals[year];
  if (!moving) throw new RangeError(`no festivals known for ${year}`);
  const [newYear, qingming, duanwu, midAutumn] = moving.map((day) => `${year}-${day}`) as [
    LocalDate,
    LocalDate,
    LocalDate,
    LocalDate,
  ];
  const since2025 = year >= 2025;
  const spring = since2025 ? [-1, 0, 1, 2] : [0, 1, 2];
  const labour = since2025 ? (['05-01', '05-02'] as const) : (['05-01'] as const);
  return [
    [`${year}-01-01`, '元旦'],
    ...spring.map((n): [LocalDate, string] => [addDays(newYear, n), '春节']),
    [qingming, '清明节'],
    ...labour.map((day): [LocalDate, string] => [`${year}-${day}`, '劳动节']),
    [duanwu, '端午节'],
    [midAutumn, '中秋节'],
    ...(['10-01', '10-02', '10-03'] as const).map((day): [LocalDate, string] => [`${year}-${day}`, '国庆节']),
  ];
}

function isWeekend(date: LocalDate): boolean {
  return weekday(date) >= 6;
}

function byDate(a: StatutoryHoliday, b: StatutoryHoliday): number {
  return a.date < b.date ? -1 : 1;
}
