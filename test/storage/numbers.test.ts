import { describe, expect, it } from 'vitest';
import { nextNumber, takeNumbers } from '../../shared/storage/numbers.ts';
import { bj } from '../examples.ts';
import { localDatabase } from './dynamodb.ts';

const database = await localDatabase();

describe('numbers', () => {
  it('are taken once each, however many ask at the same time', async () => {
    const asked = Array.from({ length: 60 }, (_, n) => (n % 3) + 1);
    const firsts = await Promise.all(asked.map((many) => takeNumbers(database, 'code-12', many)));
    const taken = firsts.flatMap((first, n) => Array.from({ length: asked[n] ?? 0 }, (_, more) => first + more));
    expect(taken.sort((a, b) => a - b)).toEqual(Array.from({ length: 120 }, (_, n) => n + 1));
  });

  it('of one sequence leave the others alone', async () => {
    expect(await takeNumbers(database, 'code-13')).toBe(1);
    expect(await takeNumbers(database, 'code-14')).toBe(1);
    expect(await takeNumbers(database, 'code-13')).toBe(2);
  });

  it('begin again every year of Asia/Shanghai, each series for itself', async () => {
    const taken = [
      await nextNumber(database, 'request', bj('2026-12-31', '23:59:59.999')),
      await nextNumber(database, 'request', bj('2027-01-01', '00:00:00.000')),
      await nextNumber(database, 'request', bj('2026-12-31', '23:59:59.999')),
      await nextNumber(database, 'demand', bj('2026-12-31', '23:59:59.999')),
    ];
    expect(taken).toEqual(['YM-2026-000001', 'YM-2027-000001', 'YM-2026-000002', 'XQ-2026-000001']);
  });
});
