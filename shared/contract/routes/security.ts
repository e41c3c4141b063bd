import * as z from 'zod';
import { attachmentType } from '../../domain/disputes/attachment.ts';
import { cited, ORDER_809 } from '../../domain/regulations.ts';
import {
  contractorEndSchema,
  contractorRenewalSchema,
  contractorSchema,
} from '../../domain/security/contractor-fields.ts';
import * as fields from '../../domain/security/incident-fields.ts';
import { safeguardReportSchema } from '../../domain/security/report.ts';
import { inOffice, type Route, routesOf } from '../route.ts';
import { byId, id } from '../schemas/common.ts';
import * as contractor from '../schemas/contractor.ts';
import * as incident from '../schemas/incident.ts';
import * as security from '../schemas/security.ts';

const readers = [...inOffice, 'auditor'] as const;

const reading = { recorded: true, roles: readers } as const;
const tasks = routesOf('security', { roles: readers, article: '第十九条', params: byId('sfg') });

const incidents = routesOf('security', { roles: ['staff'], article: '第二十二条', params: byId('inc') });
const above = ['bureau', 'government'] as const;
const step = { response: incident.incidentCase, refusals: ['not-your-step', 'step-closed'] } as const;

const contractors = routesOf('security', {
  roles: ['staff'],
  article: cited(ORDER_809, '第三十六条'),
  params: byId('ctr'),
});

/** Security duties that recur (articles 18, 19, 21), incidents (article 22; 809 arts 34, 35) and contractors (809 art. 36). */
export const securityRoutes = {
  listSafeguards: tasks.list('/v1/safeguards', {
    summary: { zh: '安全任务列表', en: 'List security tasks' },
    query: { side: z.enum(['own', 'all']).default('own'), status: security.safeguardStatus.optional() },
    item: security.safeguard,
    refusals: ['role-missing'],
  }),
  getSecurityState: tasks.query('/v1/views/security-state', {
    summary: { zh: '各部门安全任务完成情况', en: 'See which security tasks are missing, by department' },
    query: z.strictObject({ year: z.coerce.number().int().min(2021).max(2199).optional() }),
    response: security.securityState,
  }),
  getSafeguard: tasks.show('/v1/safeguards/{id}', {
    recorded: true,
    summary: { zh: '查看安全任务', en: 'Read a security task' },
    response: security.safeguardWithProof,
  }),
  createReportFile: tasks.command('/v1/safeguards/{id}/report-files', {
    roles: ['staff', 'head'],
    summary: { zh: '准备上传安全任务报告', en: 'Prepare the file of a report' },
    /** `size`: of the file, in bytes. The link takes a file of this size and no other. */
    body: z.strictObject({ type: attachmentType, size: z.int().min(1) }),
    response: security.securityUpload,
    refusals: ['not-your-step', 'case-full', 'attachment-too-large'],
  }),
  reportSafeguard: tasks.decide('/v1/safeguards/{id}/report', {
    roles: ['staff', 'head'],
    summary: { zh: '提交安全任务报告', en: 'Hand in the report on a security task' },
    body: safeguardReportSchema,
    response: security.safeguardWithProof,
    refusals: ['not-your-step', 'case-full', 'not-yet', 'before-period', 'attachment-missing', 'file-broken'],
  }),
  getSafeguardReport: tasks.query('/v1/safeguards/{id}/report', {
    recorded: true,
    summary: { zh: '下载安全任务报告', en: 'Download a report on a security task' },
    /** The newest report, unless another file is named. */
    query: z.strictObject({ file: id('fil').optional() }),
    response: security.securityFile,
  }),
  createIncident: incidents.begin('/v1/incidents', {
    roles: ['staff', 'head', 'bureau'],
    summary: { zh: '报告安全事件', en: 'Report a security incident' },
    body: fields.incidentReportSchema,
    response: incident.incidentCase,
    refusals: ['role-missing', 'unknown-department', 'found-later', 'grant-elsewhere'],
  }),
  listIncidents: incidents.list('/v1/incidents', {
    ...reading,
    summary: { zh: '安全事件列表', en: 'List security incidents' },
    query: { side: z.enum(['own', 'concerned', 'all']).default('own'), status: incident.incidentStatus.optional() },
    item: incident.incident,
    refusals: ['role-missing'],
  }),
  getIncident: incidents.show('/v1/incidents/{id}', {
    ...reading,
    summary: { zh: '查看安全事件', en: 'Read a security incident' },
    response: incident.incidentCase,
  }),
  classifyIncident: incidents.decide('/v1/incidents/{id}/classify', {
    ...step,
    roles: above,
    summary: { zh: '确定安全事件的级别', en: 'Classify an incident' },
    body: fields.classificationSchema,
    refusals: [...step.refusals, 'level-unreasoned'],
  }),
  dismissIncident: incidents.decide('/v1/incidents/{id}/dismiss', {
    ...step,
    roles: above,
    summary: { zh: '认定不属安全事件', en: 'Find that it is no incident' },
    body: fields.dismissalSchema,
  }),
  tellIncident: incidents.decide('/v1/incidents/{id}/tell', {
    ...step,
    roles: ['staff', ...above],
    summary: { zh: '登记已告知网信部门', en: 'Record that the authority was told' },
    article: cited(ORDER_809, '第三十五条'),
    body: fields.tellingSchema,
    refusals: [...step.refusals, 'told-already', 'found-later'],
  }),
  measureIncident: incidents.decide('/v1/incidents/{id}/measure', {
    ...step,
    summary: { zh: '登记处置措施', en: 'Record what is done against it' },
    article: cited(ORDER_809, '第三十五条'),
    body: fields.measureSchema,
    refusals: [...step.refusals, 'case-full'],
  }),
  suspendIncident: incidents.decide('/v1/incidents/{id}/suspend', {
    ...step,
    roles: ['bureau'],
    summary: { zh: '因安全事件暂停授权', en: 'Suspend a grant because of an incident' },
    body: fields.incidentSuspensionSchema,
    refusals: [...step.refusals, 'grant-elsewhere', 'days-stated'],
  }),
  createIncidentFile: incidents.command('/v1/incidents/{id}/incident-files', {
    summary: { zh: '准备上传处置报告', en: 'Prepare the file of the report on an incident' },
    /** `size`: of the file, in bytes. The link takes a file of this size and no other. */
    body: z.strictObject({ type: attachmentType, size: z.int().min(1) }),
    response: security.securityUpload,
    refusals: [...step.refusals, 'authority-not-told', 'attachment-too-large'],
  }),
  concludeIncident: incidents.decide('/v1/incidents/{id}/conclude', {
    ...step,
    summary: { zh: '报告处置完毕', en: 'Report that an incident is dealt with' },
    body: fields.conclusionSchema,
    refusals: [...step.refusals, 'authority-not-told', 'attachment-missing', 'file-broken'],
  }),
  returnIncident: incidents.decide('/v1/incidents/{id}/return', {
    ...step,
    roles: above,
    summary: { zh: '退回继续处置', en: 'Send an incident back' },
    body: fields.incidentReturnSchema,
  }),
  closeIncident: incidents.decide('/v1/incidents/{id}/close', {
    ...step,
    roles: above,
    summary: { zh: '认定责任并结案', en: 'Close an incident, and say who answers for it' },
    body: fields.closingSchema,
    refusals: [...step.refusals, 'same-person'],
  }),
  getIncidentReport: incidents.query('/v1/incidents/{id}/report', {
    ...reading,
    summary: { zh: '下载处置报告', en: 'Download the report on an incident' },
    response: security.securityFile,
  }),
  createContractor: contractors.begin('/v1/contractors', {
    summary: { zh: '登记受托方', en: 'Register a contractor' },
    body: contractorSchema,
    response: contractor.contractorRead,
    refusals: ['ends-before', 'not-yet', 'term-over'],
  }),
  listContractors: contractors.list('/v1/contractors', {
    roles: readers,
    summary: { zh: '受托方列表', en: 'List contractors' },
    query: { side: z.enum(['own', 'all']).default('own'), status: contractor.contractorStatus.optional() },
    item: contractor.contractor,
    refusals: ['role-missing'],
  }),
  getContractor: contractors.show('/v1/contractors/{id}', {
    roles: readers,
    summary: { zh: '查看受托方', en: 'Read a contractor' },
    response: contractor.contractorRead,
  }),
  renewContractor: contractors.decide('/v1/contractors/{id}/renew', {
    summary: { zh: '登记委托续期', en: 'Renew the engagement of a contractor' },
    body: contractorRenewalSchema,
    response: contractor.contractorRead,
    refusals: ['not-your-step', 'step-closed', 'case-full', 'ends-before', 'not-yet', 'term-over'],
  }),
  endContractor: contractors.decide('/v1/contractors/{id}/end', {
    summary: { zh: '登记委托终止', en: 'End the engagement of a contractor' },
    body: contractorEndSchema,
    response: contractor.contractorRead,
    refusals: ['not-your-step', 'step-closed', 'not-yet'],
  }),
} as const satisfies Record<string, Route>;
