import { readCsv } from '../../shared/adapters/spreadsheet/csv.ts';
import { markedXlsx } from '../../shared/adapters/spreadsheet/workbooks.ts';
import { readXlsx } from '../../shared/adapters/spreadsheet/xlsx-reader.ts';
import type { Finding } from '../../shared/domain/catalog/import/finding.ts';
import { providersIn, type ReadEntry, readSheet } from '../../shared/domain/catalog/import/import.ts';
import { reportOf } from '../../shared/domain/catalog/import/report.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { ImportEntry, ImportFile, ImportScope } from './import-file.ts';

/** Reads a spreadsheet with the national columns. @throws Refusal if the file as a whole cannot be read */
export async function readTable(bytes: Uint8Array, format: 'xlsx' | 'csv', scope: ImportScope): Promise<ImportFile> {
  const rows = format === 'xlsx' ? await readXlsx(bytes) : readCsv(bytes);
  const { departments, own } = scope;
  const existing = new Map<string, { code: string; name: string }[]>();
  for (const provider of providersIn(rows, departments)) existing.set(provider, await scope.existing(provider));
  const read = readSheet(rows, { departments, own, existing: (department) => existing.get(department) ?? [] });
  if (!read) throw new Refusal('file-no-header');
  const { header, entries, findings } = read;
  const secret = new Set(entries.flatMap((entry) => ('secret' in entry && entry.secret ? numbers(entry.rows) : [])));
  for (const { row } of findings.filter(isSecret)) secret.add(row);
  const marked = await markedXlsx(rows, { header, findings, secret });
  const byEntry = Map.groupBy(
    findings.filter(({ severity }) => severity === 'rejected'),
    ({ row }) => row,
  );
  return {
    entries: entries.map((entry) => importEntry(entry, byEntry)),
    report: reportOf(
      entries.map((entry) => ({ refused: 'refused' in entry })),
      findings,
      true,
    ),
    marked,
  };
}

/** How many findings are listed in the refusal of an entry; the report has all of them. */
const TOLD = 20;

function importEntry(entry: ReadEntry, rejected: Map<number, Finding[]>): ImportEntry {
  const row = entry.rows[0];
  if ('content' in entry) return { row, provider: entry.provider, content: entry.content };
  if (entry.secret) return { row, refusal: { code: 'secret-refused' } };
  const fields = numbers(entry.rows)
    .flatMap((number) => rejected.get(number) ?? [])
    .slice(0, TOLD)
    .map(({ row: at, column, zh }) => ({ field: `${at}.${column}`, message: zh }));
  return { row, refusal: { code: 'entry-refused', details: { count: entry.refused }, fields } };
}

function numbers([first, last]: [number, number]): number[] {
  return Array.from({ length: last - first + 1 }, (_, n) => first + n);
}

const isSecret = ({ rule, severity, value }: Finding) =>
  severity === 'rejected' && value === '' && rule === '《办法》第三条';
