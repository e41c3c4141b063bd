import * as z from 'zod';
import { repeatFields } from '../../domain/cases/equal-case.ts';
import { legalChangeSchema } from '../../domain/catalog/legal-change.ts';
import { jobKindNames } from '../../domain/job.ts';
import { departmentId } from '../../domain/people/department.ts';
import { longText, shortText } from '../../domain/prose.ts';
import { caseworkers, catalogReaders, type Route, routesOf } from '../route.ts';
import * as catalog from '../schemas/catalog.ts';
import { byId, id, page, paging } from '../schemas/common.ts';

/** Who may consent to an entry; a dated rule says which of them does (Order 809 art. 13). */
const inCharge = ['leader', 'deputy', 'head'] as const;

const versionNumber = z.coerce.number().int().min(1).max(1_000_000);

/** The head's statement that the risks to secrecy and personal information were assessed (809 art. 13). */
const consent = z.strictObject({ secrecyAssessed: z.literal(true), personalInformationAssessed: z.literal(true) });

const remarks = z.strictObject({
  remarks: longText,
  fields: z.array(catalog.fieldRemark).max(100).default([]),
});

const { begin, command, decide, list, query, show } = routesOf('catalog', {
  roles: catalogReaders,
  params: byId('res'),
});

/** The catalog (articles 7 to 9 and 14). */
export const catalogRoutes = {
  searchResources: query('/v1/resources', {
    roles: [...catalogReaders, 'system'],
    summary: { zh: '检索目录', en: 'Search the catalog' },
    article: '第七条',
    query: z.strictObject({
      ...catalog.found,
      department: departmentId.optional(),
      sort: z.enum(['relevance', 'newest', 'name', 'code']).optional(),
      facets: z.enum(['true', 'false']).default('false'),
      ...paging,
    }),
    response: page(catalog.resourceSummary).extend({ facets: catalog.facets.nullable() }),
    refusals: ['cursor-invalid'],
  }),
  getResource: show('/v1/resources/{id}', {
    roles: [...catalogReaders, 'system', 'government'],
    summary: { zh: '查看目录条目', en: 'Read an entry' },
    article: '第七条',
    response: catalog.resource,
  }),
  getResourceVersion: query('/v1/resources/{id}/versions/{version}', {
    roles: [...catalogReaders, 'system'],
    summary: { zh: '查看目录条目的某一版本', en: 'Read one version of an entry' },
    article: '第七条',
    params: z.strictObject({ id: id('res'), version: versionNumber }),
    response: catalog.resourceVersion,
  }),
  createResource: begin('/v1/resources', {
    roles: ['staff'],
    summary: { zh: '编制目录条目', en: 'Compile an entry' },
    article: '第七条',
    body: z.strictObject({ content: catalog.content }),
    response: catalog.resource,
    refusals: [
      'secret-refused',
      'basis-required',
      'basis-kind',
      'condition-required',
      'confidential-unconditional',
      'duplicate-items',
      'file-otherwise',
    ],
  }),
  updateResource: decide('/v1/resources/{id}', {
    method: 'PUT',
    roles: ['staff'],
    summary: { zh: '修订目录条目', en: 'Revise an entry' },
    article: '第九条',
    body: z.strictObject({ content: catalog.content, changes: z.array(id('chg')).max(20).default([]) }),
    response: catalog.resource,
    refusals: [
      'resource-under-review',
      'secret-refused',
      'basis-required',
      'basis-kind',
      'condition-required',
      'confidential-unconditional',
      'duplicate-items',
      'file-otherwise',
      'changes-unknown',
      'not-the-provider',
    ],
  }),
  listResourceVersions: query('/v1/resources/{id}/versions', {
    roles: [...catalogReaders, 'system'],
    summary: { zh: '目录条目的各个版本', en: 'List the versions of an entry, the newest first' },
    article: '第七条',
    response: z.strictObject({ items: z.array(catalog.versionSummary) }),
  }),
  compareResourceVersions: query('/v1/resources/{id}/diff', {
    summary: {
      zh: '比较两个版本',
      en: 'Compare the draft with the newest version, or any two versions, field by field',
    },
    article: '第七条',
    query: z.strictObject({
      base: versionNumber.optional(),
      target: z.union([z.literal('draft'), versionNumber]).default('draft'),
    }),
    response: z.strictObject({ items: z.array(catalog.difference) }),
  }),
  submitResource: decide('/v1/resources/{id}/submit', {
    roles: ['staff'],
    summary: { zh: '提请本部门负责人同意报送', en: 'Propose the draft to the head of the sharing office' },
    article: '第七条',
    response: catalog.resource,
    refusals: ['resource-not-draft', 'not-the-provider', 'duplicate-collection'],
  }),
  withdrawResource: decide('/v1/resources/{id}/withdraw', {
    roles: ['staff'],
    summary: { zh: '提请撤销已发布条目', en: 'Propose that a published entry be withdrawn' },
    article: '第七条' /** `dropDraft`: a draft that was begun is given up for it. */,
    body: z.strictObject({ reason: shortText, dropDraft: z.boolean().default(false) }),
    response: catalog.resource,
    refusals: ['resource-not-published', 'resource-under-review', 'draft-in-the-way', 'not-the-provider'],
  }),
  consentResource: decide('/v1/resources/{id}/consent', {
    roles: inCharge,
    summary: { zh: '负责人同意并报送审定', en: 'Consent for the department and submit for review' },
    article: '第七条',
    body: consent,
    response: catalog.resource,
    refusals: ['role-missing', 'resource-not-proposed', 'not-the-provider', 'same-person'],
  }),
  returnDraft: decide('/v1/resources/{id}/return-draft', {
    roles: inCharge,
    summary: { zh: '负责人不同意，退回修改', en: 'Decline for the department' },
    article: '第七条',
    body: remarks,
    response: catalog.resource,
    refusals: ['role-missing', 'resource-not-proposed', 'not-the-provider', 'same-person'],
  }),
  listConsents: list('/v1/consents', {
    roles: ['head', 'staff', 'leader', 'deputy'],
    summary: { zh: '待本部门负责人同意的条目', en: "List the department's entries that wait for its consent" },
    article: '第七条',
    item: catalog.reviewSummary,
  }),
  consentResources: command('/v1/resources/consent', {
    roles: inCharge,
    summary: { zh: '负责人批量同意所见条目报送', en: 'Consent to the entries seen, each in the version seen' },
    article: '第七条',
    body: consent.extend({ entries: catalog.seen }),
    success: 202,
    response: catalog.job,
  }),
  approveResource: decide('/v1/resources/{id}/approve', {
    roles: ['bureau'],
    summary: { zh: '审定发布', en: 'Approve and publish' },
    article: '第七条',
    response: catalog.resource,
    refusals: ['resource-not-submitted', 'same-person'],
  }),
  returnResource: decide('/v1/resources/{id}/return', {
    roles: ['bureau'],
    summary: { zh: '退回修改', en: 'Return with remarks' },
    article: '第七条',
    body: remarks,
    response: catalog.resource,
    refusals: ['resource-not-submitted', 'same-person'],
  }),
  listReviews: list('/v1/reviews', {
    roles: ['bureau'],
    summary: { zh: '待审定条目', en: 'List the entries waiting for review' },
    article: '第七条',
    item: catalog.reviewSummary,
  }),
  approveResources: command('/v1/resources/approve', {
    roles: ['bureau'],
    summary: { zh: '批量审定所见条目', en: 'Approve the entries seen, each in the version seen' },
    article: '第七条',
    body: z.strictObject({ entries: catalog.seen }),
    success: 202,
    response: catalog.job,
  }),
  getJob: query('/v1/jobs/{id}', {
    roles: caseworkers,
    summary: { zh: '查看批量任务进度', en: 'Read the progress of a job' },
    params: byId('job'),
    response: catalog.job,
  }),
  listJobs: list('/v1/jobs', {
    roles: caseworkers,
    summary: { zh: '本人或本部门的批量任务', en: 'List the jobs of the caller, or of a department' },
    query: { ...catalog.jobFilters, kind: z.enum(jobKindNames).optional() },
    item: catalog.jobSummary,
    refusals: ['role-missing'],
  }),
  createChange: command('/v1/changes', {
    roles: ['bureau', 'staff'],
    summary: { zh: '登记法律法规修订或职能变化', en: 'Record a change of law or function' },
    article: '第九条',
    body: legalChangeSchema.extend(repeatFields),
    success: 202,
    response: catalog.change,
    refusals: ['change-in-future', 'change-too-old', 'not-the-provider', 'duplicate-case'],
  }),
  listChanges: list('/v1/changes', {
    roles: caseworkers,
    summary: { zh: '登记的变化', en: 'List the recorded changes, of all or of a department' },
    article: '第九条',
    query: { department: departmentId.optional() },
    item: catalog.change,
  }),
  withdrawChange: command('/v1/changes/{id}/withdraw', {
    roles: ['bureau', 'staff'],
    summary: { zh: '撤回误登记的变化', en: 'Withdraw a change recorded in error and end its duties' },
    article: '第九条',
    params: byId('chg'),
    body: z.strictObject({ reason: shortText }),
    success: 202,
    response: catalog.change,
    refusals: ['change-withdrawn', 'not-the-provider'],
  }),
  getChange: query('/v1/changes/{id}', {
    roles: caseworkers,
    summary: { zh: '查看变化', en: 'Read a change' },
    article: '第九条',
    params: byId('chg'),
    response: catalog.change,
  }),
} as const satisfies Record<string, Route>;
