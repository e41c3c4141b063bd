import { jobView } from '../../shared/contract/views/jobs.ts';
import { newJob, startJob } from '../../shared/domain/job.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { step } from '../../shared/storage/commit.ts';
import { newId } from '../../shared/storage/ids.ts';
import { refusalsOf } from '../../shared/storage/jobs.ts';
import { load } from '../../shared/storage/read.ts';
import type { CatalogDeps } from './deps.ts';

/** Approves all that is submitted, of one department or of all, each entry by the same rule as one by one. */
export async function approveAll(call: Call<'approveAll'>, _deps: CatalogDeps): Promise<Outcome<'approveAll'>> {
  const id = newId('job', call.now);
  const job = newJob({ kind: 'approve', department: call.body.department }, { id, ...call.principal });
  const started = startJob(job, call.now);
  return { body: jobView(started.next, []), location: `/v1/jobs/${id}`, changes: [step('job', null, started)] };
}

export async function getJob(call: Call<'getJob'>, { database }: CatalogDeps): Promise<Outcome<'getJob'>> {
  const job = await load(database, 'job', call.params.id);
  if (!job || !visible.job(call.principal, job.state)) throw new Refusal('not-found', { what: '任务' });
  return { body: jobView(job.state, await refusalsOf(database, job.id)) };
}
