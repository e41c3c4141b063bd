import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { LegalHoliday, LunarDay, SolarTerm } from 'tyme4ts';
import { describe, expect, it } from 'vitest';
import {
  calendar,
  count,
  dayOf,
  fromHolidayCn,
  isWorkingDay,
  type Notice,
  notice,
  stateCouncilNotices,
} from '../../shared/domain/calendar/calendar.ts';
import { festivals } from '../../shared/domain/calendar/festivals.ts';
import { statutoryHolidays } from '../../shared/domain/calendar/statute.ts';
import { addDays, dayNumber, fromDayNumber, type LocalDate } from '../../shared/domain/calendar/time.ts';

const years = [2021, 2022, 2023, 2024, 2025, 2026];
const published = years.map((year) =>
  JSON.parse(readFileSync(new URL(`../data/holidays/${year}.json`, import.meta.url), 'utf8')),
) as { year: number; papers: string[]; days: { name: string; date: LocalDate; isOffDay: boolean }[] }[];
const builtIn = calendar();

function daysBetween(from: LocalDate, to: LocalDate): LocalDate[] {
  return Array.from({ length: dayNumber(to) - dayNumber(from) + 1 }, (_, n) => addDays(from, n));
}

/** What chinese-days answers, in a process in Beijing's zone: elsewhere it is wrong on some days. */
function chineseDays(about: string[], ask: string): unknown {
  const program = `import days from 'chinese-days';
    console.log(JSON.stringify(JSON.parse(process.argv[1]).map(${ask})));`;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', program, JSON.stringify(about)], {
    env: { ...process.env, TZ: 'Asia/Shanghai' },
    encoding: 'utf8',
  });
  return JSON.parse(output);
}

describe('the notices built in', () => {
  it.each(published)('of $year say what the published file says, and cite its page', (file) => {
    const { off, worked, url, title } = fromHolidayCn(file);
    expect(stateCouncilNotices.find(({ year }) => year === file.year)).toMatchObject({ off, worked, url, title });
  });

  it('pass the checks of a loaded notice, and cite number and date', () => {
    for (const each of stateCouncilNotices) expect(notice.parse(each)).toEqual(each);
    for (const each of stateCouncilNotices) expect(each.documentNumber).toMatch(/^国办发明电〔20\d\d〕\d+号$/);
    for (const { year, publishedOn } of stateCouncilNotices) expect(publishedOn?.slice(0, 4)).toBe(`${year - 1}`);
  });
});

/** What the published files say of a day, and the page of the notice that says it. */
const stated = new Map(
  published.flatMap(({ days, papers }) => days.map((day) => [day.date, { ...day, url: papers[0] }] as const)),
);
const isWeekend = (date: LocalDate) => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

describe('every day from 2021 to 2026', () => {
  const days = daysBetween('2021-01-01', '2026-12-31');

  it('is off or worked, named, and rests on that notice, as the published files say', () => {
    expect(days).toHaveLength(2191);
    const told = new Map(days.map((date) => [date, dayOf(builtIn, date)]));
    for (const [date, day] of told) {
      const said = stated.get(date);
      if (said) {
        expect(day.kind, date).toBe(said.isOffDay ? 'holiday' : 'makeup');
        expect(day, date).toMatchObject({ name: said.name, source: { url: said.url } });
      } else {
        expect(day, date).toMatchObject({
          kind: isWeekend(date) ? 'weekend' : 'workday',
          name: null,
          source: { title: '国务院关于职工工作时间的规定', article: '第七条' },
        });
      }
    }
    // Nor do the files say anything of a day outside these years.
    expect([...stated.keys()].filter((date) => !told.has(date))).toEqual([]);
  });

  it.each([
    [2021, '国办发明电〔2020〕27号'],
    [2022, '国办发明电〔2021〕11号'],
    [2023, '国办发明电〔2022〕16号'],
    [2024, '国办发明电〔2023〕7号'],
    [2025, '国办发明电〔2024〕12号'],
    [2026, '国办发明电〔2025〕7号'],
  ])('of %i that is no plain weekday or weekend cites %s', (year, documentNumber) => {
    const named = published.find((file) => file.year === year)?.days ?? [];
    expect(named.length).toBeGreaterThan(25);
    for (const { date } of named) expect(dayOf(builtIn, date).source.documentNumber, date).toBe(documentNumber);
  });

  it('comes to as many working days as 国务院令 leaves: weekdays less the statutory holidays, but for exchanges over New Year', () => {
    const worked = years.map(
      (year) => days.filter((date) => date.startsWith(`${year}`) && isWorkingDay(builtIn, date)).length,
    );
    expect(worked).toEqual([250, 249, 249, 251, 248, 248]);
  });

  it('counts as walking day by day does: from every day, 1 to 20 working days, under both rules of receipt', () => {
    const off = (date: LocalDate) => !(stated.get(date) ? !stated.get(date)?.isOffDay : !isWeekend(date));
    const wrong: string[] = [];
    let counts = 0;
    for (const [at, received] of days.entries()) {
      for (const rule of ['as-received', 'next-working-day'] as const) {
        let index = at;
        if (rule === 'next-working-day') while (off(days[index] as LocalDate)) index++;
        for (let n = 1; n <= 20; n++) {
          do index++;
          while (index < days.length && off(days[index] as LocalDate));
          if (index >= days.length) break;
          counts++;
          const { due } = count(builtIn, received, n, rule);
          if (due !== days[index]) wrong.push(`${received} + ${n} ${rule}: ${due} for ${days[index]}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(counts).toBeGreaterThan(86_000);
  });

  it('is worked or not as tyme4ts has it', () => {
    for (const date of days) {
      const [year, month, day] = date.split('-').map(Number) as [number, number, number];
      const weekend = [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
      expect(isWorkingDay(builtIn, date), date).toBe(LegalHoliday.fromYmd(year, month, day)?.isWork() ?? !weekend);
    }
  });

  it('is worked or not as chinese-days has it, asked in the only zone it is right in', () => {
    const answer = chineseDays(days, '(date) => days.isWorkday(date)');
    expect(days.map((date) => isWorkingDay(builtIn, date))).toEqual(answer);
  });

  it('is settled, but for the last days of 2026, which the notice for 2027 may still change', () => {
    expect(days.filter((date) => dayOf(builtIn, date).provisional)).toEqual(daysBetween('2026-12-25', '2026-12-31'));
  });

  it('rests on something: the notice, else the rule that weekends are off', () => {
    expect(dayOf(builtIn, '2026-09-20').source).toMatchObject({
      title: '国务院办公厅关于2026年部分节假日安排的通知',
      documentNumber: '国办发明电〔2025〕7号',
      url: 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm',
    });
    expect(dayOf(builtIn, '2022-12-31').source.documentNumber).toBe('国办发明电〔2022〕16号');
    expect(dayOf(builtIn, '2026-09-19').source.title).toBe('国务院关于职工工作时间的规定');
  });
});

describe('a year without a notice', () => {
  it('has the festivals of moon and sun as tyme4ts computes them', () => {
    for (const [text, days] of Object.entries(festivals)) {
      const year = Number(text);
      const solar = [
        LunarDay.fromYmd(year, 1, 1).getSolarDay(),
        SolarTerm.fromName(year, '清明').getSolarDay(),
        LunarDay.fromYmd(year, 5, 5).getSolarDay(),
        LunarDay.fromYmd(year, 8, 15).getSolarDay(),
      ].map((day) => [day.getMonth(), day.getDay()].map((part) => `${part}`.padStart(2, '0')).join('-'));
      expect(days, text).toEqual(solar);
    }
    expect(Object.keys(festivals).map(Number)).toEqual(Array.from({ length: 30 }, (_, n) => 2021 + n));
  });

  // Not against ICU: where a new moon is minutes from midnight, as in 2027 and 2030, its Chinese calendar is a day off.
  it('has the festivals of moon and sun where chinese-days has them', () => {
    const answer = chineseDays(
      Object.keys(festivals),
      `(year) => [
        days.getSolarDateFromLunar(year + '-01-01').date,
        days.getSolarTermDate(Number(year), 4, 'pure_brightness'),
        days.getSolarDateFromLunar(year + '-05-05').date,
        days.getSolarDateFromLunar(year + '-08-15').date,
      ].map((date) => date.slice(5))`,
    );
    expect(Object.values(festivals)).toEqual(answer);
  });

  it.each([
    [2027, '01-01 02-05 02-08 02-09 02-10 04-05 05-03 05-04 06-09 09-15 10-01 10-04 10-05'],
    [2028, '01-03 01-25 01-26 01-27 01-28 04-04 05-01 05-02 05-29 10-02 10-03 10-04'],
    [2029, '01-01 02-12 02-13 02-14 02-15 04-04 05-01 05-02 06-18 09-24 10-01 10-02 10-03'],
    [2030, '01-01 02-04 02-05 02-06 02-07 04-05 05-01 05-02 06-05 09-12 10-01 10-02 10-03'],
  ])('%i: these weekdays are off, those made up for weekends among them (art. 6)', (year, off) => {
    const expected = off.split(' ').map((day) => `${year}-${day}`);
    const found = daysBetween(`${year}-01-01`, `${year}-12-31`)
      .map((date) => dayOf(builtIn, date))
      .filter(({ date, kind }) => kind === 'holiday' && ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()));
    expect(found.map(({ date }) => date)).toEqual(expected);
    expect(found.every(({ provisional, source }) => provisional && source.title === '全国年节及纪念日放假办法')).toBe(
      true,
    );
  });

  it('says which article a day off rests on', () => {
    expect(dayOf(builtIn, '2027-02-08')).toMatchObject({ name: '春节', source: { article: '第二条' } });
    expect(dayOf(builtIn, '2027-02-09')).toMatchObject({ name: '春节补假', source: { article: '第六条' } });
    expect(dayOf(builtIn, '2028-10-03').name).toBe('中秋节、国庆节');
  });

  it('has no working weekend, and is provisional every day', () => {
    const days = daysBetween('2027-01-01', '2030-12-31').map((date) => dayOf(builtIn, date));
    expect(days.filter(({ kind }) => kind === 'makeup')).toEqual([]);
    expect(days.every(({ provisional }) => provisional)).toBe(true);
  });

  it('before 2025 had 11 statutory days, since then 13', () => {
    expect(statutoryHolidays(2024, { madeUp: false })).toHaveLength(11);
    expect(statutoryHolidays(2025, { madeUp: false }).map(({ date }) => date)).toContain('2025-01-28');
    // 中秋 is the third day of 国庆 in 2028: one day off, two names.
    expect([2026, 2027, 2028].map((year) => statutoryHolidays(year, { madeUp: false }).length)).toEqual([13, 13, 12]);
  });
});

describe('a notice loaded by the bureau', () => {
  const for2027: Notice = {
    year: 2027,
    kind: 'arrangement',
    title: '国务院办公厅关于2027年部分节假日安排的通知',
    off: [
      { name: '元旦', from: '2027-01-01', to: '2027-01-03' },
      { name: '春节', from: '2027-02-05', to: '2027-02-12' },
      { name: '清明节', from: '2027-04-03', to: '2027-04-05' },
      { name: '劳动节', from: '2027-05-01', to: '2027-05-05' },
      { name: '端午节', from: '2027-06-09', to: '2027-06-09' },
      { name: '中秋节', from: '2027-09-15', to: '2027-09-15' },
      { name: '国庆节', from: '2027-10-01', to: '2027-10-07' },
    ],
    worked: [
      { name: '春节', date: '2027-02-14' },
      { name: '劳动节', date: '2027-05-08' },
      { name: '国庆节', date: '2027-09-26' },
    ],
  };

  it('settles its year and the last days before it, and replaces the statutory guess', () => {
    const loaded = calendar([...stateCouncilNotices, notice.parse(for2027)]);
    expect(loaded.id).not.toBe(builtIn.id);
    expect(dayOf(loaded, '2026-12-31').provisional).toBe(false);
    expect(dayOf(loaded, '2027-02-14')).toMatchObject({ kind: 'makeup', provisional: false });
    expect(dayOf(loaded, '2027-05-06').kind).toBe('workday');
    expect(dayOf(loaded, '2027-12-25').provisional).toBe(true);
  });

  it('replaces the one loaded before it for its year, as a whole', () => {
    const mistyped: Notice = { ...for2027, worked: [{ name: '春节', date: '2027-02-20' }] };
    const corrected = calendar([...stateCouncilNotices, mistyped, for2027]);
    expect(isWorkingDay(corrected, '2027-02-20')).toBe(false);
    expect(corrected.id).toBe(calendar([...stateCouncilNotices, for2027]).id);
    expect(corrected.id).not.toBe(calendar([...stateCouncilNotices, mistyped]).id);
  });

  it('may amend single days: the others stay, and a weekday can be worked again', () => {
    const amendment: Notice = {
      year: 2026,
      kind: 'amendment',
      title: '调整通知',
      off: [{ name: '国庆节', from: '2026-10-08', to: '2026-10-08' }],
      worked: [{ name: '国庆节', date: '2026-10-07' }],
    };
    const amended = calendar([notice.parse(amendment), ...stateCouncilNotices]);
    expect(dayOf(amended, '2026-10-08')).toMatchObject({ kind: 'holiday', source: { title: '调整通知' } });
    expect(dayOf(amended, '2026-10-07')).toMatchObject({ kind: 'workday', source: { title: '调整通知' } });
    expect(isWorkingDay(amended, '2026-10-06')).toBe(false);
  });

  it('has the same id whatever the order its keys and spans come in', () => {
    const { title, worked, off, kind, year } = for2027;
    const shuffled = { off: off.toReversed(), worked: worked.toReversed(), title, year, kind };
    expect(calendar([shuffled]).id).toBe(calendar([for2027]).id);
  });

  it.each<[string, Partial<Notice>, string]>([
    ['leaves out a statutory holiday', { off: for2027.off.slice(1) }, '2027-01-01'],
    ['makes a weekday worked', { worked: [{ name: '春节', date: '2027-02-16' }] }, '2027-02-16'],
    ['says off and worked of one day', { worked: [{ name: '春节', date: '2027-02-06' }] }, '2027-02-06'],
    ['reaches into another year', { worked: [{ name: '春节', date: '2026-11-28' }] }, '2026-11-28'],
    ['turns a span round', { off: [{ name: '元旦', from: '2027-01-03', to: '2027-01-01' }] }, '放假起止'],
    ['is of a year whose festivals are unknown', { year: 2061 }, '2050'],
    ['names a day that does not exist', { worked: [{ name: '春节', date: '2027-02-30' }] }, 'ISO date'],
  ])('is refused where it %s', (_, change, says) => {
    const refused = notice.safeParse({ ...for2027, ...change });
    expect(refused.success).toBe(false);
    expect(refused.error?.issues.map(({ message }) => message).join()).toContain(says);
  });

  it('is not made from the empty file of a year that has none yet', () => {
    expect(() => fromHolidayCn({ year: 2027, papers: [], days: [] })).toThrow();
  });
});

it('the calendar refuses days outside it, instead of taking them for working days', () => {
  expect(() => isWorkingDay(builtIn, '2020-12-31')).toThrow(RangeError);
  expect(() => isWorkingDay(builtIn, '2041-01-01')).toThrow(RangeError);
  expect(dayOf(builtIn, fromDayNumber(dayNumber('2041-01-01') - 1)).kind).toBe('workday');
});
