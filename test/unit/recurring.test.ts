import { describe, expect, it } from 'vitest';
import { lawInForce } from '../../shared/domain/duties/law.ts';
import { endBySuccessor, type Policy } from '../../shared/domain/duties/policy.ts';
import { policyTermsSchema } from '../../shared/domain/duties/policy-version.ts';
import { bandOf } from '../../shared/domain/security/levels.ts';
import { periodName, periodOf, recurrencesOn } from '../../shared/domain/security/recurring.ts';

const { policies } = lawInForce();
const departments = [{ id: '00' }, { id: '02' }, { id: '06' }, { id: '99' }] as const;
const merged = { id: '07', merged: { into: '06' } } as never;
const owedOn = (on: `${number}-${number}-${number}`, all: readonly Policy[] = policies) =>
  recurrencesOn(all, [...departments, merged], on);
const ofKind = (kind: string, on: `${number}-${number}-${number}`, all?: readonly Policy[]) =>
  owedOn(on, all)
    .filter((one) => one.kind === kind)
    .map(({ department, period }) => `${department} ${period.from}`);

describe('第十八条、第十九条、第二十一条 (arts. 18, 19, 21): what recurs', () => {
  it('is owed from the first whole year on, by the bureau, or by every department that acts and holds data', () => {
    expect(owedOn('2026-12-31')).toEqual([]);
    expect(ofKind('assess-risk', '2027-01-01')).toEqual(['00 2027-01-01']);
    expect(ofKind('review-security', '2027-11-30')).toEqual(['00 2027-01-01', '02 2027-01-01', '06 2027-01-01']);
  });

  it('is the same on every day of its period, so that whatever run is missed or comes twice changes nothing', () => {
    expect(owedOn('2027-12-31')).toEqual(owedOn('2027-01-01'));
    expect(ofKind('drill-restore', '2028-01-01')).toEqual(['00 2028-01-01']);
  });

  it('has the periods of the rule in force: another rule from July on begins a half year, and a longer one nothing anew', () => {
    const rule = policies.find(({ id }) => id === 'review-security-own') as Policy;
    const later = (months: 6 | 12, effectiveFrom: `${number}-${number}-${number}`) =>
      endBySuccessor([
        ...policies,
        { ...rule, id: 'review-2027-07', effectiveFrom, recurs: { months, by: 'departments' } },
      ]);
    const shorter = later(6, '2027-07-01');
    expect(ofKind('review-security', '2027-06-30', shorter)).toHaveLength(3);
    expect(ofKind('review-security', '2027-07-01', shorter)).toEqual(['02 2027-07-01', '06 2027-07-01']);
    expect(ofKind('review-security', '2027-07-01', later(12, '2027-07-01'))).toEqual([
      '02 2027-01-01',
      '06 2027-01-01',
    ]);
  });

  it('is called by its period', () => {
    const names = ([12, 6, 3, 1] as const).map((months) => periodName(periodOf('2027-08-15', months)));
    expect(names).toEqual(['2027年', '2027年7月至12月', '2027年7月至9月', '2027年8月']);
    expect(periodOf('2028-02-10', 1)).toEqual({ from: '2028-02-01', to: '2028-02-29' });
  });

  it('is said by a rule of its kind, and by no other', () => {
    const issues = (id: string, change: object) => {
      const { effectiveTo: _end, ...terms } = policies.find((policy) => policy.id === id) as Policy;
      return policyTermsSchema.safeParse({ ...terms, ...change }).error?.issues.map(({ path }) => path.join('.'));
    };
    expect(issues('review-security-own', {})).toBeUndefined();
    expect(issues('review-security-own', { recurs: undefined })).toEqual(['recurs']);
    expect(issues('update-2021', { recurs: { months: 12, by: 'all' } })).toEqual(['recurs']);
    expect(issues('tell-authority-own', { bands: undefined })).toEqual(['bands']);
    expect(issues('tell-authority-own', { bands: [{ level: 'grave', people: 5, hours: 1 }] })).toEqual(['bands']);
    expect(issues('update-2021', { bands: [{ level: 'ordinary', people: 0, hours: 1 }] })).toEqual(['bands']);
  });
});

describe('809 art. 35: the band of an incident', () => {
  const { bands = [] } = policies.find(({ id }) => id === 'tell-authority-own') as Policy;

  it.each([
    [0, 'ordinary'],
    [999, 'ordinary'],
    [1000, 'larger'],
    [10_000, 'major'],
    [1_000_000, 'grave'],
  ])('is the highest that %d people reach', (people, level) => {
    expect(bandOf(bands, people).level).toBe(level);
    expect(bandOf(bands.toReversed(), people).level).toBe(level);
  });
});
