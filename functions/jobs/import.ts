import { catalogCode } from '../../shared/domain/code.ts';
import type { Content } from '../../shared/domain/content.ts';
import type { Job, JobWork } from '../../shared/domain/job.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { compile, propose } from '../../shared/domain/resource.ts';
import { step } from '../../shared/storage/commit.ts';
import { derivedId } from '../../shared/storage/ids.ts';
import { takeNumbers } from '../../shared/storage/jobs.ts';
import type { JobsDeps } from './deps.ts';
import { type PreparedEntry, prepareImport } from './prepare.ts';
import type { Target, Work } from './run.ts';

const ENTRIES_A_BATCH = 100;

/**
 * Article 7: each entry of a file becomes an entry of the catalog, proposed to the head of its department's sharing office.
 * The heads find all of them in one list, so there is no mail for each. An entry's id comes from the job and its number, so an
 * entry imported twice is one.
 */
export async function importEntries(
  job: Job,
  work: JobWork & { kind: 'import' },
  now: string,
  deps: JobsDeps,
): Promise<Work> {
  const entries = await prepareImport(job, work, deps);
  return async (cursor) => {
    // Nothing yet but how many there are, for whoever watches.
    if (cursor === null && entries.length > 0) return { targets: [], next: '0', total: entries.length };
    const from = Number(cursor ?? 0);
    const batch = entries.slice(from, from + ENTRIES_A_BATCH);
    const codes = await codesFor(batch, deps);
    const end = from + ENTRIES_A_BATCH;
    return {
      targets: batch.map((entry, n) => target(entry, from + n + 1, codes[n] ?? '')),
      next: end < entries.length ? String(end) : null,
      total: entries.length,
    };
  };

  function target(entry: PreparedEntry, number: number, code: string): Target {
    return {
      name: entry.row === 0 ? 'file' : `row ${String(entry.row).padStart(6, '0')}`,
      async decide() {
        if ('refusal' in entry) throw new Refusal(entry.refusal.code, entry.refusal.details, entry.refusal.fields);
        return [
          step('resource', null, handedIn({ id: derivedId('res', job.id, number), code, ...entry }, job.by, now)),
        ];
      },
    };
  }
}

/** What becomes of an imported entry: compiled and proposed as if by hand, but for the mail to the head. */
function handedIn(entry: { id: string; code: string; provider: string; content: Content }, by: string, now: string) {
  const compiled = compile(entry);
  return { next: propose(compiled.next, by, now).next, events: compiled.events };
}

/** A code for every entry that holds, with one step of each department's sequence. */
async function codesFor(batch: PreparedEntry[], { database }: JobsDeps): Promise<(string | null)[]> {
  const next = new Map<string, number>();
  const providers = batch.flatMap((entry) => ('refusal' in entry ? [] : entry.provider));
  for (const provider of new Set(providers)) {
    const count = providers.filter((each) => each === provider).length;
    next.set(provider, await takeNumbers(database, `code-${provider}`, count));
  }
  return batch.map((entry) => {
    if ('refusal' in entry) return null;
    const number = next.get(entry.provider) ?? 0;
    next.set(entry.provider, number + 1);
    return catalogCode(entry.provider, number);
  });
}
