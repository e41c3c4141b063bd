import { Refusal } from '../../refusals.ts';
import { type ColumnKey, columnKeys, columns } from './columns.ts';
import { findHeader, type Sheet, type SheetRow } from './header.ts';
import { marksSecret, saysSecret } from './secrecy.ts';

/** What a cell of an uploaded table is to say instead: the place as a finding names it, and the text. */
export interface Correction {
  sheet: string | null;
  row: number;
  /** The heading in the template. */
  column: string;
  value: string;
}

/** How many cells one import corrects; who has more to correct does so in the file. */
export const MOST_CORRECTIONS = 500;

const byHeading = new Map(columnKeys.map((key): [string, ColumnKey] => [columns[key].zh, key]));

/** The headings under which a cell can be corrected. */
export const correctable = [...byHeading.keys()] as [string, ...string[]];

/** Checks what is said beside the file, which is kept with the job (article 3). @throws Refusal `secret-refused` */
export function mayBeKept({ fileName, corrections }: { fileName: string; corrections: readonly Correction[] }): void {
  const cells = corrections.map(({ column, value }) => ({ [column]: value }));
  if (marksSecret(fileName.replace(/\.\w+$/, ''), 'title') || saysSecret(cells)) throw new Refusal('secret-refused');
}

/** The sheets with their corrected cells. A heading that a table has not is added to it. */
export function corrected(sheets: Sheet[], corrections: readonly Correction[]): Sheet[] {
  if (corrections.length === 0) return sheets;
  return sheets.map((sheet) => {
    const header = findHeader(sheet.rows);
    const own = corrections.filter((each) => (each.sheet ?? sheet.name) === sheet.name);
    if (!header || own.length === 0) return sheet;
    const rows = new Map(sheet.rows.map((row) => [row.number, { ...row, cells: [...row.cells] }]));
    const positions = new Map<ColumnKey, number[]>();
    let width = Math.max(...sheet.rows.map(({ cells }) => cells.length));
    for (const { row, column, value } of own) {
      const key = byHeading.get(column) as ColumnKey;
      const at = header.at[key];
      const known = positions.get(key) ?? (at === undefined ? [] : [at, ...(header.further[key] ?? [])]);
      if (known.length === 0) {
        put(rows.get(header.row), width, column);
        known.push(width++);
      }
      positions.set(key, known);
      for (const [n, position] of known.entries()) put(rows.get(row), position, n === 0 ? value : '');
    }
    return { ...sheet, rows: [...rows.values()] };
  });
}

function put(row: SheetRow | undefined, at: number, text: string): void {
  if (!row) return;
  while (row.cells.length <= at) row.cells.push('');
  row.cells[at] = text;
  if (row.uncalculated) row.uncalculated = row.uncalculated.filter((each) => each !== at);
}
