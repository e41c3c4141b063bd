import { jobSummaryView, jobView } from '../../shared/contract/views/jobs.ts';
import { beginJob, type JobWork, type Seen } from '../../shared/domain/job.ts';
import { isBureau } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { versionIn } from '../../shared/http/etag.ts';
import { job, mayBeginJob } from '../../shared/http/jobs.ts';
import { paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { begin, read } from '../../shared/http/subject.ts';
import { newId } from '../../shared/storage/ids.ts';
import { refusalsOf } from '../../shared/storage/jobs.ts';
import { listings } from '../../shared/storage/lists.ts';
import { pageOfMatches } from '../../shared/storage/whole-lists.ts';
import type { CatalogContext } from './context.ts';

/** Answers a command by starting the job that carries it out. @throws Refusal `too-many-jobs` */
export async function answerWithJob(work: JobWork, call: Pick<Call, 'principal' | 'now'>, context: CatalogContext) {
  await mayBeginJob(context.database, call.principal);
  const id = newId('job', call.now);
  const begun = await begin(job, call, context, (at) => beginJob(work, { id }, at));
  return { ...begun, location: `/v1/jobs/${id}` };
}

/** The entries that a bulk command names, each in the version that its giver has seen. */
export function seenIn({ entries }: Call<'approveResources'>['body']): Seen[] {
  return entries.map(({ id, etag }) => ({ id, version: versionIn(etag) }));
}

/** Approves the entries that the officer has seen, each in the version seen and by the same rule as a single approval. */
export function approveResources(
  call: Call<'approveResources'>,
  context: CatalogContext,
): Promise<Outcome<'approveResources'>> {
  return answerWithJob({ kind: 'approve', entries: seenIn(call.body) }, call, context);
}

export function listJobs(call: Call<'listJobs'>, context: CatalogContext): Promise<Outcome<'listJobs'>> {
  return jobsAskedFor(call, call.query.kind, context);
}

/** The jobs of a kind, or of all kinds: those that the caller asked for, or those of a department; the newest first. */
export async function jobsAskedFor(
  call: Call<'listJobs' | 'listImports' | 'listExports'>,
  kind: JobWork['kind'] | undefined,
  { database, cursors }: CatalogContext,
) {
  const { principal, query } = call;
  const { department, status } = query;
  if (department !== undefined && department !== principal.department && !isBureau(principal)) {
    throw new Refusal('role-missing');
  }
  const asked = department === undefined ? listings.askedBy(principal.personId) : listings.jobsOf(department);
  const body = await paged(call, cursors, (from, limit) =>
    pageOfMatches<'job', ReturnType<typeof jobSummaryView>>(database, asked, { from, limit }, (state) =>
      (kind === undefined || state.work.kind === kind) && (status === undefined || state.status === status)
        ? jobSummaryView(state)
        : null,
    ),
  );
  return { body };
}

export async function getJob(call: Call<'getJob'>, context: CatalogContext): Promise<Outcome<'getJob'>> {
  const { state } = (await read(job, call, context)).stored;
  return { body: jobView(state, await refusalsOf(context.database, state.id)) };
}
