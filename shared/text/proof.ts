import { colours, type Html, html } from './html.ts';
import { dateWords, type Words, weekdayName } from './words.ts';

/** One day of a count, as a mail's facts and the API's proof both have it. */
export interface CountedDay {
  date: string;
  kind: string;
  name: string | null;
  /** 0 for the day it starts from, 1 … n for the working days counted, null for those passed over. */
  counted: number | null;
  /** The day would have counted but for the bureau's review. */
  stopped: boolean;
}

/** What a count rests on. `days` are working days; dates are Asia/Shanghai. */
export interface Count {
  days: number;
  extension?: number;
  due: string;
  provisional: boolean;
  counted: readonly CountedDay[];
}

const kinds: Record<string, Words> = {
  workday: { zh: '工作日', en: 'Working day' },
  makeup: { zh: '调休上班', en: 'Made-up working day' },
  weekend: { zh: '周末', en: 'Weekend' },
  holiday: { zh: '放假', en: 'Holiday' },
};

/** The rules of counting, said beside every table. */
export const countingRule: Words = {
  zh: '起算当日不计，自次日起按工作日计算；周末和法定节假日不计，调休上班日计入；至最后一日24:00止（《民法典》第二百零一条、第二百零三条）。',
  en: 'The first day is not counted. Weekends and holidays do not count, made-up working days do. It ends at 24:00 of the last day (Civil Code art. 201, 203).',
};

export const provisionalNote: Words = {
  zh: '暂定：期限内有日期所在年度的节假日安排尚未公布，公布后将重新计算并通知。',
  en: 'Provisional: the holidays of a year concerned are not announced yet; the date will be counted again when they are.',
};

/** The count day by day, as text: one line a day. */
export function proofText(days: readonly CountedDay[]): string {
  return days
    .map((day) => {
      const [kind, count] = [kindOf(day), tally(day)];
      return `  ${day.date} ${weekdayName(day.date).zh}  ${kind.zh} ${kind.en}  ${count.zh} ${count.en}`.trimEnd();
    })
    .join('\n');
}

/** The count day by day, as a table with its styles inline, for mail and paper. */
export function proofTable({ counted, due }: Pick<Count, 'counted' | 'due'>): Html {
  const head = (words: Words, align = 'left') => html`<th
    style="padding:6px 8px;text-align:${align};font-weight:600;font-size:12px;white-space:nowrap;color:${colours.quiet};border-bottom:1px solid ${colours.line}"
    >${words.zh} <span style="font-weight:400">${words.en}</span></th>`;
  return html`<table
    role="presentation" cellpadding="0" cellspacing="0" width="100%"
    style="width:100%;border-collapse:collapse;font-size:13px;line-height:1.5">
    <tr>${head({ zh: '日期', en: 'Date' })}${head({ zh: '性质', en: 'Kind of day' })}${head({ zh: '计数', en: 'Count' }, 'right')}</tr>
    ${counted.map((day) => row(day, day.date === due))}</table>`;
}

function row(day: CountedDay, last: boolean): Html {
  const { amber } = colours;
  const counts = day.counted !== null;
  const style = `padding:4px 8px;border-bottom:1px solid ${colours.line};color:${counts ? colours.ink : colours.faint};${
    last ? `background:${amber.wash};font-weight:600;` : ''
  }`;
  const kind = kindOf(day);
  const count = tally(day);
  return html`<tr>
    <td style="${style}white-space:nowrap">${day.date} <span style="font-size:12px">${weekdayName(day.date).zh}</span></td>
    <td style="${style}">${kind.zh} <span style="font-size:11px;font-weight:400;color:${colours.faint}">${kind.en}</span></td>
    <td style="${style}text-align:right;white-space:nowrap">${count.zh}</td></tr>`;
}

export function kindOf({ kind, name, stopped }: CountedDay): Words {
  const { zh, en } = kinds[kind] ?? { zh: kind, en: '' };
  const named = name ? { zh: `${zh}（${name}）`, en } : { zh, en };
  return stopped ? { zh: `${named.zh}，审定期间`, en: `${en}, under review` } : named;
}

export function tally({ counted }: CountedDay): Words {
  if (counted === null) return { zh: '—', en: '' };
  return counted === 0 ? { zh: '起算日', en: 'Day 0' } : { zh: `第 ${counted} 日`, en: `Day ${counted}` };
}

/** 自2026年9月24日起5个工作日，至2026年10月9日24:00止; `extension` are the days added with the bureau's consent. */
export function countWords(count: { start: string; days: number; extension?: number; due: string }): Words {
  const { start, days, extension = 0, due } = count;
  return {
    zh: `自${dateWords(start).zh}起 ${days} 个工作日${extension ? `，经同意延长 ${extension} 个工作日` : ''}，至${dateWords(due).zh}24:00止`,
    en: `${days} working days${extension ? ` and ${extension} more by consent` : ''} from ${dateWords(start).en}, ending ${dateWords(due).en} 24:00`,
  };
}
