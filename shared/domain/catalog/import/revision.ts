import type { Content } from '../content.ts';
import { diff } from '../diff.ts';
import { type PublishedEntry, type SheetCells, sheetRows } from '../export/rows.ts';
import { type ColumnKey, columns } from './columns.ts';
import type { Header, SheetRow } from './header.ts';

/**
 * What is exported, edited and imported again revises the entries that it came from. An entry is known by its code. A cell that
 * still says what the export wrote keeps the stored value, so a spreadsheet loses nothing that it cannot express.
 */

/** The rows of an entry as the export writes them, in the columns of a header. */
export function exportedUnder(entry: PublishedEntry, header: Header): SheetRow[] {
  return sheetRows(entry, 0).map((row, index) => {
    const cells: string[] = [];
    for (const [key, at] of Object.entries(header.at) as [ColumnKey, number][]) {
      for (const position of [at, ...(header.further[key] ?? [])]) cells[position] = row[key] ?? '';
    }
    return { number: header.row + 1 + index, cells: Array.from(cells, (cell) => cell ?? '') };
  });
}

/** Whether two contents are the same, the order of their items included. */
export function sameContent(a: Content, b: Content): boolean {
  return diff(a, b).length === 0 && orderOf(a) === orderOf(b);
}

const orderOf = ({ items }: Content) => items.map(({ id }) => id).join();

/**
 * What people changed, on top of what is stored: a field that reads in the file as it reads in the export keeps the stored
 * value.
 * @param exported what a reader makes of the export @param read what it makes of the file
 */
export function merged(stored: unknown, exported: unknown, read: unknown): unknown {
  if (isSame(exported, read)) return stored;
  if (Array.isArray(read)) return mergedList(stored, exported, read);
  if (!isObject(read) || !isObject(stored)) return read;
  const before = isObject(exported) ? exported : {};
  const fields = new Set([...Object.keys(stored), ...Object.keys(read)]);
  const values = [...fields].map((field) => [field, merged(stored[field], before[field], read[field])]);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

/** Elements with an id are matched by it; others keep the stored value where they read as an exported one does. */
function mergedList(stored: unknown, exported: unknown, read: unknown[]): unknown[] {
  const [was, wrote] = [listOf(stored), listOf(exported)];
  return read.map((each) => {
    const id = idOf(each);
    const at = wrote.findIndex((other) => (id === undefined ? isSame(other, each) : idOf(other) === id));
    const own = id === undefined ? was[at] : was.find((other) => idOf(other) === id);
    return at < 0 || own === undefined ? each : merged(own, wrote[at], each);
  });
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const idOf = (value: unknown) => (isObject(value) ? (value.id as string | undefined) : undefined);

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) !== Array.isArray(b) || !isObject(a) || !isObject(b)) return false;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((field) => isSame(a[field], b[field]));
}

/** A cell that differs, in the words of the spreadsheet. `item`: the item it is about, by id; null for the entry. */
export interface CellChange {
  column: ColumnKey;
  item: string | null;
  name: string;
  before: string;
  after: string;
}

/** What differs between two contents of an entry, cell by cell, as the spreadsheet shows it. */
export function changesOf(entry: PublishedEntry, next: Content): CellChange[] {
  const [was, is] = [sheetRows(entry, 0), sheetRows({ ...entry, content: next }, 0)];
  const found = cellChanges(was[0], is[0], (key) => !isOfItem(key)).map((change) => ({
    ...change,
    item: null,
    name: next.name,
  }));
  const before = new Map(was.map((row) => [row.itemId, row]));
  const after = new Map(is.map((row) => [row.itemId, row]));
  const items = [...new Set([...after.keys(), ...before.keys()])].flatMap((id) => {
    const name = (after.get(id) ?? before.get(id))?.itemName ?? '';
    return cellChanges(before.get(id), after.get(id), isOfItem).map((change) => ({
      ...change,
      item: id ?? null,
      name,
    }));
  });
  const moved = orderMoved(was, is, next.name);
  return [...found, ...items, ...(moved ? [moved] : [])];
}

/** The items that both have, where they stand in another order. */
function orderMoved(was: SheetCells[], is: SheetCells[], name: string): CellChange | null {
  const idsOf = (rows: SheetCells[]) => new Set(rows.map(({ itemId }) => itemId));
  const [before, after] = [
    was.filter((row) => idsOf(is).has(row.itemId)),
    is.filter((row) => idsOf(was).has(row.itemId)),
  ];
  if (before.every(({ itemId }, at) => itemId === after[at]?.itemId)) return null;
  const named = (rows: SheetCells[]) => rows.map(({ itemName }) => itemName ?? '').join('、');
  return { column: 'itemName', item: null, name, before: named(before), after: named(after) };
}

function cellChanges(before: SheetCells = {}, after: SheetCells = {}, of: (key: ColumnKey) => boolean) {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])] as ColumnKey[];
  return keys
    .filter((key) => of(key) && key !== 'itemId' && (before[key] ?? '') !== (after[key] ?? ''))
    .map((column) => ({ column, before: before[column] ?? '', after: after[column] ?? '' }));
}

const isOfItem = (key: ColumnKey) => columns[key].of === 'item';
