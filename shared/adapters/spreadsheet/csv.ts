import { CsvError, parse } from 'csv-parse/sync';
import { findHeader, type SheetRow } from '../../domain/catalog/import/header.ts';
import { Refusal } from '../../domain/refusals.ts';
import { withoutQuote } from './csv-writer.ts';
import { count, decodeText } from './encoding.ts';
import { Allowance, MAX_CELL, MAX_CELLS, MAX_COLUMNS, MAX_ROWS } from './limits.ts';

/**
 * The rows of a comma-, semicolon- or tab-separated file, each cell as text.
 * @throws Refusal `file-encoding`, `file-broken`, `file-quote-open`, `file-too-many-rows`, `file-cell-too-long`,
 *   `file-too-complex`
 */
export function readCsv(bytes: Uint8Array, allowance = new Allowance()): SheetRow[] {
  const text = decodeText(bytes);
  const rows: SheetRow[] = [];
  const delimiter = delimiterOf(text);
  // A line of nothing but delimiters would become an array of blank cells before it can be refused, and blank lines are read one by one.
  if ([delimiter, '\n', '\r'].some((mark) => count(text, mark) > MAX_CELLS))
    throw new Refusal('file-too-many-rows', { max: MAX_ROWS });
  let number = 0;
  parseText(text, delimiter, (values) => {
    number += 1;
    allowance.takeTime();
    allowance.takeTag();
    const cells = values.map(withoutQuote);
    while (cells.at(-1) === '') cells.pop();
    if (cells.length === 0) return;
    // Text that nobody would look for in so wide a table could say anything.
    if (cells.length > MAX_COLUMNS) throw new Refusal('file-too-many-rows', { max: MAX_ROWS });
    allowance.takeRow();
    allowance.takeCells(cells.length);
    for (const cell of cells) allowance.takeText(cell.length);
    rows.push({ number, cells });
  });
  return rows;
}

/** The longest row, in characters. */
const MAX_RECORD = 100 * MAX_CELL;

/** Hands the rows of a text on, one after the other, and keeps none. */
function parseText(text: string, delimiter: string, take: (cells: string[]) => void): void {
  try {
    parse(text, {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      max_record_size: MAX_RECORD,
      on_record: (cells: string[]) => {
        take(cells);
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_MAX_RECORD_SIZE') throw new Refusal('file-cell-too-long', { max: MAX_CELL });
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') throw new Refusal('file-quote-open', { line: lineOfOpenQuote(text) });
    // A lenient reader would take several rows for one cell.
    if (['INVALID_OPENING_QUOTE', 'CSV_INVALID_CLOSING_QUOTE'].includes(error.code))
      throw new Refusal('file-quote-open', { line: Number(error.lines) });
    throw new Refusal('file-broken');
  }
}

/** The beginning of a text that has the header in it. */
const BEGINNING = 100_000;

/** The delimiter that divides the header; the comma if none does. */
function delimiterOf(text: string): string {
  const beginning = text.slice(0, BEGINNING);
  const makesHeader = (delimiter: string) => {
    const rows: SheetRow[] = [];
    try {
      parseText(beginning, delimiter, (cells) => {
        rows.push({ number: rows.length + 1, cells });
      });
    } catch (error) {
      // The beginning may end within a cell.
      if (!(error instanceof Refusal)) throw error;
    }
    return findHeader(rows) !== null;
  };
  return [',', '\t', ';'].find(makesHeader) ?? ',';
}

/** The line of the quotation mark after which no other ends the cell. */
function lineOfOpenQuote(text: string): number {
  let [line, opened] = [1, 0];
  for (const [mark] of text.matchAll(/""|["\n]/g)) {
    if (mark === '\n') line += 1;
    // Within a cell two marks are one character; outside they are an empty cell.
    else if (mark === '"') opened = opened > 0 ? 0 : line;
  }
  return opened;
}
