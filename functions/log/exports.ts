import { fileKeys } from '../../shared/adapters/file-keys.ts';
import { linkExpiry } from '../../shared/adapters/files.ts';
import { jobSummaryView, jobView } from '../../shared/contract/views/jobs.ts';
import { dateOf } from '../../shared/domain/calendar/time.ts';
import { beginJob, filesOfLogExport, type JobWork } from '../../shared/domain/job.ts';
import { readsLogOf } from '../../shared/domain/people/visibility.ts';
import { job, mayBeginJob } from '../../shared/http/jobs.ts';
import { logOf } from '../../shared/http/log-lines.ts';
import { paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { begin, read, subject } from '../../shared/http/subject.ts';
import { newId } from '../../shared/storage/ids.ts';
import { refusalsOf } from '../../shared/storage/jobs.ts';
import { listings } from '../../shared/storage/lists.ts';
import { pageOfMatches } from '../../shared/storage/whole-lists.ts';
import type { LogContext } from './seals.ts';

/** An export of the log, visible only to whoever asked for it, as long as they may read that log. */
const logExport = subject({
  ...job,
  name: '日志导出',
  visible: (by, { work, by: person }) =>
    work.kind === 'log-export' && person === by.personId && readsLogOf(by, work.department),
});

/** Begins the job that writes what `listLog` would show into files (article 12; 809 art. 29). @throws Refusal `too-many-jobs` */
export async function createLogExport(
  call: Call<'createLogExport'>,
  context: LogContext,
): Promise<Outcome<'createLogExport'>> {
  const { body, principal, now } = call;
  const { format, filter } = body;
  const department = logOf(principal, filter);
  await mayBeginJob(context.database, principal);
  const id = newId('job', now);
  // It may run after midnight.
  const sought = { ...filter, to: filter.to ?? dateOf(now) };
  const begun = await begin(logExport, call, context, (at) =>
    beginJob({ kind: 'log-export', format, department, sought }, { id }, at),
  );
  return { ...begun, location: `/v1/log-exports/${id}` };
}

/** The exports of the log that the caller asked for, the newest first. Whose files others may not have, they do not list either. */
export async function listLogExports(
  call: Call<'listLogExports'>,
  { database, cursors }: LogContext,
): Promise<Outcome<'listLogExports'>> {
  const asked = listings.askedBy(call.principal.personId);
  const body = await paged(call, cursors, (from, limit) =>
    pageOfMatches<'job', ReturnType<typeof jobSummaryView>>(database, asked, { from, limit }, (state) =>
      logExport.visible(call.principal, state) ? jobSummaryView(state) : null,
    ),
  );
  return { body };
}

/** How far an export of the log is, and the links to its files. */
export async function getLogExport(call: Call<'getLogExport'>, context: LogContext): Promise<Outcome<'getLogExport'>> {
  const { state } = (await read(logExport, call, context)).stored;
  const { format } = state.work as JobWork & { kind: 'log-export' };
  const keys = filesOfLogExport(state).map((number) => fileKeys.log(state.id, format, number));
  // The files pass after some days, the job does not.
  const left = keys[0] !== undefined && (await context.files.size(keys[0])) !== null;
  return {
    body: {
      job: jobView(state, await refusalsOf(context.database, state.id)),
      downloadUrls: left ? await Promise.all(keys.map((key) => context.files.downloadLink(key))) : [],
      expiresAt: left ? linkExpiry(call.now) : null,
    },
  };
}
