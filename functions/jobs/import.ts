import type { Instant } from '../../shared/domain/calendar/time.ts';
import { catalogCode } from '../../shared/domain/catalog/code.ts';
import type { Content } from '../../shared/domain/catalog/content.ts';
import { type Match, unansweredMatches } from '../../shared/domain/catalog/matching/answers.ts';
import { importEntry, mayImport } from '../../shared/domain/catalog/once-only.ts';
import { reviseByImport } from '../../shared/domain/catalog/resource.ts';
import type { Job, JobWork } from '../../shared/domain/job.ts';
import type { Principal } from '../../shared/domain/people/person.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { principalNow } from '../../shared/http/principal.ts';
import type { Database } from '../../shared/storage/database.ts';
import { derivedId } from '../../shared/storage/ids.ts';
import { comparisonSubject, findMatches, type Sources } from '../../shared/storage/matches.ts';
import { takeNumbers } from '../../shared/storage/numbers.ts';
import { load } from '../../shared/storage/read.ts';
import type { Target, Work } from './batch.ts';
import type { JobsDeps } from './deps.ts';
import type { ImportEntry } from './import-file.ts';
import { prepareImport } from './import-preparation.ts';

const ENTRIES_A_BATCH = 100;

/**
 * Imports the entries of a file. A new one is proposed to the head of its department's sharing office, who gets one mail for
 * all (article 7). One with a match waits as a draft until its department answers (article 10). Its id is derived from the job
 * and its number, so importing an entry twice creates one. A changed entry of the catalog gets a revision as a draft, which its
 * department proposes, with all others of the import, once it has read the report.
 */
export async function importEntries(
  job: Job,
  work: JobWork & { kind: 'import' },
  now: Instant,
  deps: JobsDeps,
): Promise<Work> {
  const { database, index, law } = deps;
  const entries = await prepareImport(job, work, deps);
  const sources: Sources = { database, index, cache: new Map() };
  return async (cursor) => {
    // The first batch is empty and only tells the total, for people who watch the progress.
    if (cursor === null && entries.length > 0) return { targets: [], next: '0', total: entries.length };
    const from = Number(cursor ?? 0);
    const batch = entries.slice(from, from + ENTRIES_A_BATCH);
    const taken = work.checkOnly ? [] : batch;
    const [codes, matches, by] = await Promise.all([
      codesFor(taken, deps),
      matchesFor(taken, sources, now),
      importerOf(job, work, now, database),
    ]);
    const end = from + ENTRIES_A_BATCH;
    return {
      targets: batch.map((entry, n) => target(entry, from + n + 1, codes[n] ?? '', matches[n] ?? [], by)),
      next: end < entries.length ? String(end) : null,
      total: entries.length,
      ahead: true,
    };
  };

  function target(entry: ImportEntry, number: number, code: string, matches: Match[], by: Principal | Refusal): Target {
    const name = targetName(entry);
    if ('refusal' in entry) {
      const { code: why, details, fields } = entry.refusal;
      return { name, decide: () => Promise.reject(new Refusal(why, details, fields)) };
    }
    if ('unchanged' in entry || work.checkOnly) return { name, decide: async () => null };
    const { provider, content, revises } = entry;
    if (revises) {
      return {
        name,
        async decide() {
          if (by instanceof Refusal) throw by;
          const found = await load(database, 'resource', revises.id);
          if (!found) throw new Refusal('not-found', { what: '信息资源' });
          return reviseByImport(found.state, { content, version: revises.version, job: job.id }, { by });
        },
      };
    }
    const id = derivedId('res', job.id, number);
    const decided = unansweredMatches(matches, []).length === 0;
    return {
      name,
      imported: { department: provider, as: decided ? 'proposed' : 'waiting' },
      async decide() {
        if (by instanceof Refusal) throw by;
        return importEntry({ id, code, provider, content }, { matches, job: job.id }, { by, now, law, duties: [] });
      },
    };
  }
}

function targetName({ row, sheet }: ImportEntry): string {
  if (row === 0) return 'file';
  return `${sheet ? `${sheet} ` : ''}row ${String(row).padStart(6, '0')}`;
}

/** Whether an entry is not in the catalog yet. */
function isNew(entry: ImportEntry): entry is ImportEntry & { provider: string; content: Content } {
  return 'content' in entry && !entry.revises;
}

/** Whoever imports, with the rights that they have now, or why they may not import any more. */
export async function importerOf(
  job: Job,
  { department }: { department: string | null },
  now: Instant,
  database: Database,
): Promise<Principal | Refusal> {
  try {
    const by = await principalNow(database, job, now);
    mayImport(by, department);
    return by;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** The matches of each new entry of a batch, apart from entries of its own department. */
async function matchesFor(batch: ImportEntry[], sources: Sources, now: Instant): Promise<Match[][]> {
  const holding = batch.filter(isNew);
  const planned = holding.map(({ content, provider }) => ({
    subject: comparisonSubject(content),
    department: provider,
  }));
  const found = await findMatches(planned, sources, now);
  const byEntry = new Map<ImportEntry, Match[]>(holding.map((entry, n) => [entry, found[n] ?? []]));
  return batch.map((entry) => byEntry.get(entry) ?? []);
}

/** A code for every new entry. Each department's sequence is moved once for the whole batch. */
async function codesFor(batch: ImportEntry[], { database }: JobsDeps): Promise<(string | null)[]> {
  const next = new Map<string, number>();
  const providers = batch.filter(isNew).map(({ provider }) => provider);
  await Promise.all(
    [...new Set(providers)].map(async (provider) => {
      const count = providers.filter((each) => each === provider).length;
      next.set(provider, await takeNumbers(database, `code-${provider}`, count));
    }),
  );
  return batch.map((entry) => {
    if (!isNew(entry)) return null;
    const number = next.get(entry.provider) ?? 0;
    next.set(entry.provider, number + 1);
    return catalogCode(entry.provider, number);
  });
}
