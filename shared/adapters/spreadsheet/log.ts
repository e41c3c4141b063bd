import { type LogRow, logColumns, tableOf } from '../../text/tables.ts';
import { place, styles, xlsxFile } from './xlsx-writer.ts';

/** Lines of the log as a workbook, one a row. */
export async function logXlsx(lines: readonly LogRow[]): Promise<Uint8Array> {
  const styled = new Map(logColumns.map((_, column) => [place(0, column), styles.header]));
  const widths = logColumns.map(({ width }) => width);
  return await xlsxFile([{ name: '日志', rows: tableOf(logColumns, lines, []), widths, frozen: 1, styled }]);
}
