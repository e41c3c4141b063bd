import * as z from 'zod';
import { attachmentType } from '../../domain/disputes/attachment.ts';
import { safeguardReportSchema } from '../../domain/security/report.ts';
import { inOffice, type Route, routesOf } from '../route.ts';
import { byId, id } from '../schemas/common.ts';
import * as security from '../schemas/security.ts';

const readers = [...inOffice, 'auditor'] as const;

const tasks = routesOf('security', { roles: readers, article: '第十九条', params: byId('sfg') });

/** Security duties that recur (articles 18, 19, 21). */
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
} as const satisfies Record<string, Route>;
