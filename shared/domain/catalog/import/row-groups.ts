import { type ColumnKey, columnKeys } from './columns.ts';
import { type Header, repeatsHeader, type SheetRow } from './header.ts';
import { type MarkPlace, marksSecret, mayMarkSecret, type SaidSecrecy, secrecyOf } from './secrecy.ts';
import { sameness, saysNothing, tidy } from './text.ts';

/** Why a cell says nothing although something stands in it. */
export type Unreadable = 'uncalculated' | 'error-value';

/** The errors that spreadsheet programs put in place of a result. */
const ERROR =
  /^#(NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|GETTING_DATA|SPILL!|CALC!|FIELD!|BLOCKED!|UNKNOWN!|CONNECT!)$/i;

/** A row with access by column; missing cells are blank. */
export class Row {
  readonly number: number;
  readonly #cells: string[];
  readonly #uncalculated: number[];
  readonly #header: Header;

  constructor({ number, cells, uncalculated = [] }: SheetRow, header: Header) {
    this.number = number;
    this.#cells = cells;
    this.#uncalculated = uncalculated;
    this.#header = header;
  }

  /** The text of a column. Where two headings have one meaning, the first that says anything. */
  of(key: ColumnKey): string {
    if (!this.#header.further[key]) return this.#at(this.#header.at[key]);
    const texts = this.#texts(key);
    return texts.find((text) => !saysNothing(text)) ?? texts.find((text) => text !== '') ?? '';
  }

  /** All that stands under headings of one meaning. */
  all(key: ColumnKey): string[] {
    return this.#texts(key).filter((text) => !saysNothing(text));
  }

  /** The cells that say something, with their positions; that of an earlier report is none of them. */
  filled(): { at: number; text: string }[] {
    return this.#cells
      .map((cell, at) => ({ at, text: cell.trim() }))
      .filter(({ at, text }) => text !== '' && at !== this.#header.result);
  }

  /** The cells that nobody can read under headings that are not known, or under none. */
  unreadableElsewhere(): { at: number; why: Unreadable }[] {
    const at = [...this.#cells.keys(), ...this.#uncalculated];
    return [...new Set(at)]
      .filter((each) => each !== this.#header.result && !this.#isKnown(each))
      .flatMap((each) => {
        const why = this.#unreadableAt(each);
        return why ? [{ at: each, why }] : [];
      });
  }

  /** Whether it repeats the heading. */
  repeatsHeader(): boolean {
    return repeatsHeader(this.#cells, this.#header);
  }

  /** Whether columns of one meaning say different things. */
  differsWithin(key: ColumnKey): boolean {
    if (!this.#header.further[key]) return false;
    return (
      new Set(
        this.#texts(key)
          .filter((text) => !saysNothing(text))
          .map(sameness),
      ).size > 1
    );
  }

  unreadable(key: ColumnKey): Unreadable | null {
    const found = this.#positions(key).map((at) => this.#unreadableAt(at));
    return found.find((why) => why === 'uncalculated') ?? found.find((why) => why !== null) ?? null;
  }

  #unreadableAt(at: number): Unreadable | null {
    if (this.#uncalculated.includes(at)) return 'uncalculated';
    return this.#cells[at]?.startsWith('#') && ERROR.test(this.#at(at)) ? 'error-value' : null;
  }

  /** What the row says of secrecy, wherever it does; of several statements the strictest. */
  secrecy(): SaidSecrecy {
    const said = this.#texts('secrecy').map(secrecyOf);
    if (said.includes('secret') || this.isMarked()) return 'secret';
    return said.includes('unclear') || this.unreadable('secrecy') ? 'unclear' : 'none';
  }

  /** Whether any cell marks the row as secret, read as what its column holds or as told. */
  isMarked(place?: MarkPlace): boolean {
    const { result } = this.#header;
    return this.#cells.some(
      (text, at) => at !== result && mayMarkSecret(text) && marksSecret(text, place ?? this.#placeOf(at)),
    );
  }

  #placeOf(at: number): MarkPlace {
    const { itemName, condition, bases } = this.#header.at;
    if (at === itemName) return 'item';
    return at === condition || at === bases || !this.#isKnown(at) ? 'reason' : 'cell';
  }

  #isKnown(at: number): boolean {
    return columnKeys.some((key) => this.#positions(key).includes(at));
  }

  #positions(key: ColumnKey): number[] {
    const first = this.#header.at[key];
    return first === undefined ? [] : [first, ...(this.#header.further[key] ?? [])];
  }

  #texts(key: ColumnKey): string[] {
    return this.#positions(key).map((at) => this.#at(at));
  }

  #at(position: number | undefined): string {
    return (this.#cells[position ?? -1] ?? '').trim();
  }
}

/** The rows of one entry: the first has its name, the others have further items. */
export interface Group {
  rows: [Row, ...Row[]];
}

/** A line of the table that is no entry: its heading again, or a total, a signature, a note. */
export interface Aside {
  row: Row;
  why: 'heading-repeated' | 'line-ignored';
}

/**
 * Groups the rows below the header by entry. `stray` are the rows before the first entry, `asides` the lines that are no part of
 * any entry.
 */
export function groupRows(rows: SheetRow[], header: Header): { groups: Group[]; stray: Row[]; asides: Aside[] } {
  const asides: Aside[] = [];
  const read = rows
    .filter(({ number }) => number > header.row)
    .filter(({ cells, uncalculated }) => uncalculated || cells.some((cell) => cell.trim() !== ''))
    .map((row) => new Row(row, header))
    .filter((row) => {
      const why = asideOf(row, header);
      if (why) asides.push({ row, why });
      return why === null;
    });
  const numbered = numbersEntries(read);
  const groups: Group[] = [];
  const stray: Row[] = [];
  for (const row of read) {
    const group = groups.at(-1);
    if (!group ? isNamed(row) || row.of('abstract') !== '' : beginsEntry(row, group, numbered))
      groups.push({ rows: [row] });
    else if (group) group.rows.push(row);
    else stray.push(row);
  }
  return { groups, stray, asides };
}

/** How a line below a table begins: who filled it in, a note. */
const FOOT =
  /^(注|备注|说明|填[报表]说明|填[报表]人|制表人?|经办人|审[核批]人?|复核人?|(单位|部门|分管)?负责人|联系人|(联系)?电话|填[报表](单位|部门|日期|时间)|制表(单位|日期|时间)|单位[（(]盖章[）)])\s{0,9}\d{0,2}\s{0,9}[:：]/;
const TOTAL = /^(本页|本表|全部)?(合计|总计|小计|共计|累计)/;
/** Columns of which every entry and every item fills in one. */
const TELLING: ColumnKey[] = ['name', 'abstract', 'itemName'];
/** So many cells without a name are an entry that lacks it. */
const MANY = 5;

function asideOf(row: Row, header: Header): Aside['why'] | null {
  if (row.repeatsHeader()) return 'heading-repeated';
  const filled = row.filled();
  const [first] = filled;
  if (!first) return null;
  // A merged line has its text in each cell.
  if (filled.length > 2 && filled.every(({ text }) => text === first.text) && !saysNothing(first.text))
    return 'line-ignored';
  const isFoot = FOOT.test(first.text) || (TOTAL.test(sameness(first.text)) && first.at !== header.at.itemName);
  if (isFoot && row.of('abstract') === '' && row.of('provider') === '') return 'line-ignored';
  if (TELLING.some((key) => row.of(key) !== '' || row.unreadable(key) !== null)) return null;
  return filled.length < MANY ? 'line-ignored' : null;
}

function isNamed(row: Row): boolean {
  return row.of('name') !== '' || row.unreadable('name') !== null;
}

/** Whether a row begins a new entry. Entry columns may be blank, merged or repeated on further rows. */
function beginsEntry(row: Row, { rows }: Group, numbered: boolean): boolean {
  const [first] = rows;
  const differs = (key: ColumnKey) =>
    row.of(key) !== '' && first.of(key) !== '' && sameness(row.of(key)) !== sameness(first.of(key));
  // A name that nobody can read is that of another entry, for all that is known.
  if (row.unreadable('name')) return true;
  if (row.of('name') === '')
    return row.of('itemName') === '' || (numbered && differs('number') && row.of('abstract') !== '');
  if (!isNamed(first)) return true;
  // Compared as written: a name that differs only in punctuation begins another entry, which is a duplicate.
  if (tidy(row.of('name')) !== tidy(first.of('name'))) return true;
  return differs('code') || differs('provider') || (numbered && differs('number'));
}

/** Whether 序号 counts entries. If it differs on every row, it counts rows. */
function numbersEntries(rows: Row[]): boolean {
  const numbers = rows.map((row) => row.of('number'));
  return numbers.includes('') || new Set(numbers).size < numbers.length;
}
