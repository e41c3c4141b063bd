import { parseJson } from '../../shared/adapters/json.ts';
import { count, decodeText } from '../../shared/adapters/spreadsheet/encoding.ts';
import { MAX_CELLS, MAX_ROWS } from '../../shared/adapters/spreadsheet/limits.ts';
import { importRow } from '../../shared/contract/schemas/files.ts';
import { type Content, checkContent } from '../../shared/domain/catalog/content.ts';
import { type Existing, obstacleTo } from '../../shared/domain/catalog/import/existing.ts';
import { type Finding, finding } from '../../shared/domain/catalog/import/finding.ts';
import { changeFinding, notInFile, unchangedFindings } from '../../shared/domain/catalog/import/import.ts';
import { KnownEntries } from '../../shared/domain/catalog/import/known-entries.ts';
import { reportOf } from '../../shared/domain/catalog/import/report.ts';
import { changesOf, sameContent } from '../../shared/domain/catalog/import/revision.ts';
import { saysSecret } from '../../shared/domain/catalog/import/secrecy.ts';
import { actingFor, type Department } from '../../shared/domain/people/department.ts';
import { inPlainText } from '../../shared/domain/plain-text.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { malformed, notPlain } from '../../shared/http/problem.ts';
import { type ImportEntry, type ImportFile, type ImportScope, outcomeOf } from './import-file.ts';

/**
 * Reads a JSON list of entries, as other systems write it, by the rules for entries compiled by hand. A row with the code of an
 * entry that the catalog has revises that entry.
 * @throws Refusal `file-encoding`, `file-json`, `file-json-unclear`, `file-json-rows`, `file-too-many-rows`, `file-too-complex`
 */
export async function readJson(bytes: Uint8Array, scope: ImportScope): Promise<ImportFile> {
  const rows = parse(decodeText(bytes));
  if (rows.length > MAX_ROWS) throw new Refusal('file-too-many-rows', { max: MAX_ROWS });
  const departments = new Map(scope.departments.map((each) => [each.id, actingFor(each, scope.departments)]));
  const known = await knownEntries(rows, departments, scope);
  const findings: Finding[] = [];
  const entries = rows.map((row, index): ImportEntry => {
    const number = index + 1;
    const checked = check(row, number, { departments, own: scope.own, known });
    if (!(checked instanceof Refusal)) {
      findings.push(...checked.findings);
      return { row: number, ...checked.entry };
    }
    const { code, details, fields } = checked;
    findings.push(...findingsOf(checked, number));
    return { row: number, refusal: { code, details, fields } };
  });
  const report = reportOf(entries.map(outcomeOf), [...notInFile(known), ...findings], false);
  return { entries, report, marked: null };
}

interface Allowed {
  departments: Map<string, Department>;
  own: string | null;
  known: KnownEntries;
}

/** What a row of the file is, without its place; and what is said of it. */
interface CheckedRow {
  entry: { provider: string; content: Content; revises?: Pick<Existing, 'id' | 'version'> } | { unchanged: string };
  findings: Finding[];
}

/** What a row says, or the refusal of it. */
function check(row: unknown, number: number, { departments, own, known }: Allowed): CheckedRow | Refusal {
  // Checked first, so that nothing of a secret is repeated, not even a field name.
  if (saysSecret(row)) return new Refusal('secret-refused');
  const strange: string[][] = [];
  const plain = inPlainText(row, (path) => strange.push(path));
  if (strange.length > 0) return notPlain(strange, 'row');
  const parsed = importRow.safeParse(plain, { reportInput: true });
  if (!parsed.success) return malformed(parsed.error, 'row', importRow);
  const { provider: named, content, code = '', version } = parsed.data;
  try {
    const department = departments.get(named);
    if (!department) throw new Refusal('unknown-department', { department: named });
    const provider = department.id;
    if (own !== null && provider !== own) throw new Refusal('not-the-provider');
    const existing = known.byCode(provider, code);
    const revision = existing && checkRevision(existing, { content, version, number }, department, known);
    if (revision && 'unchanged' in revision.entry) return revision;
    const there = known.byName(provider, content.name, existing?.code);
    if (there) throw new Refusal('entry-exists', { code: there.code });
    const before = known.nameInFile(provider, content.name, number);
    if (before !== undefined) throw new Refusal('entry-repeated', { row: before });
    checkContent(content);
    return revision ?? { entry: { provider, content }, findings: [] };
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** A row that has the code of an entry: a revision of it, or no change. */
function checkRevision(
  existing: Existing,
  row: { content: Content; version: number | undefined; number: number },
  { id: provider, name: providerName }: Department,
  known: KnownEntries,
): CheckedRow {
  const { id, code, version, published, publishedAt } = existing;
  const { content, number } = row;
  const before = known.codeInFile(code, number);
  if (before !== undefined) throw new Refusal('entry-repeated', { row: before });
  if (published !== null && sameContent(published, content)) {
    return { entry: { unchanged: code }, findings: unchangedFindings(existing, number) };
  }
  const obstacle = obstacleTo(existing);
  if (obstacle || published === null || publishedAt === null) throw new Refusal(obstacle ?? 'entry-withdrawn');
  if (version !== (row.version ?? version)) throw new Refusal('entry-moved', { version });
  const entry = { id, code, provider, providerName, version, publishedAt, content: published };
  const changes = changesOf(entry, content).map((change) => changeFinding(change, number));
  return { entry: { provider, content, revises: { id, version } }, findings: changes };
}

/** The entries of the providers named in the file, which may be an export of this very catalog. */
async function knownEntries(
  rows: unknown[],
  departments: Map<string, Department>,
  scope: ImportScope,
): Promise<KnownEntries> {
  const named = new Set(rows.map((row) => (row as { provider?: unknown } | null)?.provider));
  const existing = new Map<string, Existing[]>();
  for (const department of departments.keys()) {
    if (named.has(department) && (scope.own === null || scope.own === department))
      existing.set(department, await scope.existing(department));
  }
  return new KnownEntries((department) => existing.get(department) ?? []);
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

/** The most rows of a list that are no objects, each of which is refused by itself. */
const MAX_STRAYS = 100;

/** A list of rows, or a single one. @throws Refusal `file-json` with the line where it breaks, `file-json-unclear`, `file-json-rows` */
function parse(text: string): unknown[] {
  // What is parsed takes many times the room of its text.
  const nodes = ['[', '{'].reduce((sum, mark) => sum + count(text, mark), 0);
  if (nodes > MAX_NODES || count(text, ',') > MAX_CELLS) throw new Refusal('file-too-complex');
  try {
    const rows = [parseJson(text)].flat();
    const strays = rows.filter((row) => typeof row !== 'object' || row === null || Array.isArray(row)).length;
    // A list of anything else is no list of entries, and is refused as a whole instead of row by row.
    if (strays <= MAX_STRAYS && (strays < rows.length || rows.length === 0)) return rows;
  } catch {
    const line = lineOfError(text);
    throw line === null ? new Refusal('file-json-unclear') : new Refusal('file-json', { line });
  }
  throw new Refusal('file-json-rows');
}

/** The first line up to which a text cannot be continued to JSON; null if it is JSON. */
function lineOfError(text: string): number | null {
  if (stateOf(text) === 'whole') return null;
  /** The end of the line that holds a place. */
  const endAt = (place: number) => {
    const end = text.indexOf('\n', place);
    return end < 0 ? text.length : end;
  };
  // Up to `good` it can be continued, up to `bad` it can't; both are ends of lines, found without a list of all of them.
  let [good, bad] = [-1, text.length];
  for (;;) {
    const middle = Math.max(good + 1, (good + bad) >> 1);
    // Where the last line takes the place, the line before it.
    const end = endAt(middle) < bad ? endAt(middle) : text.lastIndexOf('\n', middle);
    if (end <= good) break;
    if (stateOf(text.slice(0, end)) === 'broken') bad = end;
    else good = end;
  }
  return count(text.slice(0, bad), '\n') + 1;
}

/** Whether a text is JSON, the beginning of some, or neither. */
function stateOf(text: string): 'whole' | 'begun' | 'broken' {
  try {
    JSON.parse(text);
    return 'whole';
  } catch (error) {
    const { message } = error as Error;
    const at = /position (\d+)/.exec(message)?.[1];
    const isBegun = /Unexpected end|Unterminated/.test(message) || Number(at) >= text.length;
    return isBegun ? 'begun' : 'broken';
  }
}
