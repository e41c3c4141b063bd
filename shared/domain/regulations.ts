import type { LocalDate } from './calendar/time.ts';

/**
 * The documents that the system cites. Their titles stand here only, without 《》, as in a basis or a policy; `cited` adds
 * the 《》.
 */
export const MEASURES = {
  document: '义马市政务信息资源共享管理暂行办法',
  kind: 'local-notice',
  publishedOn: '2021-03-10',
} as const;
export const ORDER_809 = {
  document: '政务数据共享条例',
  kind: 'administrative-regulation',
  publishedOn: '2025-05-28',
} as const;
export const CIVIL_CODE = { document: '民法典' } as const;
/** The product's own rules, where no law sets a number. The bureau may change them. */
export const OWN_RULES = { document: '本系统默认规则（非法定期限，主管部门可调整）' } as const;
/** 发改高技〔2017〕1272号 */
export const CATALOG_GUIDE = { document: '政务信息资源目录编制指南' } as const;
export const HOLIDAY_RULES = { document: '全国年节及纪念日放假办法' } as const;

/** First day on which each is in force. Whatever happened earlier does not count (article 26). */
export const inForce = { measures: '2021-03-10', order809: '2025-08-01' } as const;

/** The first year of the measures. There is nothing to list or to count before it. */
export const FIRST_YEAR = 2021;

/** The years from the first one until a date, newest first. */
export function yearsUntil(date: LocalDate): string[] {
  const year = Number(date.slice(0, 4));
  return Array.from({ length: year - FIRST_YEAR + 1 }, (_, ago) => String(year - ago));
}

/** Formats a citation, such as 《民法典》第二百零一条; without an article, the whole document. */
export function cited<D extends string, A extends string = ''>({ document }: { document: D }, article?: A) {
  return `《${document}》${article ?? ''}` as `《${D}》${A}`;
}
