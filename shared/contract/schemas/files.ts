import * as z from 'zod';
import { contentSchema } from '../../domain/catalog/content.ts';
import { correctable, MOST_CORRECTIONS } from '../../domain/catalog/import/corrections.ts';
import { severities } from '../../domain/catalog/import/severity.ts';
import { exportFormats, importFormats } from '../../domain/job.ts';
import { departmentId } from '../../domain/people/department.ts';
import { prose } from '../../domain/prose.ts';
import { actions } from './action.ts';
import { job } from './catalog.ts';
import { instant } from './common.ts';

export const importFormat = z.enum(importFormats);
export const exportFormat = z.enum(exportFormats);

/** A cell of a spreadsheet that is to be read as something else: the place as a finding names it, and the text. */
const correction = z.strictObject({
  sheet: z.string().max(100).nullable().default(null),
  row: z.int().min(1).max(1_000_000),
  column: z.enum(correctable),
  value: z.string().max(2_000),
});

/** A file to import. */
export const newImport = z
  .strictObject({
    format: importFormat,
    /** Of the file, in bytes. The link takes a file of this size and no other. */
    size: z.int().min(1),
    /** The name of the file, for the list of imports. */
    fileName: prose(0, 200).default(''),
    /** Whether the file is only to be read and reported on. Nothing is imported, and the file is erased. */
    checkOnly: z.boolean().default(false),
    corrections: z.array(correction).max(MOST_CORRECTIONS).default([]),
  })
  .refine(({ format, corrections }) => format !== 'json' || corrections.length === 0, {
    path: ['corrections'],
    message: 'JSON 文件请在文件中更正 · correct a JSON file in the file',
  });

/** An import: the job, and the link to PUT the file to, with its content type and expiry. */
export const upload = z.strictObject({ job, uploadUrl: z.url(), contentType: z.string(), expiresAt: instant });

/**
 * One row of a JSON import. An export also has a code, a version and a date: a row with the code of an entry revises that
 * entry, as long as it is still in that version; otherwise codes are assigned anew.
 */
export const importRow = z.strictObject({
  provider: departmentId,
  content: contentSchema,
  code: z.string().max(40).optional(),
  version: z.int().optional(),
  publishedAt: z.string().max(40).optional(),
});

/**
 * A finding about a cell: cleaned, to be corrected (`rejected`), a change of an entry that the catalog has, or a remark. `row`
 * counts as the spreadsheet does; 0 is the file as a whole.
 */
const finding = z.strictObject({
  /** The sheet of a workbook; null where the file has none. */
  sheet: z.string().nullable(),
  row: z.int(),
  column: z.string(),
  value: z.string(),
  rule: z.string(),
  zh: z.string(),
  en: z.string(),
  suggestion: z.string().nullable(),
  suggestionEn: z.string().nullable(),
  /** What the cell may be meant to say, the likely readings or else all that are allowed; empty where people have to write it. */
  readings: z.array(z.string()),
  severity: z.enum(severities),
});

/**
 * The report of an import: the first 1,000 findings, with links to all of them and to the marked-up spreadsheet. Null
 * until the file is read.
 */
export const importReport = z.strictObject({
  job,
  report: z
    .strictObject({
      entries: z.int(),
      refused: z.int(),
      /** Entries that are in the file as they are in the catalog, and those that the file changes. */
      unchanged: z.int(),
      revised: z.int(),
      cleaned: z.int(),
      rejected: z.int(),
      findings: z.array(finding),
      reportUrl: z.url(),
      /** Null for a JSON file. */
      markedUrl: z.url().nullable(),
      expiresAt: instant,
    })
    .nullable(),
  /**
   * The imported entries of each department: proposed to its head, or waiting as drafts for its answers (article 10).
   */
  imported: z.array(z.strictObject({ department: departmentId, proposed: z.int(), waiting: z.int() })),
  actions,
});

/** An export: the job, and the link to the finished file with its expiry. */
export const exported = z.strictObject({ job, downloadUrl: z.url().nullable(), expiresAt: instant.nullable() });
