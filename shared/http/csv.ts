import { csvFile } from '../adapters/spreadsheet/csv-writer.ts';
import type { Database } from '../storage/database.ts';
import { allDepartments } from '../storage/lists.ts';
import { type Column, tableOf } from '../text/tables.ts';

/** Answers a list as a CSV file. @param name the file name without its extension */
export async function answerCsv<View>(
  database: Database,
  columns: readonly Column<View>[],
  views: readonly View[],
  name: string,
): Promise<{ body: string; file: string }> {
  const departments = await allDepartments(database);
  return { body: csvFile(tableOf(columns, views, departments)).toString(), file: `${name}.csv` };
}
