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
  isHidden?: boolean;
}

export interface Header {
  /** The row of the headings; of two rows the lower one. */
  row: number;
  /** The texts of its rows, by position. */
  lines: string[][];
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

/** Finds the header among the first rows, below titles and notes. It may stand in two rows, groups above their parts. */
export function findHeader(rows: SheetRow[]): Header | null {
  const first = rows.slice(0, SEARCHED);
  for (const [index, { number, cells }] of first.entries()) {
    const parts = rows[index + 1];
    const header =
      parts && isHeadings(parts.cells) && !isSameLine(cells, parts.cells)
        ? headerOf(parts.number, [cells, parts.cells])
        : headerOf(number, [cells]);
    if (header.at.name !== undefined && Object.keys(header.at).length >= ENOUGH) return header;
  }
  return null;
}

/** @param lines one row of headings, or groups and their parts; a part counts where there is one, and else its group */
function headerOf(row: number, lines: string[][]): Header {
  const header: Header = { row, lines, at: {}, further: {}, strange: [], result: null };
  const [upper = [], lower = []] = lines;
  for (let index = 0; index < Math.max(upper.length, lower.length); index += 1) {
    const cell = [lower[index] ?? '', upper[index] ?? ''].find((text) => text.trim() !== '')?.trim() ?? '';
    if (cell === RESULT) header.result = index;
    if (cell === '' || cell === RESULT) continue;
    const key = keyOf(cell);
    if (!key) header.strange.push(cell);
    else if (header.at[key] === undefined) header.at[key] = index;
    else header.further[key] = [...(header.further[key] ?? []), index];
  }
  return header;
}

/** A row of which most cells are known headings. */
function isHeadings(cells: string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length >= ENOUGH && filled.filter(keyOf).length >= filled.length * 0.6;
}

/** Whether a row repeats one of the rows of headings, as at the top of each printed page. */
export function repeatsHeader(cells: string[], { lines }: Header): boolean {
  return lines.some((line) => isSameLine(line, cells));
}

function isSameLine(line: string[], cells: string[]): boolean {
  const filled = [...cells.entries()].filter(([, cell]) => cell.trim() !== '');
  return filled.length >= ENOUGH && filled.every(([at, cell]) => sameness(cell) === sameness(line[at] ?? ''));
}

/** The sheets of the template that explain it. */
const EXPLAINING = ['填写说明', '部门'];

/**
 * The sheets that have the catalog's header, and what becomes of the others. Hidden sheets are no part of what people see and
 * send, so they are not read.
 * @throws Refusal `file-no-header`, `secret-refused` if a sheet marks the workbook as secret (article 3)
 */
export function tablesOf(sheets: Sheet[]): { tables: Sheet[]; hidden: Sheet[]; others: Sheet[] } {
  const withHeader = sheets.filter(({ rows }) => findHeader(rows));
  const tables = withHeader.filter(({ isHidden }) => !isHidden);
  const rest = sheets.filter((sheet) => !tables.includes(sheet));
  const isMarked =
    tables.some(({ name }) => marksSecret(name, 'title')) ||
    rest.some(({ rows }) => rows.some(({ cells }) => cells.some((cell) => marksSecret(cell, 'beside'))));
  if (tables.length > 0 && isMarked) throw new Refusal('secret-refused');
  if (tables.length === 0) throw new Refusal(withHeader.length > 0 ? 'file-hidden' : 'file-no-header');
  const others = rest.filter(({ name, rows, isHidden }) => rows.length > 0 && !isHidden && !EXPLAINING.includes(name));
  return { tables, hidden: withHeader.filter(({ isHidden }) => isHidden), others };
}

function keyOf(heading: string): ColumnKey | undefined {
  return byName.get(plain(heading)) ?? (headingOfSecrecy(heading) === 'secrecy' ? 'secrecy' : undefined);
}

/** Refuses a header that may speak of secrecy in words that nobody can read (article 3). @throws Refusal `heading-unclear` */
export function checkHeadings({ strange }: Header): void {
  const unclear = strange.find((heading) => headingOfSecrecy(heading) === 'unclear');
  if (unclear !== undefined) throw new Refusal('heading-unclear', { heading: unclear.slice(0, 30) });
}
