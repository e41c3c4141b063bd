import { describe, expect, it } from 'vitest';
import {
  addDays,
  dateOf,
  dayNumber,
  endOf,
  epoch,
  type Instant,
  instant,
  type LocalDate,
  localDate,
  startOf,
  toInstant,
  weekday,
} from '../../shared/domain/calendar/time.ts';

describe('a moment', () => {
  it('is written with the offset of Yima, to the millisecond, and read back', () => {
    const ms = Date.UTC(2026, 8, 24, 1, 0, 0, 5);
    expect(instant(ms)).toBe('2026-09-24T09:00:00.005+08:00');
    expect(epoch(instant(ms))).toBe(ms);
  });

  it('given with another offset is the same moment', () => {
    expect(toInstant('2026-09-23T21:00:00-04:00')).toBe('2026-09-24T09:00:00.000+08:00');
  });

  it.each(['2026-09-24T09:00:00', '2026-09-24', '2026-02-30T00:00:00+08:00', 'yesterday', ''])(
    'without an offset, or that is none, is refused: %s',
    (text) => expect(() => epoch(text)).toThrow(RangeError),
  );

  it('before 1992 is refused, since China had summer time until 1991', () => {
    expect(() => toInstant('1991-07-01T00:00:00+09:00')).toThrow(RangeError);
    expect(toInstant('1992-01-01T00:00:00+08:00')).toBe('1992-01-01T00:00:00.000+08:00');
  });
});

describe('a day', () => {
  it('is the day in Yima: 00:00–08:00 there is yesterday in UTC, and not here', () => {
    expect(dateOf('2026-09-23T16:00:00Z')).toBe('2026-09-24');
    expect(dateOf('2026-09-24T00:00:00.000+08:00')).toBe('2026-09-24');
    expect(dateOf('2026-09-24T07:59:59.999+08:00')).toBe('2026-09-24');
    expect(dateOf('2026-09-23T23:59:59.999+08:00')).toBe('2026-09-23');
  });

  it('ends at 24:00, the first moment of the next', () => {
    expect(endOf('2026-10-09')).toBe('2026-10-10T00:00:00.000+08:00');
    expect(endOf('2026-12-31')).toBe(startOf('2027-01-01'));
    expect(epoch(endOf('2026-10-09')) - epoch('2026-10-09T23:59:59.999+08:00')).toBe(1);
  });

  it('is counted over months, years and leap days', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(addDays('2025-12-31', 366)).toBe('2027-01-01');
    expect((['2026-09-19', '2026-09-20', '2026-09-21'] as const).map(weekday)).toEqual([6, 7, 1]);
  });

  it.each(['2026-02-29', '2026-9-24', '2026-13-01', '20260924', ''])('that does not exist is refused: %s', (text) => {
    expect(() => dayNumber(text as LocalDate)).toThrow(RangeError);
    expect(localDate.safeParse(text).success).toBe(false);
  });
});

describe('the types', () => {
  it('keep a date, an instant and other text apart', () => {
    const date: LocalDate = '2026-09-24';
    const at: Instant = '2026-09-24T09:00:00.000+08:00';
    // @ts-expect-error an instant is no date
    const noDate: LocalDate = at;
    // @ts-expect-error a date is no instant
    const noInstant: Instant = date;
    // @ts-expect-error an id is neither
    const noId: LocalDate | Instant = 'req_01k5wv1m6t8e0b7q9z3c4d5f6g';
    expect([noDate, noInstant, noId].map((text) => localDate.safeParse(text).success)).toEqual([false, true, false]);
  });
});
