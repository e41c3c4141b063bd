import { type Item, MOST_ITEM_NAME, MOST_ITEMS } from '../content.ts';
import {
  type Confidentiality,
  confidentialities,
  dataTypes,
  identityKeys,
  type ShareType,
  shareTypes,
} from '../metadata.ts';
import { lengthOf } from './cells.ts';
import type { CellReader } from './read-cells.ts';
import type { Row } from './row-groups.ts';
import { confidentialityOf, dataTypeOf, identityKeyOf, shareTypeOf, yesOrNo } from './spellings.ts';
import { listed, sameness, tidy } from './text.ts';

/**
 * Reads the items of an entry, one in each row. If the entry is a single row, its cell may list several.
 * @param stored the items that the entry has, if the catalog knows it
 */
export function readItems(
  cells: CellReader,
  { sharing, open, stored }: { sharing: ShareType | undefined; open: boolean | undefined; stored: readonly Item[] },
): Item[] {
  const items: ReadItem[] = [];
  // An item with an id is a single item, whatever its name.
  const lists = cells.rows.length === 1 && cells.first.of('itemId') === '';
  for (const row of cells.rows) {
    const name = cells.itemText('itemName', row);
    if (name === '') {
      cells.add('missing', 'itemName', {}, row);
      continue;
    }
    const names = lists ? listed(row.of('itemName')) : [name];
    if (names.length > 1) {
      if (row.of('dataType') !== '' || row.of('length') !== '') cells.add('several-items', 'itemName', {}, row);
      else cells.add('list-split', 'itemName', { count: names.length }, row);
      items.push(...names.map((each) => ({ id: undefined, name: checkedName(cells, each, row) })));
      continue;
    }
    items.push(readItem(cells, row, checkedName(cells, name, row), { sharing, open }));
  }
  if (items.length > MOST_ITEMS) cells.add('too-long', 'itemName', { max: MOST_ITEMS, value: `${items.length}` });
  findDuplicateItems(cells, items);
  return withIds(items, stored);
}

/** An item as the file has it, which may leave its id open. */
type ReadItem = Omit<Item, 'id'> & { id: string | undefined };

/**
 * Gives an id to every item without one: that of the stored item of its name, or else one that no other item has or had. Grants
 * know an item by its id, so it never goes to another.
 */
function withIds(items: ReadItem[], stored: readonly Item[]): Item[] {
  const taken = new Set<string>();
  const given = items.map(({ id }) => {
    const first = id !== undefined && !taken.has(id);
    if (first) taken.add(id);
    return first ? id : undefined;
  });
  const byName = new Map(stored.map(({ id, name }) => [name, id]));
  const known = items.map(({ name }, at) => {
    const id = given[at] ?? byName.get(name);
    if (id === undefined || (given[at] === undefined && taken.has(id))) return undefined;
    taken.add(id);
    return id;
  });
  for (const { id } of stored) taken.add(id);
  return items.map((item, at) => ({ ...item, id: known[at] ?? unused(at + 1, taken) }));
}

function unused(from: number, taken: Set<string>): string {
  let number = from;
  while (taken.has(`i${number}`)) number += 1;
  taken.add(`i${number}`);
  return `i${number}`;
}

function readItem(
  cells: CellReader,
  row: Row,
  name: string,
  entry: { sharing: ShareType | undefined; open: boolean | undefined },
): ReadItem {
  const type = readType(cells, row);
  const length = readLength(cells, row) ?? type?.length;
  // On a further row, another 共享类型 or 是否开放 than the entry's belongs to the item.
  const further = row !== cells.first;
  const sharing =
    itemChoice(cells, row, 'itemSharing', shareTypeOf) ??
    (further ? unlessSame(shareTypeOf(row.of('shareType')), entry.sharing) : undefined);
  const open = itemAnswer(cells, row) ?? (further ? unlessSame(yesOrNo(row.of('open')), entry.open) : undefined);
  const identifies = cells.choice(
    'identifies',
    { of: identityKeyOf, names: identityKeys },
    cells.itemText('identifies', row),
    row,
  );
  const confidential = readConfidential(cells, 'itemConfidential', row);
  return {
    id: readId(row),
    name,
    ...(type ? { dataType: type.type } : {}),
    ...(length ? { length } : {}),
    ...(sharing ? { sharing } : {}),
    ...(open === undefined ? {} : { open }),
    ...(identifies ? { identifies } : {}),
    ...(confidential ? { confidential } : {}),
  };
}

/** Reads the confidentiality of the entry or of an item; undefined for "no" (article 15). */
export function readConfidential(
  cells: CellReader,
  key: 'confidential' | 'itemConfidential',
  row?: Row,
): Confidentiality | undefined {
  const text = row ? cells.itemText(key, row) : cells.entryText(key);
  if (yesOrNo(text) === false || /^不(涉及|属于)/.test(text)) return undefined;
  return cells.choice(key, { of: confidentialityOf, names: confidentialities }, text, row);
}

function readType(cells: CellReader, row: Row) {
  const text = cells.itemText('dataType', row);
  const known = text === '' ? undefined : dataTypeOf(text);
  cells.choice('dataType', { of: () => known?.type, names: dataTypes }, text, row);
  return known;
}

function readLength(cells: CellReader, row: Row): number | undefined {
  const text = cells.itemText('length', row);
  if (text === '' || /^(不限|无限制|不限长度|max|0)$/i.test(text)) return undefined;
  const read = lengthOf(text);
  if (!read) cells.add('not-a-number', 'length', {}, row);
  else if (!read.clean) cells.add('unit-removed', 'length', { to: read.length }, row);
  return read?.length;
}

function itemChoice(cells: CellReader, row: Row, key: 'itemSharing', of: (text: string) => ShareType | undefined) {
  return cells.choice(key, { of, names: shareTypes }, cells.itemText(key, row), row);
}

function itemAnswer(cells: CellReader, row: Row): boolean | undefined {
  const text = cells.itemText('itemOpen', row);
  if (text === '') return undefined;
  const answer = yesOrNo(text);
  if (answer === undefined) cells.add('unknown', 'itemOpen', { choices: '是、否' }, row);
  return answer;
}

/** Reads an exported id, which grants refer to. Here `na` or `none` is an id, not a blank. */
function readId(row: Row): string | undefined {
  const text = tidy(row.of('itemId')).toLowerCase();
  return /^[a-z0-9][a-z0-9-]{0,30}$/.test(text) ? text : undefined;
}

function checkedName(cells: CellReader, name: string, row: Row): string {
  if (name.length > MOST_ITEM_NAME) cells.add('too-long', 'itemName', { max: MOST_ITEM_NAME, value: name }, row);
  return name;
}

function findDuplicateItems(cells: CellReader, items: ReadItem[]): void {
  const seen = new Map<string, number>();
  for (const [index, item] of items.entries()) {
    const key = sameness(item.name);
    if (seen.has(key)) {
      const row = cells.rows.length === 1 ? cells.first : (cells.rows[index] ?? cells.first);
      cells.add('duplicate-item', 'itemName', { value: item.name }, row);
    }
    seen.set(key, index);
  }
}

function unlessSame<T>(value: T | undefined, than: T | undefined): T | undefined {
  return value === than ? undefined : value;
}
