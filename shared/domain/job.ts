import type { Instant, LocalDate } from './calendar/time.ts';
import { andThen, type Change, change } from './change.ts';
import { event, type Imported, type Recounted } from './event.ts';
import type { Id } from './id.ts';
import { type JobStatus, jobLife } from './lives/job.ts';
import { targetOf } from './machine.ts';
import { Refusal } from './refusals.ts';

/**
 * A command over many targets. It is committed once; a worker then applies one commit per target, in order, each repeatable
 * without doubling, and moves the cursor, so that a worker that dies is taken up where it stopped.
 * `department`: whose entries it may touch; null for all, which is the bureau's alone.
 */
export type JobWork =
  | { kind: 'import'; format: ImportFormat; file: string; department: string | null }
  | { kind: 'export'; format: ExportFormat; file: string; department: string | null }
  | { kind: 'approve'; department: string | null }
  | { kind: 'consent' }
  | { kind: 'handover'; from: string; to: string }
  | { kind: 'change'; change: Id<'chg'>; department: string | null }
  | { kind: 'change-withdrawn'; change: Id<'chg'> }
  /** What is open, counted by a version of the law; what was met late from a day on that it changed. */
  | { kind: 'recount'; version: number; since: LocalDate | null };

/** What a file to import may be: the national spreadsheet, or a list of entries. */
export const importFormats = ['xlsx', 'csv', 'json'] as const;
export type ImportFormat = (typeof importFormats)[number];

/** What the catalog is given out as; the template is the spreadsheet with nothing in it. */
export const exportFormats = ['xlsx', 'csv', 'json', 'dcat', 'template'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface Job {
  id: Id<'job'>;
  work: JobWork;
  /** The department and person it is done for. */
  department: string;
  by: string;
  status: JobStatus;
  /** How many targets there are, where that is known. */
  total: number | null;
  done: number;
  refused: number;
  /** Where the worker goes on: the number of the target, or the key of a list. */
  cursor: string | null;
  /** Of an import: what became of the entries of each department. */
  imported?: Imported[];
  /** Of a recount: what moved, for each department. */
  recounted?: Recounted[];
  startedAt: Instant | null;
  finishedAt: Instant | null;
}

export type JobChange = Change<'job', Job>;

/** For whom a job is done. */
interface Asking {
  by: Pick<Job, 'department'> & { personId: string };
}

/** A job that waits for what it works on. */
export function newJob(work: JobWork, { id }: { id: Id<'job'> }, { by }: Asking): [JobChange] {
  const waiting: Job = {
    ...{ id, work, department: by.department, by: by.personId, status: 'waiting' },
    ...{ total: null, done: 0, refused: 0, cursor: null, startedAt: null, finishedAt: null },
  };
  return [change('job', null, waiting)];
}

/** A job that runs as soon as it is asked for. */
export function beginJob(work: JobWork, given: { id: Id<'job'> }, at: Asking & { now: Instant }): [JobChange] {
  const [waiting] = newJob(work, given, at);
  return [andThen(waiting, (job) => startJob(job, at)[0])];
}

/** From here on the worker has it. @throws Refusal `import-started` */
export function startJob(job: Job, { now }: { now: Instant }): [JobChange] {
  if (job.status !== 'waiting') throw new Refusal('import-started');
  const started: Job = { ...job, status: targetOf(jobLife, 'start')(), startedAt: now };
  return [change('job', job, started, event('JobStarted', { kind: job.work.kind, total: job.total }))];
}

/** What came of a job's targets. */
export type JobCounts = Pick<Job, 'done' | 'refused' | 'imported' | 'recounted'>;

/** Of a list that people go on working on, more or less was there in the end than was counted at its beginning. */
export function finishJob(job: Job, counts: JobCounts, { now }: { now: Instant }): [JobChange] {
  const { done, refused } = counts;
  const next: Job = {
    ...job,
    ...counts,
    status: targetOf(jobLife, 'finish')(),
    finishedAt: now,
    total: done + refused,
  };
  const { imported, recounted } = next;
  const finished = event('JobFinished', {
    ...{ kind: job.work.kind, done, refused },
    ...(imported ? { imported } : {}),
    ...(recounted ? { recounted } : {}),
  });
  return [change('job', job, next, finished)];
}
