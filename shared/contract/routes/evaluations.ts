import * as z from 'zod';
import {
  approvalSchema,
  objectionAnswerSchema,
  objectionSchema,
  scoresSchema,
} from '../../domain/evaluation/fields.ts';
import { schemeTerms } from '../../domain/evaluation/scheme.ts';
import { shortText } from '../../domain/prose.ts';
import { type Route, readersOfReferred, routesOf, XLSX } from '../route.ts';
import { byId } from '../schemas/common.ts';
import * as evaluations from '../schemas/evaluation.ts';

const schemes = routesOf('evaluation', { roles: ['bureau'], article: '第十七条', params: byId('sch') });

/** By what departments are evaluated, as dated data: one officer proposes it and another confirms it (article 17). */
export const schemesRoutes = {
  listSchemes: schemes.list('/v1/schemes', {
    roles: [...readersOfReferred, 'evaluator'],
    summary: { zh: '评估指标方案', en: 'List the schemes of evaluation' },
    item: evaluations.scheme,
  }),
  getScheme: schemes.show('/v1/schemes/{id}', {
    roles: [...readersOfReferred, 'evaluator'],
    summary: { zh: '查看评估指标方案', en: 'Read a scheme of evaluation' },
    response: evaluations.schemeRead,
  }),
  createScheme: schemes.begin('/v1/schemes', {
    summary: { zh: '提出评估指标方案', en: 'Propose a scheme of evaluation' },
    body: schemeTerms,
    response: evaluations.schemeRead,
    refusals: ['scheme-year-over'],
  }),
  confirmScheme: schemes.decide('/v1/schemes/{id}/confirm', {
    summary: { zh: '确认评估指标方案', en: 'Confirm a scheme of evaluation' },
    response: evaluations.schemeRead,
    refusals: ['step-closed', 'same-person', 'scheme-year-over'],
  }),
  withdrawScheme: schemes.decide('/v1/schemes/{id}/withdraw', {
    summary: { zh: '撤回评估指标方案', en: 'Withdraw a scheme of evaluation' },
    body: z.strictObject({ reason: shortText }),
    response: evaluations.schemeRead,
    refusals: ['step-closed', 'scheme-year-over'],
  }),
} as const satisfies Record<string, Route>;

const yearly = routesOf('evaluation', { roles: ['bureau'], article: '第十七条', params: byId('evl') });
const readers = [...readersOfReferred, 'evaluator'] as const;

/** The evaluation of a year: facts, scores, objections, and what the city government approves (article 17; 809 art. 38). */
export const evaluationsRoutes = {
  listEvaluations: yearly.list('/v1/evaluations', {
    roles: readers,
    summary: { zh: '年度评估', en: 'List the yearly evaluations' },
    item: evaluations.evaluationRow,
  }),
  getEvaluation: yearly.show('/v1/evaluations/{id}', {
    recorded: true,
    roles: readers,
    summary: { zh: '查看年度评估', en: 'Read an evaluation' },
    response: evaluations.evaluationRead,
  }),
  exportEvaluation: yearly.query('/v1/evaluations/{id}/data.xlsx', {
    recorded: true,
    roles: readers,
    summary: { zh: '导出年度评估数据', en: 'Export the data of an evaluation as xlsx' },
    response: XLSX,
  }),
  createEvaluation: yearly.begin('/v1/evaluations', {
    summary: { zh: '开始年度评估', en: 'Begin the evaluation of a year' },
    body: z.strictObject({ year: evaluations.evaluationYear }),
    response: evaluations.evaluationRead,
    refusals: ['evaluation-year-open', 'evaluation-exists'],
  }),
  scoreEvaluation: yearly.decide('/v1/evaluations/{id}/score', {
    roles: ['evaluator'],
    summary: { zh: '评分', en: 'Score an indicator' },
    body: scoresSchema,
    response: evaluations.evaluationRead,
    refusals: ['not-your-step', 'step-closed', 'indicator-not-yours', 'own-evaluation', 'department-not-evaluated'],
  }),
  openEvaluation: yearly.decide('/v1/evaluations/{id}/open', {
    summary: { zh: '将评估结果征求各部门意见', en: 'Open the draft to the departments' },
    response: evaluations.evaluationRead,
    refusals: ['step-closed', 'scores-awaited'],
  }),
  objectEvaluation: yearly.decide('/v1/evaluations/{id}/object', {
    roles: ['head'],
    summary: { zh: '对本部门的评估结果提出异议', en: 'Object to the draft of one’s department' },
    body: objectionSchema,
    response: evaluations.evaluationRead,
    refusals: ['step-closed', 'objection-too-late', 'objection-pending', 'indicator-unknown'],
  }),
  answerEvaluation: yearly.decide('/v1/evaluations/{id}/answer', {
    roles: ['bureau', 'government'],
    summary: { zh: '答复异议', en: 'Answer an objection' },
    body: objectionAnswerSchema,
    response: evaluations.evaluationRead,
    refusals: ['not-your-step', 'step-closed', 'no-objection', 'indicator-unknown'],
  }),
  concludeEvaluation: yearly.decide('/v1/evaluations/{id}/conclude', {
    summary: { zh: '将评估结果报市政府审定', en: 'Lay the result before the city government' },
    response: evaluations.evaluationRead,
    refusals: ['step-closed', 'same-person', 'objection-pending', 'objections-open'],
  }),
  decideEvaluation: yearly.decide('/v1/evaluations/{id}/decide', {
    roles: ['government'],
    summary: { zh: '审定评估结果', en: 'Approve the result, or return it' },
    body: approvalSchema,
    response: evaluations.evaluationRead,
    refusals: ['step-closed'],
  }),
  withdrawEvaluation: yearly.decide('/v1/evaluations/{id}/withdraw', {
    summary: { zh: '撤回年度评估', en: 'Withdraw an evaluation' },
    body: z.strictObject({ reason: shortText }),
    response: evaluations.evaluationRead,
    refusals: ['step-closed'],
  }),
} as const satisfies Record<string, Route>;
