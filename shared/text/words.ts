import { type LocalDate, weekday } from '../domain/calendar/time.ts';
import { cited, MEASURES, ORDER_809, OWN_RULES } from '../domain/regulations.ts';

/** A text in two languages: Chinese first, English beside it. */
export interface Words {
  zh: string;
  en: string;
}

/** The name of the system, as mails and forms show it. */
export const systemName: Words = { zh: '义马市政务信息资源共享系统', en: 'Yima Government Data Sharing' };

/** The measures, whose articles are cited. */
export const measures: Words = {
  zh: cited(MEASURES),
  en: 'Yima Interim Measures on Sharing Government Information Resources',
};

/** The later regulation of the State Council; its articles are cited as `第…条`. */
export const order809: Words = { zh: cited(ORDER_809), en: 'Regulations on Government Data Sharing (Order 809)' };

const weekdays: readonly Words[] = [
  { zh: '星期一', en: 'Mon' },
  { zh: '星期二', en: 'Tue' },
  { zh: '星期三', en: 'Wed' },
  { zh: '星期四', en: 'Thu' },
  { zh: '星期五', en: 'Fri' },
  { zh: '星期六', en: 'Sat' },
  { zh: '星期日', en: 'Sun' },
];

export function weekdayName(date: LocalDate): Words {
  return weekdays[weekday(date) - 1] ?? { zh: '', en: '' };
}

/** 2026年10月9日（星期五） · 2026-10-09 (Fri) */
export function dateWords(date: LocalDate): Words {
  const [year, month, day] = date.split('-').map(Number);
  const name = weekdayName(date);
  return { zh: `${year}年${month}月${day}日（${name.zh}）`, en: `${date} (${name.en})` };
}

/** The article of a document: 《办法》第十五条 */
export function citation({ document, article }: { document: string; article: string }): string {
  if (document === OWN_RULES.document) return `${document}：${article}`;
  return `${/^《.*》$/.test(document) ? document : `《${document}》`}${article}`;
}

/** `1 working day`, `2 working days`. */
export function plural(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/**
 * A text for a subject or a table cell: no line breaks, control characters or marks that change the direction of
 * writing.
 */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();
}
