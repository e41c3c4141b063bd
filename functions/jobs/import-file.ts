import type { Content } from '../../shared/domain/catalog/content.ts';
import type { ImportReport } from '../../shared/domain/catalog/import/report.ts';
import type { Department } from '../../shared/domain/people/department.ts';
import type { FieldError, RefusalCode } from '../../shared/domain/refusals.ts';

/** An entry of the file that holds, or why it does not; `row` is where it begins, 0 where it is the file itself. */
export type PreparedEntry =
  | { row: number; provider: string; content: Content }
  | {
      row: number;
      refusal: { code: RefusalCode; details?: Record<string, string | number>; fields?: FieldError[] };
    };

/** All that is made of an uploaded file before anything is imported. */
export interface Prepared {
  entries: PreparedEntry[];
  report: ImportReport;
  marked: Uint8Array | null;
}

/** What a reader of files has to know beside the file. */
export interface Known {
  departments: Department[];
  /** The department whose entries alone may be imported; null for all. */
  own: string | null;
  /** The codes and names of the entries a department has. */
  existing(department: string): Promise<{ code: string; name: string }[]>;
}
