import { approveEntry, type Reviewed, submitEntry } from '../../shared/domain/catalog/review.ts';
import type { Job, JobWork } from '../../shared/domain/job.ts';
import type { Principal } from '../../shared/domain/people/person.ts';
import type { AnyStep, Stored } from '../../shared/storage/commit.ts';
import { departmentIds, list, listings, type Position } from '../../shared/storage/lists.ts';
import { dutiesAbout, load } from '../../shared/storage/read.ts';
import { reviewedSteps, reviewIdOf } from '../../shared/storage/reviewed.ts';
import type { JobsDeps } from './deps.ts';
import type { Work } from './work.ts';

type Listing = Parameters<typeof list>[1];
type Circumstances = Parameters<typeof approveEntry>[1];

/** Article 7: approves what is submitted, each entry by the same decision as one by one; one's own are refused. */
export async function approvals(
  job: Job,
  work: JobWork & { kind: 'approve' },
  now: string,
  deps: JobsDeps,
): Promise<Work> {
  const departments = work.department ? [work.department] : await departmentIds(deps.database);
  const by: Principal = { personId: job.by, department: job.department, roles: ['bureau'] };
  return eachEntry(listings.reviews(departments), 'submitted', { by, now }, deps, (entry, circumstances) =>
    approveEntry(entry.state, circumstances),
  );
}

/** The head of a sharing office consents to all that the department proposes; what they proposed themselves is refused. */
export async function consents(job: Job, now: string, deps: JobsDeps): Promise<Work> {
  const by: Principal = { personId: job.by, department: job.department, roles: ['head'] };
  return eachEntry(listings.proposed(job.department), 'proposed', { by, now }, deps, (entry, circumstances) =>
    submitEntry(entry.state, circumstances, reviewIdOf(entry)),
  );
}

function eachEntry(
  listing: Listing,
  status: 'proposed' | 'submitted',
  who: Pick<Circumstances, 'by' | 'now'>,
  { database, law }: JobsDeps,
  decide: (entry: Stored<'resource'>, circumstances: Circumstances) => Reviewed,
): Work {
  const stepsOf = async (id: string): Promise<AnyStep[] | null> => {
    const entry = await load(database, 'resource', id);
    if (entry?.state.draft?.status !== status) return null;
    // A first compilation has no duties yet.
    const duties = entry.state.version > 0 ? await dutiesAbout(database, id) : [];
    const states = duties.map((duty) => duty.state);
    return reviewedSteps(entry, duties, decide(entry, { ...who, duties: states, law }));
  };
  return async (cursor) => {
    const from = cursor === null ? null : (JSON.parse(cursor) as Position);
    const page = await list<'resource'>(database, listing, { limit: 100, from });
    return {
      targets: page.items.map(({ id }) => ({ name: id, decide: () => stepsOf(id) })),
      next: page.next && JSON.stringify(page.next),
      total: null,
    };
  };
}
