import type { Department } from '../../people/department.ts';
import type { Content } from '../content.ts';
import { columnKeys } from './columns.ts';
import { DuplicateFinder } from './duplicates.ts';
import { isRefused, readEntry } from './entry.ts';
import { type Finding, finding } from './finding.ts';
import { findHeader, type Header, type SheetRow } from './header.ts';
import type { CellReader } from './read-cells.ts';
import { groupRows, type Row } from './row-groups.ts';
import { secrecyOf } from './spellings.ts';
import { filledRows, marksSecret } from './suspicions.ts';
import { sameness } from './text.ts';

/** What an import needs to know: registered departments, the department it may import for, and existing entries. */
export interface ImportContext {
  departments: Department[];
  /** The only department whose entries may be imported; null for the bureau, which imports for all. */
  own: string | null;
  /** The codes and names of the entries that a department has. */
  existing: (department: string) => { code: string; name: string }[];
}

/** An entry of the file: imported as a whole, or refused as a whole. `secret`: nothing of it may be repeated. */
export type ReadEntry = { rows: [first: number, last: number] } & (
  | { provider: string; content: Content }
  | { refused: number; secret: boolean }
);

export interface SheetReading {
  entries: ReadEntry[];
  findings: Finding[];
}

/** Reads a spreadsheet as entries of the catalog. @returns null if it has no header row */
export function readSheet(rows: SheetRow[], surroundings: ImportContext): (SheetReading & { header: Header }) | null {
  const header = findHeader(rows);
  if (!header) return null;
  const { groups, stray } = groupRows(rows, header);
  const secret = new Set(groups.filter((group) => group.rows.some(isSecret)));
  const open = groups.filter((group) => !secret.has(group));
  const filled = Map.groupBy(filledRows(open), ({ row }) => row);
  const duplicates = new DuplicateFinder(surroundings.existing);
  const coded = open.find(({ rows: [first] }) => first.of('code') !== '')?.rows[0];
  const findings = [
    // Reported once, since in a returned export every entry has a code.
    ...(coded ? [finding('code-assigned', coded.number, 'code', { value: coded.of('code') })] : []),
    ...header.strange.map((name) => finding('column-ignored', header.row, { header: name }, { value: name })),
    ...stray.filter((row) => !isSecret(row)).map((row) => finding('no-entry', row.number, 'name')),
    ...stray.filter(isSecret).map((row) => finding('secret', row.number, 'secrecy')),
  ];
  const entries = groups.map((group): ReadEntry => {
    const span: ReadEntry['rows'] = [group.rows[0].number, group.rows.at(-1)?.number ?? group.rows[0].number];
    if (secret.has(group)) {
      findings.push(finding('secret', span[0], 'secrecy'));
      return { rows: span, refused: 1, secret: true };
    }
    const { content, cells } = readEntry(group);
    const provider = readProvider(cells, surroundings);
    if (provider) checkDuplicates(duplicates, cells, provider, content?.name ?? cells.first.of('name'));
    cells.findings.push(...group.rows.flatMap(({ number }) => filled.get(number) ?? []));
    findings.push(...cells.findings);
    if (content && provider && !isRefused(cells)) return { rows: span, provider, content };
    return {
      rows: span,
      refused: cells.findings.filter(({ severity }) => severity === 'rejected').length,
      secret: false,
    };
  });
  return { header, entries, findings: findings.sort((a, b) => a.row - b.row) };
}

/** The providers in a spreadsheet. Their entries have to be loaded before it is read. */
export function providersIn(rows: SheetRow[], departments: Department[]): string[] {
  const header = findHeader(rows);
  const cells = new Set(header ? rows.map((row) => (row.cells[header.at.provider ?? -1] ?? '').trim()) : []);
  return [...new Set([...cells].flatMap((text) => departmentOf(text, departments)?.id ?? []))];
}

function departmentOf(text: string, departments: Department[]): Department | undefined {
  // A spreadsheet that takes 06 for a number leaves 6.
  const wanted = sameness(text).replace(/^\d$/, '0$&');
  return departments.find(({ id, name, creditCode }) =>
    [id, sameness(name), sameness(name).replace(/^义马市?/, ''), sameness(creditCode)].includes(wanted),
  );
}

function isSecret(row: Row): boolean {
  return secrecyOf(row.of('secrecy')) !== 'none' || marksSecret(row, columnKeys);
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
