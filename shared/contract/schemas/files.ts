import * as z from 'zod';
import { contentSchema } from '../../domain/catalog/content.ts';
import { exportFormats, importFormats } from '../../domain/job.ts';
import { departmentId } from '../../domain/people/department.ts';
import { job } from './catalog.ts';
import { instant } from './common.ts';

export const importFormat = z.enum(importFormats);
export const exportFormat = z.enum(exportFormats);

/** An import: the job, and where to PUT the file with this content type, until when. */
export const upload = z.strictObject({ job, uploadUrl: z.url(), contentType: z.string(), expiresAt: instant });

/**
 * One row of a JSON import. The items' ids may be left out; the number of the item is taken. An export has a code, a version
 * and a date as well: a code that the catalog has already is refused, otherwise codes are assigned anew.
 */
export const importRow = z.strictObject({
  provider: departmentId,
  content: contentSchema,
  code: z.string().max(40).optional(),
  version: z.int().optional(),
  publishedAt: z.string().max(40).optional(),
});

/** What was found in a cell, and what was or is to be done about it. `row` counts as the spreadsheet does. */
const finding = z.strictObject({
  row: z.int(),
  column: z.string(),
  value: z.string(),
  rule: z.string(),
  zh: z.string(),
  en: z.string(),
  suggestion: z.string().nullable(),
  severity: z.enum(['cleaned', 'rejected']),
});

/** What an import found: the first 1,000 findings, all of them and the marked-up spreadsheet by links. Null until it is read. */
export const importReport = z.strictObject({
  job,
  report: z
    .strictObject({
      entries: z.int(),
      refused: z.int(),
      cleaned: z.int(),
      rejected: z.int(),
      findings: z.array(finding),
      reportUrl: z.url(),
      /** None of a JSON file. */
      markedUrl: z.url().nullable(),
      expiresAt: instant,
    })
    .nullable(),
  /** What became of the entries of each department: proposed to its head, or waiting as drafts for its answers (article 10). */
  imported: z.array(z.strictObject({ department: departmentId, proposed: z.int(), waiting: z.int() })),
});

/** An export: the job, and where to GET the file once it is finished, until when. */
export const exported = z.strictObject({ job, downloadUrl: z.url().nullable(), expiresAt: instant.nullable() });
