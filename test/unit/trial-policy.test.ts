import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calculated } from '../../shared/contract/schemas/policy.ts';
import type { Notice } from '../../shared/domain/calendar/calendar.ts';
import {
  addDays,
  atTime,
  dateOf,
  endOf,
  epoch,
  type Instant,
  instant,
  type LocalDate,
} from '../../shared/domain/calendar/time.ts';
import { calculate, calculationSchema } from '../../shared/domain/duties/calculation.ts';
import {
  compareCase,
  comparedPolicies,
  comparisonSchema,
  isCompared,
  totals,
} from '../../shared/domain/duties/comparison.ts';
import type { Duty, Rules } from '../../shared/domain/duties/duty.ts';
import { extend, meet, openDuty, resume, stop } from '../../shared/domain/duties/duty-steps.ts';
import { lawInForce, lawOf } from '../../shared/domain/duties/law.ts';
import { type Policy, policyFor } from '../../shared/domain/duties/policy.ts';
import { policies } from '../../shared/domain/duties/policy-data.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { bj, refused, replyTerms } from '../examples.ts';

const law = lawInForce();
const { calendar } = law;
const conditional = { duty: 'reply', shareType: 'conditional' };
const ask = (asked: object) =>
  calculate(calculationSchema.parse({ start: '2026-09-24', policy: conditional, ...asked }), law);

describe('what if', () => {
  it.each([
    ['2026-09-18', 5, '2026-09-24'],
    ['2026-09-30', 5, '2026-10-13'],
    ['2026-02-13', 10, '2026-03-05'],
    ['2025-12-31', 5, '2026-01-08'],
    ['2024-02-08', 5, '2024-02-21'],
    ['2026-09-19', 5, '2026-09-24'],
  ] as const)('%s and %i working days are %s', (start, days, due) => {
    const { due: found, dueEnd, proof } = ask({ start, policy: { given: { days } } });
    expect([found, dueEnd]).toEqual([due, endOf(due)]);
    expect(proof.days.at(-1)).toMatchObject({ date: due, counted: days });
  });

  it('takes any start, by the rule and the cutoff of the policy', () => {
    const given = { days: 5, start: 'next-working-day', cutoff: '17:00' };
    expect(ask({ start: '2026-09-19', policy: { given } }).due).toBe('2026-09-28');
    expect(ask({ start: '2026-09-21T17:00:00+08:00', policy: { given } }).proof.start).toBe('2026-09-21');
    // Half past four in the afternoon in London is after midnight here.
    expect(ask({ start: '2026-09-21T16:30:00+00:00', policy: { given } }).proof.start).toBe('2026-09-22');
  });

  it('takes any policy: by id, by what is in force for a duty on a date, or as data', () => {
    expect(ask({}).policy.id).toBe('reply-conditional-2021');
    expect(ask({ policy: { id: 'provide-conditional-2025' } }).due).toBe('2026-10-29');
    expect(refused(() => ask({ policy: { id: 'reply-conditional-1999' } }))).toBe('policy-unknown');
    // Order 809 had not taken effect.
    const review = { duty: 'review' };
    expect(refused(() => ask({ start: '2025-07-31', policy: review }))).toBe('policy-unknown');
    expect(ask({ start: '2025-07-31', policy: { ...review, on: '2025-08-01' } }).policy.days).toBe(2);
  });

  it('takes stated days where the rule leaves them to whoever orders it, within its bounds', () => {
    const rectify = { duty: 'rectify' };
    expect(ask({ policy: rectify, days: 1 }).due).toBe('2026-09-28');
    expect(refused(() => ask({ policy: rectify, days: 31 }))).toBe('days-stated');
    expect(refused(() => ask({ days: 4 }))).toBe('days-not-stated');
  });

  it('takes more time as the rule allows it', () => {
    expect(ask({ extension: { days: 3 } }).due).toBe('2026-10-13');
    expect(refused(() => ask({ extension: { days: 11 } }))).toBe('extension-too-long');
    expect(refused(() => ask({ policy: { duty: 'review' }, extension: { days: 1 } }))).toBe('no-extension');
  });

  it('takes any calendar: the one in force, an earlier one, or one with a notice that is not out yet', () => {
    const notice: Notice = {
      ...{ year: 2027, kind: 'arrangement', title: '假设的2027年安排' },
      off: [
        { name: '元旦', from: '2027-01-01', to: '2027-01-03' },
        { name: '春节', from: '2027-02-05', to: '2027-02-11' },
        { name: '清明节', from: '2027-04-05', to: '2027-04-05' },
        { name: '劳动节', from: '2027-05-01', to: '2027-05-05' },
        { name: '端午节', from: '2027-06-09', to: '2027-06-09' },
        { name: '中秋节', from: '2027-09-15', to: '2027-09-15' },
        { name: '国庆节', from: '2027-10-01', to: '2027-10-07' },
      ],
      worked: [{ name: '春节', date: '2027-01-30' }],
    };
    const start = '2027-01-28';
    const now = ask({ start });
    expect([now.due, now.provisional]).toEqual(['2027-02-04', true]);
    const supposed = ask({ start, calendar: { notices: [notice] } });
    // The Saturday that is worked comes in, the days off are settled.
    expect([supposed.due, supposed.provisional]).toEqual(['2027-02-03', false]);
    expect(supposed.proof.days.find(({ date }) => date === '2027-01-30')).toMatchObject({
      kind: 'makeup',
      source: { title: '假设的2027年安排' },
    });
    expect(ask({ start, calendar: { id: calendar.id } })).toEqual(now);
    for (const id of ['cn-1999-0', `${calendar.id}.7`])
      expect(
        refused(() => ask({ start, calendar: { id } })),
        id,
      ).toBe('calendar-unknown');
  });

  it('counts by a calendar of an earlier version of the law', () => {
    const later = lawOf({ version: 3, years: [], policies: [] });
    const asked = calculationSchema.parse({ start: '2026-09-24', policy: conditional, calendar: { id: calendar.id } });
    expect(calculate(asked, later).proof.calendar).toBe(calendar.id);
  });

  it('refuses what no calendar can count', () => {
    for (const start of ['2020-12-31', '2040-12-30', '1989-09-15T09:00:00+08:00'])
      expect(
        refused(() => ask({ start, policy: { given: { days: 5 } } })),
        start,
      ).toBe('outside-calendar');
  });

  it('says when it would be reminded of, be late, and be followed up, and who would hear of it', () => {
    const { moments } = ask({});
    expect(moments.map(({ kind, step, at, to }) => [kind, step, at.slice(0, 16), to.join()]).slice(0, 4)).toEqual([
      ['reminder', null, '2026-10-08T09:00', 'owing'],
      ['reminder', null, '2026-10-09T09:00', 'owing'],
      ['late', null, '2026-10-10T00:00', 'bureau,leader'],
      expect.arrayContaining(['escalation', 'urge']),
    ]);
    expect(moments.map(({ at }) => at)).toEqual([...moments.map(({ at }) => at)].sort());
    expect(moments.map(({ step }) => step)).toContain('report');
    expect(calculated.safeParse(ask({})).error).toBeUndefined();
  });
});

/** A rule of any figures, which gives as much more time as anybody asks for. */
const anyPolicy = fc
  .record({
    days: fc.integer({ min: 1, max: 25 }),
    start: fc.constantFrom('as-received' as const, 'next-working-day' as const),
    cutoff: fc.constantFrom(null, '12:00', '17:30'),
  })
  .map((figures, id = `any-${figures.days}`): Policy => {
    const [first] = policies;
    if (!first) throw new Error('no policy');
    return { ...first, id, ...figures, extension: { maxDays: 60, approver: 'bureau', article: '一' } };
  });

/** What happens to a duty: after so many hours it is stopped for so many, then after so many given so many days more. */
const anyLife = fc.record({
  at: fc
    .integer({ min: 0, max: 26_000 })
    .map((hours) => instant(epoch('2024-01-01T00:00:00+08:00') + hours * 3_600_000)),
  stops: fc.array(fc.record({ after: fc.integer({ min: 1, max: 200 }), lasts: fc.integer({ min: 0, max: 300 }) }), {
    maxLength: 3,
  }),
  extension: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
  met: fc.option(fc.integer({ min: 0, max: 900 }), { nil: undefined }),
});
type Life = typeof anyLife extends fc.Arbitrary<infer T> ? T : never;

const later = (at: Instant, hours: number) => instant(epoch(at) + hours * 3_600_000);

function lived({ at, stops, extension, met }: Life, rules: Rules): { duty: Duty; now: Instant } {
  const received =
    rules.policy.cutoff !== null && at > atTime(dateOf(at), rules.policy.cutoff) ? addDays(dateOf(at), 1) : dateOf(at);
  let now = at;
  const pass = (hours: number) => {
    now = later(now, hours);
    return now;
  };
  let duty = openDuty(replyTerms(received), rules, at).next;
  for (const { after, lasts } of stops) {
    duty = stop(duty, 'supplement', rules, pass(after)).next;
    duty = resume(duty, rules, pass(lasts)).next;
  }
  if (extension) {
    duty = extend(duty, { days: extension, reason: '事由', at: pass(1), by: 'officer' }, rules).next;
  }
  if (met !== undefined) duty = meet(duty, rules, pass(met)).next;
  return { duty, now };
}

/** The law with two rules of the test's own in it. */
const lawWith = (...extra: Policy[]) => ({ ...law, policies: [...law.policies, ...extra] });

describe('whatever happened to a duty', () => {
  it('the what-if of its start, stops and extension is its own date, with the same proof', () => {
    fc.assert(
      fc.property(anyLife, anyPolicy, (life, policy) => {
        const { duty } = lived(life, { policy, calendar });
        const { effectiveTo: _end, ...given } = policy;
        const asked = calculationSchema.parse({
          start: life.at,
          policy: { given },
          stops: duty.stops,
          ...(duty.extension ? { extension: { days: duty.extension.days } } : {}),
        });
        const { due, statutoryDue, provisional, proof } = calculate(asked, law);
        expect({ due, statutoryDue, provisional }).toEqual({
          due: duty.due,
          statutoryDue: duty.statutoryDue,
          provisional: duty.provisional,
        });
        expect(proof.days.at(-1)).toMatchObject({ date: due, counted: policy.days + (duty.extension?.days ?? 0) });
      }),
      { numRuns: 300 },
    );
  });

  it('its comparison under its own rule is what it was, and of two rules one is the mirror of the other', () => {
    fc.assert(
      fc.property(anyLife, anyPolicy, anyPolicy, (life, own, other) => {
        const [a, b] = [
          { ...own, id: 'a-rule' },
          { ...other, id: 'b-rule' },
        ];
        const { duty, now } = lived(life, { policy: a, calendar });
        const both = lawWith(a, b);
        const there = compareCase(duty, { a: null, b }, both, now);
        expect(there.a).toEqual({
          policy: 'a-rule',
          due: duty.due,
          late: duty.status === 'met' ? duty.late : now >= endOf(duty.due),
        });
        expect(compareCase(duty, { a, b }, both, now)).toEqual(there);
        const back = compareCase(duty, { a: b, b: a }, both, now);
        expect([back.a, back.b, back.moved]).toEqual([there.b, there.a, there.moved === 0 ? 0 : -there.moved]);
        const [one, two] = [totals([there]), totals([back])];
        expect(two.late).toEqual({ a: one.late.b, b: one.late.a, onlyA: one.late.onlyB, onlyB: one.late.onlyA });
      }),
      { numRuns: 300 },
    );
  });
});

describe('had the ten days of Order 809 applied', () => {
  const rules: Rules = { policy: policyFor(policies, 'reply', 'conditional', '2026-09-01'), calendar };
  const opened = (on: LocalDate, owes = '12') => openDuty({ ...replyTerms(on), owes }, rules, bj(on)).next;
  const asked = comparisonSchema.parse({
    duty: 'reply',
    from: '2026-09-01',
    to: '2026-09-30',
    b: { given: { days: 10 } },
  });
  const under = comparedPolicies(law, asked);

  it('is not asked about what awaits a head’s consent, which only its department sees', () => {
    const of = (duty: string) => comparisonSchema.safeParse({ ...asked, duty }).success;
    expect([of('reply'), of('consent')]).toEqual([true, false]);
  });

  it('what was answered on the eighth day was late under five and is in time under ten', () => {
    const answered = meet(opened('2026-09-07'), rules, bj('2026-09-17')).next;
    const one = compareCase(answered, under, law, bj('2026-11-20'));
    expect(one).toMatchObject({
      a: { policy: 'reply-conditional-2021', due: '2026-09-14', late: true },
      b: { due: '2026-09-20', late: false },
      moved: 5,
    });
    expect(totals([one])).toEqual({ cases: 1, open: 0, late: { a: 1, b: 0, onlyA: 1, onlyB: 0 } });
  });

  it('more time that was given counts as far as the other rule allows any', () => {
    const longer = extend(
      opened('2026-09-07'),
      { days: 8, reason: '涉及多个系统', at: bj('2026-09-08'), by: 'officer' },
      rules,
    ).next;
    const none = compareCase(longer, under, law, bj('2026-09-10'));
    expect([none.a.due, none.b.due]).toEqual(['2026-09-23', '2026-09-20']);
    const given = { days: 10, extension: { maxDays: 2, approver: 'bureau', article: '一' } };
    const some = comparedPolicies(law, comparisonSchema.parse({ ...asked, b: { given } }));
    expect(compareCase(longer, some, law, bj('2026-09-10')).b.due).toBe('2026-09-22');
  });

  it('looks at what began in the period, of the duty and the department asked about', () => {
    const of = (on: LocalDate, owes?: string) => isCompared(opened(on, owes), { ...asked, department: '12' });
    expect([of('2026-08-31'), of('2026-09-01'), of('2026-09-30'), of('2026-10-08'), of('2026-09-10', '07')]).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
    expect(isCompared(opened('2026-09-10'), { ...asked, duty: 'update' })).toBe(false);
  });

  it('knows no rule that there is not', () => {
    expect(() => comparedPolicies(law, { ...asked, a: { id: 'reply-conditional-1999' } })).toThrow(Refusal);
  });
});
