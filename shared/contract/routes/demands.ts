import * as z from 'zod';
import { demandAnswerSchema, demandStatementSchema, searchOutcomeSchema } from '../../domain/cases/demand.ts';
import { shortText } from '../../domain/prose.ts';
import { caseworkers, type Route, routesOf } from '../route.ts';
import { byId } from '../schemas/common.ts';
import * as demands from '../schemas/demand.ts';

const { begin, decide, list, show } = routesOf('requests', {
  roles: ['staff'],
  article: '第七条',
  params: byId('dem'),
});

/** Demands for data that nobody has catalogued; the bureau finds a provider (articles 7, 10; Order 809 art. 20). */
export const demandsRoutes = {
  createDemand: begin('/v1/demands', {
    summary: { zh: '提出数据需求', en: 'State a demand for data' },
    body: demandStatementSchema,
    response: demands.demandWithProof,
  }),
  listDemands: list('/v1/demands', {
    roles: caseworkers,
    summary: { zh: '数据需求列表', en: 'List demands' },
    query: { side: z.enum(['sent', 'received', 'all']).default('sent'), status: demands.demandStatus.optional() },
    item: demands.demand,
    refusals: ['role-missing'],
  }),
  getDemand: show('/v1/demands/{id}', {
    roles: caseworkers,
    summary: { zh: '查看数据需求', en: 'Read a demand' },
    response: demands.demandWithProof,
  }),
  updateDemand: decide('/v1/demands/{id}', {
    method: 'PUT',
    summary: { zh: '修改被退回的数据需求', en: 'Revise a demand that was returned' },
    body: demandStatementSchema,
    response: demands.demandWithProof,
    refusals: ['not-your-step', 'step-closed'],
  }),
  consentDemand: decide('/v1/demands/{id}/consent', {
    roles: ['head'],
    summary: { zh: '负责人同意数据需求', en: 'Consent to a demand' },
    article: '第六条',
    response: demands.demandWithProof,
    refusals: ['not-your-step', 'step-closed', 'same-person'],
  }),
  returnDemand: decide('/v1/demands/{id}/return', {
    roles: ['head'],
    summary: { zh: '负责人退回数据需求', en: 'Return a demand to staff' },
    article: '第六条',
    body: z.strictObject({ remarks: shortText }),
    response: demands.demandWithProof,
    refusals: ['not-your-step', 'step-closed'],
  }),
  decideDemand: decide('/v1/demands/{id}/decide', {
    roles: ['bureau'],
    summary: { zh: '确定提供部门、指明已有目录或认定无部门掌握', en: 'Name a provider, or say why there is none' },
    article: '第十条',
    body: searchOutcomeSchema,
    response: demands.demandWithProof,
    refusals: ['step-closed', 'same-person', 'demand-own', 'unknown-department', 'resource-not-published'],
  }),
  answerDemand: decide('/v1/demands/{id}/answer', {
    summary: {
      zh: '关联已发布的目录条目或说明不能编目的理由',
      en: 'Link the published entry, or say why there is none',
    },
    body: demandAnswerSchema,
    response: demands.demandWithProof,
    refusals: ['not-your-step', 'step-closed', 'not-its-entry', 'resource-not-published'],
  }),
  withdrawDemand: decide('/v1/demands/{id}/withdraw', {
    summary: { zh: '撤回数据需求', en: 'Withdraw a demand' },
    response: demands.demandWithProof,
    refusals: ['not-your-step', 'step-closed'],
  }),
} as const satisfies Record<string, Route>;
