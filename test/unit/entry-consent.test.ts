import { expect, it } from 'vitest';
import { consent } from '../../shared/domain/catalog/resource.ts';
import { type Law, lawInForce, lawOf } from '../../shared/domain/duties/law.ts';
import { entryConsentersOn } from '../../shared/domain/duties/policy.ts';
import { policies } from '../../shared/domain/duties/policy-data.ts';
import {
  confirmPolicy,
  policyTermsSchema,
  proposePolicy,
  withdrawPolicy,
} from '../../shared/domain/duties/policy-version.ts';
import type { Refusal } from '../../shared/domain/refusals.ts';
import { bj, officer, person, successor } from '../examples.ts';

const now = bj('2026-09-20');
const terms = (changed: object) =>
  policyTermsSchema.safeParse({ ...successor, id: 'consent-2026', duty: 'consent', shareType: null, ...changed });
const headAgain = { by: ['head'], article: '第三条' };
const loaded = (changed: object) => {
  const at = { law: lawInForce(), by: officer, now };
  const [{ next }] = proposePolicy(terms(changed).data as never, { taken: null }, at);
  return confirmPolicy(next, { version: 1 }, { ...at, by: person('00', 'bureau', 'other') })[0].next;
};
const october = loaded({ effectiveFrom: '2026-10-01', entryConsent: headAgain });

it('Order 809 art. 13: the leader or a deputy consents to entries since it is in force, before it was the head', () => {
  expect(entryConsentersOn(policies, '2025-07-31')).toEqual(['head']);
  expect(entryConsentersOn(policies, '2025-08-01')).toEqual(['leader', 'deputy']);
});

it('第二十六条 (art. 26): a city that decides otherwise loads its rule, which holds from its day on', () => {
  const { policies: inLaw } = lawOf({ version: 1, years: [], policies: [october] });
  expect(entryConsentersOn(inLaw, '2026-09-30')).toEqual(['leader', 'deputy']);
  expect(entryConsentersOn(inLaw, '2026-10-01')).toEqual(['head']);
});

it('a rule about days alone leaves it as it was, and so does one that was withdrawn', () => {
  const days = loaded({ id: 'consent-2027', effectiveFrom: '2027-01-01', days: 2 });
  const both = lawOf({ version: 1, years: [], policies: [october, days] });
  expect(entryConsentersOn(both.policies, '2027-01-01')).toEqual(['head']);
  const [{ next }] = withdrawPolicy(october, { reason: '改由市里另定', version: 2 }, { by: officer, now });
  const { policies: without } = lawOf({ version: 2, years: [], policies: [next] });
  expect(entryConsentersOn(without, '2026-10-01')).toEqual(['leader', 'deputy']);
});

it('only the rule about consent says it, and it names somebody', () => {
  const issuesOf = (changed: object) => terms(changed).error?.issues.map(({ path }) => path.join('.'));
  expect(issuesOf({ entryConsent: headAgain, effectiveFrom: '2026-10-01' })).toBeUndefined();
  expect(issuesOf({ entryConsent: headAgain, duty: 'reply' })).toEqual(['entryConsent']);
  expect(issuesOf({ entryConsent: { ...headAgain, by: [] } })).toEqual(['entryConsent.by']);
});

it('leaves valid what was consented to before: nobody asks again by whom', () => {
  const proposed = {
    id: 'res_00000000000000000000000000' as const,
    code: '341128102/000001',
    provider: '02',
    version: 0,
    published: null,
    publishedAt: null,
    draft: { status: 'proposed', kind: 'content', content: { name: '某数据' }, changes: [], hands: ['civil'] },
  } as never;
  const status = (role: 'head' | 'leader', on: Parameters<typeof bj>[0], law: Law = lawInForce()) => {
    try {
      const by = { personId: 'one', department: '02', roles: [role] };
      return consent(proposed, { review: null }, { by, now: bj(on), law })[0]?.next.draft?.status;
    } catch (error) {
      return (error as Refusal).code;
    }
  };
  expect([status('head', '2025-07-31'), status('leader', '2025-07-31')]).toEqual(['submitted', 'role-missing']);
  expect([status('head', '2025-08-01'), status('leader', '2025-08-01')]).toEqual(['role-missing', 'submitted']);
  const law = lawOf({ version: 1, years: [], policies: [october] });
  expect([status('head', '2026-10-08', law), status('leader', '2026-10-08', law)]).toEqual([
    'submitted',
    'role-missing',
  ]);
});
