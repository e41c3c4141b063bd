import type { Instant } from '../../shared/domain/calendar/time.ts';
import type { Resource } from '../../shared/domain/catalog/resource.ts';
import { approveEntry, submitEntry } from '../../shared/domain/catalog/review.ts';
import type { Circumstances } from '../../shared/domain/circumstances.ts';
import type { Job, JobWork } from '../../shared/domain/job.ts';
import type { Principal } from '../../shared/domain/people/person.ts';
import type { AnyChange } from '../../shared/storage/commit.ts';
import { reviewIdOf } from '../../shared/storage/ids.ts';
import { departmentIds, type Listing, list, listings, type Position } from '../../shared/storage/lists.ts';
import { dutiesAbout, load } from '../../shared/storage/read.ts';
import type { Work } from './batch.ts';
import type { JobsDeps } from './deps.ts';

/**
 * Approves submitted entries, each by the same decision as a single approval; entries of the approver's own are refused
 * (article 7).
 */
export async function approvals(
  job: Job,
  work: JobWork & { kind: 'approve' },
  now: Instant,
  deps: JobsDeps,
): Promise<Work> {
  const departments = work.department ? [work.department] : await departmentIds(deps.database);
  const by: Principal = { personId: job.by, department: job.department, roles: ['bureau'] };
  return eachEntry(listings.reviews(departments), 'submitted', { by, now }, deps, approveEntry);
}

/**
 * The head of a sharing office consents to everything the department proposes; entries that the head proposed are
 * refused.
 */
export async function consents(job: Job, now: Instant, deps: JobsDeps): Promise<Work> {
  const by: Principal = { personId: job.by, department: job.department, roles: ['head'] };
  return eachEntry(listings.proposed(job.department), 'proposed', { by, now }, deps, (entry, at) =>
    submitEntry(entry, { review: reviewIdOf(entry) }, at),
  );
}

function eachEntry(
  listing: Listing,
  status: 'proposed' | 'submitted',
  acting: Pick<Circumstances, 'by' | 'now'>,
  { database, law }: JobsDeps,
  decision: (entry: Resource, at: Circumstances) => AnyChange[],
): Work {
  const decide = async (id: string) => {
    const entry = (await load(database, 'resource', id))?.state;
    if (entry?.draft?.status !== status) return null;
    // The first version of an entry has no duties yet.
    const duties = entry.version > 0 ? (await dutiesAbout(database, id)).map(({ state }) => state) : [];
    return decision(entry, { ...acting, duties, law });
  };
  return async (cursor) => {
    const from = cursor === null ? null : (JSON.parse(cursor) as Position);
    const page = await list<'resource'>(database, listing, { limit: 100, from });
    return {
      targets: page.items.map(({ id }) => ({ name: id, decide: () => decide(id) })),
      next: page.next && JSON.stringify(page.next),
      total: null,
    };
  };
}
