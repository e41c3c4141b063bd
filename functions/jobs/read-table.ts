import { readCsv } from '../../shared/adapters/spreadsheet/csv.ts';
import { Allowance } from '../../shared/adapters/spreadsheet/limits.ts';
import { markedXlsx } from '../../shared/adapters/spreadsheet/workbooks.ts';
import { readXlsx } from '../../shared/adapters/spreadsheet/xlsx-reader.ts';
import { corrected } from '../../shared/domain/catalog/import/corrections.ts';
import type { Existing } from '../../shared/domain/catalog/import/existing.ts';
import { type ReadEntry, readWorkbook } from '../../shared/domain/catalog/import/import.ts';
import { providersIn } from '../../shared/domain/catalog/import/providers.ts';
import { reportOf } from '../../shared/domain/catalog/import/report.ts';
import type { ImportWork } from '../../shared/domain/job.ts';
import { type ImportEntry, type ImportFile, type ImportScope, outcomeOf } from './import-file.ts';

/** Reads a spreadsheet with the national columns. @throws Refusal if the file as a whole cannot be read */
export async function readTable(
  bytes: Uint8Array,
  { format, corrections = [] }: Pick<ImportWork, 'format' | 'corrections'>,
  scope: ImportScope,
): Promise<ImportFile> {
  const allowance = new Allowance();
  const found = format === 'xlsx' ? await readXlsx(bytes, allowance) : [{ name: '', rows: readCsv(bytes, allowance) }];
  const all = corrected(found, corrections);
  const { departments, own } = scope;
  const existing = new Map<string, Existing[]>();
  const providers = new Set(all.flatMap(({ rows }) => providersIn(rows, departments)));
  for (const provider of providers) {
    if (own === null || provider === own) existing.set(provider, await scope.existing(provider));
  }
  const { sheets, entries, findings } = readWorkbook(all, {
    departments,
    own,
    existing: (department) => existing.get(department) ?? [],
    goOn: () => allowance.takeTime(),
  });
  const imported = entries.map((entry) => importEntry(entry, sheets.length > 1));
  return {
    entries: imported,
    report: reportOf(imported.map(outcomeOf), findings, true),
    marked: await markedXlsx(sheets),
  };
}

/** How many findings are listed in the refusal of an entry; the report has all of them. */
const TOLD = 20;

function importEntry(entry: ReadEntry, several: boolean): ImportEntry {
  const place = { row: entry.rows[0], ...(several ? { sheet: entry.sheet } : {}) };
  if ('content' in entry) {
    const { provider, content, revises } = entry;
    return { ...place, provider, content, ...(revises ? { revises } : {}) };
  }
  if ('unchanged' in entry) return { ...place, unchanged: entry.unchanged };
  if (entry.secret) return { ...place, refusal: { code: 'secret-refused' } };
  const fields = entry.rejected
    .slice(0, TOLD)
    .map(({ row: at, column, zh }) => ({ field: `${at}.${column}`, message: zh }));
  return { ...place, refusal: { code: 'entry-refused', details: { count: entry.rejected.length }, fields } };
}
