import { parseJson } from '../../shared/adapters/json.ts';
import { count, decodeText } from '../../shared/adapters/spreadsheet/encoding.ts';
import { MAX_CELLS, MAX_ROWS } from '../../shared/adapters/spreadsheet/limits.ts';
import { importRow } from '../../shared/contract/schemas/files.ts';
import { checkContent } from '../../shared/domain/catalog/content.ts';
import { DuplicateFinder } from '../../shared/domain/catalog/import/duplicates.ts';
import { type Finding, finding } from '../../shared/domain/catalog/import/finding.ts';
import { reportOf } from '../../shared/domain/catalog/import/report.ts';
import { saysSecret } from '../../shared/domain/catalog/import/secrecy.ts';
import { inPlainText } from '../../shared/domain/plain-text.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { malformed, notPlain } from '../../shared/http/problem.ts';
import type { ImportEntry, ImportFile, ImportScope } from './import-file.ts';

/**
 * Reads a JSON list of entries, as other systems write it, by the rules for entries compiled by hand.
 * @throws Refusal `file-encoding`, `file-too-many-rows`, `file-too-complex`
 */
export async function readJson(bytes: Uint8Array, scope: ImportScope): Promise<ImportFile> {
  const rows = parse(decodeText(bytes));
  if (rows.length > MAX_ROWS) throw new Refusal('file-too-many-rows', { max: MAX_ROWS });
  const departments = new Set(scope.departments.map(({ id }) => id));
  const twins = await twinsOf(rows, departments, scope);
  const findings: Finding[] = [];
  const entries = rows.map((row, index): ImportEntry => {
    const checked = check(row, index + 1, { departments, own: scope.own, twins });
    if (!(checked instanceof Refusal)) return { row: index + 1, ...checked };
    const { code, details, fields } = checked;
    findings.push(...findingsOf(checked, index + 1));
    return { row: index + 1, refusal: { code, details, fields } };
  });
  const report = reportOf(
    entries.map((entry) => ({ refused: 'refusal' in entry })),
    findings,
    false,
  );
  return { entries, report, marked: null };
}

interface Allowed {
  departments: Set<string>;
  own: string | null;
  twins: DuplicateFinder;
}

/** The content of a row, or the refusal of it. */
function check(row: unknown, number: number, { departments, own, twins }: Allowed) {
  // Checked first, so that nothing of a secret is repeated, not even a field name.
  if (saysSecret(row)) return new Refusal('secret-refused');
  const strange: string[][] = [];
  const plain = inPlainText(row, (path) => strange.push(path));
  if (strange.length > 0) return notPlain(strange, 'row');
  const parsed = importRow.safeParse(plain);
  if (!parsed.success) return malformed(parsed.error, 'row');
  const { provider, content, code } = parsed.data;
  try {
    if (!departments.has(provider)) throw new Refusal('unknown-department', { department: provider });
    if (own !== null && provider !== own) throw new Refusal('not-the-provider');
    const there = twins.inCatalog(provider, { code, name: content.name });
    if (there !== undefined) throw new Refusal('entry-exists', { code: there });
    const before = twins.inFile(provider, content.name, number);
    if (before !== undefined) throw new Refusal('entry-repeated', { row: before });
    checkContent(content);
    return { provider, content };
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** The existing entries of the providers named in the file, which may be an export of this very catalog. */
async function twinsOf(rows: unknown[], departments: Set<string>, scope: ImportScope): Promise<DuplicateFinder> {
  const named = new Set(rows.map((row) => (row as { provider?: unknown } | null)?.provider));
  const existing = new Map<string, { code: string; name: string }[]>();
  for (const department of departments) {
    if (named.has(department)) existing.set(department, await scope.existing(department));
  }
  return new DuplicateFinder((department) => existing.get(department) ?? []);
}

function findingsOf(refusal: Refusal, row: number): Finding[] {
  const rule = refusal.rule ? `《办法》${refusal.rule}` : '导入文件';
  const said = { detail: refusal.zh, detailEn: refusal.message, rule };
  if (refusal.fields.length === 0) return [finding('refused', row, { header: '条目' }, said)];
  return refusal.fields.map(({ field, message }) => {
    const [zh = message, en = message] =
      refusal.code === 'invalid-input' ? message.split(' · ') : [said.detail, said.detailEn];
    return finding('refused', row, { header: field }, { detail: zh, detailEn: en, rule });
  });
}

/** The most objects and lists, and the most members of all of them. */
const MAX_NODES = 2_000_000;

/** A file without a list of rows counts as one row, which is refused. */
function parse(text: string): unknown[] {
  // What is parsed takes many times the room of its text.
  const nodes = ['[', '{'].reduce((sum, mark) => sum + count(text, mark), 0);
  if (nodes > MAX_NODES || count(text, ',') > MAX_CELLS) throw new Refusal('file-too-complex');
  try {
    const rows = parseJson(text);
    return Array.isArray(rows) ? rows : [rows];
  } catch {
    return [null];
  }
}
