import { writeCsv } from 'hucre/csv';

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
