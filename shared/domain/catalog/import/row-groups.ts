import type { ColumnKey } from './columns.ts';
import type { Header, SheetRow } from './header.ts';
import { sameness, tidy } from './text.ts';

/** A row with access by column; missing cells are blank. */
export interface Row {
  number: number;
  of: (key: ColumnKey) => string;
}

/** The rows of one entry: the first has its name, the others have further items. */
export interface Group {
  rows: [Row, ...Row[]];
}

/** Groups the rows below the header by entry; `stray` are the rows before the first entry. */
export function groupRows(rows: SheetRow[], header: Header): { groups: Group[]; stray: Row[] } {
  const read = rows
    .filter(({ number, cells }) => number > header.row && cells.some((cell) => cell.trim() !== ''))
    .map(({ number, cells }): Row => ({ number, of: (key) => (cells[header.at[key] ?? -1] ?? '').trim() }));
  const numbered = numbersEntries(read);
  const groups: Group[] = [];
  const stray: Row[] = [];
  for (const row of read) {
    const group = groups.at(-1);
    if (!group ? row.of('name') !== '' || row.of('abstract') !== '' : beginsEntry(row, group, numbered))
      groups.push({ rows: [row] });
    else if (group) group.rows.push(row);
    else stray.push(row);
  }
  return { groups, stray };
}

/** Whether a row begins a new entry. Entry columns may be blank, merged or repeated on further rows. */
function beginsEntry(row: Row, { rows }: Group, numbered: boolean): boolean {
  const [first] = rows;
  const differs = (key: ColumnKey) =>
    row.of(key) !== '' && first.of(key) !== '' && sameness(row.of(key)) !== sameness(first.of(key));
  if (row.of('name') === '')
    return row.of('itemName') === '' || (numbered && differs('number') && row.of('abstract') !== '');
  if (first.of('name') === '') return true;
  // Compared as written: a name that differs only in punctuation begins another entry, which is a duplicate.
  if (tidy(row.of('name')) !== tidy(first.of('name'))) return true;
  return differs('code') || differs('provider') || (numbered && differs('number'));
}

/** Whether 序号 counts entries. If it differs on every row, it counts rows. */
function numbersEntries(rows: Row[]): boolean {
  const numbers = rows.map((row) => row.of('number'));
  return numbers.includes('') || new Set(numbers).size < numbers.length;
}
