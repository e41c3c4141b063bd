import * as z from 'zod';
import { calculationSchema } from '../../domain/duties/calculation.ts';
import { comparisonSchema } from '../../domain/duties/comparison.ts';
import { dutyKinds } from '../../domain/duties/policy.ts';
import { policyTermsSchema } from '../../domain/duties/policy-version.ts';
import { shortText } from '../../domain/prose.ts';
import { type Route, readers } from '../route.ts';
import { date } from '../schemas/common.ts';
import * as policies from '../schemas/policy.ts';

const byPolicy = z.strictObject({ id: policies.policyId });

/** Rules about time as dated data (article 26): versions loaded by the bureau, the newest in force counted by. */
export const policiesRoutes = {
  listPolicies: {
    method: 'GET',
    path: '/v1/policies',
    function: 'registry',
    auth: 'person',
    roles: readers,
    summary: { zh: '期限规则及其版本', en: 'Rules about time in all their versions' },
    article: '第二十六条',
    query: z.strictObject({ duty: z.enum(dutyKinds).optional(), on: date.optional() }),
    success: 200,
    response: policies.policies,
  },
  getPolicy: {
    method: 'GET',
    path: '/v1/policies/{id}',
    function: 'registry',
    auth: 'person',
    roles: readers,
    summary: { zh: '查看期限规则', en: 'Read a rule about time' },
    article: '第二十六条',
    params: byPolicy,
    success: 200,
    response: policies.policy,
    etag: true,
  },
  proposePolicy: {
    method: 'POST',
    path: '/v1/policies',
    function: 'registry',
    auth: 'person',
    roles: ['bureau'],
    summary: { zh: '提出期限规则', en: 'Propose a rule about time' },
    article: '第二十六条',
    body: policyTermsSchema,
    success: 201,
    response: policies.policy,
    etag: true,
    refusals: ['policy-id-taken', 'policy-in-past', 'policy-matter-unknown', 'policy-same-day', 'policy-too-long'],
  },
  confirmPolicy: {
    method: 'POST',
    path: '/v1/policies/{id}/confirm',
    function: 'registry',
    auth: 'person',
    roles: ['bureau'],
    summary: { zh: '确认期限规则', en: 'Confirm a rule about time' },
    article: '第二十六条',
    params: byPolicy,
    success: 200,
    response: policies.policy,
    ifMatch: true,
    etag: true,
    refusals: ['step-closed', 'same-person', 'policy-in-past', 'policy-same-day'],
  },
  withdrawPolicy: {
    method: 'POST',
    path: '/v1/policies/{id}/withdraw',
    function: 'registry',
    auth: 'person',
    roles: ['bureau'],
    summary: { zh: '撤回尚未施行的期限规则', en: 'Withdraw a rule that is not in force yet' },
    article: '第二十六条',
    params: byPolicy,
    body: z.strictObject({ reason: shortText }),
    success: 200,
    response: policies.policy,
    ifMatch: true,
    etag: true,
    refusals: ['step-closed', 'policy-in-force'],
  },
} as const satisfies Record<string, Route>;

/** What if: a date that nothing depends on. */
export const calculationRoutes = {
  calculateDeadline: {
    method: 'POST',
    path: '/v1/deadlines:calculate',
    function: 'requests',
    auth: 'person',
    roles: readers,
    asks: true,
    summary: { zh: '试算期限', en: 'Count a deadline that is only supposed' },
    article: '第十五条',
    body: calculationSchema,
    success: 200,
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
  },
} as const satisfies Record<string, Route>;

/** What the cases of a period would have been under another rule (article 17). */
export const comparisonRoutes = {
  comparePolicies: {
    method: 'POST',
    path: '/v1/policies:compare',
    function: 'oversight',
    auth: 'person',
    roles: ['bureau', 'upper'],
    asks: true,
    summary: { zh: '比较两种期限规则', en: 'Compare two rules over the cases of a period' },
    article: '第十七条',
    body: comparisonSchema.safeExtend({
      cursor: z.string().max(2000).optional(),
      limit: z.int().min(1).max(100).default(25),
    }),
    success: 200,
    response: policies.comparison,
    refusals: ['policy-unknown', 'cursor-invalid'],
  },
  exportComparison: {
    method: 'POST',
    path: '/v1/policies:compare.csv',
    function: 'oversight',
    auth: 'person',
    roles: ['bureau', 'upper'],
    asks: true,
    summary: { zh: '导出两种期限规则的比较', en: 'The same comparison as a spreadsheet' },
    article: '第十七条',
    body: comparisonSchema,
    success: 200,
    response: 'text/csv',
    refusals: ['policy-unknown', 'list-too-long'],
  },
} as const satisfies Record<string, Route>;
