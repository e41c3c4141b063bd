import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  calendar,
  count,
  countWithStops,
  proof,
  receivedOn,
  workingDaysBetween,
} from '../../shared/domain/calendar/calendar.ts';
import type { LocalDate } from '../../shared/domain/calendar/time.ts';

const cal = calendar();

describe('working days', () => {
  it('of zero end the day they start, and negative or broken ones are refused', () => {
    expect(count(cal, '2026-09-24', 0)).toEqual({ due: '2026-09-24', provisional: false });
    expect(count(cal, '2026-09-26', 0, 'next-working-day').due).toBe('2026-09-28');
    for (const days of [-1, 1.5, Number.NaN]) expect(() => count(cal, '2026-09-24', days)).toThrow(RangeError);
  });

  it('beyond the calendar are refused', () => {
    expect(() => count(cal, '2040-12-30', 10)).toThrow(RangeError);
    expect(() => addWorkingDays(cal, '2021-01-02', -1)).toThrow(RangeError);
  });

  it('before and after a date, for reminders', () => {
    expect(addWorkingDays(cal, '2026-10-09', -2)).toBe('2026-09-30');
    expect(addWorkingDays(cal, '2026-10-09', 0)).toBe('2026-10-09');
    expect(addWorkingDays(cal, '2026-10-09', 1)).toBe('2026-10-10');
    expect(addWorkingDays(cal, '2026-10-11', -1)).toBe('2026-10-10');
  });

  it('left until a date: 0 on the date itself, negative after it', () => {
    const left = (today: LocalDate) => workingDaysBetween(cal, today, '2026-10-09');
    expect((['2026-09-24', '2026-10-05', '2026-10-08', '2026-10-09', '2026-10-10'] as const).map(left)).toEqual([
      5, 2, 1, 0, -1,
    ]);
  });
});

describe('receipt on a day off', () => {
  it('counts from that day, or as received on the next working day, made-up Sundays among them', () => {
    expect(count(cal, '2026-09-19', 5, 'as-received').due).toBe('2026-09-24');
    expect(count(cal, '2026-09-19', 5, 'next-working-day').due).toBe('2026-09-28');
  });

  it('does not differ between the rules on a working day', () => {
    expect(count(cal, '2026-09-24', 5, 'next-working-day')).toEqual(count(cal, '2026-09-24', 5, 'as-received'));
  });

  it('after the cutoff is receipt the next day; at the cutoff it is in time', () => {
    expect(receivedOn('2026-09-24T17:30:00.000+08:00', '17:30')).toBe('2026-09-24');
    expect(receivedOn('2026-09-24T17:30:00.001+08:00', '17:30')).toBe('2026-09-25');
    expect(receivedOn('2026-09-24T23:59:59.999+08:00')).toBe('2026-09-24');
    expect(receivedOn('2026-09-24T12:00:00Z', '17:30')).toBe('2026-09-25');
  });
});

describe('a provisional date', () => {
  it('is one with an unsettled day in its count', () => {
    expect(count(cal, '2026-12-17', 5)).toEqual({ due: '2026-12-24', provisional: false });
    expect(count(cal, '2026-12-18', 5)).toEqual({ due: '2026-12-25', provisional: true });
    expect(count(cal, '2027-02-04', 5)).toEqual({ due: '2027-02-17', provisional: true });
    expect(count(cal, '2026-12-28', 0)).toEqual({ due: '2026-12-28', provisional: false });
  });

  it('is also one whose receipt is moved by unsettled days, or may yet be', () => {
    expect(count(cal, '2026-12-26', 0, 'next-working-day').provisional).toBe(true);
    expect(count(cal, '2026-12-28', 0, 'next-working-day')).toEqual({ due: '2026-12-28', provisional: true });
  });
});

describe('stops', () => {
  const from24 = (stops: readonly { from: LocalDate; to: LocalDate }[], days = 5) =>
    countWithStops(cal, '2026-09-24', days, 'as-received', stops);

  it('leave their working days out, both ends included, and keep the statutory date beside', () => {
    expect(from24([{ from: '2026-09-29', to: '2026-09-30' }])).toEqual({
      statutoryDue: '2026-10-09',
      due: '2026-10-12',
      provisional: false,
    });
  });

  it('of days off only change nothing, nor do stops before the start or after the due date', () => {
    for (const stop of [
      { from: '2026-10-01', to: '2026-10-07' },
      { from: '2026-09-01', to: '2026-09-24' },
      { from: '2026-10-10', to: '2026-12-01' },
    ] as const)
      expect(from24([stop]).due).toBe('2026-10-09');
  });

  it('may overlap and come in any order: no day is left out twice', () => {
    const once = from24([{ from: '2026-09-28', to: '2026-10-08' }]);
    expect(
      from24([
        { from: '2026-09-30', to: '2026-10-08' },
        { from: '2026-09-28', to: '2026-09-30' },
        { from: '2026-09-29', to: '2026-09-29' },
      ]),
    ).toEqual(once);
    expect(once.due).toBe('2026-10-14');
  });

  it('reached only because an earlier stop moved the date do count', () => {
    const both = [
      { from: '2026-09-29', to: '2026-09-30' },
      { from: '2026-10-12', to: '2026-10-12' },
    ] as const;
    expect(from24(both).due).toBe('2026-10-13');
  });

  it('that end before they begin are refused', () => {
    expect(() => from24([{ from: '2026-09-30', to: '2026-09-29' }])).toThrow(RangeError);
  });
});

describe('the proof', () => {
  it('shows each day from receipt to due date, what it is, its number and what that rests on', () => {
    const days = [...proof(cal, '2026-09-24', 5)];
    expect(days.map(({ date, kind, counted }) => `${date.slice(5)} ${kind} ${counted ?? '-'}`)).toEqual([
      '09-24 workday 0',
      '09-25 holiday -',
      '09-26 holiday -',
      '09-27 holiday -',
      '09-28 workday 1',
      '09-29 workday 2',
      '09-30 workday 3',
      '10-01 holiday -',
      '10-02 holiday -',
      '10-03 holiday -',
      '10-04 holiday -',
      '10-05 holiday -',
      '10-06 holiday -',
      '10-07 holiday -',
      '10-08 workday 4',
      '10-09 workday 5',
    ]);
    expect(days[1]?.source.documentNumber).toBe('国办发明电〔2025〕7号');
    expect(days[4]?.source.article).toBe('第七条');
  });

  it('shows receipt on a day off moved to day 0', () => {
    const days = [...proof(cal, '2026-09-19', 1, 'next-working-day')];
    expect(days.map(({ date, kind, counted }) => [date, kind, counted])).toEqual([
      ['2026-09-19', 'weekend', null],
      ['2026-09-20', 'makeup', 0],
      ['2026-09-21', 'workday', 1],
    ]);
  });

  it('marks the days a stop left out', () => {
    const days = [...proof(cal, '2026-09-24', 3, 'as-received', [{ from: '2026-09-27', to: '2026-09-28' }])];
    expect(days.filter(({ stopped }) => stopped).map(({ date, counted }) => [date, counted])).toEqual([
      ['2026-09-28', null],
    ]);
    expect(days.at(-1)).toMatchObject({ date: '2026-10-08', counted: 3 });
  });
});
