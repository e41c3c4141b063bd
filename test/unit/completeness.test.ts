import { describe, expect, it } from 'vitest';
import { completenessFields, completenessOf } from '../../shared/domain/catalog/completeness.ts';
import { nextUpdate } from '../../shared/domain/catalog/freshness.ts';
import { conditional, unconditional } from '../world/entries.ts';

describe("an entry's own update cycle", () => {
  it.each([
    ['daily', '2026-09-24', '2026-09-25'],
    ['weekly', '2026-12-28', '2027-01-04'],
    ['monthly', '2026-01-31', '2026-02-28'],
    ['monthly', '2028-01-31', '2028-02-29'],
    ['monthly', '2026-12-15', '2027-01-15'],
    ['quarterly', '2026-11-30', '2027-02-28'],
    ['half-yearly', '2026-08-31', '2027-02-28'],
    ['yearly', '2028-02-29', '2029-02-28'],
  ] as const)('%s: published on %s, it lasts until %s', (cycle, on, until) => {
    expect(nextUpdate(`${on}T00:00:00.000+08:00`, cycle)).toBe(until);
    expect(nextUpdate(`${on}T23:59:59.999+08:00`, cycle)).toBe(until);
  });

  it.each(['realtime', 'irregular'] as const)('%s sets no date', (cycle) => {
    expect(nextUpdate('2021-03-10T00:00:00.000+08:00', cycle)).toBeNull();
  });
});

describe('completeness of metadata', () => {
  it('is whole where there is nothing to lack', () => {
    expect(completenessOf([])).toEqual({ entries: 0, filled: 1, lacking: [] });
  });

  it('counts what applies, items by their share, and names what lacks', () => {
    const bare = unconditional();
    const { entries, filled, lacking } = completenessOf([bare]);
    expect([entries, filled]).toEqual([1, 0]);
    expect(lacking.map(({ field }) => field)).not.toContain('sharing.bases.url');
    expect(lacking.map(({ field }) => field)).not.toContain('open.theme');
    const half = {
      ...bare,
      items: [
        { id: 'a', name: '甲', dataType: 'C' as const },
        { id: 'b', name: '乙' },
      ],
    };
    const applying = lacking.length;
    expect(completenessOf([half]).filled).toBeCloseTo(0.5 / applying, 4);
  });

  it('is whole for an entry with everything', () => {
    const whole = {
      ...conditional(),
      classification: { class: 'department' as const },
      unit: '社会救助股',
      business: '最低生活保障审核确认',
      items: [{ id: 'a', name: '甲', dataType: 'C' as const, length: 10 }],
      open: { toSociety: true, theme: '社会保障' },
      dataClass: 'general' as const,
      publishedOn: '2026-09-24' as const,
    };
    whole.sharing = {
      ...whole.sharing,
      bases: whole.sharing.bases.map((basis) => ({ ...basis, url: 'https://a.example/1' })),
    };
    expect(completenessOf([whole])).toEqual({ entries: 1, filled: 1, lacking: [] });
    expect(new Set(completenessFields.map(({ field }) => field)).size).toBe(completenessFields.length);
  });
});
