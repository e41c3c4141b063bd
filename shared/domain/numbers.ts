/** Prefixes of the numbers that people use. Each series starts anew every year; the prefix abbreviates its pinyin. */
export const series = {
  /** 义马, for an application and the requests it sends. */
  request: 'YM',
  /** 协商 */
  negotiation: 'XS',
  /** 校核 */
  correction: 'JH',
  /** 需求 */
  demand: 'XQ',
  /** 整改 */
  rectification: 'ZG',
  /** 建议 */
  suggestion: 'JY',
  /** 安全 */
  incident: 'AQ',
  /** 受托 */
  contractor: 'ST',
  /** 投诉 */
  complaint: 'TS',
  /** 通报 */
  circular: 'TB',
  /** 采集 */
  collection: 'CJ',
} as const;
export type Series = keyof typeof series;

/** Formats a number, such as `YM-2026-000001`: series, year, and running number within the year. */
export function numberOf(kind: Series, year: string, count: number): string {
  return `${series[kind]}-${year}-${String(count).padStart(6, '0')}`;
}
