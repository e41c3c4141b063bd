import { epoch, type Instant, instant, type LocalDate } from './calendar/time.ts';
import { inForce, MEASURES, ORDER_809, OWN_RULES } from './regulations.ts';

/** How many years records are kept, from when they were made. Dated data, as policies are. */
interface Retention {
  effectiveFrom: LocalDate;
  years: Record<Kept, number>;
  /** What asks for it. */
  legalRefs: readonly { document: string; article: string }[];
}

/**
 * `log`: the sealed log, and the records of access.
 * `facts`: the facts of statistics that tell what happened. Those that tell what a department has are kept for good.
 */
export type Kept = 'log' | 'facts';

/**
 * Article 12 asks for six months of logs. The log is also the record of how shared data is used, which is kept for three years at
 * least (809 art. 29). No law names years for statistics; ten show how the yearly evaluations went.
 */
export const retentions: readonly Retention[] = [
  {
    effectiveFrom: inForce.measures,
    years: { log: 3, facts: 10 },
    legalRefs: [
      { ...MEASURES, article: '第十二条' },
      { ...ORDER_809, article: '第二十九条' },
      { ...OWN_RULES, article: '日志和统计数据保存年限' },
    ],
  },
];

/** The days of some years, with every leap day that can be among them. */
function daysOf(years: number): number {
  return years * 365 + Math.ceil(years / 4);
}

/** For how many days what is made from a day on is kept. */
function keptDays(what: Kept, from: LocalDate, rules = retentions): number {
  const rule = rules.findLast(({ effectiveFrom }) => effectiveFrom <= from) ?? rules[0];
  return daysOf(rule?.years[what] ?? 0);
}

/** For how many days what is made by the newest rule is kept. */
export function leastKept(what: Kept): number {
  return daysOf(retentions.at(-1)?.years[what] ?? 0);
}

/**
 * When a record may go: not before the time has passed that was set when it was made, nor before the time that is set now. So a
 * shorter time holds for what is made from then on, and a longer one also for what is there.
 */
export function keptUntil(what: Kept, madeAt: Instant, today: LocalDate, rules = retentions): Instant {
  const days = Math.max(keptDays(what, madeAt.slice(0, 10) as LocalDate, rules), keptDays(what, today, rules));
  return instant(epoch(madeAt) + days * 86_400_000);
}
