import type { Context, SQSEvent } from 'aws-lambda';
import { eachMessage } from '../../shared/adapters/batch.ts';
import { fileKeys } from '../../shared/adapters/file-keys.ts';
import type { JobMessage } from '../../shared/adapters/queue.ts';
import { stopwatch } from '../../shared/adapters/stopwatch.ts';
import type { Instant } from '../../shared/domain/calendar/time.ts';
import type { Imported } from '../../shared/domain/event.ts';
import { failJob, finishJob, type Job, type JobCounts, type JobFailure, MOST_TRIES } from '../../shared/domain/job.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { AlreadyThere, Conflict, commit } from '../../shared/storage/commit.ts';
import {
  countTry,
  keepLease,
  leaseJob,
  recordRefusal,
  releaseJob,
  saveProgress,
  triesOf,
} from '../../shared/storage/jobs.ts';
import { evenIfLawMoves, renewLaw } from '../../shared/storage/law.ts';
import { load } from '../../shared/storage/read.ts';
import { approvals, consents } from './approve.ts';
import type { Batch, Target, Work } from './batch.ts';
import type { JobsDeps } from './deps.ts';
import { exportEntries } from './export.ts';
import { handovers } from './handover.ts';
import { importEntries } from './import.ts';
import { importDrafts } from './import-drafts.ts';
import { changeDuties, withdrawnDuties } from './legal-change.ts';
import { exportLog } from './log-export.ts';
import { mergers } from './merge.ts';
import { addRecounted, recounts } from './recount.ts';

/** How many commits run at the same time; more would only wait for the table. */
const PARALLEL = 8;
/** How many refusals are recorded one by one, about; a job answers the first hundred, and its report has all. */
const LISTED = 300;
/** Time reserved for handing a long job to the next run, in milliseconds. */
const HAND_OVER_MS = 30_000;

export function runJobs(deps: JobsDeps) {
  return (batch: SQSEvent, context: Context) =>
    eachMessage<JobMessage>(batch, (message) => runJob(message, context, deps), deps.logger);
}

/**
 * Runs a job from where it stopped, one commit for each target. A commit can be repeated without duplicating anything,
 * and the cursor is saved after every batch. A job too long for one run continues in the next.
 */
async function runJob({ jobId, at, lane }: JobMessage, context: Context, deps: JobsDeps): Promise<void> {
  const { database, law, logger } = deps;
  await renewLaw(database, law);
  const found = await load(database, 'job', jobId);
  if (!found) return;
  if (found.state.status === 'finished' || found.state.status === 'failed') return await tidyUp(found.state, deps);
  if (found.state.status !== 'running') return;
  if (isOfFiles(found.state) && lane !== 'files') return await handOn(found.state, { at }, deps);
  if (!(await leaseJob(database, jobId, context.awsRequestId))) {
    // The worker that holds it may have died: look again until the job is finished or the lease has run out.
    await handOn(found.state, { at, delaySeconds: 15 }, deps);
    return;
  }
  // The worker that held it may have gone on, or finished it, between the reading and the lease.
  const job = await load(database, 'job', jobId);
  if (job?.state.status !== 'running') return await releaseJob(database, jobId);
  const now = at > job.at ? at : job.at;
  const tries = await countTry(database, jobId);
  // The runs before broke off without a word, as when the memory or the time of the machine did not suffice.
  if (tries > MOST_TRIES) return await fail(jobId, { why: 'broke-off', error: null }, now, deps);
  const letGo = keepLease(database, jobId, context.awsRequestId);
  try {
    await workOn(job.state, now, context, deps);
  } catch (error) {
    if ((await triesOf(database, jobId)) < MOST_TRIES) throw error;
    logger.error('job failed', { jobId, kind: job.state.work.kind, error: error as Error });
    await fail(jobId, { why: 'error', error: (error as Error).name }, now, deps);
  } finally {
    letGo();
  }
}

/** An import or an export may take long, and has a queue of its own, so that recounts and handovers never wait for it. */
function isOfFiles({ work }: Job): boolean {
  return work.kind === 'import' || work.kind === 'export' || work.kind === 'log-export';
}

/** Leaves a job to a further run. */
async function handOn(
  job: Job,
  { at, delaySeconds }: { at: Instant; delaySeconds?: number },
  { queue, fileQueue }: JobsDeps,
): Promise<void> {
  const later = delaySeconds === undefined ? {} : { delaySeconds };
  if (isOfFiles(job)) await fileQueue.send([{ jobId: job.id, at, lane: 'files' }], later);
  else await queue.send([{ jobId: job.id, at }], later);
}

/** Works on a job as long as the run lasts. */
async function workOn(job: Job, now: Instant, context: Context, deps: JobsDeps): Promise<void> {
  const { database, law, logger } = deps;
  const jobId = job.id;
  const spent = stopwatch(['preparing', 'choosing', 'committing']);
  const work = await spent.on('preparing', workOf(job, now, deps));
  let coming: Promise<Batch> | null = null;
  let { done, refused, cursor, total, imported, recounted } = job;
  let more = true;
  while (more) {
    if (context.getRemainingTimeInMillis() < HAND_OVER_MS) {
      await releaseJob(database, jobId);
      await handOn(job, { at: now }, deps);
      logger.info('job goes on in the next run', { jobId, done, refused, spent: spent.ms });
      return;
    }
    const chosen = (from: string | null) => evenIfLawMoves(database, law, () => work(from));
    const batch: Batch = await spent.on('choosing', coming ?? chosen(cursor));
    coming = batch.ahead && batch.next !== null ? begun(chosen(batch.next)) : null;
    const outcomes = await spent.on(
      'committing',
      inParallel(batch.targets, batch.parallel ?? PARALLEL, (target) =>
        commitTarget(target, job, { now, listed: refused < LISTED }, deps),
      ),
    );
    done += outcomes.filter(Boolean).length;
    refused += outcomes.length - outcomes.filter(Boolean).length;
    imported = tally(
      imported,
      batch.targets.filter((_, n) => outcomes[n]),
    );
    recounted = addRecounted(recounted, batch.recounted);
    total = batch.total ?? total;
    more = batch.next !== null;
    cursor = batch.next ?? cursor;
    await saveProgress(database, jobId, { done, refused, cursor, total, imported, recounted });
  }
  const found = { ...(imported ? { imported } : {}), ...(recounted ? { recounted } : {}) };
  await finish(jobId, { done, refused, ...found }, now, deps);
  await tidyUp(job, deps);
  logger.info('job finished', { jobId, kind: job.work.kind, done, refused, spent: spent.ms });
}

function workOf(job: Job, now: Instant, deps: JobsDeps): Promise<Work> {
  switch (job.work.kind) {
    case 'import':
      return importEntries(job, job.work, now, deps);
    case 'propose':
    case 'drop':
      return importDrafts(job, job.work, now, deps);
    case 'export':
      return exportEntries(job, job.work, now, deps);
    case 'log-export':
      return exportLog(job, job.work, now, deps);
    case 'approve':
      return approvals(job, job.work, now, deps);
    case 'merge':
      return mergers(job.work, now, deps);
    case 'handover':
      return handovers(job, job.work, deps);
    case 'consent':
      return consents(job, job.work, now, deps);
    case 'recount':
      return recounts(job, job.work, now, deps);
    case 'change-withdrawn':
      return withdrawnDuties(job.work, now, deps);
    case 'change':
      return changeDuties(job.work, now, deps);
  }
}

/** Decides and commits a target. @returns false if it was refused, which is recorded with its reason where it is `listed` */
async function commitTarget(
  target: Target,
  job: Job,
  { now, listed }: { now: Instant; listed: boolean },
  { database, law }: JobsDeps,
): Promise<boolean> {
  for (;;) {
    try {
      const changes = await evenIfLawMoves(database, law, () => target.decide());
      if (changes) await commit(database, changes, { at: now, ...actorOf(job), correlation: job.id });
      return true;
    } catch (error) {
      if (error instanceof AlreadyThere) return true;
      if (error instanceof Conflict) continue;
      if (!(error instanceof Refusal)) throw error;
      const { code, zh: detail, rule } = error;
      if (listed)
        await recordRefusal(database, job.id, { target: target.name, code, detail, rule, fields: error.fields });
      return false;
    }
  }
}

/** Whoever gave the command, in whoever's name, did what the job does. */
function actorOf({ by: actorId, actingFor }: Job) {
  return { actorId, ...(actingFor === undefined ? {} : { actingFor }) };
}

/** Adds the imported entries to the counts of their departments. */
function tally(before: Imported[] | undefined, targets: Target[]): Imported[] | undefined {
  const imported = targets.flatMap((target) => target.imported ?? []);
  if (imported.length === 0) return before;
  const counts = new Map((before ?? []).map((each) => [each.department, { ...each }]));
  for (const { department, as } of imported) {
    const each = counts.get(department) ?? { department, proposed: 0, waiting: 0 };
    counts.set(department, { ...each, [as]: each[as] + 1 });
  }
  return [...counts.values()].sort((a, b) => a.department.localeCompare(b.department));
}

async function finish(id: string, counts: JobCounts, now: Instant, { database }: JobsDeps): Promise<void> {
  const job = (await load(database, 'job', id))?.state;
  if (job?.status !== 'running') return;
  await commit(database, finishJob(job, counts, { now }), { at: now, ...actorOf(job), correlation: id });
}

/** Ends a job of which no further run is to be expected. */
async function fail(id: string, failure: JobFailure, now: Instant, deps: JobsDeps): Promise<void> {
  const job = (await load(deps.database, 'job', id))?.state;
  if (job?.status !== 'running') return;
  await commit(deps.database, failJob(job, failure, { now }), { at: now, ...actorOf(job), correlation: id });
  await tidyUp(job, deps);
}

/** Erases the entries that an import worked from, and the upload, if it could not be read (article 3). */
async function tidyUp({ id, work }: Job, { files }: JobsDeps): Promise<void> {
  if (work.kind !== 'import') return;
  await files.erase(fileKeys.entries(id));
  await files.erase(work.file);
}

/** Starts a promise whose failure is reported when it is awaited, if ever. */
function begun<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}

async function inParallel<T, R>(items: T[], parallel: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < items.length; at = next++) results[at] = await work(items[at] as T);
  };
  await Promise.all(Array.from({ length: parallel }, worker));
  return results;
}
