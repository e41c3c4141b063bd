/**
 * A notice on the days of a year, in the form of the document: spans of days off, and weekend days worked in exchange (调休). It is
 * the State Council's yearly arrangement (国务院办公厅关于…年部分节假日安排的通知), a later amendment, or a local closure, for
 * example because of a flood.
 */
import * as z from 'zod';
import { FIRST_YEAR } from '../regulations.ts';
import { webAddress } from '../web-address.ts';
import { type Citation, statutoryHolidays } from './statute.ts';
import { addDays, dayNumber, type LocalDate, localDate, weekday } from './time.ts';

const name = z.string().trim().min(1).max(20);

export const noticeKinds = ['arrangement', 'amendment', 'closure'] as const;
export const noticeNames: Readonly<Record<(typeof noticeKinds)[number], string>> = {
  arrangement: '年度放假安排',
  amendment: '放假安排的调整',
  closure: '本市停工',
};

/** A notice, checked by form only. */
export const noticeSchema = z.strictObject({
  year: z.int().min(FIRST_YEAR).max(2050),
  /**
   * The yearly arrangement; an amendment that changes some of its days; or a closure of the city's offices on some days.
   */
  kind: z.enum(noticeKinds).default('arrangement'),
  title: z.string().trim().min(1).max(100),
  documentNumber: z.string().trim().min(1).max(50).optional(),
  publishedOn: localDate.optional(),
  url: webAddress(500).optional(),
  off: z.array(z.strictObject({ name, from: localDate, to: localDate })).max(50),
  worked: z
    .array(z.strictObject({ name, date: localDate }))
    .max(50)
    .default([]),
});

export type Notice = z.infer<typeof noticeSchema>;

/** A notice without faults, such as a forgotten statutory holiday, a weekday "made up", or a day both off and worked. */
export const notice = noticeSchema.superRefine((value, context) => {
  // zod calls this even if a field was refused already.
  if (context.issues.length === 0)
    for (const message of noticeFaults(value)) context.addIssue({ code: 'custom', message });
});

/** The faults of a notice, in both languages. */
export function noticeFaults({ year, kind, off, worked }: Notice): string[] {
  if (off.some(({ from, to }) => to < from)) return ['放假起止日期颠倒 · a span of days off ends before it starts'];
  if (off.some(({ from, to }) => dayNumber(to) - dayNumber(from) > 30))
    return ['放假超过 31 天 · more than 31 days off'];
  const offDays = off.flatMap(daysOf);
  const workedDays = worked.map(({ date }) => date);
  const all = [...offDays, ...workedDays];
  const found: string[] = [];
  for (const date of new Set(all.filter((date, index) => all.indexOf(date) !== index)))
    found.push(`${date} 重复 · named twice`);
  for (const date of all)
    if (date < reachOf(year) || date > `${year + 1}-01-10`) found.push(`${date} 不在 ${year} 年 · not in the year`);
  for (const date of workedDays) {
    if (kind === 'closure') found.push(`${date} 停工通知不能规定上班 · a closure can't have days worked`);
    if (kind === 'arrangement' && weekday(date) < 6) found.push(`${date} 不是周末 · isn't a weekend day`);
  }
  // The days of article 2 are always off: an arrangement names them all, and an amendment removes none.
  for (const { date, name } of statutoryHolidays(year, { madeUp: false }))
    if (kind === 'arrangement' ? !offDays.includes(date) : workedDays.includes(date))
      found.push(`${date} ${name}未放假 · a statutory holiday isn't off`);
  return found;
}

/**
 * The first day that the notice of a year may affect, in the year before. 元旦 has been joined to days from 12-29 on (2018-12-29
 * was a worked Saturday, for 2019), so days from 25 December on are not settled without that notice.
 */
export function reachOf(year: number): LocalDate {
  return `${year - 1}-12-25`;
}

/** The days of a span, both ends included. */
function daysOf({ from, to }: { from: LocalDate; to: LocalDate }): LocalDate[] {
  return Array.from({ length: dayNumber(to) - dayNumber(from) + 1 }, (_, n) => addDays(from, n));
}

/**
 * The notices in force, in the order in which they apply: the last arrangement of each year, then all amendments and closures
 * in order. So loading an arrangement again, for example after a typing error, replaces all of it.
 */
export function effectiveNotices(notices: readonly Notice[]): Notice[] {
  const arrangements = new Map<number, Notice>();
  for (const each of notices) if (each.kind === 'arrangement') arrangements.set(each.year, each);
  return [
    ...[...arrangements.values()].sort((a, b) => a.year - b.year),
    ...notices.filter(({ kind }) => kind !== 'arrangement'),
  ];
}

/** How a notice is cited. */
export function citationOf({ title, documentNumber, url, publishedOn }: Notice): Citation {
  return { title, documentNumber, url, publishedOn };
}

const holidayCn = z.object({
  year: z.int(),
  papers: z.array(z.string()).min(1),
  days: z.array(z.object({ name: z.string(), date: localDate, isOffDay: z.boolean() })).min(1),
});

/**
 * A notice from a year's file of github.com/NateScarlet/holiday-cn.
 * @throws ZodError for another file, or the empty file of a year whose notice is not out yet.
 */
export function fromHolidayCn(file: unknown): Notice {
  const { year, papers, days } = holidayCn.parse(file);
  const off: Notice['off'] = [];
  for (const { name, date } of days.filter(({ isOffDay }) => isOffDay)) {
    const last = off.at(-1);
    if (last?.name === name && addDays(last.to, 1) === date) last.to = date;
    else off.push({ name, from: date, to: date });
  }
  const worked = days.filter(({ isOffDay }) => !isOffDay).map(({ name, date }) => ({ name, date }));
  return notice.parse({ year, title: `国务院办公厅关于${year}年部分节假日安排的通知`, url: papers[0], off, worked });
}
