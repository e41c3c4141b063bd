import type { Instant } from '../../shared/domain/calendar/time.ts';
import type { Resource } from '../../shared/domain/catalog/resource.ts';
import { approveEntry, submitEntry } from '../../shared/domain/catalog/review.ts';
import type { Circumstances } from '../../shared/domain/circumstances.ts';
import type { Job, JobWork } from '../../shared/domain/job.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { principalNow } from '../../shared/http/principal.ts';
import type { AnyChange } from '../../shared/storage/commit.ts';
import { dutiesAbout, load, loadEvents } from '../../shared/storage/read.ts';
import type { Work } from './batch.ts';
import type { JobsDeps } from './deps.ts';

/** Approves the entries seen, each by the same decision as a single approval (article 7). */
export async function approvals(
  job: Job,
  work: JobWork & { kind: 'approve' },
  now: Instant,
  deps: JobsDeps,
): Promise<Work> {
  return eachEntry(job, work, now, deps, approveEntry);
}

/** The head of a sharing office consents to the entries seen, each by the same decision as a single consent (809 art. 13, 20). */
export async function consents(
  job: Job,
  work: JobWork & { kind: 'consent' },
  now: Instant,
  deps: JobsDeps,
): Promise<Work> {
  return eachEntry(job, work, now, deps, submitEntry);
}

const ENTRIES_A_BATCH = 100;

/**
 * Decides on each entry in the version that the giver of the command has seen, with the rights that they have by now.
 * @throws Refusal of a target: `stale` where the entry has changed since; `not-found`; `person-inactive`, `not-delegated`,
 * `role-missing`
 */
function eachEntry(
  job: Job,
  { entries }: JobWork & { kind: 'approve' | 'consent' },
  now: Instant,
  { database, law }: JobsDeps,
  decision: (entry: Resource, at: Circumstances) => AnyChange[],
): Work {
  const decide = async ({ id, version }: (typeof entries)[number]) => {
    const [by, entry] = await Promise.all([principalNow(database, job, now), load(database, 'resource', id)]);
    if (!entry || !visible.resource(by, entry.state)) throw new Refusal('not-found', { what: '信息资源' });
    if (entry.version !== version) {
      // This very job may have decided on it before an interruption.
      const done = (await loadEvents(database, id)).some(({ correlation }) => correlation === job.id);
      if (done) return null;
      throw new Refusal('stale');
    }
    const duties = (await dutiesAbout(database, id)).map(({ state }) => state);
    return decision(entry.state, { by, now, duties, law });
  };
  return async (cursor) => {
    const from = Number(cursor ?? 0);
    const end = from + ENTRIES_A_BATCH;
    return {
      targets: entries.slice(from, end).map((seen) => ({ name: seen.id, decide: () => decide(seen) })),
      next: end < entries.length ? String(end) : null,
      total: entries.length,
    };
  };
}
