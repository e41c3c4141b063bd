import * as z from 'zod';
import { draftSchema } from '../../domain/cases/application-fields.ts';
import { repeatFields } from '../../domain/cases/equal-case.ts';
import { keysOf } from '../../domain/catalog/metadata.ts';
import { applicationLife } from '../../domain/lives/application.ts';
import { shortText } from '../../domain/prose.ts';
import { type Route, routesOf } from '../route.ts';
import * as applications from '../schemas/application.ts';
import { byId } from '../schemas/common.ts';

const own = ['staff', 'head', 'leader'] as const;
const asked = [
  'application-incomplete',
  'resource-not-published',
  'own-data',
  'items-unknown',
  'resource-not-shared',
  'item-count',
] as const;

const { begin, decide, list, show } = routesOf('requests', {
  roles: ['staff'],
  article: '第十五条',
  params: byId('app'),
});

/**
 * Applications until they are sent: staff write them, the head of their sharing office consents (article 15; 809 art.
 * 20).
 */
export const applicationsRoutes = {
  createApplication: begin('/v1/applications', {
    summary: { zh: '填写需求申请表', en: 'Begin an application' },
    body: draftSchema,
    response: applications.applicationWithOutlook,
  }),
  listApplications: list('/v1/applications', {
    roles: own,
    summary: { zh: '本部门的申请', en: "List the department's applications" },
    query: { status: z.enum(keysOf(applicationLife.states)).optional() },
    item: applications.application,
  }),
  getApplication: show('/v1/applications/{id}', {
    recorded: true,
    roles: own,
    summary: { zh: '查看申请', en: 'Read an application' },
    response: applications.applicationWithOutlook,
  }),
  updateApplication: decide('/v1/applications/{id}', {
    method: 'PUT',
    summary: { zh: '修改申请', en: 'Revise an application' },
    body: draftSchema,
    response: applications.applicationWithOutlook,
    refusals: ['step-closed'],
  }),
  submitApplication: decide('/v1/applications/{id}/submit', {
    summary: { zh: '提请本部门负责人同意', en: 'Submit an application to the head of the sharing office' },
    body: z.strictObject(repeatFields).optional(),
    response: applications.applicationWithOutlook,
    refusals: ['step-closed', 'duplicate-case', ...asked],
  }),
  consentApplication: decide('/v1/applications/{id}/consent', {
    roles: ['head'],
    summary: { zh: '同意并提出申请', en: 'Consent to an application and send it' },
    response: applications.applicationSent,
    refusals: ['step-closed', 'same-person', 'version-moved', 'resource-not-published', 'application-incomplete'],
  }),
  returnApplication: decide('/v1/applications/{id}/return', {
    roles: ['head'],
    summary: { zh: '退回经办人', en: 'Return an application to staff' },
    body: z.strictObject({ remarks: shortText }),
    response: applications.applicationWithOutlook,
    refusals: ['step-closed'],
  }),
  withdrawApplication: decide('/v1/applications/{id}/withdraw', {
    summary: { zh: '撤回申请', en: 'Withdraw an application not yet sent' },
    response: applications.applicationWithOutlook,
    refusals: ['step-closed'],
  }),
} as const satisfies Record<string, Route>;
