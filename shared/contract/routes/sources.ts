import * as z from 'zod';
import { collectionRegistrationSchema, planSchema } from '../../domain/catalog/collection.ts';
import { foundSchema, liftedSchema } from '../../domain/catalog/duplicate.ts';
import { sourceAnswersSchema } from '../../domain/catalog/matching/answers.ts';
import { departmentId } from '../../domain/people/department.ts';
import { shortText } from '../../domain/prose.ts';
import { caseworkers, inOffice, type Route, routesOf } from '../route.ts';
import { resource } from '../schemas/catalog.ts';
import { byId } from '../schemas/common.ts';
import * as sources from '../schemas/sources.ts';

const { begin, command, decide, list, show } = routesOf('catalog', {
  roles: caseworkers,
  article: '第十条',
  params: byId('col'),
});

/** Once only: one source for each datum, and no duplicate collection (article 10). */
export const sourcesRoutes = {
  checkCollection: command('/v1/collections/check', {
    roles: ['staff', 'bureau'],
    summary: { zh: '比对拟采集的信息', en: 'Compare a planned collection with existing data' },
    body: planSchema,
    response: sources.matches,
  }),
  createCollection: begin('/v1/collections', {
    roles: ['staff'],
    summary: { zh: '采集登记', en: 'Register a planned collection' },
    body: collectionRegistrationSchema,
    response: sources.collection,
    refusals: ['duplicate-collection', 'answer-unknown', 'nothing-to-collect', 'parties-wrong', 'unknown-department'],
  }),
  listCollections: list('/v1/collections', {
    summary: { zh: '采集登记列表', en: 'List registered collections' },
    query: { department: departmentId.optional() },
    item: sources.collection,
  }),
  getCollection: show('/v1/collections/{id}', {
    roles: inOffice,
    summary: { zh: '查看采集登记', en: 'Read a registered collection' },
    response: sources.collection,
  }),
  nameSource: decide('/v1/collections/{id}/name-source', {
    roles: ['bureau'],
    summary: { zh: '确定数源部门', en: 'Name the source department' },
    body: z.strictObject({ department: departmentId, reason: shortText }),
    response: sources.collection,
    refusals: ['not-a-holder'],
  }),
  findDuplicateCollection: decide('/v1/collections/{id}/find-duplicate', {
    roles: ['bureau', 'government'],
    summary: { zh: '认定采集登记为重复采集', en: 'Find a registered collection to be a duplicate' },
    body: foundSchema,
    response: sources.collection,
    refusals: ['not-your-step', 'duplicate-found', 'source-unknown'],
  }),
  liftDuplicateCollection: decide('/v1/collections/{id}/lift-duplicate', {
    roles: ['bureau', 'government'],
    summary: { zh: '撤销对采集登记的重复认定', en: 'Take the finding about a collection back' },
    body: liftedSchema,
    response: sources.collection,
    refusals: ['not-your-step', 'duplicate-not-found'],
  }),
  findDuplicateResource: decide('/v1/resources/{id}/find-duplicate', {
    roles: ['bureau', 'government'],
    summary: { zh: '认定目录条目为重复采集', en: 'Find an entry to be a duplicate' },
    params: byId('res'),
    body: foundSchema,
    response: resource,
    refusals: ['not-your-step', 'resource-not-published', 'duplicate-found', 'source-unknown'],
  }),
  liftDuplicateResource: decide('/v1/resources/{id}/lift-duplicate', {
    roles: ['bureau', 'government'],
    summary: { zh: '撤销对目录条目的重复认定', en: 'Take the finding about an entry back' },
    params: byId('res'),
    body: liftedSchema,
    response: resource,
    refusals: ['not-your-step', 'duplicate-not-found'],
  }),
  listMatches: list('/v1/matches', {
    roles: ['staff', 'head', 'bureau'],
    summary: { zh: '导入后待答复重复比对的条目', en: 'List imported entries that wait for answers' },
    query: { department: departmentId.optional() },
    item: sources.unanswered,
    refusals: ['role-missing'],
  }),
  getMatches: show('/v1/resources/{id}/matches', {
    summary: { zh: '查看目录条目的重复比对', en: 'List sources that hold the same data as an entry' },
    params: byId('res'),
    response: sources.entryMatches,
    refusals: ['not-the-provider'],
  }),
  answerMatches: decide('/v1/resources/{id}/answer-matches', {
    roles: ['staff'],
    summary: { zh: '答复重复比对', en: 'Answer the matches of an entry' },
    params: byId('res'),
    body: z.strictObject({ answers: sourceAnswersSchema }),
    response: sources.entryMatches,
    refusals: [
      'resource-not-draft',
      'resource-under-review',
      'duplicate-collection',
      'answer-unknown',
      'not-the-provider',
    ],
  }),
} as const satisfies Record<string, Route>;
