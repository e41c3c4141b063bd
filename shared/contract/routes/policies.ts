import * as z from 'zod';
import { calculationSchema } from '../../domain/duties/calculation.ts';
import { comparisonSchema } from '../../domain/duties/comparison.ts';
import { dutyKinds } from '../../domain/duties/policy.ts';
import { policyTermsSchema } from '../../domain/duties/policy-version.ts';
import { shortText } from '../../domain/prose.ts';
import { type Route, readers, routesOf } from '../route.ts';
import { day } from '../schemas/common.ts';
import * as policies from '../schemas/policy.ts';

const byPolicy = z.strictObject({ id: policies.policyId });

const rules = routesOf('registry', { roles: ['bureau'], article: '第二十六条', params: byPolicy });

/** Rules about time as dated data. The bureau loads versions, and the one in force counts (article 26). */
export const policiesRoutes = {
  listPolicies: rules.query('/v1/policies', {
    roles: readers,
    summary: { zh: '期限规则及其版本', en: 'List rules about time in all versions' },
    query: z.strictObject({ duty: z.enum(dutyKinds).optional(), on: day.optional() }),
    response: policies.policies,
  }),
  getPolicy: rules.show('/v1/policies/{id}', {
    roles: readers,
    summary: { zh: '查看期限规则', en: 'Read a rule about time' },
    response: policies.policyRead,
  }),
  createPolicy: rules.begin('/v1/policies', {
    summary: { zh: '提出期限规则', en: 'Propose a rule about time' },
    body: policyTermsSchema,
    response: policies.policyRead,
    refusals: ['policy-id-taken', 'policy-in-past', 'policy-matter-unknown', 'policy-same-day', 'policy-too-long'],
  }),
  confirmPolicy: rules.decide('/v1/policies/{id}/confirm', {
    summary: { zh: '确认期限规则', en: 'Confirm a rule about time' },
    response: policies.policyRead,
    refusals: ['step-closed', 'same-person', 'policy-in-past', 'policy-same-day'],
  }),
  withdrawPolicy: rules.decide('/v1/policies/{id}/withdraw', {
    summary: { zh: '撤回尚未施行的期限规则', en: 'Withdraw a rule that is not yet in force' },
    body: z.strictObject({ reason: shortText }),
    response: policies.policyRead,
    refusals: ['step-closed', 'policy-in-force'],
  }),
} as const satisfies Record<string, Route>;

const calculation = routesOf('requests', { roles: readers, article: '第十五条' });

/** The calculation of a supposed deadline, on which nothing depends. */
export const calculationRoutes = {
  calculateDeadline: calculation.command('/v1/deadlines/calculate', {
    asks: true,
    summary: { zh: '试算期限', en: 'Calculate a supposed deadline' },
    body: calculationSchema,
    response: policies.calculated,
    refusals: [
      'policy-unknown',
      'calendar-unknown',
      'days-not-stated',
      'days-stated',
      'no-extension',
      'extension-too-long',
      'outside-calendar',
    ],
  }),
} as const satisfies Record<string, Route>;

const comparison = routesOf('oversight', { roles: ['bureau', 'upper'], article: '第十七条' });

/** The cases of a period, compared under two rules (article 17). */
export const comparisonRoutes = {
  comparePolicies: comparison.command('/v1/policies/compare', {
    asks: true,
    summary: { zh: '比较两种期限规则', en: 'Compare two rules over the cases of a period' },
    body: comparisonSchema.safeExtend({
      cursor: z.string().max(2000).optional(),
      limit: z.int().min(1).max(100).default(25),
    }),
    response: policies.comparison,
    refusals: ['policy-unknown', 'cursor-invalid'],
  }),
  exportComparison: comparison.command('/v1/policies/compare.csv', {
    asks: true,
    summary: { zh: '导出两种期限规则的比较', en: 'Export the comparison as CSV' },
    body: comparisonSchema,
    response: 'text/csv',
    refusals: ['policy-unknown', 'list-too-long'],
  }),
} as const satisfies Record<string, Route>;
