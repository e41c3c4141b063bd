import { Refusal } from '../../refusals.ts';
import { type ColumnKey, columnKeys, columns, RESULT } from './columns.ts';
import { headingOfSecrecy, marksSecret } from './secrecy.ts';
import { sameness } from './text.ts';

/** A row of a spreadsheet: its cells as text, and its number as the spreadsheet shows it. */
export interface SheetRow {
  number: number;
  cells: string[];
  /** The positions of cells with a formula whose result the file does not hold. */
  uncalculated?: number[];
}

/** A sheet of a workbook; a table of text is one without a name. */
export interface Sheet {
  name: string;
  rows: SheetRow[];
}

export interface Header {
  row: number;
  /** The position of each column. */
  at: Partial<Record<ColumnKey, number>>;
  /** The positions of further headings of the same meaning. */
  further: Partial<Record<ColumnKey, number[]>>;
  /** Unknown headers. */
  strange: string[];
  /** The position of the findings in a marked-up copy. */
  result: number | null;
}

/** The longest text that is a heading. */
const LONGEST = 200;

const byName = new Map<string, ColumnKey>();
for (const key of columnKeys) {
  for (const name of [columns[key].zh, columns[key].en, ...(columns[key].also ?? [])]) byName.set(plain(name), key);
}

/** A header without the decoration of templates: a star for "required", remarks in brackets, line ends. */
function plain(text: string): string {
  if (text.length > LONGEST) return '';
  return sameness(text.replace(/[（(【[][^）)】\]]*[）)】\]]/g, '').replace(/[*★]/g, '')) || sameness(text);
}

/** A header row has the column of the name, and at least this many known columns. */
const ENOUGH = 5;
const SEARCHED = 20;

/** Finds the header among the first rows, below titles and notes. */
export function findHeader(rows: SheetRow[]): Header | null {
  for (const { number, cells } of rows.slice(0, SEARCHED)) {
    const header: Header = { row: number, at: {}, further: {}, strange: [], result: null };
    for (const [index, cell] of cells.entries()) {
      if (cell.trim() === RESULT) header.result = index;
      if (cell.trim() === '' || cell.trim() === RESULT) continue;
      const key = keyOf(cell);
      if (!key) header.strange.push(cell.trim());
      else if (header.at[key] === undefined) header.at[key] = index;
      else header.further[key] = [...(header.further[key] ?? []), index];
    }
    if (header.at.name !== undefined && Object.keys(header.at).length >= ENOUGH) return header;
  }
  return null;
}

/**
 * The rows of the first sheet that has the catalog's header, since cover sheets may come before it.
 * @throws Refusal `file-no-header`, `secret-refused` if a sheet marks the workbook as secret (article 3)
 */
export function tableOf(sheets: Sheet[]): SheetRow[] {
  const table = sheets.find(({ rows }) => findHeader(rows));
  if (!table) throw new Refusal('file-no-header');
  const others = sheets.filter((sheet) => sheet !== table).flatMap(({ rows }) => rows);
  const isMarked =
    marksSecret(table.name, 'title') || others.some(({ cells }) => cells.some((cell) => marksSecret(cell, 'beside')));
  if (isMarked) throw new Refusal('secret-refused');
  return table.rows;
}

function keyOf(heading: string): ColumnKey | undefined {
  return byName.get(plain(heading)) ?? (headingOfSecrecy(heading) === 'secrecy' ? 'secrecy' : undefined);
}

/** Refuses a header that may speak of secrecy in words that nobody can read (article 3). @throws Refusal `heading-unclear` */
export function checkHeadings({ strange }: Header): void {
  const unclear = strange.find((heading) => headingOfSecrecy(heading) === 'unclear');
  if (unclear !== undefined) throw new Refusal('heading-unclear', { heading: unclear.slice(0, 30) });
}
