import { jobView } from '../../shared/contract/view.ts';
import { epoch, instant } from '../../shared/domain/calendar/time.ts';
import { newJob, startJob } from '../../shared/domain/job.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { isBureau, visible } from '../../shared/domain/visibility.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { step } from '../../shared/storage/commit.ts';
import { newId } from '../../shared/storage/ids.ts';
import { refusalsOf } from '../../shared/storage/jobs.ts';
import { load } from '../../shared/storage/read.ts';
import type { CatalogDeps } from './deps.ts';

const UPLOAD_SECONDS = 900;

/** An import begins with a link to PUT the file to; nothing is read before it is started. */
export async function createImport(
  call: Call<'createImport'>,
  { files }: CatalogDeps,
): Promise<Outcome<'createImport'>> {
  const { now, principal } = call;
  const id = newId('job', now);
  const file = `imports/${id}.json`;
  // The bureau imports for every department, a department for itself.
  const department = isBureau(principal) ? null : principal.department;
  const job = newJob({ kind: 'import', file, department }, { id, ...principal });
  const uploadUrl = await files.uploadLink(file, UPLOAD_SECONDS);
  return {
    body: { job: jobView(job, []), uploadUrl, expiresAt: instant(epoch(now) + UPLOAD_SECONDS * 1000) },
    location: `/v1/jobs/${id}`,
    steps: [step('job', null, { next: job, events: [] })],
  };
}

export async function startImport(
  call: Call<'startImport'>,
  { database, files }: CatalogDeps,
): Promise<Outcome<'startImport'>> {
  const job = await load(database, 'job', call.params.id);
  if (job?.state.work.kind !== 'import' || job.state.by !== call.principal.personId) {
    throw new Refusal('not-found', { what: '导入任务' });
  }
  const started = startJob(job.state, call.now);
  if (!(await files.exists(job.state.work.file))) throw new Refusal('import-missing');
  return { body: jobView(started.next, []), location: `/v1/jobs/${job.id}`, steps: [step('job', job, started)] };
}

/** Approves all that is submitted, of one department or of all, each entry by the same rule as one by one. */
export async function approveAll(call: Call<'approveAll'>, _deps: CatalogDeps): Promise<Outcome<'approveAll'>> {
  const id = newId('job', call.now);
  const job = newJob({ kind: 'approve', department: call.body.department }, { id, ...call.principal });
  const started = startJob(job, call.now);
  return { body: jobView(started.next, []), location: `/v1/jobs/${id}`, steps: [step('job', null, started)] };
}

export async function getJob(call: Call<'getJob'>, { database }: CatalogDeps): Promise<Outcome<'getJob'>> {
  const job = await load(database, 'job', call.params.id);
  if (!job || !visible.job(call.principal, job.state)) throw new Refusal('not-found', { what: '任务' });
  return { body: jobView(job.state, await refusalsOf(database, job.id)) };
}
