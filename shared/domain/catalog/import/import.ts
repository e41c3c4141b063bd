import type { Department } from '../../people/department.ts';
import { Refusal } from '../../refusals.ts';
import type { Content } from '../content.ts';
import { type ColumnKey, columnKeys } from './columns.ts';
import { DuplicateFinder } from './duplicates.ts';
import { readEntry } from './entry.ts';
import { type Finding, finding } from './finding.ts';
import { checkHeadings, findHeader, type Header, type SheetRow } from './header.ts';
import type { CellReader } from './read-cells.ts';
import { type Group, groupRows, type Row } from './row-groups.ts';
import { marksSecret, type SaidSecrecy } from './secrecy.ts';
import { filledRows } from './suspicions.ts';
import { sameness } from './text.ts';

/** What an import needs to know: registered departments, the department it may import for, and existing entries. */
export interface ImportContext {
  departments: Department[];
  /** The only department whose entries may be imported; null for the bureau, which imports for all. */
  own: string | null;
  /** The codes and names of the entries that a department has. */
  existing: (department: string) => { code: string; name: string }[];
  /** Called between rows; throws where reading takes too long. */
  goOn?: () => void;
}

/** An entry of the file: imported as a whole, or refused as a whole, by article 3 where it is `secret`. */
export type ReadEntry = { rows: [first: number, last: number] } & (
  | { provider: string; content: Content }
  | { rejected: Finding[]; secret: boolean }
);

export interface SheetReading {
  entries: ReadEntry[];
  findings: Finding[];
  /** The rows of which nothing may be repeated, since they are or may be secret. */
  withheld: Set<number>;
}

/**
 * Reads a spreadsheet as entries of the catalog.
 * @returns null if it has no header row
 * @throws Refusal `secret-refused` if it is marked as a whole, `heading-unclear`
 */
export function readSheet(rows: SheetRow[], surroundings: ImportContext): (SheetReading & { header: Header }) | null {
  const header = findHeader(rows);
  if (!header) return null;
  checkHeadings(header);
  if (isMarkedAbove(rows, header)) throw new Refusal('secret-refused');
  const { groups, stray } = groupRows(rows, header);
  if (groups.some(isMarkBelow) || stray.some((row) => isMarkBelow({ rows: [row] })))
    throw new Refusal('secret-refused');
  const said = new Map(
    groups.map((group) => {
      surroundings.goOn?.();
      return [group, saidOf(group.rows)];
    }),
  );
  const open = groups.filter((group) => said.get(group) === 'none');
  const filled = Map.groupBy(filledRows(open), ({ row }) => row);
  const duplicates = new DuplicateFinder(surroundings.existing);
  const coded = open.find(({ rows: [first] }) => first.of('code') !== '')?.rows[0];
  const found: Finding[][] = [
    [
      // Reported once, since in a returned export every entry has a code.
      ...(coded ? [finding('code-assigned', coded.number, 'code', { value: coded.of('code') })] : []),
      ...header.strange.map((name) => finding('column-ignored', header.row, { header: name }, { value: name })),
      ...stray.map((row) =>
        row.secrecy() === 'none' ? finding('no-entry', row.number, 'name') : secrecyFinding([row]),
      ),
    ],
  ];
  const withheld = new Set(stray.filter((row) => row.secrecy() !== 'none').map(({ number }) => number));
  const entries = groups.map((group): ReadEntry => {
    const span: ReadEntry['rows'] = [group.rows[0].number, group.rows.at(-1)?.number ?? group.rows[0].number];
    if (said.get(group) !== 'none') {
      const rejected = [secrecyFinding(group.rows)];
      for (const { number } of group.rows) withheld.add(number);
      found.push(rejected);
      return { rows: span, rejected, secret: said.get(group) === 'secret' };
    }
    surroundings.goOn?.();
    const { content, cells } = readEntry(group);
    checkCells(cells);
    const provider = readProvider(cells, surroundings);
    if (provider) checkDuplicates(duplicates, cells, provider, content?.name ?? cells.first.of('name'));
    const all = [...cells.findings, ...group.rows.flatMap(({ number }) => filled.get(number) ?? [])];
    found.push(all);
    const rejected = all.filter(({ severity }) => severity === 'rejected');
    if (content && provider && rejected.length === 0) return { rows: span, provider, content };
    return { rows: span, rejected: rejected.sort((a, b) => a.row - b.row), secret: false };
  });
  return { header, entries, findings: found.flat().sort((a, b) => a.row - b.row), withheld };
}

/** The providers in a spreadsheet. Their entries have to be loaded before it is read. */
export function providersIn(rows: SheetRow[], departments: Department[]): string[] {
  const header = findHeader(rows);
  const cells = new Set(header ? rows.map((row) => (row.cells[header.at.provider ?? -1] ?? '').trim()) : []);
  return [...new Set([...cells].flatMap((text) => departmentOf(text, departments)?.id ?? []))];
}

function departmentOf(text: string, departments: Department[]): Department | undefined {
  // A spreadsheet that takes 06 for a number leaves 6.
  const wanted = sameness(text.slice(0, 100)).replace(/^\d$/, '0$&');
  return spellingsOf(departments).get(wanted);
}

/** Each department by its number, its name with and without the city, and its credit code. */
function spellingsOf(departments: Department[]): Map<string, Department> {
  const known = spelled.get(departments);
  if (known) return known;
  const all = new Map<string, Department>();
  // Where two share a spelling, the first counts.
  for (const department of departments.toReversed()) {
    const { id, name, creditCode } = department;
    for (const each of [id, sameness(name), sameness(name).replace(/^义马市?/, ''), sameness(creditCode)])
      all.set(each, department);
  }
  spelled.set(departments, all);
  return all;
}
const spelled = new WeakMap<Department[], Map<string, Department>>();

/** What the rows of an entry say of secrecy; of several statements the strictest. */
function saidOf(rows: readonly Row[]): SaidSecrecy {
  const said = rows.map((row) => row.secrecy());
  return said.find((each) => each === 'secret') ?? said.find((each) => each === 'unclear') ?? 'none';
}

/** The refusal of rows that are or may be secret, without a word of what stands in them (article 3). */
function secrecyFinding(rows: readonly Row[]): Finding {
  const said = saidOf(rows);
  if (said === 'secret') return finding('secret', rows[0]?.number ?? 0, 'secrecy');
  const row = rows.find((each) => each.secrecy() === 'unclear');
  const unreadable = row?.unreadable('secrecy');
  if (unreadable) return finding(unreadable, row?.number ?? 0, 'secrecy');
  return finding('secrecy-unclear', row?.number ?? 0, 'secrecy', { suggestion: '不涉密的填“不涉密”' });
}

/** Whether the title or a note above the table marks the whole of it as secret. */
function isMarkedAbove(rows: SheetRow[], header: Header): boolean {
  return rows.some(({ number, cells }) => number < header.row && cells.some((cell) => marksSecret(cell, 'title')));
}

/** Whether a row is no entry but a line below the table that marks the whole of it as secret. */
function isMarkBelow({ rows: [first, ...more] }: Group): boolean {
  const holds: ColumnKey[] = ['itemName', 'abstract', 'provider', 'shareType'];
  return more.length === 0 && holds.every((key) => first.of(key) === '') && first.isMarked('title');
}

/** Refuses what cannot be read, and columns of one meaning that say different things. */
function checkCells(cells: CellReader): void {
  for (const row of cells.rows) {
    for (const key of columnKeys) {
      const unreadable = row.unreadable(key);
      if (unreadable) cells.addUnreadable(unreadable, key, row);
      else if (key !== 'secrecy' && row.differsWithin(key)) cells.add('headings-differ', key, {}, row);
    }
  }
}

/** Reads the provider by number, name or 统一社会信用代码; the name may omit the city. */
function readProvider(cells: CellReader, { departments, own }: ImportContext): string | null {
  const text = cells.text('provider', { max: 100 });
  if (text === '') return null;
  const found = departmentOf(text, departments);
  if (!found) {
    cells.add('unknown-department', 'provider', { suggestion: likeliest(sameness(text), departments) });
    return null;
  }
  if (own !== null && found.id !== own) {
    cells.add('not-own', 'provider');
    return null;
  }
  return found.id;
}

function checkDuplicates(twins: DuplicateFinder, cells: CellReader, provider: string, name: string): void {
  const { first } = cells;
  const code = twins.inCatalog(provider, { code: first.of('code'), name });
  if (code) cells.add('already-there', 'name', { code, suggestion: '修改已有条目请用修订' });
  const row = twins.inFile(provider, name, first.number);
  if (row !== undefined) cells.add('duplicate-entry', 'name', { row });
}

/** The department with the most similar name, if more than half of the characters match. */
function likeliest(text: string, departments: Department[]): string | null {
  const score = (name: string) => {
    const common = [...new Set(text)].filter((char) => name.includes(char)).length;
    return common / Math.max(new Set(text).size, new Set(name).size);
  };
  const [best] = departments
    .map(({ name }) => ({ name, score: score(sameness(name).replace(/^义马市?/, '')) }))
    .sort((a, b) => b.score - a.score);
  return best && best.score > 0.5 ? best.name : null;
}
