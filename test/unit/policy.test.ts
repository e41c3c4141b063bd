import { describe, expect, it } from 'vitest';
import { addDays, type LocalDate } from '../../shared/domain/calendar/time.ts';
import { openDuty } from '../../shared/domain/duties/duty-steps.ts';
import { type Law, lawInForce, rulesFor, rulesOf } from '../../shared/domain/duties/law.ts';
import { type DutyKind, type Policy, policyFor, policySchema } from '../../shared/domain/duties/policy.ts';
import { policies } from '../../shared/domain/duties/policy-data.ts';
import { extendableKinds } from '../../shared/domain/people/visibility.ts';
import { bj, replyTerms } from '../examples.ts';

describe('the policy in force', () => {
  it('第十五条 (art. 15): conditional sharing is replied to within 5 working days', () => {
    expect(policyFor(policies, 'reply', 'conditional', '2026-09-24')).toMatchObject({
      days: 5,
      unit: 'working-day',
      legalRef: { document: '义马市政务信息资源共享管理暂行办法', article: '第十五条' },
    });
  });

  it('第九条 (art. 9): the catalog is updated within 10 working days', () => {
    expect(policyFor(policies, 'update', null, '2026-09-24')).toMatchObject({
      days: 10,
      unit: 'working-day',
      legalRef: { article: '第九条' },
    });
  });

  it('tells the bureau and the leader of whatever is late (art. 6, 9, 15)', () => {
    // What is not supplied lapses: that is no lateness of anybody's. What awaits a head's consent has not left the department.
    const told = { supplement: [], consent: ['leader'] } as Partial<Record<DutyKind, string[]>>;
    for (const { duty, late } of policies) expect(late.to).toEqual(told[duty] ?? ['bureau', 'leader']);
  });

  it('第二十六条 (art. 26): is dated from the day the measures took effect, and there is none before', () => {
    for (const { effectiveFrom } of policies) expect(effectiveFrom >= '2021-03-10').toBe(true);
    expect(() => policyFor(policies, 'reply', 'conditional', '2021-03-09')).toThrow('no policy for reply/conditional');
    expect(() => policyFor(policies, 'reply', 'unconditional', '2026-09-24')).toThrow('no policy');
  });

  it('has one row for each id, and each is what a loaded one has to be', () => {
    expect(new Set(policies.map(({ id }) => id)).size).toBe(policies.length);
    for (const one of policies) expect(policySchema.parse(one)).toEqual(one);
  });

  it('never has two rows of the same subject in force on the same day', () => {
    for (const one of policies)
      for (const other of policies) {
        if (one === other || one.duty !== other.duty || one.shareType !== other.shareType) continue;
        const [earlier, later] = one.effectiveFrom < other.effectiveFrom ? [one, other] : [other, one];
        expect(earlier.effectiveTo ?? '9999').toSatisfy((to: string) => to < later.effectiveFrom);
      }
  });
});

it('第十六条 (art. 16): the city government sees the duties for which more time may be given in the bureau’s place, as the rules say', () => {
  const extendable = new Set(policies.filter(({ extension }) => extension).map(({ duty }) => duty));
  expect([...extendable].sort()).toEqual([...extendableKinds].sort());
});

describe('a policy that is replaced: 10 days instead of 5 from 2027-01-01', () => {
  const old = policyFor(policies, 'reply', 'conditional', '2026-09-24');
  const successor: Policy = { ...old, id: 'reply-2027', effectiveFrom: '2027-01-01', effectiveTo: null, days: 10 };
  const replaced = [{ ...old, effectiveTo: addDays('2027-01-01', -1) }, successor];
  const law: Law = { ...lawInForce(), policies: replaced };

  it('applies from its first day, the old one to its last', () => {
    const days = (on: LocalDate) => policyFor(replaced, 'reply', 'conditional', on).days;
    expect((['2026-12-31', '2027-01-01'] as const).map(days)).toEqual([5, 10]);
  });

  it('applies the newer where the old one was left open', () => {
    const days = (on: LocalDate) => policyFor([old, successor], 'reply', 'conditional', on).days;
    expect((['2026-12-31', '2027-01-01'] as const).map(days)).toEqual([5, 10]);
  });

  it('leaves a case under the policy it began with', () => {
    const began = rulesFor(law, 'reply', 'conditional', '2026-12-30');
    const duty = openDuty(replyTerms('2026-12-30'), began, bj('2026-12-30')).next;
    expect(rulesOf(law, duty).policy.days).toBe(5);
    expect(duty.policy).toBe(old.id);
  });

  it('is found by id, and an id nobody knows is a fault', () => {});
});
