import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  calendar,
  count,
  countWithStops,
  proof,
  type ReceiptRule,
  type Stop,
  workingDaysBetween,
} from '../../shared/domain/calendar/calendar.ts';
import type { LocalDate } from '../../shared/domain/calendar/time.ts';
import { daysBy, step } from '../oracle/days.ts';

const { works } = daysBy();

function slowDue(received: LocalDate, days: number, rule: ReceiptRule, stops: Stop[]): LocalDate {
  let date = received;
  if (rule === 'next-working-day') while (!works(date)) date = step(date, 1);
  for (let left = days; left > 0; ) {
    date = step(date, 1);
    if (works(date) && !stops.some(({ from, to }) => from <= date && date <= to)) left--;
  }
  return date;
}

const cal = calendar();
/** Far enough inside 2021–2026 that no count below leaves it. */
const day = fc
  .date({ min: new Date('2021-01-20T00:00:00Z'), max: new Date('2026-06-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as LocalDate);
const rule = fc.constantFrom<ReceiptRule>('as-received', 'next-working-day');
const stop = fc
  .tuple(fc.integer({ min: -5, max: 40 }), fc.integer({ min: 0, max: 15 }))
  .map(([offset, length]) => ({ offset, length }));

function shift(date: LocalDate, by: number): LocalDate {
  return by === 0 ? date : shift(step(date, by > 0 ? 1 : -1), by - Math.sign(by));
}

describe('counting', () => {
  it('comes to the day that counting one by one comes to, under both rules and with any stops', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 40 }), rule, fc.array(stop, { maxLength: 4 }), (from, n, how, at) => {
        const stops = at.map(({ offset, length }) => ({ from: shift(from, offset), to: shift(from, offset + length) }));
        const counted = countWithStops(cal, from, n, how, stops);
        expect(counted.statutoryDue).toBe(slowDue(from, n, how, []));
        expect(counted.due).toBe(slowDue(from, n, how, stops));
      }),
      { numRuns: 1000 },
    );
  });

  it('ends on a working day, and the days between are as many as were asked', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (from, n) => {
        const { due } = count(cal, from, n);
        expect(works(due)).toBe(true);
        expect(workingDaysBetween(cal, from, due)).toBe(n);
        expect(workingDaysBetween(cal, due, from)).toBe(-n);
        expect(addWorkingDays(cal, from, n)).toBe(due);
      }),
    );
  });

  it('goes back to the same working day it came from', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 15 }), (from, n) => {
        const start = slowDue(from, 0, 'next-working-day', []);
        expect(addWorkingDays(cal, addWorkingDays(cal, start, n), -n)).toBe(start);
        expect(addWorkingDays(cal, from, -1)).toBe(addWorkingDays(cal, start, -1));
      }),
    );
  });

  it('never ends earlier for a later receipt, or for a stop', () => {
    fc.assert(
      fc.property(day, day, fc.integer({ min: 0, max: 20 }), rule, stop, (a, b, n, how, { offset, length }) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        expect(count(cal, early, n, how).due <= count(cal, late, n, how).due).toBe(true);
        const stops = [{ from: shift(a, offset), to: shift(a, offset + length) }];
        const { statutoryDue, due } = countWithStops(cal, a, n, how, stops);
        expect(due >= statutoryDue).toBe(true);
      }),
    );
  });

  it('is proved by as many numbered days, in order, the last of them the due date', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 20 }), rule, fc.array(stop, { maxLength: 2 }), (from, n, how, at) => {
        const stops = at.map(({ offset, length }) => ({ from: shift(from, offset), to: shift(from, offset + length) }));
        const days = [...proof(cal, from, n, how, stops)];
        const { due } = countWithStops(cal, from, n, how, stops);
        expect(days.flatMap(({ counted }) => counted ?? [])).toEqual(Array.from({ length: n + 1 }, (_, k) => k));
        expect(days[0]?.date).toBe(from);
        expect(days.at(-1)).toMatchObject({ date: due, counted: n });
        for (const { date, kind } of days) expect(kind === 'workday' || kind === 'makeup', date).toBe(works(date));
      }),
    );
  });
});
