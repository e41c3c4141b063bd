import { expect, it } from 'vitest';
import { entryConsenters } from '../../shared/domain/catalog/entry-consent.ts';
import { consent } from '../../shared/domain/catalog/resource.ts';
import type { Refusal } from '../../shared/domain/refusals.ts';
import { bj } from '../examples.ts';

it('Order 809 art. 13: the leader or a deputy consents to entries since it is in force, before it was the head', () => {
  expect(entryConsenters('2025-07-31')).toEqual(['head']);
  expect(entryConsenters('2025-08-01')).toEqual(['leader', 'deputy']);
});

it('is dated data: a city that decides otherwise adds its rule, from its day on', () => {
  const rule = (effectiveFrom: `${number}-${number}-${number}`, by: ['head'] | ['leader']) => ({
    ...{ effectiveFrom, by },
    legalRef: { document: '某市办法', article: '第三条' },
  });
  const rules = [rule('2021-03-10', ['head']), rule('2025-08-01', ['leader']), rule('2026-10-01', ['head'])] as const;
  expect(entryConsenters('2026-09-30', rules)).toEqual(['leader']);
  expect(entryConsenters('2026-10-01', rules)).toEqual(['head']);
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
  const by = (role: 'head' | 'leader') => ({ personId: 'one', department: '02', roles: [role] });
  const status = (role: 'head' | 'leader', on: Parameters<typeof bj>[0]) => {
    try {
      return consent(proposed, { review: null }, { by: by(role), now: bj(on) })[0]?.next.draft?.status;
    } catch (error) {
      return (error as Refusal).code;
    }
  };
  expect([status('head', '2025-07-31'), status('leader', '2025-07-31')]).toEqual(['submitted', 'role-missing']);
  expect([status('head', '2025-08-01'), status('leader', '2025-08-01')]).toEqual(['role-missing', 'submitted']);
});
