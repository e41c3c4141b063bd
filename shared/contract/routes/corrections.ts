import * as z from 'zod';
import { correctionAnswerSchema, ratingSchema, reportSchema } from '../../domain/cases/correction-fields.ts';
import { longText } from '../../domain/prose.ts';
import { caseworkers, type Route, routesOf } from '../route.ts';
import { byId } from '../schemas/common.ts';
import * as corrections from '../schemas/correction.ts';

const { begin, decide, list, show } = routesOf('corrections', {
  roles: ['staff'],
  article: '第十二条',
  params: byId('cor'),
});

/** Wrong, missing and stale data, reported and corrected (articles 12, 23(3); Order 809 art. 26). */
export const correctionsRoutes = {
  createCorrection: begin('/v1/corrections', {
    summary: { zh: '提出数据校核', en: 'Report wrong, missing or stale data' },
    body: reportSchema,
    response: corrections.correction,
    refusals: ['key-not-masked', 'own-record', 'resource-not-published', 'items-unknown'],
  }),
  listCorrections: list('/v1/corrections', {
    roles: caseworkers,
    summary: { zh: '数据校核列表', en: 'List corrections' },
    query: {
      side: z.enum(['reported', 'received', 'all']).default('received'),
      status: corrections.correctionStatus.optional(),
    },
    item: corrections.correctionRow,
    refusals: ['role-missing'],
  }),
  getCorrection: show('/v1/corrections/{id}', {
    roles: caseworkers,
    summary: { zh: '查看数据校核', en: 'Read a correction' },
    response: corrections.correction,
  }),
  answerCorrection: decide('/v1/corrections/{id}/answer', {
    summary: { zh: '反馈校核结果', en: 'Answer a correction' },
    body: correctionAnswerSchema,
    response: corrections.correction,
    refusals: ['not-your-step', 'step-closed'],
  }),
  raiseObjection: decide('/v1/corrections/{id}/raise-objection', {
    summary: { zh: '对校核结果提出异议', en: 'Object to the answer' },
    article: '第二十三条',
    body: z.strictObject({ reason: longText }),
    response: corrections.correction,
    refusals: ['not-your-step', 'step-closed', 'objected-already'],
  }),
  rateCorrection: decide('/v1/corrections/{id}/rate', {
    summary: { zh: '评价校核结果', en: 'Rate the answer' },
    body: ratingSchema,
    response: corrections.correction,
    refusals: ['not-your-step', 'step-closed'],
  }),
  withdrawCorrection: decide('/v1/corrections/{id}/withdraw', {
    summary: { zh: '撤回数据校核', en: 'Withdraw a correction' },
    response: corrections.correction,
    refusals: ['not-your-step', 'step-closed'],
  }),
  listContestedResources: list('/v1/views/contested-resources', {
    roles: ['bureau', 'upper'],
    summary: {
      zh: '多次不予更正或被提出异议的目录条目',
      en: 'List entries whose corrections are refused or objected to',
    },
    article: '第二十三条',
    item: corrections.contested,
  }),
} as const satisfies Record<string, Route>;
