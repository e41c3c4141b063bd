import type { ExportFormat, ImportFormat, LogExportFormat } from '../domain/job.ts';

/** The keys of the files of a job or a case. */
export const fileKeys = {
  /** The file as it was uploaded; it is read once and then erased. */
  upload: (job: string, format: ImportFormat) => `uploads/${job}.${format}`,
  /** What was read from it and is to become entries. */
  entries: (job: string) => `imports/${job}.entries.json`,
  report: (job: string) => `imports/${job}.report.json`,
  marked: (job: string) => `imports/${job}.marked.xlsx`,
  /** A file for a case: as a department sent it, and as the case keeps it under its digest. */
  sent: (id: string, department: string, file: string) => `uploads/${id}.${department}.${file}`,
  attached: (negotiation: string, sha256: string) => `negotiations/${negotiation}/${sha256}`,
  /** The same of a rectification. */
  handedIn: (rectification: string, sha256: string) => `rectifications/${rectification}/${sha256}`,
  /** A file that a security task or an incident keeps under its digest. */
  kept: (id: string, sha256: string) => `security/${id}/${sha256}`,
  exported: (job: string, format: ExportFormat) => `exports/${job}.${exports[format].extension}`,
  /** A file of an export of the log, from 1. */
  log: (job: string, format: LogExportFormat, number: number) => `log-exports/${job}.${number}.${format}`,
};

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const contentTypes = { xlsx: XLSX, csv: 'text/csv', json: 'application/json' } satisfies Record<
  ImportFormat,
  string
>;

/** The type of an export, and the name under which a department saves it. */
export const exports: Record<ExportFormat, { extension: string; contentType: string; name: string }> = {
  xlsx: { extension: 'xlsx', contentType: XLSX, name: '政务信息资源目录.xlsx' },
  csv: { extension: 'csv', contentType: 'text/csv; charset=utf-8', name: '政务信息资源目录.csv' },
  json: { extension: 'json', contentType: 'application/json', name: '政务信息资源目录.json' },
  dcat: { extension: 'jsonld', contentType: 'application/ld+json', name: '政务信息资源目录.jsonld' },
  template: { extension: 'xlsx', contentType: XLSX, name: '政务信息资源目录导入模板.xlsx' },
};

/** The type of a file of an export of the log. */
export const logContentTypes: Record<LogExportFormat, string> = {
  jsonl: 'application/jsonl; charset=utf-8',
  xlsx: XLSX,
};
