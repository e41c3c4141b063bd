import type { Job, JobWork } from '../../shared/domain/job.ts';
import type { Principal } from '../../shared/domain/person.ts';
import { approveEntry } from '../../shared/domain/review.ts';
import { departmentIds, list, listings, type Position } from '../../shared/storage/lists.ts';
import { load, loadCase } from '../../shared/storage/read.ts';
import { reviewedSteps } from '../../shared/storage/reviewed.ts';
import type { JobsDeps } from './deps.ts';
import type { Work } from './run.ts';

/** Article 7: approves what is submitted, each entry by the same decision as one by one; one's own are refused. */
export async function approvals(
  job: Job,
  work: JobWork & { kind: 'approve' },
  now: string,
  { database }: JobsDeps,
): Promise<Work> {
  const departments = work.department ? [work.department] : await departmentIds(database);
  const officer: Principal = { personId: job.by, department: job.department, roles: ['bureau'] };
  return async (cursor) => {
    const from = cursor === null ? null : (JSON.parse(cursor) as Position);
    const page = await list<'resource'>(database, listings.reviews(departments), { limit: 100, from });
    return {
      targets: page.items.map(({ id }) => ({
        name: id,
        async decide() {
          const entry = await load(database, 'resource', id);
          if (entry?.state.draft?.status !== 'submitted') return null;
          const duties = entry.state.draft.changes.length > 0 ? (await loadCase(database, id)).duties : [];
          const states = duties.map((duty) => duty.state);
          return reviewedSteps(entry, duties, approveEntry(entry.state, states, officer, now));
        },
      })),
      next: page.next && JSON.stringify(page.next),
      total: null,
    };
  };
}
