import type { ExportFormat, ImportFormat } from '../domain/job.ts';

/** Where the files of a job or of a case lie, and what they are. */
export const fileKeys = {
  /** As it was uploaded: read once, then erased. */
  upload: (job: string, format: ImportFormat) => `uploads/${job}.${format}`,
  /** What was read of it and goes on to become entries. */
  entries: (job: string) => `imports/${job}.entries.json`,
  report: (job: string) => `imports/${job}.report.json`,
  marked: (job: string) => `imports/${job}.marked.xlsx`,
  /** For a case, as a department sent it; and as it is kept in the case, under its digest. */
  sent: (negotiation: string, department: string, file: string) => `uploads/${negotiation}.${department}.${file}`,
  attached: (negotiation: string, sha256: string) => `negotiations/${negotiation}/${sha256}`,
  exported: (job: string, format: ExportFormat) => `exports/${job}.${exports[format].extension}`,
};

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const contentTypes = { xlsx: XLSX, csv: 'text/csv', json: 'application/json' } satisfies Record<
  ImportFormat,
  string
>;

/** How an export is named, for the department that saves it. */
export const exports: Record<ExportFormat, { extension: string; contentType: string; name: string }> = {
  xlsx: { extension: 'xlsx', contentType: XLSX, name: '政务信息资源目录.xlsx' },
  csv: { extension: 'csv', contentType: 'text/csv; charset=utf-8', name: '政务信息资源目录.csv' },
  json: { extension: 'json', contentType: 'application/json', name: '政务信息资源目录.json' },
  dcat: { extension: 'jsonld', contentType: 'application/ld+json', name: '政务信息资源目录.jsonld' },
  template: { extension: 'xlsx', contentType: XLSX, name: '政务信息资源目录导入模板.xlsx' },
};
