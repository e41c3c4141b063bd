import { fileKeys, logContentTypes } from '../../shared/adapters/file-keys.ts';
import { logXlsx } from '../../shared/adapters/spreadsheet/log.ts';
import { mustHaveRole } from '../../shared/contract/actions/action.ts';
import { putNames } from '../../shared/contract/names.ts';
import { logRoutes } from '../../shared/contract/routes/log.ts';
import type { Instant } from '../../shared/domain/calendar/time.ts';
import { type Job, type JobWork, LOG_FILES, LOG_LINES_A_FILE } from '../../shared/domain/job.ts';
import { readsLogOf } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { pageOfLines } from '../../shared/http/log-lines.ts';
import { principalNow } from '../../shared/http/principal.ts';
import { namesOf } from '../../shared/storage/read.ts';
import type { LogRow } from '../../shared/text/tables.ts';
import type { Work } from './batch.ts';
import type { JobsDeps } from './deps.ts';

/** How many lines are named and written at a time. */
const LINES_AT_ONCE = 1_000;
/** How many records are read at most for that, while few of them are sought. */
const READ_AT_ONCE = 100_000;

/**
 * Writes what is sought in the log into files, the newest first, each of so many lines that it fits into memory. A file is made anew
 * after an interruption, since the cursor is the number of a file and the sort key after which it begins. Before each file it is
 * asked again whether whoever gave the command may read that log by now.
 */
export async function exportLog(
  job: Job,
  { format, department, sought }: JobWork & { kind: 'log-export' },
  now: Instant,
  { database, files }: JobsDeps,
): Promise<Work> {
  return async (cursor) => {
    const [number, after] = cursor === null ? [1, null] : placeIn(cursor);
    const refusal = await refusalNow(number);
    // A target that is refused says why, and ends the job.
    if (refusal) return { targets: [{ name: job.id, decide: () => Promise.reject(refusal) }], next: null, total: null };
    const { rows, next } = await linesAfter(after);
    if (rows.length > 0 || number === 1) {
      const body = format === 'xlsx' ? await logXlsx(rows) : rows.map((row) => `${JSON.stringify(row)}\n`).join('');
      const name = `日志-${sought.to}-${number}.${format}`;
      await files.write(fileKeys.log(job.id, format, number), body, logContentTypes[format], name);
    }
    const targets = rows.map(({ id }) => ({ name: id, decide: async () => null }));
    return { targets, next: next === null ? null : `${number + 1} ${next}`, total: null };
  };

  /** Why the next file may not be made; null where it may. */
  async function refusalNow(number: number): Promise<Refusal | null> {
    try {
      const by = await principalNow(database, job, now);
      mustHaveRole(logRoutes.createLogExport, by);
      if (!readsLogOf(by, department)) return new Refusal('role-missing');
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
    return number > LOG_FILES ? new Refusal('list-too-long', { most: LOG_FILES * LOG_LINES_A_FILE }) : null;
  }

  /** The lines of one file, with the names of whom they are about. */
  async function linesAfter(after: string | null): Promise<{ rows: LogRow[]; next: string | null }> {
    const rows: LogRow[] = [];
    let from = after;
    do {
      const limit = Math.min(LINES_AT_ONCE, LOG_LINES_A_FILE - rows.length);
      const how = { limit, most: READ_AT_ONCE, from, now };
      const { items, next } = await pageOfLines(database, { department, sought }, how);
      const named = await putNames(logRoutes.listLog.response, { items, next }, (of, ids) =>
        namesOf(database, of, ids, now),
      );
      rows.push(...(named as { items: LogRow[] }).items);
      from = next;
    } while (from !== null && rows.length < LOG_LINES_A_FILE);
    return { rows, next: from };
  }
}

function placeIn(cursor: string): [number, string] {
  const space = cursor.indexOf(' ');
  return [Number(cursor.slice(0, space)), cursor.slice(space + 1)];
}
