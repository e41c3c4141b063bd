import type { SheetRow } from '../../domain/catalog/import/header.ts';
import { Refusal } from '../../domain/refusals.ts';
import { type Allowance, MAX_COLUMNS } from './limits.ts';

/** A merged cell, its corners included. Rows are counted from 1, columns from 0. */
export interface Merge {
  rows: [first: number, last: number];
  columns: [first: number, last: number];
}

/** Reads `B2:D4`. @throws Refusal `file-broken` */
export function mergeOf(range: string): Merge {
  const [first, last = first] = range.split(':').map((corner) => /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(corner));
  if (!first || !last) throw new Refusal('file-broken');
  return {
    rows: [Number(first[2]), Number(last[2])],
    columns: [columnOf(first[1] ?? ''), columnOf(last[1] ?? '')],
  };
}

/** The number of a column from its letters: A is 0. */
export function columnOf(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/**
 * Repeats the text of a merged cell in each cell that it covers, since a file holds it in the first one only. Blank rows stay
 * blank: the numbers of a merge are the file's, and decide nothing but which of the rows there are it covers.
 */
export function spreadMerges(rows: SheetRow[], merges: Merge[], allowance: Allowance): void {
  for (const {
    rows: [top, bottom],
    columns: [left, right],
  } of merges) {
    const from = firstFrom(rows, top);
    const anchor = rows[from];
    if (anchor?.number !== top) continue;
    const text = anchor.cells[left] ?? '';
    const uncalculated = anchor.uncalculated?.includes(left) ?? false;
    if (text === '' && !uncalculated) continue;
    const end = Math.min(right, MAX_COLUMNS - 1);
    for (let at = from; at < rows.length; at += 1) {
      const row = rows[at] as SheetRow;
      if (row.number > bottom) break;
      allowance.takeCells(Math.max(0, end - left + 1));
      for (let column = left; column <= end; column += 1) {
        allowance.takeText(text.length);
        while (row.cells.length < column) row.cells.push('');
        row.cells[column] = text;
        if (uncalculated && !row.uncalculated?.includes(column))
          row.uncalculated = [...(row.uncalculated ?? []), column];
      }
    }
  }
}

/** The position of the first row with this number or a greater one. */
function firstFrom(rows: SheetRow[], number: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.number ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
