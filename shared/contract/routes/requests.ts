import * as z from 'zod';
import { applicationSchema } from '../../domain/cases/application-fields.ts';
import { replySchema } from '../../domain/cases/reply-fields.ts';
import { longText, shortText } from '../../domain/prose.ts';
import { cited, ORDER_809 } from '../../domain/regulations.ts';
import { type Route, readersOfReferred, routesOf } from '../route.ts';
import { byId } from '../schemas/common.ts';
import { requestCounts, requestFilters, requestSort } from '../schemas/filters.ts';
import * as requests from '../schemas/request.ts';

const { decide, list, query, show } = routesOf('requests', {
  roles: ['staff'],
  article: '第十五条',
  params: byId('req'),
});

/** Requests and their answers (article 15; Order 809 arts. 20, 21). */
export const requestsRoutes = {
  listRequests: list('/v1/requests', {
    roles: readersOfReferred,
    summary: { zh: '共享申请列表', en: 'List requests' },
    query: { ...requestFilters, ...requestSort },
    item: requests.request,
    refusals: ['role-missing'],
  }),
  countRequests: query('/v1/requests/counts', {
    roles: readersOfReferred,
    summary: { zh: '共享申请数量，按状态和预警级别', en: 'Count requests by status and by level' },
    query: z.strictObject(requestFilters),
    response: requestCounts,
    refusals: ['role-missing', 'list-too-long'],
  }),
  exportRequests: query('/v1/requests.csv', {
    recorded: true,
    roles: readersOfReferred,
    summary: { zh: '导出共享申请清单', en: 'Export requests as CSV' },
    query: z.strictObject({ ...requestFilters, ...requestSort }),
    response: 'text/csv',
    refusals: ['role-missing', 'list-too-long'],
  }),
  getRequest: show('/v1/requests/{id}', {
    recorded: true,
    roles: readersOfReferred,
    summary: { zh: '查看共享申请', en: 'Read a request' },
    response: requests.requestWithProof,
  }),
  draftReply: decide('/v1/requests/{id}/draft-reply', {
    response: requests.requestWithProof,
    summary: { zh: '拟写答复', en: 'Write the reply' },
    body: replySchema,
    refusals: [
      'not-your-step',
      'step-closed',
      'reply-items',
      'incomplete-no-ground',
      'conditions-beyond',
      'term-too-long',
    ],
  }),
  consentReply: decide('/v1/requests/{id}/consent-reply', {
    response: requests.requestWithProof,
    roles: ['head'],
    summary: { zh: '同意答复', en: 'Consent to the reply, which takes effect' },
    refusals: ['not-your-step', 'step-closed', 'same-person', 'term-too-long'],
  }),
  returnReply: decide('/v1/requests/{id}/return-reply', {
    response: requests.requestWithProof,
    roles: ['head'],
    summary: { zh: '退回答复', en: 'Return the reply to staff' },
    body: z.strictObject({ remarks: shortText }),
    refusals: ['not-your-step', 'step-closed'],
  }),
  askSupplement: decide('/v1/requests/{id}/ask-supplement', {
    response: requests.requestWithProof,
    summary: { zh: '一次性告知需要补充的材料', en: 'State, once, what is missing' },
    article: cited(ORDER_809, '第二十一条'),
    body: z.strictObject({ missing: longText }),
    refusals: ['not-your-step', 'step-closed', 'supplement-asked'],
  }),
  supplementRequest: decide('/v1/requests/{id}/supplement', {
    response: requests.requestWithProof,
    summary: { zh: '补正申请', en: 'Supply what was missing' },
    article: cited(ORDER_809, '第二十一条'),
    body: z.strictObject({
      answer: longText,
      changes: applicationSchema.omit({ resources: true, phone: true }).partial().default({}),
    }),
    refusals: ['not-your-step', 'step-closed', 'supplement-over'],
  }),
  withdrawRequest: decide('/v1/requests/{id}/withdraw', {
    response: requests.requestWithProof,
    summary: { zh: '撤回申请', en: 'Withdraw a request' },
    refusals: ['not-your-step', 'step-closed'],
  }),
  nudgeRequest: decide('/v1/requests/{id}/nudge', {
    response: requests.requestWithProof,
    summary: { zh: '催办', en: 'Remind the provider' },
    refusals: ['not-your-step', 'step-closed', 'nudged-today'],
  }),
  askExtension: decide('/v1/requests/{id}/ask-extension', {
    response: requests.requestWithProof,
    summary: { zh: '申请延长答复期限', en: 'Ask the bureau to extend the reply deadline' },
    article: cited(ORDER_809, '第二十一条'),
    body: z.strictObject({ days: z.int().min(1).max(60), reason: shortText }),
    refusals: [
      'not-your-step',
      'step-closed',
      'extension-asked',
      'extended-already',
      'extension-too-long',
      'extension-too-late',
    ],
  }),
  declineExtension: decide('/v1/requests/{id}/decline-extension', {
    response: requests.requestWithProof,
    roles: ['bureau', 'government'],
    summary: { zh: '不同意延长答复期限', en: 'Decline to extend the reply deadline' },
    article: cited(ORDER_809, '第二十一条'),
    body: z.strictObject({ reason: shortText }),
    refusals: ['not-your-step', 'step-closed', 'extension-not-asked', 'same-person'],
  }),
} as const satisfies Record<string, Route>;
