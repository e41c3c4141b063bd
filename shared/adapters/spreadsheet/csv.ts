import { parseCsv, writeCsv } from 'hucre/csv';
import { findHeader, type SheetRow } from '../../domain/catalog/import/header.ts';
import { Refusal } from '../../domain/refusals.ts';
import { decodeText } from './encoding.ts';
import { MAX_CELLS, MAX_COLUMNS, MAX_ROWS } from './limits.ts';

/**
 * The rows of a comma-, semicolon- or tab-separated file, each cell as text.
 * @throws Refusal `file-encoding`, `file-broken`, `file-too-many-rows`
 */
export function readCsv(bytes: Uint8Array): SheetRow[] {
  const text = decodeText(bytes);
  const rows: SheetRow[] = [];
  let cells = 0;
  for (const [index, values] of parsed(text).entries()) {
    const row = values.slice(0, MAX_COLUMNS).map((value) => withoutQuote(String(value ?? '')));
    cells += row.length;
    if (rows.length >= MAX_ROWS || cells > MAX_CELLS) throw new Refusal('file-too-many-rows', { max: MAX_ROWS });
    if (row.some((cell) => cell !== '')) rows.push({ number: index + 1, cells: row });
  }
  return rows;
}

function parsed(text: string) {
  try {
    return parseCsv(text, { maxRows: MAX_ROWS + 1, delimiter: delimiterOf(text) });
  } catch {
    throw new Refusal('file-broken');
  }
}

/** The delimiter that divides the header; the comma if none does. */
function delimiterOf(text: string): string {
  const makesHeader = (delimiter: string) => {
    const rows = parseCsv(text, { maxRows: 20, delimiter });
    return findHeader(rows.map((cells, index) => ({ number: index + 1, cells: cells.map(String) }))) !== null;
  };
  return [',', '\t', ';'].find(makesHeader) ?? ',';
}

/**
 * Text of a workbook is never calculated. But an office suite that saves such a CSV as a workbook keeps the apostrophe as a
 * character. So reading removes one apostrophe, and writing adds one where there is one already.
 */
export function asWorkbookText(cell: string): string {
  return withoutQuote(cell) === cell ? cell : `'${cell}`;
}

/**
 * The beginnings that a spreadsheet takes for a formula: `= + - @`, also of full width, tab and line end.
 * Source: OWASP, CSV Injection.
 */
const FORMULA = /^'*[=+\-@＝＋－＠\t\r\n]/;

/** An apostrophe at the beginning makes a cell text. One that is there already gets another, so that both can be undone. */
export function asText(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

export function withoutQuote(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

/** A file that spreadsheets open correctly: UTF-8 with its mark, CRLF, and nothing to calculate. */
export function csvFile(rows: string[][]): Buffer {
  return Buffer.from(
    writeCsv(
      rows.map((row) => row.map(asText)),
      { bom: true },
    ),
    'utf8',
  );
}
