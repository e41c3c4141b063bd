import { type Cell, type ColumnDef, type DataValidation, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { asWorkbookText } from './csv-writer.ts';

type Style = NonNullable<Cell['style']>;

/** The looks of cells: a header, one to correct, one that was cleaned, one that people changed. */
export const styles = {
  header: {
    font: { bold: true, color: { rgb: 'FFFFFF' } },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '1F4E79' } },
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  },
  rejected: { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F8CBAD' } } },
  cleaned: { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF2CC' } } },
  changed: { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DDEBF7' } } },
  text: { alignment: { vertical: 'top', wrapText: true } },
} as const satisfies Record<string, Style>;

export interface SheetToWrite {
  name: string;
  rows: string[][];
  /** Width of each column, in characters. */
  widths?: (number | undefined)[];
  /** Rows at the top that stay in view. */
  frozen?: number;
  /** The styles by row and column, counted from 0. */
  styled?: Map<string, Style>;
  /** Notes that appear when the pointer is on a cell. */
  notes?: Map<string, string>;
  choices?: DataValidation[];
}

export const place = (row: number, column: number) => `${row},${column}`;

/** A workbook of text: no cell is a formula, however it begins. */
export async function xlsxFile(sheets: SheetToWrite[]): Promise<Uint8Array> {
  return await writeXlsx({ sheets: sheets.map(sheetOf) });
}

function sheetOf({ name, rows, widths, frozen, styled, notes, choices }: SheetToWrite): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  const at = (key: string): string => {
    const [row = 0, column = 0] = key.split(',').map(Number);
    return asWorkbookText(rows[row]?.[column] ?? '');
  };
  for (const [key, style] of styled ?? []) cells.set(key, { value: at(key), type: 'string', style });
  for (const [key, text] of notes ?? []) {
    cells.set(key, {
      value: at(key),
      type: 'string',
      ...cells.get(key),
      comment: { author: '义马市政务数据共享', text },
    });
  }
  return {
    name,
    rows: rows.map((row) => row.map((cell) => (cell === '' ? null : asWorkbookText(cell)))),
    cells,
    ...(widths ? { columns: widths.map((width): ColumnDef => ({ width: width ?? 14 })) } : {}),
    ...(frozen ? { freezePane: { rows: frozen } } : {}),
    ...(choices ? { dataValidations: choices } : {}),
  };
}
