import { expect, it } from 'vitest';
import { numberOf, type Series, series } from '../../shared/domain/numbers.ts';

it('names the series, the year and a running number of six digits', () => {
  const first = (Object.keys(series) as Series[]).map((of) => numberOf(of, '2026', 1));
  expect(first).toEqual([
    'YM-2026-000001',
    'XS-2026-000001',
    'JH-2026-000001',
    'XQ-2026-000001',
    'ZG-2026-000001',
    'JY-2026-000001',
    'AQ-2026-000001',
    'ST-2026-000001',
    'TS-2026-000001',
    'TB-2026-000001',
    'CJ-2026-000001',
  ]);
  expect(numberOf('request', '2026', 1_234_567)).toBe('YM-2026-1234567');
});
