import * as z from 'zod';
import { departmentId } from '../../domain/people/department.ts';
import { caseworkers, type Route, routesOf } from '../route.ts';
import * as catalog from '../schemas/catalog.ts';
import { byId } from '../schemas/common.ts';
import * as files from '../schemas/files.ts';

const { command, list, query } = routesOf('catalog', {
  roles: ['staff', 'bureau'],
  article: '第七条',
  params: byId('job'),
});

/** Import and export of the catalog (article 7). */
export const filesRoutes = {
  createImport: command('/v1/imports', {
    summary: { zh: '准备导入目录', en: 'Prepare an import' },
    body: files.newImport,
    success: 201,
    response: files.upload,
    refusals: ['file-too-large', 'secret-refused'],
  }),
  listImports: list('/v1/imports', {
    roles: caseworkers,
    summary: { zh: '本人或本部门的导入', en: 'List the imports of the caller, or of a department' },
    query: catalog.jobFilters,
    item: catalog.jobSummary,
    refusals: ['role-missing'],
  }),
  startImport: command('/v1/imports/{id}/start', {
    summary: { zh: '开始导入', en: 'Start an import' },
    success: 202,
    response: catalog.job,
    refusals: ['import-started', 'import-missing'],
  }),
  getImportReport: query('/v1/imports/{id}/report', {
    roles: caseworkers,
    summary: { zh: '查看导入报告', en: 'Read the report of an import' },
    response: files.importReport,
  }),
  proposeImport: command('/v1/imports/{id}/propose', {
    summary: { zh: '提请导入的全部修订', en: 'Propose all revisions of an import' },
    success: 202,
    response: catalog.job,
    refusals: ['import-running'],
  }),
  withdrawImport: command('/v1/imports/{id}/withdraw', {
    summary: { zh: '撤回导入，放弃其尚未提请的草稿', en: 'Withdraw an import: drop its drafts that are not proposed' },
    success: 202,
    response: catalog.job,
    refusals: ['import-running'],
  }),
  createExport: command('/v1/exports', {
    roles: ['staff', 'head', 'bureau'],
    summary: { zh: '导出目录或导入模板', en: 'Export the catalog or the import template' },
    body: z.strictObject({
      format: files.exportFormat,
      department: departmentId.nullable().default(null),
      /** Which entries, as in a search; without it all. */
      filter: z.strictObject(catalog.found).default({}),
    }),
    success: 202,
    response: catalog.job,
  }),
  listExports: list('/v1/exports', {
    roles: caseworkers,
    summary: { zh: '本人或本部门的导出', en: 'List the exports of the caller, or of a department' },
    query: catalog.jobFilters,
    item: catalog.jobSummary,
    refusals: ['role-missing'],
  }),
  getExport: query('/v1/exports/{id}', {
    recorded: true,
    roles: caseworkers,
    summary: { zh: '查看导出任务并下载', en: 'Read an export and its download link' },
    response: files.exported,
  }),
} as const satisfies Record<string, Route>;
