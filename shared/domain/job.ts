import type { SoughtInLog } from './access.ts';
import type { Instant, LocalDate } from './calendar/time.ts';
import type { Content } from './catalog/content.ts';
import type { Correction } from './catalog/import/corrections.ts';
import type { ShareType } from './catalog/metadata.ts';
import { andThen, type Change, change } from './change.ts';
import { event, type Imported, type Recounted } from './event.ts';
import type { Id } from './id.ts';
import { type JobStatus, jobLife } from './lives/job.ts';
import { targetOf } from './machine.ts';
import { signature } from './people/hands.ts';
import type { Principal } from './people/person.ts';
import { Refusal } from './refusals.ts';

/**
 * A command over many targets. It is committed once; then a worker makes one commit per target, in order, and moves the cursor.
 * Each commit can be repeated without doubling, so after a crash the next worker goes on where the last one stopped.
 * `department`: the department whose entries it may touch; null for all, for the bureau only.
 */
export type JobWork =
  | ImportWork
  | { kind: 'export'; format: ExportFormat; file: string; department: string | null; filter?: ExportFilter }
  /** Proposes, or drops, the drafts that an import made and nobody has touched since. */
  | { kind: 'propose' | 'drop'; import: Id<'job'>; department: string | null }
  | { kind: 'approve'; entries: Seen[] }
  | { kind: 'consent'; entries: Seen[] }
  | { kind: 'handover'; from: string; to: string }
  /** Moves what a department has to the one that takes its place. */
  | { kind: 'merge'; from: string; into: string }
  | { kind: 'change'; change: Id<'chg'>; department: string | null }
  | { kind: 'change-withdrawn'; change: Id<'chg'> }
  /** Writes what is sought in the log into files: of a department, or of all for an auditor. */
  | { kind: 'log-export'; format: LogExportFormat; department: string | null; sought: SoughtInLog }
  /** Recounts all open duties by a version of the law, and duties met late since the first day that it changed. */
  | { kind: 'recount'; version: number; since: LocalDate | null };

export interface ImportWork {
  kind: 'import';
  format: ImportFormat;
  file: string;
  /** The name of the file where it came from. */
  fileName?: string;
  upload?: Upload;
  department: string | null;
  /** Whether the file is only read, and nothing of it imported. */
  checkOnly?: true;
  corrections?: Correction[];
}

/** Which entries are exported: those that a search finds by the same words and properties. */
export interface ExportFilter {
  q?: string;
  shareType?: ShareType;
  theme?: string;
  format?: Content['format']['category'];
  updateCycle?: Content['updateCycle'];
}

/** An entry in the version that the giver of a bulk command has seen. The job decides on that version and no later one. */
export interface Seen {
  id: string;
  version: number;
}

/** An uploaded file as it was when its import was started, since what replaces it is not read: its size in bytes, and a tag that changes with its content. */
export interface Upload {
  size: number;
  tag: string;
}

/** Formats of a file to import: the national spreadsheet, or a list of entries. */
export const importFormats = ['xlsx', 'csv', 'json'] as const;
export type ImportFormat = (typeof importFormats)[number];

/** Formats of an export; the template is the empty spreadsheet. */
export const exportFormats = ['xlsx', 'csv', 'json', 'dcat', 'template'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Formats of an export of the log: JSON, one line of the log a line, or a spreadsheet. */
export const logExportFormats = ['jsonl', 'xlsx'] as const;
export type LogExportFormat = (typeof logExportFormats)[number];

/** How many lines a file of such an export holds, and how many files it has at most. */
export const LOG_LINES_A_FILE = 20_000;
export const LOG_FILES = 50;

/** The numbers of the files that an export of the log has made, from 1: none before its end, nor where it was refused. */
export function filesOfLogExport({ status, done, refused }: Pick<Job, 'status' | 'done' | 'refused'>): number[] {
  if (status !== 'finished' || refused > 0) return [];
  return Array.from({ length: Math.max(1, Math.ceil(done / LOG_LINES_A_FILE)) }, (_, n) => n + 1);
}

/** What each kind of job is called. */
export const jobKinds = {
  import: { zh: '目录导入', en: 'Import of catalog entries' },
  export: { zh: '目录导出', en: 'Export of the catalog' },
  'log-export': { zh: '日志导出', en: 'Export of the log' },
  propose: { zh: '导入修订提请', en: 'Proposal of imported revisions' },
  drop: { zh: '导入撤回', en: 'Withdrawal of an import' },
  approve: { zh: '成批审定', en: 'Approval of many entries' },
  consent: { zh: '成批同意', en: 'Consent to many entries' },
  handover: { zh: '事项移交', en: 'Handover of cases' },
  merge: { zh: '部门并入移交', en: 'Handover of a merged department' },
  change: { zh: '更新任务发起', en: 'Opening of update duties' },
  'change-withdrawn': { zh: '更新任务撤销', en: 'Withdrawal of update duties' },
  recount: { zh: '期限重算', en: 'Recount of dates' },
} as const satisfies Record<JobWork['kind'], { zh: string; en: string }>;

export const jobKindNames = Object.keys(jobKinds) as [JobWork['kind'], ...JobWork['kind'][]];

/** How many runs of a job may end without progress before the job ends as failed. */
export const MOST_TRIES = 3;

/**
 * Why a job failed: its runs broke off, as when memory or time did not suffice, or the last one ended in an error. The error
 * is told by its name alone, since its message may hold what was read.
 */
export interface JobFailure {
  why: 'broke-off' | 'error';
  error: string | null;
}

export interface Job {
  id: Id<'job'>;
  work: JobWork;
  /** The department and the person who asked for it. */
  department: string;
  by: string;
  /** The absent person for whom they asked. */
  actingFor?: string;
  status: JobStatus;
  /** Number of targets, if known. */
  total: number | null;
  done: number;
  refused: number;
  /** Where the worker continues: the number of a target, or a key in a list. */
  cursor: string | null;
  /** Result of an import, by department. */
  imported?: Imported[];
  /** Result of a recount, by department. */
  recounted?: Recounted[];
  /** Why it ended before its end; null if it did not. */
  failure: JobFailure | null;
  startedAt: Instant | null;
  finishedAt: Instant | null;
}

export type JobChange = Change<'job', Job>;

/** Who asked for the job. */
interface JobOwner {
  by: Pick<Principal, 'department' | 'personId' | 'actingFor'>;
}

/** Creates a job that waits for its file. */
export function newJob(work: JobWork, { id }: { id: Id<'job'> }, { by }: JobOwner): [JobChange] {
  const waiting: Job = {
    ...{ id, work, department: by.department, ...signature(by), status: 'waiting' },
    ...{ total: null, done: 0, refused: 0, cursor: null, failure: null, startedAt: null, finishedAt: null },
  };
  return [change('job', null, waiting)];
}

/** Creates a job that runs at once. */
export function beginJob(work: JobWork, given: { id: Id<'job'> }, at: JobOwner & { now: Instant }): [JobChange] {
  const [waiting] = newJob(work, given, at);
  return [andThen(waiting, (job) => startJob(job, at)[0])];
}

/** Hands a waiting job to the worker. @throws Refusal `import-started` */
export function startJob(job: Job, { now }: { now: Instant }, upload?: Upload): [JobChange] {
  if (job.status !== 'waiting') throw new Refusal('import-started');
  const work = upload && job.work.kind === 'import' ? { ...job.work, upload } : job.work;
  const started: Job = { ...job, work, status: targetOf(jobLife, 'start')(), startedAt: now };
  return [change('job', job, started, event('JobStarted', { kind: job.work.kind, total: job.total }))];
}

/** Outcome of a job, counted by target. */
export type JobCounts = Pick<Job, 'done' | 'refused' | 'imported' | 'recounted'>;

/** Ends a job. Its total is counted again, since people may have changed the list while the job ran. */
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

/** Ends a job that no further run would carry on. What it has done so far stays done. */
export function failJob(job: Job, failure: JobFailure, { now }: { now: Instant }): [JobChange] {
  const { done, refused, by, work } = job;
  const next: Job = { ...job, status: targetOf(jobLife, 'fail')(), failure, finishedAt: now };
  const failed = { kind: work.kind, by, done, refused, why: failure.why, error: failure.error ?? '' };
  return [change('job', job, next, event('JobFailed', failed))];
}
