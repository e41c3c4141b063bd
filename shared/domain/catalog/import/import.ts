import type { Department } from '../../people/department.ts';
import { cutText } from '../../plain-text.ts';
import { Refusal } from '../../refusals.ts';
import { departmentOfCode } from '../code.ts';
import { brokenRule, type Content } from '../content.ts';
import { type ColumnKey, columnKeys, columns, lettersOf } from './columns.ts';
import { readEntry, ruleFinding, validContent } from './entry.ts';
import { type Existing, obstacleTo } from './existing.ts';
import { type Finding, finding, refusedBy } from './finding.ts';
import { checkHeadings, findHeader, type Header, type Sheet, type SheetRow, tablesOf } from './header.ts';
import { KnownEntries } from './known-entries.ts';
import { checkProviders, providerOf, readProvider } from './providers.ts';
import type { CellReader } from './read-cells.ts';
import { type CellChange, changesOf, exportedUnder, merged, sameContent } from './revision.ts';
import { type Aside, type Group, groupRows, Row } from './row-groups.ts';
import { marksSecret, type SaidSecrecy } from './secrecy.ts';
import { filledRows } from './suspicions.ts';
import { tidy } from './text.ts';

/** What an import needs to know: registered departments, the department it may import for, and existing entries. */
export interface ImportContext {
  departments: Department[];
  /** The only department whose entries may be imported; null for the bureau, which imports for all. */
  own: string | null;
  /** The entries that a department has. */
  existing: (department: string) => Existing[];
  /** Called between rows; throws where reading takes too long. */
  goOn?: () => void;
}

/**
 * An entry of the file: new, a revision of one that the catalog has, or the same as there; or refused as a whole, by article 3
 * where it is `secret`.
 */
export type ReadEntry = { sheet: string; rows: [first: number, last: number] } & (
  | { provider: string; content: Content; revises?: Pick<Existing, 'id' | 'version'> }
  | { unchanged: string }
  | { rejected: Finding[]; secret: boolean }
);

/** A sheet as it was read. */
export interface SheetReading {
  name: string;
  rows: SheetRow[];
  header: Header;
  entries: ReadEntry[];
  findings: Finding[];
  /** The rows of which nothing may be repeated, since they are or may be secret. */
  withheld: Set<number>;
}

export interface WorkbookReading {
  sheets: SheetReading[];
  entries: ReadEntry[];
  findings: Finding[];
}

/**
 * Reads every visible sheet that has the catalog's header as entries of the catalog.
 * @throws Refusal `file-no-header`, `file-hidden`, `secret-refused` if it is marked as a whole, `heading-unclear`
 */
export function readWorkbook(all: Sheet[], surroundings: ImportContext): WorkbookReading {
  const { tables, hidden, others } = tablesOf(all);
  const known = new KnownEntries(surroundings.existing);
  const sheets = tables.map((sheet) => {
    const read = readTable(sheet, known, surroundings);
    const count = { sheet: sheet.name, count: read.entries.length };
    const named = tables.length > 1 ? [finding('sheet-read', read.header.row, { header: '工作表' }, count)] : [];
    return { ...read, findings: [...named, ...read.findings].map((each) => ({ ...each, sheet: sheet.name || null })) };
  });
  const notRead = (kind: 'sheet-hidden' | 'sheet-ignored') => (sheet: Sheet) => ({
    ...finding(kind, 0, { header: '工作表' }, { sheet: sheet.name }),
    sheet: sheet.name,
  });
  return {
    sheets,
    entries: sheets.flatMap(({ entries }) => entries),
    findings: [
      ...hidden.map(notRead('sheet-hidden')),
      ...others.map(notRead('sheet-ignored')),
      ...notInFile(known),
      ...sheets.flatMap(({ findings }) => findings),
    ],
  };
}

/** Reads a single table; null if it has no header. @throws as `readWorkbook` */
export function readSheet(rows: SheetRow[], surroundings: ImportContext): SheetReading | null {
  if (!findHeader(rows)) return null;
  return readWorkbook([{ name: '', rows }], surroundings).sheets[0] ?? null;
}

function readTable({ name, rows }: Sheet, known: KnownEntries, surroundings: ImportContext): SheetReading {
  const header = findHeader(rows);
  if (!header) throw new Refusal('file-no-header');
  checkHeadings(header);
  if (isMarkedAbove(rows, header)) throw new Refusal('secret-refused');
  const { groups, stray, asides } = groupRows(rows, header);
  // The heading again says no more than the heading.
  const lines = [...stray, ...asides.flatMap(({ row, why }) => (why === 'heading-repeated' ? [] : [row]))];
  if (groups.some(isMarkBelow) || lines.some((row) => isMarkBelow({ rows: [row] })))
    throw new Refusal('secret-refused');
  const said = new Map(
    groups.map((group) => {
      surroundings.goOn?.();
      return [group, saidOf(group.rows)];
    }),
  );
  const open = groups.filter((group) => said.get(group) === 'none');
  const filled = Map.groupBy(filledRows(open), ({ row }) => row);
  // Reported once, since a list may have the codes of another catalog on every row.
  let isCodeTold = false;
  const found: Finding[][] = [
    [
      ...header.strange.map((heading) =>
        finding('column-ignored', header.row, { header: heading }, { value: heading }),
      ),
      ...unnamedColumns(open, header),
      ...stray.map((row) =>
        row.secrecy() === 'none' ? finding('no-entry', row.number, 'name') : secrecyFinding([row]),
      ),
      ...asides.map(({ row, why }) =>
        why === 'heading-repeated' || row.secrecy() === 'none' ? asideFinding(row, why) : secrecyFinding([row]),
      ),
    ],
  ];
  const withheld = new Set(lines.filter((row) => row.secrecy() !== 'none').map(({ number }) => number));
  const entries = groups.map((group): ReadEntry => {
    surroundings.goOn?.();
    const first = group.rows[0];
    const place = { sheet: name, rows: [first.number, group.rows.at(-1)?.number ?? first.number] as [number, number] };
    const code = tidy(first.of('code'));
    if (said.get(group) !== 'none') {
      known.codeInFile(code, first.number);
      const rejected = [secrecyFinding(group.rows)];
      for (const { number } of group.rows) withheld.add(number);
      found.push(rejected);
      return { ...place, rejected, secret: said.get(group) === 'secret' };
    }
    const provider = providerOf(group, surroundings.departments);
    const existing = provider ? known.byCode(provider, code) : undefined;
    const read = existing
      ? readExisting(group, header, { existing, known, filled }, surroundings)
      : readNew(group, { code, known, filled }, surroundings);
    if (!existing && code !== '' && !isCodeTold) {
      isCodeTold = true;
      found.push([finding('code-assigned', first.number, 'code', { value: code })]);
    }
    found.push(read.findings);
    if ('unchanged' in read) return { ...place, unchanged: read.unchanged };
    const rejected = read.findings.filter(({ severity }) => severity === 'rejected');
    if (read.entry && rejected.length === 0) return { ...place, ...read.entry };
    return { ...place, rejected: rejected.sort((a, b) => a.row - b.row), secret: false };
  });
  const findings = found.flat().sort((a, b) => a.row - b.row);
  return { name, rows, header, entries, findings, withheld };
}

interface OneReading {
  entry: { provider: string; content: Content; revises?: Pick<Existing, 'id' | 'version'> } | null;
  findings: Finding[];
}
type Filled = Map<number, Finding[]>;

/** Reads an entry that the catalog does not have. */
function readNew(
  group: Group,
  { code, known, filled }: { code: string; known: KnownEntries; filled: Filled },
  surroundings: ImportContext,
): OneReading {
  const { said, cells } = readEntry(group);
  const content = validContent(cells, said);
  checkCells(cells, surroundings);
  const provider = readProvider(cells, surroundings);
  const name = content?.name ?? cells.first.of('name');
  if (provider) {
    const owner = departmentOfCode(code);
    if (owner !== null && owner !== provider) cells.add('code-elsewhere', 'code');
    const twin = known.byName(provider, name);
    if (twin) {
      const { code } = twin;
      const suggestion = { zh: `修订该条目请填代码 ${code}`, en: `Write the code ${code} to revise that entry` };
      cells.add('already-there', 'name', { code, suggestion });
    }
    const row = known.nameInFile(provider, name, cells.first.number);
    if (row !== undefined) cells.add('duplicate-entry', 'name', { row });
  }
  const findings = [...cells.findings, ...group.rows.flatMap(({ number }) => filled.get(number) ?? [])];
  return { entry: content && provider ? { provider, content } : null, findings };
}

/** Reads an entry that the catalog has: what people changed since it was exported, on top of what is stored. */
function readExisting(
  group: Group,
  header: Header,
  { existing, known, filled }: { existing: Existing; known: KnownEntries; filled: Filled },
  surroundings: ImportContext,
): OneReading | { unchanged: string; findings: Finding[] } {
  const { id, code, version, published, publishedAt } = existing;
  const { said, cells } = readEntry(group, published?.items);
  const { first } = cells;
  const provider = readProvider(cells, surroundings);
  const before = known.codeInFile(code, first.number);
  if (before !== undefined) cells.add('duplicate-code', 'code', { row: before });
  const obstacle = obstacleTo(existing);
  if (published === null || publishedAt === null || provider === null || before !== undefined) {
    if (obstacle) cells.add('refused', 'code', refusedBy(new Refusal(obstacle)));
    checkCells(cells, surroundings);
    return { entry: null, findings: cells.findings };
  }
  const providerName = surroundings.departments.find((each) => each.id === provider)?.name ?? '';
  const entry = { id, code, provider, providerName, version, publishedAt, content: published };
  const rows = exportedUnder(entry, header).map((row) => new Row(row, header));
  const exported = readEntry({ rows: rows as Group['rows'] }, published.items);
  cells.forget(exported.cells.findings);
  checkCells(cells, surroundings);
  const next = merged(published, exported.said, said) as Content;
  const isReadable = cells.findings.every(({ severity }) => severity !== 'rejected');
  if (isReadable && sameContent(published, next)) {
    return { unchanged: code, findings: unchangedFindings(existing, first.number) };
  }
  const moved = Number(tidy(first.of('version')) || version) !== version;
  if (obstacle) cells.add('refused', 'code', refusedBy(new Refusal(obstacle)));
  else if (moved) cells.add('refused', 'version', refusedBy(new Refusal('entry-moved', { version })));
  const content = validContent(cells, next);
  const twin = content && known.byName(provider, content.name, code);
  if (twin) cells.add('already-there', 'name', { code: twin.code });
  const row = content ? known.nameInFile(provider, content.name, first.number) : undefined;
  if (row !== undefined) cells.add('duplicate-entry', 'name', { row });
  const changes = content && !twin && row === undefined ? changesOf(entry, content) : [];
  const touched = new Set<string>(changes.map(({ column }) => columns[column].zh));
  const suspicious = group.rows.flatMap(({ number }) => filled.get(number) ?? []);
  return {
    entry: content && { provider, content, revises: { id, version } },
    findings: [
      ...cells.findings,
      ...suspicious.filter(({ column }) => touched.has(column)),
      ...changes.map((change) => changeFinding(change, rowOf(change, group))),
    ],
  };
}

/** Says that an entry is as the catalog has it; and which rule it breaks, if it was published before the rule. */
export function unchangedFindings({ code, published }: Existing, row: number): Finding[] {
  const broken = published && brokenRule(published);
  const rule = broken ? ruleFinding(broken) : null;
  return [
    finding('unchanged', row, 'code', { value: code }),
    ...(rule ? [finding('breaks-rule', row, rule.column, rule)] : []),
  ];
}

/** A change of an entry that the catalog has, as it is reported. */
export function changeFinding({ column, name, before, after }: CellChange, row: number): Finding {
  const shown = (text: string) => (text === '' ? '（空）' : cutText(text, 200));
  return finding('changed', row, column, { value: after, of: name, before: shown(before), after: shown(after) });
}

/** The row of an item; of the entry where it is about no item, or one that is gone. */
function rowOf({ item, name }: CellChange, { rows }: Group): number {
  const row = rows.find((each) => item !== null && (tidy(each.of('itemId')) === item || each.of('itemName') === name));
  return (row ?? rows[0]).number;
}

/** How many of the entries that are not in the file are named. */
const ASKED_AT_MOST = 200;

/** Asks about the entries that a department has and its file has not. Nothing is withdrawn by being left out. */
export function notInFile(known: KnownEntries): Finding[] {
  const missing = known.notInFile();
  const rest = missing.length - ASKED_AT_MOST;
  return [
    ...missing
      .slice(0, ASKED_AT_MOST)
      .map(({ code, name }) => finding('not-in-file', 0, 'code', { value: name, code })),
    ...(rest > 0 ? [finding('more-not-in-file', 0, 'code', { count: rest })] : []),
  ];
}

/** Columns that hold something and have no heading. What is secret is not quoted. */
function unnamedColumns(groups: Group[], header: Header): Finding[] {
  const examples = new Map<number, string>();
  for (const row of groups.flatMap(({ rows }) => rows)) {
    for (const { at, text } of row.filled()) {
      const isNamed = header.lines.some((line) => (line[at] ?? '').trim() !== '');
      if (!isNamed && !examples.has(at)) examples.set(at, text);
    }
  }
  return [...examples].map(([at, value]) =>
    finding('column-unnamed', header.row, { header: `第${lettersOf(at)}列` }, { value }),
  );
}

function asideFinding(row: Row, why: Aside['why']): Finding {
  const text = row.filled()[0]?.text ?? '';
  return finding(why, row.number, { header: '整行' }, { value: text });
}

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
  return finding('secrecy-unclear', row?.number ?? 0, 'secrecy', {
    suggestion: { zh: '不涉密的填“不涉密”', en: 'Write “不涉密” where it is no secret' },
    readings: ['不涉密'],
  });
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
function checkCells(cells: CellReader, { departments }: ImportContext): void {
  for (const row of cells.rows) {
    for (const key of columnKeys) {
      const unreadable = row.unreadable(key);
      if (unreadable) cells.addUnreadable(unreadable, key, row);
      else if (key === 'provider') checkProviders(cells, row, departments);
      else if (key !== 'secrecy' && row.differsWithin(key)) cells.add('headings-differ', key, {}, row);
    }
    // What nobody can read may say anything, also under a heading that is not known.
    for (const { at, why } of row.unreadableElsewhere()) cells.addUnreadableAt(why, `第${lettersOf(at)}列`, row);
  }
}
