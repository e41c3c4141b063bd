import * as z from 'zod';
import { departmentId } from '../../domain/people/department.ts';
import { caseworkers, type Route } from '../route.ts';
import * as catalog from '../schemas/catalog.ts';
import { byId } from '../schemas/common.ts';
import * as files from '../schemas/files.ts';

/** The catalog as files, in and out (article 7). */
export const filesRoutes = {
  createImport: {
    method: 'POST',
    path: '/v1/imports',
    function: 'catalog',
    auth: 'person',
    roles: ['staff', 'bureau'],
    summary: { zh: '准备导入目录', en: 'Prepare an import' },
    article: '第七条',
    body: z.strictObject({ format: files.importFormat }),
    success: 201,
    response: files.upload,
  },
  startImport: {
    method: 'POST',
    path: '/v1/imports/{id}/start',
    function: 'catalog',
    auth: 'person',
    roles: ['staff', 'bureau'],
    summary: { zh: '开始导入', en: 'Start an import' },
    article: '第七条',
    params: byId('job'),
    success: 202,
    response: catalog.job,
    refusals: ['import-started', 'import-missing', 'file-too-large'],
  },
  getImportReport: {
    method: 'GET',
    path: '/v1/imports/{id}/report',
    function: 'catalog',
    auth: 'person',
    roles: caseworkers,
    summary: { zh: '查看导入报告', en: 'The report of an import' },
    article: '第七条',
    params: byId('job'),
    success: 200,
    response: files.importReport,
  },
  createExport: {
    method: 'POST',
    path: '/v1/exports',
    function: 'catalog',
    auth: 'person',
    roles: ['staff', 'head', 'bureau'],
    summary: { zh: '导出目录或导入模板', en: 'Export the catalog, or the template to import' },
    article: '第七条',
    body: z.strictObject({ format: files.exportFormat, department: departmentId.nullable().default(null) }),
    success: 202,
    response: catalog.job,
  },
  getExport: {
    method: 'GET',
    path: '/v1/exports/{id}',
    function: 'catalog',
    auth: 'person',
    roles: caseworkers,
    summary: { zh: '查看导出任务并下载', en: 'An export, to download' },
    article: '第七条',
    params: byId('job'),
    success: 200,
    response: files.exported,
  },
} as const satisfies Record<string, Route>;
