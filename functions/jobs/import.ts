import { importRow } from '../../shared/contract/schemas/catalog.ts';
import { catalogCode } from '../../shared/domain/code.ts';
import { checkContent } from '../../shared/domain/content.ts';
import type { Job, JobWork } from '../../shared/domain/job.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { compile, propose } from '../../shared/domain/resource.ts';
import { malformed } from '../../shared/http/problem.ts';
import { step } from '../../shared/storage/commit.ts';
import { derivedId } from '../../shared/storage/ids.ts';
import { takeNumbers } from '../../shared/storage/jobs.ts';
import { departmentIds } from '../../shared/storage/lists.ts';
import type { JobsDeps } from './deps.ts';
import type { Target, Work } from './run.ts';

const ROWS_A_BATCH = 100;

interface Row {
  provider: string;
  content: Parameters<typeof checkContent>[0];
}

/**
 * Article 7: each row becomes an entry, proposed to the head of its department's sharing office.
 * The heads find all of them in one list, so there is no mail for each. An entry's id comes from the job and the row, so a row
 * imported twice is one entry.
 */
export async function importRows(
  job: Job,
  work: JobWork & { kind: 'import' },
  now: string,
  { database, files }: JobsDeps,
): Promise<Work> {
  const rows: unknown[] = parse(await files.read(work.file));
  const departments = new Set(await departmentIds(database));
  return async (cursor) => {
    const from = Number(cursor ?? 0);
    const checked = rows.slice(from, from + ROWS_A_BATCH).map((row) => check(row, work.department, departments));
    const codes = await codesFor(checked);
    const targets = checked.map((row, n): Target => {
      const number = from + n + 1;
      return {
        name: `row ${String(number).padStart(6, '0')}`,
        async decide() {
          if (row instanceof Refusal) throw row;
          const { provider, content } = row;
          const compiled = compile({ id: derivedId('res', job.id, number), code: codes[n] ?? '', provider, content });
          const proposed = propose(compiled.next, job.by, now);
          return [step('resource', null, { next: proposed.next, events: compiled.events })];
        },
      };
    });
    const end = from + ROWS_A_BATCH;
    return { targets, next: end < rows.length ? String(end) : null, total: rows.length };
  };

  /** A code for every row that holds, with one step of each department's sequence. */
  async function codesFor(batch: (Row | Refusal)[]): Promise<(string | null)[]> {
    const next = new Map<string, number>();
    for (const provider of new Set(batch.flatMap((row) => (row instanceof Refusal ? [] : row.provider)))) {
      const count = batch.filter((row) => !(row instanceof Refusal) && row.provider === provider).length;
      next.set(provider, await takeNumbers(database, `code-${provider}`, count));
    }
    return batch.map((row) => {
      if (row instanceof Refusal) return null;
      const number = next.get(row.provider) ?? 0;
      next.set(row.provider, number + 1);
      return catalogCode(row.provider, number);
    });
  }
}

/** A row that holds, or why it doesn't. */
function check(row: unknown, own: string | null, departments: Set<string>): Row | Refusal {
  const parsed = importRow.safeParse(row);
  if (!parsed.success) return malformed(parsed.error, 'row');
  const { provider } = parsed.data;
  try {
    if (!departments.has(provider)) throw new Refusal('unknown-department', { department: provider });
    if (own !== null && provider !== own) throw new Refusal('not-the-provider');
    checkContent(parsed.data.content);
    return parsed.data;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** A file that is no list of rows is one row that is refused. */
function parse(text: string): unknown[] {
  try {
    const rows: unknown = JSON.parse(text);
    return Array.isArray(rows) ? rows : [rows];
  } catch {
    return [null];
  }
}
