import type { SheetRow } from '../../domain/catalog/import/header.ts';
import { Refusal } from '../../domain/refusals.ts';
import { withoutQuote } from './csv-writer.ts';
import { type Allowance, MAX_COLUMNS, MAX_MERGES, MAX_ROWS } from './limits.ts';
import { columnOf, type Merge, mergeOf } from './merges.ts';
import { TextCollector, unescaped } from './strings-part.ts';
import type { ReadPart } from './xml.ts';

/** What the cells of a sheet refer to. */
export interface CellReferences {
  strings: string[];
  /** The styles that show a number as a date. */
  dates: Set<number>;
  /** Whether days are counted from 1904 instead of 1900. */
  since1904: boolean;
}

/** The rows of a sheet that have any text, and its merged cells. */
export async function readSheetPart(
  read: ReadPart,
  references: CellReferences,
  allowance: Allowance,
): Promise<{ rows: SheetRow[]; merges: Merge[] }> {
  const rows: SheetRow[] = [];
  const merges: Merge[] = [];
  const text = new TextCollector();
  let row: SheetRow = { number: 0, cells: [] };
  let inRow = false;
  let column = -1;
  let cell: RawCell | null = null;
  let inValue = false;
  await read({
    open(name, attributes) {
      text.open(name);
      if (name === 'row') {
        row = { number: nextRow(attributes.r, row.number), cells: [] };
        inRow = true;
        column = -1;
      } else if (name === 'c' && inRow) {
        column = nextColumn(attributes.r, column);
        cell = { type: attributes.t ?? 'n', style: Number(attributes.s ?? -1), formula: false, value: null };
      } else if (name === 'mergeCell') {
        if (merges.length >= MAX_MERGES) throw new Refusal('file-too-complex');
        merges.push(mergeOf(attributes.ref ?? ''));
      }
      if (cell && name === 'f') cell.formula = true;
      else if (cell && name === 'v') {
        cell.value = '';
        inValue = true;
      }
    },
    text(piece) {
      text.text(piece);
      if (cell && inValue) cell.value += piece;
    },
    close(name) {
      text.close(name);
      if (name === 'v') inValue = false;
      if (name === 'c' && cell) {
        put(row, column, cellText(cell, text.take(allowance), references), isUncalculated(cell), allowance);
        cell = null;
      }
      if (name !== 'row') return;
      inRow = false;
      if (row.cells.length === 0) return;
      allowance.takeRow();
      allowance.takeCells(row.cells.length);
      rows.push(row);
    },
  });
  return { rows, merges };
}

interface RawCell {
  type: string;
  style: number;
  formula: boolean;
  value: string | null;
}

function put(row: SheetRow, column: number, text: string, uncalculated: boolean, allowance: Allowance): void {
  if (text === '' && !uncalculated) return;
  // Text that nobody would look for in so wide a table could say anything.
  if (column >= MAX_COLUMNS) throw new Refusal('file-too-many-rows', { max: MAX_ROWS });
  allowance.takeText(text.length);
  while (row.cells.length < column) row.cells.push('');
  row.cells.push(text);
  if (uncalculated) row.uncalculated = [...(row.uncalculated ?? []), column];
}

/** A program that only writes a formula leaves no result. An empty text is a result. */
function isUncalculated({ type, formula, value }: RawCell): boolean {
  return formula && (value === null || (value === '' && type !== 'str'));
}

function cellText({ type, style, value }: RawCell, inline: string, references: CellReferences): string {
  if (type === 'inlineStr') return withoutQuote(inline);
  if (value === null || value === '') return '';
  if (type === 's') return withoutQuote(references.strings[Number(value)] ?? '');
  if (type === 'b') return value === '1' || value === 'true' ? '是' : '否';
  if (type === 'd') return value.slice(0, 10);
  if (type !== 'n') return withoutQuote(unescaped(value));
  const number = Number(value);
  if (Number.isNaN(number)) return withoutQuote(value);
  return (references.dates.has(style) ? dateText(number, references.since1904) : null) ?? String(number);
}

/** The date of a number of days. Day 25569 is 1970-01-01, and 1904 began 1,462 days after 1900 did. */
function dateText(days: number, since1904: boolean): string | null {
  const day = Math.floor(days) + (since1904 ? 1_462 : 0);
  if (day < 1 || day > 2_958_465) return null;
  return new Date((day - 25_569) * 86_400_000).toISOString().slice(0, 10);
}

/** Rows stand in order; one without a number follows the last one. */
function nextRow(given: string | undefined, last: number): number {
  const number = given === undefined ? last + 1 : Number(given);
  if (!Number.isInteger(number) || number <= last || number > 1_048_576) throw new Refusal('file-broken');
  return number;
}

function nextColumn(given: string | undefined, last: number): number {
  const letters = given === undefined ? undefined : /^([A-Z]{1,3})\d{1,7}$/.exec(given)?.[1];
  if (given !== undefined && letters === undefined) throw new Refusal('file-broken');
  const column = letters === undefined ? last + 1 : columnOf(letters);
  if (column <= last) throw new Refusal('file-broken');
  return column;
}
