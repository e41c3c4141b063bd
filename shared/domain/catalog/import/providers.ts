import { actingFor, type Department } from '../../people/department.ts';
import { findHeader, type SheetRow } from './header.ts';
import type { CellReader } from './read-cells.ts';
import type { Group, Row } from './row-groups.ts';
import { sameness, tidy } from './text.ts';

const spelled = new WeakMap<Department[], Map<string, Department>>();

/** The providers in a spreadsheet. Their entries have to be loaded before it is read. */
export function providersIn(rows: SheetRow[], departments: Department[]): string[] {
  const header = findHeader(rows);
  const positions = header ? [header.at.provider ?? -1, ...(header.further.provider ?? [])] : [];
  const cells = new Set(rows.flatMap((row) => positions.map((at) => tidy(row.cells[at] ?? ''))));
  return [...new Set([...cells].flatMap((text) => departmentOf(text, departments)?.id ?? []))];
}

function departmentOf(text: string, departments: Department[]): Department | undefined {
  // A spreadsheet that takes 06 for a number leaves 6.
  const wanted = sameness(text.slice(0, 100)).replace(/^\d$/, '0$&');
  return spellingsOf(departments).get(wanted);
}

/**
 * Each department by its number, its names with and without the city, and its credit code; the one that acts where it was merged, so
 * that a file from before a reform is still understood.
 */
function spellingsOf(departments: Department[]): Map<string, Department> {
  const known = spelled.get(departments);
  if (known) return known;
  const all = new Map<string, Department>();
  // Where two share a spelling, the first counts.
  for (const department of departments.toReversed()) {
    const { id, name, creditCode, formerNames = [] } = department;
    const names = [...formerNames.map((former) => former.name), name].map(sameness);
    const spellings = [...names, ...names.map((each) => each.replace(/^义马市?/, '')), sameness(creditCode), id];
    for (const each of spellings) all.set(each, actingFor(department, departments));
  }
  spelled.set(departments, all);
  return all;
}
/** The name of a department and its 统一社会信用代码 may stand side by side. */
export function checkProviders(cells: CellReader, row: Row, departments: Department[]): void {
  const named = new Set(row.all('provider').map((text) => departmentOf(text, departments)?.id ?? text));
  if (named.size > 1) cells.add('headings-differ', 'provider', {}, row);
}

/** The department that the rows of an entry name, without a finding where they name none. */
export function providerOf({ rows }: Group, departments: Department[]): string | null {
  const text = rows.map((row) => row.of('provider')).find((each) => each !== '');
  return (text && departmentOf(tidy(text), departments)?.id) || null;
}

/** Reads the provider by number, name or 统一社会信用代码; the name may omit the city. */
export function readProvider(
  cells: CellReader,
  { departments, own }: { departments: Department[]; own: string | null },
): string | null {
  const text = cells.text('provider', { max: 100 });
  if (text === '') return null;
  const found = departmentOf(text, departments);
  if (!found) {
    const suggestion = likeliest(sameness(text), departments);
    cells.add('unknown-department', 'provider', { suggestion, readings: suggestion ? [suggestion] : [] });
    return null;
  }
  if (own !== null && found.id !== own) {
    cells.add('not-own', 'provider');
    return null;
  }
  return found.id;
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
