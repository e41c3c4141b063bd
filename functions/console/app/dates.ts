import { language } from './language.ts';

const ZONE = 'Asia/Shanghai';
const LOCALE = { zh: 'zh-CN', en: 'en-GB' }[language];
const day = new Intl.DateTimeFormat(LOCALE, { timeZone: ZONE, year: 'numeric', month: 'long', day: 'numeric' });
const weekday = new Intl.DateTimeFormat(LOCALE, { timeZone: ZONE, weekday: 'long' });
const clock = new Intl.DateTimeFormat(LOCALE, { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hour12: false });
const plain = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE });

let ahead = 0;

/** Sets the time by the date of the API's answers: a desktop's clock may be wrong, and that of a system on trial is moved. */
export function setTimeBy({ headers }: Response): void {
  const date = Date.parse(headers.get('date') ?? '');
  if (!Number.isNaN(date)) ahead = date - Date.now();
}

/** The present, by the API's clock. */
export const now = () => new Date(Date.now() + ahead);

/** A date without time is a day in Shanghai. */
const read = (text: string) => new Date(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T12:00:00+08:00` : text);

/** 2026年10月9日（星期五）; 9 October 2026 (Friday) */
export function dateOf(text: string | null | undefined): string {
  if (!text) return '';
  const date = read(text);
  return language === 'en'
    ? `${day.format(date)} (${weekday.format(date)})`
    : `${day.format(date)}（${weekday.format(date)}）`;
}

/** 10月9日 10:12, with the year only where it is another one. */
export function momentOf(text: string): string {
  return `${day.format(read(text))} ${clock.format(read(text))}`;
}

export const isoDayOf = (instant: string | Date) => plain.format(typeof instant === 'string' ? read(instant) : instant);
