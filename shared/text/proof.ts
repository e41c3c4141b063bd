import type { Citation, CountedDay, DayKind } from '../domain/calendar/calendar.ts';
import type { LocalDate } from '../domain/calendar/time.ts';
import type { Grounds } from '../domain/duties/proof.ts';
import { CIVIL_CODE, cited } from '../domain/regulations.ts';
import { dateWords, oneLine, type Words, weekdayName } from './words.ts';

/** What a day is. */
export const dayKindWords: Record<DayKind, Words> = {
  workday: { zh: '工作日', en: 'Working day' },
  makeup: { zh: '调休上班', en: 'Made-up working day' },
  weekend: { zh: '周末', en: 'Weekend' },
  holiday: { zh: '放假', en: 'Holiday' },
  closure: { zh: '本市停工', en: 'City offices closed' },
};

/** The rules of counting, shown beside every table. */
export const countingRule: Words = {
  zh: `起算当日不计，自次日起按工作日计算；周末和法定节假日不计，调休上班日计入；至最后一日24:00止（${cited(CIVIL_CODE, '第二百零一条、第二百零三条')}）。`,
  en: 'The first day is not counted. Weekends and holidays do not count, made-up working days do. It ends at 24:00 of the last day (Civil Code art. 201, 203).',
};

export const provisionalNote: Words = {
  zh: '暂定：期限内有日期所在年度的节假日安排尚未公布，公布后将重新计算并通知。',
  en: 'Provisional: the holidays of a year concerned are not announced yet; the date will be counted again when they are.',
};

export function kindOf({ kind, name, stopped }: CountedDay): Words {
  const { zh, en } = dayKindWords[kind];
  const named = name ? { zh: `${zh}（${name}）`, en } : { zh, en };
  return stopped ? { zh: `${named.zh}，中止`, en: `${en}, clock stopped` } : named;
}

export function tally(counted: number | null): Words {
  if (counted === null) return { zh: '—', en: '' };
  return counted === 0 ? { zh: '起算日', en: 'Day 0' } : { zh: `第 ${counted} 日`, en: `Day ${counted}` };
}

/** 自2026年9月24日起5个工作日，至2026年10月9日24:00止; `extension` are the days added with the bureau's consent. */
export function countWords(count: { start: LocalDate; days: number; extension?: number; due: LocalDate }): Words {
  const { start, days, extension = 0, due } = count;
  return {
    zh: `自${dateWords(start).zh}的次日起 ${days} 个工作日${extension ? `，经同意延长 ${extension} 个工作日` : ''}，至${dateWords(due).zh}24:00止`,
    en: `${days} working days${extension ? ` and ${extension} more by consent` : ''} from ${dateWords(start).en}, ending ${dateWords(due).en} 24:00`,
  };
}

/**
 * The other grounds of the date, in sentences: the rule of its start, its stops, its extension, and both counts where
 * they differ.
 */
export function groundsWords(grounds: Grounds, due: LocalDate): Words[] {
  const { stops, extension, statutoryDue } = grounds;
  return [
    startWords(grounds),
    ...stops.map(({ from, to, why, allowed, rule }) => ({
      zh: `中止：${from} 至 ${to} 不计，${why.zh}（${allowed}；${rule}）。`,
      en: `Stopped from ${from} to ${to}: ${why.en}.`,
    })),
    ...(extension
      ? [
          {
            zh: `延长：${allowedOn(extension)}同意延长 ${extension.days} 个工作日，理由：${oneLine(extension.reason)}（${extension.rule}）。`,
            en: `Extended by ${extension.days} working days with the bureau’s consent of ${extension.on}.`,
          },
        ]
      : []),
    ...(statutoryDue === due
      ? []
      : [
          {
            zh: `法定计数（不扣除中止）至${dateWords(statutoryDue).zh}；扣除中止的有效计数至${dateWords(due).zh}。`,
            en: `The statutory count, stops included, ends ${statutoryDue}; the effective count, without them, ends ${due}.`,
          },
        ]),
  ];
}

function startWords({ start, dayZero, startRule, cutoff }: Grounds): Words {
  const after =
    cutoff === null ? none : { zh: `${cutoff}以后收到的视为次日收到；`, en: `after ${cutoff} it is the next day; ` };
  const { zh, en } = dateWords(dayZero);
  if (startRule === 'as-received') {
    return {
      zh: `起算：${after.zh}以收到（发生）之日${zh}为起算日。`,
      en: `Start: ${after.en}counted from the day itself, ${en}.`,
    };
  }
  const moved = dayZero === start ? none : { zh: `${dateWords(start).zh}非工作日，`, en: `${start} is a day off, ` };
  return {
    zh: `起算：${after.zh}非工作日收到的，以下一工作日为起算日；${moved.zh}起算日为${zh}。`,
    en: `Start: ${after.en}received on a day off it is counted from the next working day; ${moved.en}so from ${en}.`,
  };
}

const none: Words = { zh: '', en: '' };

function allowedOn({ on, allowed }: NonNullable<Grounds['extension']>): string {
  return `${allowed}于${dateWords(on).zh}`;
}

export type Source = { [F in keyof Citation]: Citation[F] | undefined };

/** Each law or notice that defines a day, once, in the order of the days; `places` refer to them. */
export function sourcesOf(days: readonly { source: Source }[]): { words: string[]; places: number[] } {
  const words: string[] = [];
  const places = days.map(({ source }) => {
    const cited = sourceWords(source);
    if (!words.includes(cited)) words.push(cited);
    return words.indexOf(cited) + 1;
  });
  return { words, places };
}

/** 《国务院办公厅关于2026年部分节假日安排的通知》（国办发明电〔2025〕7号） https://… */
function sourceWords({ title, documentNumber, article, url }: Source): string {
  return `《${title}》${article ?? ''}${documentNumber ? `（${documentNumber}）` : ''}${url ? ` ${url}` : ''}`;
}

/** 2026-09-28 星期一 */
export function dayWords(date: LocalDate): string {
  return `${date} ${weekdayName(date).zh}`;
}
