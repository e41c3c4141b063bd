import { describe, expect, it } from 'vitest';
import type { LocalDate } from '../../shared/domain/calendar/time.ts';
import { expired } from '../../shared/domain/log-expiry.ts';
import { keptUntil, leastKept, retentions } from '../../shared/domain/retention.ts';
import { ttlOf } from '../../shared/storage/ttl.ts';
import { bj } from '../examples.ts';

const on = (day: string) => day as LocalDate;
const rule = (effectiveFrom: string, log: number) => ({
  effectiveFrom: on(effectiveFrom),
  years: { log, facts: 10 },
  legalRefs: [],
});

describe('how long records are kept', () => {
  it('第十二条、条例第二十九条 (art. 12; 809 art. 29): no rule keeps the log for less than six months, nor for less than the three years of records of use', () => {
    for (const { years } of retentions) expect(years.log).toBeGreaterThanOrEqual(3);
    expect(retentions.every(({ years }) => years.facts >= 10)).toBe(true);
  });

  it('counts every leap day that can be in it, so that no three years are cut short', () => {
    expect(leastKept('log')).toBe(1096);
    // From 2026-03-01 to 2029-03-01 there is one leap day.
    expect(keptUntil('log', bj('2026-03-01', '10:00:00.000'), on('2029-01-01'))).toBe(bj('2029-03-01', '10:00:00.000'));
    expect(keptUntil('log', bj('2025-03-01', '10:00:00.000'), on('2028-01-01'))).toBe(bj('2028-03-01', '10:00:00.000'));
  });

  it('keeps what was made under a longer time, and prolongs what was made under a shorter one', () => {
    const shorter = [rule('2021-03-10', 5), rule('2027-01-01', 3)];
    const made = bj('2026-12-31', '23:00:00.000');
    expect(keptUntil('log', made, on('2031-01-01'), shorter)).toBe(bj('2032-01-01', '23:00:00.000'));
    const longer = [rule('2021-03-10', 3), rule('2028-01-01', 5)];
    expect(keptUntil('log', made, on('2027-12-31'), longer)).toBe(bj('2029-12-31', '23:00:00.000'));
    expect(keptUntil('log', made, on('2028-01-01'), longer)).toBe(bj('2032-01-01', '23:00:00.000'));
  });

  it('lets go the oldest first, to the instant, and none behind one that is kept', () => {
    const seals = ['09', '10', '11'].map((hour) => ({ madeAt: bj('2026-09-24', `${hour}:00:00.000`) }));
    expect(expired(seals, bj('2029-09-24', '08:59:59.999'))).toEqual([]);
    expect(expired(seals, bj('2029-09-24', '10:00:00.000'))).toEqual(seals.slice(0, 2));
    expect(expired(seals, bj('2040-01-01', '00:00:00.000'))).toEqual(seals);
  });

  it('lets nothing that belongs to a segment go before the segment', () => {
    const at = bj('2026-09-24', '09:00:00.000');
    expect(ttlOf('log', at)).toBeGreaterThan(Date.parse(keptUntil('log', at, on('2026-09-24'))) / 1000 + 86_400);
  });
});
