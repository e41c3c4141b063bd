import * as z from 'zod';
import { shortText } from '../../domain/prose.ts';
import { cited, ORDER_809 } from '../../domain/regulations.ts';
import { inOffice, type Route, readersOfReferred, routesOf } from '../route.ts';
import * as duties from '../schemas/duty.ts';
import { dutyCounts, dutyFilters, sort } from '../schemas/filters.ts';
import { history, historyId } from '../schemas/history.ts';
import { work } from '../schemas/work.ts';

const { decide, list, query, show } = routesOf('requests', {
  roles: inOffice,
  params: z.strictObject({ id: duties.dutyId }),
});

/** Duties with a due date, and the decisions on them. */
export const dutiesRoutes = {
  getWork: query('/v1/me/work', {
    roles: [...inOffice, 'evaluator'],
    summary: { zh: '等待本人办理的事项', en: 'Read what waits for the caller, the earliest due first' },
    response: work,
  }),
  listDuties: list('/v1/duties', {
    summary: { zh: '本部门待办任务，按期限排列', en: "List a department's open duties, the most urgent first" },
    query: { ...dutyFilters, ...sort },
    item: duties.duty,
    refusals: ['role-missing', 'list-too-long'],
  }),
  countDuties: query('/v1/duties/counts', {
    summary: { zh: '待办任务数量，按预警级别和任务种类', en: 'Count open duties by level and by kind' },
    query: z.strictObject(dutyFilters),
    response: dutyCounts,
    refusals: ['role-missing', 'list-too-long'],
  }),
  exportDuties: query('/v1/duties.csv', {
    recorded: true,
    summary: { zh: '导出任务清单', en: 'Export duties as CSV' },
    query: z.strictObject({ ...dutyFilters, ...sort }),
    response: 'text/csv',
    refusals: ['role-missing', 'list-too-long'],
  }),
  getDuty: show('/v1/duties/{id}', {
    summary: { zh: '查看任务及期限计算', en: 'Read a duty and how its date was counted' },
    response: duties.dutyInFull,
  }),
  listDutyMails: query('/v1/duties/{id}/mails', {
    recorded: true,
    summary: { zh: '任务的通知记录', en: 'List the mails about a duty, with receipts' },
    article: '第十二条',
    response: duties.mailings,
  }),
  listCaseMails: query('/v1/cases/{id}/mails', {
    recorded: true,
    roles: readersOfReferred,
    summary: { zh: '事项的通知记录', en: 'List the mails about a case of any kind, with receipts' },
    article: '第十二条',
    params: z.strictObject({ id: duties.caseId }),
    response: duties.mailings,
  }),
  getHistory: query('/v1/cases/{id}/history', {
    recorded: true,
    roles: readersOfReferred,
    summary: { zh: '事项的办理经过', en: 'Read what happened to an entry or a case, the newest first' },
    article: '第十二条',
    params: z.strictObject({ id: historyId }),
    response: history,
  }),
  claimNoChange: decide('/v1/duties/{id}/claim-no-change', {
    roles: ['staff'],
    summary: { zh: '报告无需变更', en: 'Claim that no change is needed' },
    article: '第九条',
    body: z.strictObject({ reason: shortText }),
    response: duties.dutyWithProof,
    refusals: ['duty-not-open', 'not-an-update-duty', 'not-the-provider'],
  }),
  confirmNoChange: decide('/v1/duties/{id}/confirm-no-change', {
    roles: ['bureau'],
    summary: { zh: '确认无需变更', en: 'Confirm that no change is needed' },
    article: '第九条',
    response: duties.dutyWithProof,
    refusals: ['duty-not-open', 'same-person'],
  }),
  declineNoChange: decide('/v1/duties/{id}/decline-no-change', {
    roles: ['bureau'],
    summary: { zh: '不认可无需变更', en: 'Reject the claim that no change is needed' },
    article: '第九条',
    response: duties.dutyWithProof,
    refusals: ['duty-not-open', 'same-person'],
  }),
  extendDuty: decide('/v1/duties/{id}/extend', {
    roles: ['bureau', 'government'],
    summary: { zh: '同意延长期限', en: 'Extend a duty' },
    article: cited(ORDER_809, '第十七条、第二十一条'),
    body: z.strictObject({ days: z.int().min(1).max(60), reason: shortText }),
    response: duties.dutyWithProof,
    refusals: [
      'duty-not-open',
      'no-extension',
      'extended-already',
      'extension-too-long',
      'extension-too-late',
      'not-your-step',
      'same-person',
    ],
  }),
} as const satisfies Record<string, Route>;
