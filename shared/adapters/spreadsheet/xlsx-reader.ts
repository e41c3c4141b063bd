import { type CellValue, streamXlsxRows } from 'hucre/xlsx';
import { findHeader, type SheetRow } from '../../domain/catalog/import/header.ts';
import { Refusal } from '../../domain/refusals.ts';
import { withoutQuote } from './csv.ts';
import { MAX_CELLS, MAX_COLUMNS, MAX_ROWS } from './limits.ts';
import { checkZip } from './zip.ts';

/** How many sheets are searched for the catalog, since cover sheets may come before it. */
const SHEETS = 5;

/**
 * The rows of the first sheet that has the catalog's header, each cell as text.
 * @throws Refusal for any other file: `file-broken`, `file-expands`, `file-encrypted`, `file-too-many-rows`, `file-no-header`
 */
export async function readXlsx(bytes: Uint8Array): Promise<SheetRow[]> {
  checkZip(bytes);
  for (let sheet = 0; sheet < SHEETS; sheet += 1) {
    const rows = await rowsOf(bytes, sheet);
    if (rows === null) break;
    if (findHeader(rows)) return rows;
  }
  throw new Refusal('file-no-header');
}

async function rowsOf(bytes: Uint8Array, sheet: number): Promise<SheetRow[] | null> {
  const rows: SheetRow[] = [];
  let cells = 0;
  try {
    for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
      const used = lastUsed(values) + 1;
      cells += used;
      if (rows.length >= MAX_ROWS || cells > MAX_CELLS) throw new Refusal('file-too-many-rows', { max: MAX_ROWS });
      if (used > 0) rows.push({ number: index + 1, cells: values.slice(0, used).map(text) });
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    // Every error of the library and of what it uses means the same to the sender of the file.
    if (sheet > 0 && rows.length === 0) return null;
    throw new Refusal('file-broken');
  }
  return rows;
}

function lastUsed(values: CellValue[]): number {
  let last = Math.min(values.length, MAX_COLUMNS) - 1;
  while (last >= 0 && (values[last] ?? '') === '') last -= 1;
  return last;
}

function text(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  if (typeof value === 'boolean') return value ? '是' : '否';
  return withoutQuote(String(value));
}
