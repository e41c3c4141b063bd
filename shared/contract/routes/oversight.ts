import * as z from 'zod';
import { inOrder } from '../../domain/calendar/time.ts';
import { dutyKinds } from '../../domain/duties/policy.ts';
import { departmentId } from '../../domain/people/department.ts';
import { type Route, readers, routesOf } from '../route.ts';
import { byId, day, id, page, paging } from '../schemas/common.ts';
import { report } from '../schemas/duty.ts';
import * as oversight from '../schemas/oversight.ts';

/** `from`, `to`: bounds of the day of the step, both included. */
const ofReports = {
  department: departmentId.optional(),
  kind: z.enum(dutyKinds).optional(),
  from: day.optional(),
  to: day.optional(),
};

const ofDepartment = z.strictObject({ department: departmentId.optional(), ...paging });

const { command, decide, list, query, show } = routesOf('oversight', {
  roles: readers,
  article: '第七条',
  params: byId('res'),
});

/**
 * Pushes to the upper platform and the differences there (articles 7, 8), and the bureau's views of the catalog
 * (article 11).
 */
export const oversightRoutes = {
  listPushes: query('/v1/pushes', {
    summary: { zh: '向上级平台报送情况', en: 'List pushes to the upper platform' },
    query: ofDepartment.extend({ status: oversight.pushStatus.optional() }),
    response: page(oversight.push),
    refusals: ['cursor-invalid', 'role-missing'],
  }),
  resendPush: command('/v1/pushes/{resource}/{version}/resend', {
    roles: ['bureau'],
    summary: { zh: '重新报送', en: 'Send a push again' },
    params: z.strictObject({ resource: id('res'), version: oversight.pushVersion }),
    success: 202,
    response: oversight.push,
    refusals: ['push-overtaken'],
  }),
  getDrift: query('/v1/drift', {
    roles: ['bureau', 'upper'],
    summary: { zh: '与上级平台的最新比对结果', en: 'Read the newest comparison with the upper platform' },
    query: z.strictObject(paging),
    response: oversight.driftReport,
    refusals: ['cursor-invalid'],
  }),
  checkDrift: command('/v1/drift/check', {
    roles: ['bureau'],
    summary: { zh: '立即与上级平台比对', en: 'Compare with the upper platform now' },
    success: 202,
    response: oversight.drift,
  }),
  getPooling: show('/v1/resources/{id}/pooling', {
    summary: { zh: '是否已归集至省级中心', en: 'Read whether an entry is pooled in the provincial centre' },
    article: '第十一条',
    response: oversight.pooling,
  }),
  updatePooling: decide('/v1/resources/{id}/pooling', {
    method: 'PUT',
    roles: ['bureau'],
    summary: { zh: '标记是否已归集至省级中心', en: 'Mark an entry as pooled in the provincial centre' },
    article: '第十一条',
    body: z.strictObject({ pooled: z.boolean() }),
    response: oversight.pooling,
    refusals: ['resource-not-published'],
  }),
  listMails: query('/v1/mails', {
    roles: ['bureau'],
    summary: { zh: '未送达的邮件', en: 'List mails that are waiting, undeliverable or returned' },
    article: '第六条',
    query: ofDepartment.extend({ status: oversight.unsentStatus.optional() }),
    response: page(oversight.unsentMail),
    refusals: ['cursor-invalid'],
  }),
  resendMail: command('/v1/mails/{id}/resend', {
    roles: ['bureau'],
    summary: { zh: '重新发送未送达的邮件', en: 'Send a mail again that came back or was given up' },
    article: '第六条',
    params: oversight.byMail,
    success: 202,
    response: oversight.unsentMail,
    refusals: ['mail-not-lost'],
  }),
  listReports: list('/v1/reports', {
    roles: ['bureau', 'upper'],
    summary: { zh: '拟报市政府的事项', en: 'List prepared reports to the city government' },
    article: '第二十三条',
    query: { ...ofReports },
    item: report,
  }),
  exportReports: query('/v1/reports.csv', {
    recorded: true,
    roles: ['bureau', 'upper'],
    summary: { zh: '导出拟报市政府的事项', en: 'Export prepared reports to the city government as CSV' },
    article: '第二十三条',
    query: inOrder(z.strictObject(ofReports)),
    response: 'text/csv',
    refusals: ['list-too-long'],
  }),
  listDepartmentPools: list('/v1/views/department-pools', {
    summary: { zh: '部门资源池', en: 'View resource pools by department' },
    article: '第十一条',
    item: oversight.departmentPool,
  }),
  listThemes: list('/v1/views/themes', {
    summary: { zh: '主题分布', en: 'View entries by theme' },
    article: '第十一条',
    item: oversight.theme,
  }),
  listCompleteness: list('/v1/views/completeness', {
    summary: { zh: '元数据完整度', en: 'View the completeness of metadata' },
    item: oversight.completeness,
  }),
  listUngrantedResources: query('/v1/views/ungranted-resources', {
    summary: { zh: '从未提供共享的目录条目', en: 'List entries that were never granted' },
    article: '第十一条',
    query: ofDepartment,
    response: page(oversight.unlinked),
    refusals: ['cursor-invalid', 'role-missing'],
  }),
  listOverdueResources: query('/v1/views/overdue-resources', {
    summary: { zh: '超过自身更新周期的目录条目', en: 'List entries overdue by their own update cycle' },
    article: '第九条',
    query: ofDepartment,
    response: page(oversight.stale),
    refusals: ['cursor-invalid', 'role-missing'],
  }),
} as const satisfies Record<string, Route>;
