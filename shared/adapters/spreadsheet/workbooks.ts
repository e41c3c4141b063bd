import type { DataValidation } from 'hucre/xlsx';
import { type PublishedEntry, sheetRows } from '../../domain/catalog/export/rows.ts';
import {
  type ColumnKey,
  columnKeys,
  columns,
  lettersOf,
  nationalKeys,
  RESULT,
} from '../../domain/catalog/import/columns.ts';
import type { Finding } from '../../domain/catalog/import/finding.ts';
import type { Header, SheetRow } from '../../domain/catalog/import/header.ts';
import { csvFile } from './csv-writer.ts';
import { place, type SheetToWrite, styles, xlsxFile } from './xlsx-writer.ts';

/** The number of rows in which the template offers its choices. */
const TEMPLATE_ROWS = 5_000;

const headers = columnKeys.map((key) => columns[key].zh);
const widths = columnKeys.map((key) => columns[key].width);
const headerStyles = () => new Map(headers.map((_, column) => [place(0, column), styles.header]));

/** The empty spreadsheet: choices are drop-downs, and notes and a second sheet explain each column. */
export async function templateXlsx(departments: { id: string; name: string }[]): Promise<Uint8Array> {
  const notes = new Map(
    columnKeys.flatMap((key, column): [string, string][] => {
      const { required, note, en } = columns[key];
      return [[place(0, column), [required ? '必填' : '选填', note, en].filter(Boolean).join('\n')]];
    }),
  );
  const choices = columnKeys.flatMap((key, column): DataValidation[] => {
    const range = `${lettersOf(column)}2:${lettersOf(column)}${TEMPLATE_ROWS}`;
    const shown = {
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: 'warning',
      errorTitle: columns[key].zh,
      range,
    } as const;
    if (key === 'provider' && departments.length > 0) {
      return [{ type: 'list', formula1: `部门!$B$2:$B$${departments.length + 1}`, ...shown }];
    }
    const values = columns[key].choices;
    return values ? [{ type: 'list', values: [...values], ...shown }] : [];
  });
  return await xlsxFile([
    { name: '目录', rows: [headers], widths, frozen: 1, styled: headerStyles(), notes, choices },
    explanation(),
    {
      name: '部门',
      rows: [['编号', '名称'], ...departments.map(({ id, name }) => [id, name])],
      widths: [8, 40],
      frozen: 1,
    },
  ]);
}

function explanation(): SheetToWrite {
  const rows = columnKeys.map((key) => {
    const { zh, en, of, required, choices, note, rule } = columns[key];
    const each = of === 'item' ? '每个信息项' : '每个条目（首行）';
    const whose = nationalKeys.includes(key) ? rule : `${rule}（本市增加）`;
    return [zh, en, required ? '必填' : '', each, choices?.join('、') ?? '', note ?? '', whose];
  });
  const titles = ['列', 'Column', '是否必填', '填写位置', '可选值', '说明', '依据'];
  return { name: '填写说明', rows: [titles, ...rows], widths: [22, 20, 10, 16, 40, 50, 36], frozen: 1 };
}

/** All entries, one row an item, in the columns that are imported. */
export async function exportXlsx(entries: PublishedEntry[]): Promise<Uint8Array> {
  return await xlsxFile([
    { name: '目录', rows: [headers, ...exportedRows(entries)], widths, frozen: 1, styled: headerStyles() },
  ]);
}

export function exportCsv(entries: PublishedEntry[]): Buffer {
  return csvFile([headers, ...exportedRows(entries)]);
}

function exportedRows(entries: PublishedEntry[]): string[][] {
  return entries.flatMap((entry, index) =>
    sheetRows(entry, index + 1).map((row) => columnKeys.map((key) => row[key] ?? '')),
  );
}

/** A sheet of an upload with what was found in it. `withheld`: the rows of which nothing may be repeated. */
interface MarkedSheet {
  name: string;
  rows: SheetRow[];
  header: Header;
  findings: Finding[];
  withheld: Set<number>;
}

/**
 * The uploaded file, to be corrected and sent again. The cells concerned are coloured, and a last column holds the findings of
 * each row.
 */
export async function markedXlsx(sheets: MarkedSheet[]): Promise<Uint8Array> {
  return await xlsxFile(sheets.map(markedSheet));
}

function markedSheet({ name, rows, header, findings, withheld }: MarkedSheet): SheetToWrite {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const byRow = Map.groupBy(findings, ({ row }) => row);
  const styled: NonNullable<SheetToWrite['styled']> = new Map();
  const written = rows.map(({ number, cells }, index) => {
    const own = byRow.get(number) ?? [];
    for (const { column, severity } of own) {
      const at = withheld.has(number) ? undefined : header.at[keyOf.get(column) ?? 'name'];
      if (at !== undefined && severity !== 'remark' && styled.get(place(index, at)) !== styles.rejected)
        styled.set(place(index, at), styles[severity]);
    }
    const severities = own.map(({ severity }) => severity).filter((severity) => severity !== 'remark');
    const worst = (['rejected', 'changed', 'cleaned'] as const).find((each) => severities.includes(each));
    if (worst) styled.set(place(index, width), styles[worst]);
    const shown = withheld.has(number) ? [] : cells;
    const said = number === header.row ? RESULT : own.map(inWords).join('\n');
    return [...Array.from({ length: width }, (_, column) => shown[column] ?? ''), said];
  });
  const top = rows.findIndex(({ number }) => number === header.row);
  for (let column = 0; column <= width; column += 1) styled.set(place(top, column), styles.header);
  return { name: name || '目录', rows: written, frozen: top + 1, styled, widths: widthsOf(header, width) };
}

const keyOf = new Map(columnKeys.map((key): [string, ColumnKey] => [columns[key].zh, key]));

function inWords({ severity, column, zh, suggestion }: Finding): string {
  const what = { rejected: '须更正', cleaned: '已清理', changed: '已修改', remark: '说明' }[severity];
  return `【${what}】${column}：${zh}${suggestion ? `建议：${suggestion}` : ''}`;
}

function widthsOf(header: Header, width: number): (number | undefined)[] {
  const keys = new Map(Object.entries(header.at).map(([key, at]) => [at, key as ColumnKey]));
  const of = (column: number) => columns[keys.get(column) ?? 'number'].width ?? 14;
  return [...Array.from({ length: width }, (_, column) => (keys.has(column) ? of(column) : 14)), 80];
}
