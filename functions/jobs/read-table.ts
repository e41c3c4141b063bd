import { readCsv } from '../../shared/adapters/spreadsheet/csv.ts';
import { Allowance } from '../../shared/adapters/spreadsheet/limits.ts';
import { markedXlsx } from '../../shared/adapters/spreadsheet/workbooks.ts';
import { readXlsx } from '../../shared/adapters/spreadsheet/xlsx-reader.ts';
import { tableOf } from '../../shared/domain/catalog/import/header.ts';
import { providersIn, type ReadEntry, readSheet } from '../../shared/domain/catalog/import/import.ts';
import { reportOf } from '../../shared/domain/catalog/import/report.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { ImportEntry, ImportFile, ImportScope } from './import-file.ts';

/** Reads a spreadsheet with the national columns. @throws Refusal if the file as a whole cannot be read */
export async function readTable(bytes: Uint8Array, format: 'xlsx' | 'csv', scope: ImportScope): Promise<ImportFile> {
  const allowance = new Allowance();
  const rows = tableOf(
    format === 'xlsx' ? await readXlsx(bytes, allowance) : [{ name: '', rows: readCsv(bytes, allowance) }],
  );
  const { departments, own } = scope;
  const existing = new Map<string, { code: string; name: string }[]>();
  for (const provider of providersIn(rows, departments)) existing.set(provider, await scope.existing(provider));
  const read = readSheet(rows, {
    departments,
    own,
    existing: (department) => existing.get(department) ?? [],
    goOn: () => allowance.takeTime(),
  });
  if (!read) throw new Refusal('file-no-header');
  const { header, entries, findings, withheld } = read;
  const marked = await markedXlsx(rows, { header, findings, withheld });
  return {
    entries: entries.map(importEntry),
    report: reportOf(
      entries.map((entry) => ({ refused: 'rejected' in entry })),
      findings,
      true,
    ),
    marked,
  };
}

/** How many findings are listed in the refusal of an entry; the report has all of them. */
const TOLD = 20;

function importEntry(entry: ReadEntry): ImportEntry {
  const row = entry.rows[0];
  if ('content' in entry) return { row, provider: entry.provider, content: entry.content };
  if (entry.secret) return { row, refusal: { code: 'secret-refused' } };
  const fields = entry.rejected
    .slice(0, TOLD)
    .map(({ row: at, column, zh }) => ({ field: `${at}.${column}`, message: zh }));
  return { row, refusal: { code: 'entry-refused', details: { count: entry.rejected.length }, fields } };
}
