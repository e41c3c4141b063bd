import { type Route, routesOf } from '../route.ts';
import { job, jobSummary } from '../schemas/catalog.ts';
import { byId } from '../schemas/common.ts';
import * as log from '../schemas/log.ts';

const { command, list, query } = routesOf('log', { roles: ['auditor', 'leader', 'head'], article: '第十二条' });

/** What was decided and read, by whom (article 12; 809 art. 29). */
export const logRoutes = {
  listLog: list('/v1/log', {
    recorded: true,
    summary: { zh: '日志：谁查看、下载、决定了什么', en: 'Read the log: who read, downloaded and decided what' },
    query: log.soughtInLog,
    item: log.logLine,
    refusals: ['role-missing'],
  }),
  createLogExport: command('/v1/log-exports', {
    summary: { zh: '导出日志', en: 'Export the log' },
    body: log.newLogExport,
    success: 202,
    response: job,
  }),
  listLogExports: list('/v1/log-exports', {
    summary: { zh: '本人导出的日志', en: 'List the exports of the log that the caller asked for' },
    item: jobSummary,
  }),
  getLogExport: query('/v1/log-exports/{id}', {
    recorded: true,
    summary: { zh: '查看日志导出任务并下载', en: 'Read an export of the log and its download links' },
    params: byId('job'),
    response: log.logExport,
  }),
  listSeals: list('/v1/seals', {
    recorded: true,
    roles: ['auditor'],
    summary: { zh: '日志的封存记录', en: 'List the seals of the log' },
    item: log.seal,
  }),
  getSeal: query('/v1/seals/{number}', {
    recorded: true,
    roles: ['auditor'],
    summary: { zh: '下载封存的日志分段', en: 'Download a sealed segment of the log' },
    params: log.bySegment,
    response: log.segment,
  }),
} as const satisfies Record<string, Route>;
