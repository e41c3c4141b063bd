import { type ColumnKey, columnKeys, columns, RESULT } from './columns.ts';
import { sameness } from './text.ts';

/** A row of a spreadsheet: its cells as text, and its number as the spreadsheet shows it. */
export interface SheetRow {
  number: number;
  cells: string[];
}

export interface Header {
  row: number;
  /** The position of each column. */
  at: Partial<Record<ColumnKey, number>>;
  /** Unknown headers. */
  strange: string[];
}

const byName = new Map<string, ColumnKey>();
for (const key of columnKeys) {
  for (const name of [columns[key].zh, columns[key].en, ...(columns[key].also ?? [])]) byName.set(plain(name), key);
}

/** A header without the decoration of templates: a star for "required", remarks in brackets, line ends. */
function plain(text: string): string {
  return sameness(text.replace(/[（(【[][^）)】\]]*[）)】\]]/g, '').replace(/[*★]/g, '')) || sameness(text);
}

/** A header row has the column of the name, and at least this many known columns. */
const ENOUGH = 5;
const SEARCHED = 20;

/** Finds the header among the first rows, below titles and notes. If a column appears twice, the first counts. */
export function findHeader(rows: SheetRow[]): Header | null {
  for (const { number, cells } of rows.slice(0, SEARCHED)) {
    const header: Header = { row: number, at: {}, strange: [] };
    for (const [index, cell] of cells.entries()) {
      if (cell.trim() === '' || cell.trim() === RESULT) continue;
      const key = byName.get(plain(cell));
      if (key && header.at[key] === undefined) header.at[key] = index;
      else header.strange.push(cell.trim());
    }
    if (header.at.name !== undefined && Object.keys(header.at).length >= ENOUGH) return header;
  }
  return null;
}
