import type { Instant } from '../calendar/time.ts';
import { change } from '../change.ts';
import type { Actor } from '../circumstances.ts';
import { event } from '../event.ts';
import type { Id } from '../id.ts';
import { beginJob, type JobChange } from '../job.ts';
import { Refusal } from '../refusals.ts';
import { BUREAU, type Department, type DepartmentChange, GOVERNMENT, mustBeOpen } from './department.ts';

/**
 * Merges a department into another, as a reform of institutions does all the time. Nothing is done in its name from now on; a job
 * moves its people and all that it has to the successor. The same merger given once more looks for what is left.
 * @throws Refusal `merger-unfit`, `department-closed`
 */
export function mergeDepartment(
  department: Department,
  { into, job }: { into: Department | null; job: Id<'job'> },
  at: Actor,
): [DepartmentChange, JobChange] {
  const { id, name, merged } = department;
  if (merged && merged.into !== into?.id) mustBeOpen(department);
  mayBeMerged(department);
  if (!into || into.merged || into.id === id) {
    throw new Refusal('merger-unfit', {}, [{ field: 'body.into', message: into?.id ?? '' }]);
  }
  const next = { ...department, merged: { into: into.id, at: merged?.at ?? at.now, job, doneAt: null } };
  const told = event('DepartmentMerged', { provider: id, name, into: into.id, successor: into.name, job });
  return [
    change('department', department, next, told),
    ...beginJob({ kind: 'merge', from: id, into: into.id }, { id: job }, at),
  ];
}

/** The bureau and the city government's office have parts of their own in cases, which no other takes over. @throws Refusal `merger-unfit` */
export function mayBeMerged({ id }: Department): void {
  if ([BUREAU, GOVERNMENT].includes(id)) throw new Refusal('merger-unfit');
}

/** Records that all that a department had is the successor's. @returns null where that is recorded already */
export function finishMerger(department: Department, { now }: { now: Instant }): [DepartmentChange] | null {
  const { merged } = department;
  if (!merged || merged.doneAt) return null;
  const next = { ...department, merged: { ...merged, doneAt: now } };
  return [change('department', department, next, event('DepartmentClosed', { into: merged.into, job: merged.job }))];
}
