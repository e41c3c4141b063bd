import type { Content } from '../../shared/domain/catalog/content.ts';
import type { Existing } from '../../shared/domain/catalog/import/existing.ts';
import type { ImportReport, Outcome } from '../../shared/domain/catalog/import/report.ts';
import type { Department } from '../../shared/domain/people/department.ts';
import type { FieldError, RefusalCode } from '../../shared/domain/refusals.ts';

/**
 * An entry of the file: a new one, a revision, one without a change, or the reason why it is refused. `row` is the row where it
 * begins, 0 for the file as a whole; `sheet` the sheet, where the file has several.
 */
export type ImportEntry = { row: number; sheet?: string } & (
  | { provider: string; content: Content; revises?: Pick<Existing, 'id' | 'version'> }
  | { unchanged: string }
  | { refusal: { code: RefusalCode; details?: Record<string, string | number>; fields?: FieldError[] } }
);

/** How the report counts an entry of the file. */
export function outcomeOf(entry: ImportEntry): Outcome {
  if ('refusal' in entry) return 'refused';
  if ('unchanged' in entry) return 'unchanged';
  return entry.revises ? 'revised' : 'new';
}

/** The result of reading an uploaded file, before anything is imported. */
export interface ImportFile {
  entries: ImportEntry[];
  report: ImportReport;
  marked: Uint8Array | null;
}

/** What reading a file needs to know. */
export interface ImportScope {
  departments: Department[];
  /** The only department whose entries may be imported; null for all. */
  own: string | null;
  /** The entries that a department has. */
  existing(department: string): Promise<Existing[]>;
}
