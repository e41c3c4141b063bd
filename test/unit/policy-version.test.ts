import { describe, expect, it } from 'vitest';
import { policyViews } from '../../shared/contract/views/policies.ts';
import type { LocalDate } from '../../shared/domain/calendar/time.ts';
import { ceilings, checkCeilings } from '../../shared/domain/duties/ceilings.ts';
import { openDuty } from '../../shared/domain/duties/duty-steps.ts';
import { lawInForce, lawOf, rulesFor, rulesOf } from '../../shared/domain/duties/law.ts';
import { findPolicy, isSameMatter, type Policy } from '../../shared/domain/duties/policy.ts';
import { policies } from '../../shared/domain/duties/policy-data.ts';
import {
  confirmPolicy,
  type PolicyVersion,
  policyTermsSchema,
  proposePolicy,
  withdrawPolicy,
} from '../../shared/domain/duties/policy-version.ts';
import { bj, officer, person, refused, replyTerms, successor, typesOf } from '../examples.ts';

const now = bj('2026-11-20');
const other = person('00', 'bureau', 'officer2');
const at = (by = officer, on = now, inLaw: readonly Policy[] = policies) => ({
  law: { policies: inLaw },
  by,
  now: on,
});
type Changed = { [F in keyof Policy]?: unknown };
const terms = (changed: Changed = {}) => policyTermsSchema.parse({ ...successor, ...changed });
const proposed = (changed: Changed = {}) => proposePolicy(terms(changed), { taken: null }, at())[0].next;
const confirmed = (version: number, changed: Changed = {}) =>
  confirmPolicy(proposed(changed), { version }, at(other))[0].next;
const law = (version: number, ...rows: PolicyVersion[]) => lawOf({ version, years: [], policies: rows });
const reply = (of: readonly Policy[], on: LocalDate) => findPolicy(of, 'reply', 'conditional', on);

describe('第二十六条 (art. 26): a rule about time follows the rules above it, as dated data', () => {
  it('is proposed by one officer and confirmed by another, and only then is it law', () => {
    const [one] = proposePolicy(terms(), { taken: null }, at());
    expect(typesOf(one)).toEqual(['PolicyProposed']);
    expect(reply(law(1, one.next).policies, '2027-01-04')?.days).toBe(5);
    expect(refused(() => confirmPolicy(one.next, { version: 1 }, at(officer)))).toBe('same-person');
    expect(refused(() => confirmPolicy(one.next, { version: 1 }, at({ ...other, actingFor: 'officer' })))).toBe(
      'same-person',
    );
    const [two] = confirmPolicy(one.next, { version: 1 }, at(other));
    expect(typesOf(two)).toEqual(['PolicyConfirmed']);
    expect(reply(law(1, two.next).policies, '2027-01-04')?.days).toBe(3);
  });

  it('ends the one before it the day before it begins, by date alone; both stay as they were loaded', () => {
    const inLaw = law(
      2,
      confirmed(1),
      confirmed(2, { id: 'reply-conditional-2028', effectiveFrom: '2028-01-01', days: 2 }),
    );
    const of = inLaw.policies.filter((one) => isSameMatter(one, { duty: 'reply', shareType: 'conditional' }));
    expect(of.map(({ id, effectiveFrom, effectiveTo }) => [id, effectiveFrom, effectiveTo])).toEqual([
      ['reply-conditional-2021', '2021-03-10', '2026-12-31'],
      ['reply-conditional-2027', '2027-01-01', '2027-12-31'],
      ['reply-conditional-2028', '2028-01-01', null],
    ]);
    for (const [on, days] of [
      ['2026-12-31', 5],
      ['2027-01-01', 3],
      ['2027-12-31', 3],
      ['2028-01-01', 2],
    ] as const)
      expect(reply(inLaw.policies, on)?.days, on).toBe(days);
    expect(policies.find(({ id }) => id === 'reply-conditional-2021')?.effectiveTo).toBeNull();
  });

  it('leaves a case under the policy it began with', () => {
    const inLaw = law(1, confirmed(1));
    const began = (on: LocalDate) => openDuty(replyTerms(on), rulesFor(inLaw, 'reply', 'conditional', on), bj(on)).next;
    expect(rulesOf(inLaw, began('2026-12-31')).policy.days).toBe(5);
    expect(rulesOf(inLaw, began('2027-01-04')).policy.days).toBe(3);
  });

  it('never takes effect on a day that has begun, so no case is changed afterwards', () => {
    for (const effectiveFrom of ['2026-11-19', '2026-11-20'])
      expect(refused(() => proposed({ effectiveFrom }))).toBe('policy-in-past');
    expect(refused(() => proposed({ effectiveFrom: '2026-11-21' }))).toBe('done');
    // Confirmed too late, it has to be proposed anew.
    expect(refused(() => confirmPolicy(proposed(), { version: 1 }, at(other, bj('2027-01-01', '00:00:00.000'))))).toBe(
      'policy-in-past',
    );
  });

  it('has an id of its own that is never used again, also after it was withdrawn', () => {
    const withdrawn = withdrawPolicy(proposed(), { reason: '文件未发布', version: null }, at())[0].next;
    expect(refused(() => proposePolicy(terms(), { taken: withdrawn }, at()))).toBe('policy-id-taken');
    expect(refused(() => proposed({ id: 'reply-conditional-2021' }))).toBe('policy-id-taken');
  });

  it('is about something that has a date, and alone on its first day', () => {
    expect(refused(() => proposed({ shareType: null }))).toBe('policy-matter-unknown');
    expect(refused(() => proposed({ duty: 'reply', shareType: 'not-shared' }))).toBe('policy-matter-unknown');
    const again = () =>
      proposePolicy(terms({ id: 'reply-again' }), { taken: null }, at(officer, now, law(1, confirmed(1)).policies));
    expect(refused(again)).toBe('policy-same-day');
  });

  it('is withdrawn only before its first day; then it is never in force, and yet to be found', () => {
    const one = confirmed(1);
    expect(
      refused(() => withdrawPolicy(one, { reason: '误录', version: 2 }, at(officer, bj('2027-01-01', '00:00:00.000')))),
    ).toBe('policy-in-force');
    const [out] = withdrawPolicy(one, { reason: '误录', version: 2 }, at());
    expect(out.events).toMatchObject([{ type: 'PolicyWithdrawn', data: { was: 'confirmed', reason: '误录' } }]);
    expect(reply(law(1, out.next).policies, '2027-01-04')?.id).toBe('reply-conditional-2027');
    const after = law(2, out.next);
    expect(reply(after.policies, '2027-01-04')?.id).toBe('reply-conditional-2021');
    expect(reply(after.policies, '2030-01-04')?.id).toBe('reply-conditional-2021');
    expect(after.policies.some(({ id }) => id === 'reply-conditional-2027')).toBe(true);
  });

  it.each([
    ['stated', { stated: { least: 5, most: 10 } }],
    ['reminders', { reminders: [successor.reminders[0], successor.reminders[0]] }],
    ['days', { days: 0 }],
    ['cutoff', { cutoff: '24:00' }],
    ['id', { id: 'Reply 2027' }],
    ['legalRef', { legalRef: { document: '某通知' } }],
  ])('is refused by its field where it is no rule: %s', (field, changed) => {
    const { error } = policyTermsSchema.safeParse({ ...successor, ...changed });
    expect(error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });

  it('cites a document without the brackets that some write', () => {
    expect(terms().legalRef.document).toBe('关于压缩政务数据共享答复时限的通知');
  });
});

describe('《政务数据共享条例》第二十三条 (Order 809 art. 23): shorter is encouraged, longer takes a higher rule', () => {
  const order809 = { document: '政务数据共享条例', article: '第二十一条', kind: 'administrative-regulation' };
  const measures = { document: '义马市政务信息资源共享管理暂行办法', article: '第十五条', kind: 'local-notice' };
  const longer = (days: number, legalRef: object) => refused(() => proposed({ days, legalRef, extension: null }));

  it('what comes with the product is within what law sets, and every ceiling is of something that has a date', () => {
    for (const policy of policies)
      expect(
        refused(() => checkCeilings(policy)),
        policy.id,
      ).toBe('done');
    for (const ceiling of ceilings) expect(policies.some((one) => isSameMatter(one, ceiling))).toBe(true);
  });

  it('第十五条 (art. 15): a notice of the city, or a rule of the office, does not make 5 days more', () => {
    for (const legalRef of [successor.legalRef, { document: '内部规定', article: '一' }]) {
      expect(longer(5, legalRef)).toBe('done');
      expect(longer(6, legalRef)).toBe('policy-too-long');
    }
  });

  it('Order 809 allows 10, and no more on its own authority', () => {
    expect([10, 11].map((days) => longer(days, order809))).toEqual(['done', 'policy-too-long']);
    expect(longer(30, { ...order809, document: '某某法', kind: 'law' })).toBe('done');
  });

  it('the document that sets the days may itself be amended, up to what a higher one allows', () => {
    expect(longer(8, measures)).toBe('policy-too-long');
    expect(longer(8, { ...measures, publishedOn: '2026-11-01' })).toBe('done');
    expect(longer(11, { ...measures, publishedOn: '2026-11-01' })).toBe('policy-too-long');
  });

  it('nor is more time given than law allows, nor more days stated', () => {
    const more = (maxDays: number) =>
      refused(() => proposed({ extension: { maxDays, approver: 'bureau', article: '一' } }));
    expect([10, 11].map(more)).toEqual(['done', 'policy-too-long']);
    expect(refused(() => proposed({ stated: { least: 1, most: 6 } }))).toBe('policy-too-long');
  });

  it('names the rule and the field', () => {
    try {
      proposed({ days: 6 });
    } catch (error) {
      expect(error).toMatchObject({
        details: { rule: '《义马市政务信息资源共享管理暂行办法》第十五条', most: 5 },
        fields: [{ field: 'body.days', message: '5' }],
      });
    }
    expect.assertions(1);
  });
});

describe('all versions, as they stand on a date', () => {
  it('says which is in force, which was, which will be, and who loaded it', () => {
    const rows = [confirmed(1), proposed({ id: 'reply-2028', effectiveFrom: '2028-01-01' })];
    rows.push(
      withdrawPolicy(
        proposed({ id: 'reply-2029', effectiveFrom: '2029-01-01' }),
        { reason: '误录', version: null },
        at(),
      )[0].next,
    );
    const shown = (on: LocalDate) =>
      policyViews(law(1, ...rows).policies, rows, on)
        .filter(({ duty }) => duty === 'reply')
        .map(({ id, status, effectiveTo }) => [id, status, effectiveTo]);
    const others = [
      ['reply-2028', 'proposed', null],
      ['reply-2029', 'withdrawn', null],
    ];
    expect(shown('2026-12-31')).toEqual([
      ['reply-conditional-2021', 'in-force', '2026-12-31'],
      ['reply-conditional-2027', 'upcoming', null],
      ...others,
    ]);
    expect(shown('2027-01-01').slice(0, 2)).toEqual([
      ['reply-conditional-2021', 'ended', '2026-12-31'],
      ['reply-conditional-2027', 'in-force', null],
    ]);
    const [, loaded] = policyViews(law(1, ...rows).policies, rows, '2027-01-01').filter(({ duty }) => duty === 'reply');
    expect(loaded?.loaded).toMatchObject({
      proposed: { by: 'officer' },
      confirmed: { by: 'officer2' },
      withdrawn: null,
    });
    expect(lawInForce().policies).toHaveLength(policies.length);
  });
});
