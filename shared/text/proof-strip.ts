import type { CountedDay } from '../domain/calendar/calendar.ts';
import { type LocalDate, weekday } from '../domain/calendar/time.ts';
import { colours, type Html, html } from './html.ts';
import { dayWords, kindOf } from './proof.ts';
import type { Words } from './words.ts';

/** The count as one line for each run of similar days, so that twenty working days stay readable in a mail. */
export function stripText(days: readonly CountedDay[], english = false): string {
  return runsOf(days)
    .map((run) => {
      const [first, last] = [run[0] as CountedDay, run.at(-1) as CountedDay];
      const span = run.length === 1 ? dayWords(first.date) : `${first.date} 至 ${last.date}`;
      const [kind, count] = [kindOf(first), numbers(first, last)];
      return `  ${span}  ${kind.zh}，${count.zh}${english ? `  ${kind.en}, ${count.en}` : ''}`;
    })
    .join('\n');
}

/** Groups consecutive days of the same kind and name that all count, or all do not. */
function runsOf(days: readonly CountedDay[]): CountedDay[][] {
  const runs: CountedDay[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && likeness(run[0] as CountedDay) === likeness(day)) run.push(day);
    else runs.push([day]);
  }
  return runs;
}

function likeness({ kind, name, stopped, counted }: CountedDay): string {
  return [kind, name, stopped, counted === null ? '' : counted > 0].join();
}

function numbers(first: CountedDay, last: CountedDay): Words {
  if (first.counted === null) return { zh: '不计', en: 'not counted' };
  if (first.counted === 0) return { zh: '起算日，不计', en: 'day 0, not counted' };
  if (first === last) return { zh: `第 ${first.counted} 日`, en: `day ${first.counted}` };
  return { zh: `第 ${first.counted}–${last.counted} 日`, en: `days ${first.counted}–${last.counted}` };
}

/** The same as a calendar sheet of weeks, Monday first: each day with its name or number, the last day marked. */
export function stripHtml(days: readonly CountedDay[], due: LocalDate): Html {
  const weeks: (CountedDay | null)[][] = [];
  for (const day of days) {
    if (weeks.length === 0 || weekday(day.date) === 1) weeks.push(Array.from({ length: 7 }, () => null));
    const week = weeks.at(-1);
    if (week) week[weekday(day.date) - 1] = day;
  }
  const names = ['一', '二', '三', '四', '五', '六', '日'];
  return html`<table role="presentation" cellpadding="0" cellspacing="2" width="100%" style="width:100%;table-layout:fixed;font-size:11px;line-height:1.35;text-align:center">
<tr>${names.map((name) => html`<td style="color:${colours.faint}">${name}</td>`)}</tr>
${weeks.map((week) => html`<tr>${week.map((day) => (day ? cell(day, day.date === due) : html`<td></td>`))}</tr>`)}</table>`;
}

function cell(day: CountedDay, last: boolean): Html {
  const [, month, date] = day.date.split('-').map(Number);
  const { wash, ink } = tone(day, last);
  const weight = last || (day.counted ?? 0) > 0 ? 600 : 400;
  return html`<td style="padding:3px 1px;background:${wash};color:${ink};border-radius:3px"><span style="font-weight:${weight}">${month}/${date}</span><br>${label(day)}</td>`;
}

/** 第3日, 国庆节调休 第1日, 中秋节, 停, 休; the day it starts from is 起算. */
function label({ kind, name, counted, stopped }: CountedDay): string {
  if (stopped) return '停';
  if (counted === 0) return '起算';
  if (counted === null) return name ?? '休';
  return kind === 'makeup' ? `${name ?? ''}调休 第${counted}日` : `第${counted}日`;
}

function tone({ counted, stopped }: CountedDay, last: boolean): { wash: string; ink: string } {
  if (last) return { wash: colours.amber.wash, ink: colours.amber.mark };
  if (stopped) return { wash: colours.red.wash, ink: colours.red.mark };
  if (counted === null) return { wash: colours.ground, ink: colours.faint };
  return { wash: colours.blue.wash, ink: counted === 0 ? colours.quiet : colours.blue.mark };
}
