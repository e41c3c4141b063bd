import { jobView } from '../contract/views/jobs.ts';
import type { Job } from '../domain/job.ts';
import type { Principal } from '../domain/people/person.ts';
import { visible } from '../domain/people/visibility.ts';
import { Refusal } from '../domain/refusals.ts';
import type { Database } from '../storage/database.ts';
import { allStates, listings } from '../storage/lists.ts';
import { subject } from './subject.ts';

/** A job as it is answered when it begins: nothing is refused yet. */
export const job = subject({
  kind: 'job',
  name: '任务',
  visible: visible.job,
  duties: 'none',
  view: (state: Job) => jobView(state, []),
});

/** How many jobs of one person run at the same time. */
const MOST_RUNNING = 5;

/** Keeps one person from holding up the jobs of all others. @throws Refusal `too-many-jobs` */
export async function mayBeginJob(database: Database, { personId }: Pick<Principal, 'personId'>): Promise<void> {
  let running = 0;
  for await (const { state } of allStates<'job'>(database, listings.runningJobs())) {
    if (state.by === personId) running += 1;
    if (running >= MOST_RUNNING) throw new Refusal('too-many-jobs', { most: MOST_RUNNING });
  }
}
