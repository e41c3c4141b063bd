import * as z from 'zod';
import { keysOf } from '../../domain/catalog/metadata.ts';
import { disposalSchema, relinquishSchema } from '../../domain/grants/end.ts';
import { filingDecisionSchema } from '../../domain/grants/filing.ts';
import { filingSchema, provisionSchema } from '../../domain/grants/grant.ts';
import { recordKinds, recordSchema } from '../../domain/grants/records.ts';
import {
  renewalAnswerSchema,
  renewalConfirmationSchema,
  renewalConsentSchema,
  renewalSchema,
} from '../../domain/grants/renewal.ts';
import { rectifySchema, suspendSchema, suspensionDecisionSchema } from '../../domain/grants/suspension.ts';
import { type Route, readersOfReferred, routesOf } from '../route.ts';
import { byId, id } from '../schemas/common.ts';
import * as grants from '../schemas/grant.ts';

const { command, decide, list, show } = routesOf('grants', {
  roles: ['staff'],
  article: '第十五条',
  params: byId('grt'),
});

/** Grants: the right to use shared data (article 15). */
export const grantsRoutes = {
  listGrants: list('/v1/grants', {
    roles: [...readersOfReferred, 'system'],
    summary: { zh: '共享授权列表', en: 'List grants' },
    query: { side: z.enum(['held', 'given', 'all']).default('held'), resource: id('res').optional() },
    item: grants.grant,
    refusals: ['role-missing'],
  }),
  getGrant: show('/v1/grants/{id}', {
    roles: [...readersOfReferred, 'system'],
    summary: { zh: '查看共享授权', en: 'Read a grant' },
    response: grants.grantWithDeadlines,
  }),
  provideGrant: decide('/v1/grants/{id}/provide', {
    summary: { zh: '登记提供方式', en: 'State how the data is obtained' },
    body: provisionSchema,
    response: grants.grantWithDeadlines,
    refusals: ['not-your-step', 'step-closed', 'change-not-filed', 'secret-in-words', 'interface-unfit'],
  }),
  takeAccess: command('/v1/grants/{id}/take-access', {
    recorded: true,
    summary: { zh: '获取使用方式', en: 'Get the access details of a table or a file' },
    response: grants.access,
    refusals: ['not-your-step', 'step-closed', 'called-through-platform'],
  }),
  suspendGrant: decide('/v1/grants/{id}/suspend', {
    roles: ['staff', 'bureau'],
    summary: { zh: '暂停共享权限', en: 'Suspend a grant for misuse' },
    article: '第二十三条',
    body: suspendSchema,
    response: grants.grantWithDeadlines,
    refusals: ['not-your-step', 'step-closed', 'days-stated'],
  }),
  rectifyGrant: decide('/v1/grants/{id}/rectify', {
    summary: { zh: '报告整改情况', en: 'State what was rectified' },
    article: '第二十三条',
    body: rectifySchema,
    response: grants.grantWithDeadlines,
    refusals: ['not-your-step', 'step-closed'],
  }),
  decideSuspension: decide('/v1/grants/{id}/decide-suspension', {
    roles: ['staff', 'bureau', 'government'],
    summary: { zh: '恢复、退回整改或者终止', en: 'Resume or terminate a suspended grant, or return the rectification' },
    article: '第二十三条',
    body: suspensionDecisionSchema,
    response: grants.grantWithDeadlines,
    refusals: [
      'not-your-step',
      'step-closed',
      'suspended-by-bureau',
      'same-person',
      'rectification-not-due',
      'days-stated',
    ],
  }),
  askRenewal: decide('/v1/grants/{id}/ask-renewal', {
    summary: { zh: '提出续期', en: 'Propose to ask for a renewal' },
    body: renewalSchema,
    response: grants.grantWithDeadlines,
    refusals: ['not-your-step', 'step-closed', 'renewal-open', 'renewal-items'],
  }),
  consentRenewal: decide('/v1/grants/{id}/consent-renewal', {
    roles: ['head'],
    summary: { zh: '使用部门负责人对续期的意见', en: 'Consent to asking for a renewal, or decline' },
    body: renewalConsentSchema,
    response: grants.grantWithDeadlines,
    refusals: ['not-your-step', 'step-closed', 'same-person'],
  }),
  answerRenewal: decide('/v1/grants/{id}/answer-renewal', {
    summary: { zh: '答复续期', en: 'Propose the answer to a renewal' },
    body: renewalAnswerSchema,
    response: grants.grantWithDeadlines,
    refusals: ['not-your-step', 'step-closed', 'renewal-items', 'renewal-reason'],
  }),
  confirmRenewal: decide('/v1/grants/{id}/confirm-renewal', {
    roles: ['head'],
    summary: { zh: '提供部门负责人对续期答复的意见', en: 'Consent to the answer to a renewal, or decline' },
    body: renewalConfirmationSchema,
    response: grants.grantWithDeadlines,
    refusals: ['not-your-step', 'step-closed', 'same-person'],
  }),
  fileService: decide('/v1/grants/{id}/file-service', {
    summary: { zh: '服务终止或者变更备案', en: 'File the end or a change of the service' },
    body: filingSchema,
    response: grants.grantWithDeadlines,
    refusals: ['not-your-step', 'step-closed', 'filing-open', 'filing-date'],
  }),
  decideFiling: decide('/v1/grants/{id}/decide-filing', {
    roles: ['bureau', 'government'],
    summary: { zh: '备案审核', en: 'Accept a filing, or decline it' },
    body: filingDecisionSchema,
    response: grants.grantWithDeadlines,
    refusals: ['not-your-step', 'step-closed', 'same-person'],
  }),
  relinquishGrant: decide('/v1/grants/{id}/relinquish', {
    summary: { zh: '不再使用', en: 'Give up a grant that is no longer needed' },
    body: relinquishSchema,
    response: grants.grantWithDeadlines,
    refusals: ['not-your-step', 'step-closed'],
  }),
  disposeGrant: decide('/v1/grants/{id}/dispose', {
    summary: { zh: '登记数据处置', en: 'Record the disposal of the data' },
    article: '第二十二条',
    body: disposalSchema,
    response: grants.grantWithDeadlines,
    refusals: ['not-your-step', 'step-closed', 'record-in-future'],
  }),
  createUseRecord: command('/v1/grants/{id}/use-records', {
    roles: ['staff', 'system'],
    summary: { zh: '登记使用记录', en: 'Record use, effect, storage or destruction' },
    article: '第十二条',
    body: recordSchema,
    success: 201,
    response: grants.useRecord,
    refusals: ['not-your-step', 'step-closed', 'record-in-future'],
  }),
  listUseRecords: list('/v1/grants/{id}/use-records', {
    recorded: true,
    roles: [...readersOfReferred, 'system'],
    summary: { zh: '使用记录列表', en: 'List the records of use' },
    article: '第十二条',
    query: { kind: z.enum(keysOf(recordKinds)).optional() },
    item: grants.useRecord,
  }),
} as const satisfies Record<string, Route>;
