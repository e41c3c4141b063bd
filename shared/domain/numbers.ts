/** The series of numbers that people use: each is numbered anew every year. The prefix is the pinyin of what it is. */
export const series = {
  /** 义马, for an application and the requests it sends. */
  request: 'YM',
  /** 协商 */
  negotiation: 'XS',
  /** 校核 */
  correction: 'JH',
  /** 需求 */
  demand: 'XQ',
  /** 采集 */
  collection: 'CJ',
} as const;
export type Series = keyof typeof series;

/** `YM-2026-000001`: the series, the year and a running number within it. */
export function numberOf(of: Series, year: string, count: number): string {
  return `${series[of]}-${year}-${String(count).padStart(6, '0')}`;
}
