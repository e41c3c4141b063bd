import { eastAsianWidth } from 'get-east-asian-width';

export type Format = 'table' | 'json' | 'csv';

type Row = Record<string, unknown>;

/** A longer cell of a table is cut; JSON and CSV have all of it. */
const WIDEST = 48;

/** An answer as text: a list as a table with a column for each field, one thing as a line for each field that has a value. */
export function written(answer: unknown, format: Format, columns?: readonly string[]): string {
  if (format === 'json') return `${JSON.stringify(answer, null, 2)}\n`;
  const rows = rowsOf(answer);
  if (rows === undefined) {
    const pairs = pairsOf(answer).filter(([path]) => !columns || columns.includes(path));
    if (format === 'csv') return csv([['field', 'value'], ...pairs]);
    return table(pairs.filter(([, value]) => value !== ''));
  }
  const names = columns ?? columnsOf(rows);
  const cells = rows.map((row) => names.map((name) => cell(at(row, name))));
  return format === 'csv' ? csv([[...names], ...cells]) : table([[...names], ...cells]);
}

/** The items of a list. */
function rowsOf(answer: unknown): Row[] | undefined {
  const items = Array.isArray(answer) ? answer : (answer as { items?: unknown } | null)?.items;
  if (!Array.isArray(items)) return undefined;
  return items.map((item) => (typeof item === 'object' && item !== null ? (item as Row) : { value: item }));
}

/** The fields that hold one value in each row, without those that are empty in all. */
function columnsOf(rows: readonly Row[]): string[] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const values = (name: string) =>
    rows.map((row) => row[name]).filter((value) => value !== null && value !== undefined);
  return names.filter((name) => values(name).length > 0 && values(name).every((value) => typeof value !== 'object'));
}

/** Every value in a thing with its path: `deadline.due`. */
function pairsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[path, cell(value)]];
  return Object.entries(value).flatMap(([name, part]) => pairsOf(part, path ? `${path}.${name}` : name));
}

const at = (row: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (value as Row | null | undefined)?.[name], row);

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(cell).join('; ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** As wide as a terminal shows it: a Chinese character takes two places. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += eastAsianWidth(character.codePointAt(0) ?? 0);
  return width;
}

function table(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map((text) => cut(text.replace(/\s+/g, ' '))));
  const widths = (cells[0] ?? []).map((_, n) => Math.max(...cells.map((row) => widthOf(row[n] ?? ''))));
  const line = (row: readonly string[]) =>
    row
      .map((text, n) => text + ' '.repeat((widths[n] ?? 0) - widthOf(text)))
      .join('  ')
      .trimEnd();
  return cells.map((row) => `${line(row)}\n`).join('');
}

function cut(text: string): string {
  if (widthOf(text) <= WIDEST) return text;
  let kept = '';
  for (const character of text) {
    if (widthOf(kept + character) > WIDEST - 1) break;
    kept += character;
  }
  return `${kept}…`;
}

/** RFC 4180. What a spreadsheet would take for a formula gets an apostrophe before it. */
function csv(rows: readonly (readonly string[])[]): string {
  const field = (text: string) => {
    const plain = /^[=+@\t\r]|^-(?![\d.]+$)/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
  };
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}
