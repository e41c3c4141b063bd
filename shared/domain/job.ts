import { type Decision, event, type Imported, type Recounted } from './event.ts';
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
  | { kind: 'change'; change: string; department: string | null }
  | { kind: 'change-withdrawn'; change: string }
  /** What is open, counted by a version of the law; what was met late from a day on that it changed. */
  | { kind: 'recount'; version: number; since: string | null };

/** What a file to import may be: the national spreadsheet, or a list of entries. */
export const importFormats = ['xlsx', 'csv', 'json'] as const;
export type ImportFormat = (typeof importFormats)[number];

/** What the catalog is given out as; the template is the spreadsheet with nothing in it. */
export const exportFormats = ['xlsx', 'csv', 'json', 'dcat', 'template'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface Job {
  id: string;
  work: JobWork;
  /** The department and person it is done for. */
  department: string;
  by: string;
  status: 'waiting' | 'running' | 'finished';
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
  startedAt: string | null;
  finishedAt: string | null;
}

export function newJob(work: JobWork, by: { id: string; department: string; personId: string }): Job {
  return {
    id: by.id,
    work,
    department: by.department,
    by: by.personId,
    status: 'waiting',
    total: null,
    done: 0,
    refused: 0,
    cursor: null,
    startedAt: null,
    finishedAt: null,
  };
}

/** From here on the worker has it. */
export function startJob(job: Job, now: string): Decision<Job> {
  if (job.status !== 'waiting') throw new Refusal('import-started');
  return {
    next: { ...job, status: 'running', startedAt: now },
    events: [event('JobStarted', { kind: job.work.kind, total: job.total })],
  };
}

/** Of a list that people go on working on, more or less was there in the end than was counted at its beginning. */
export function finishJob(job: Job, now: string): Decision<Job> {
  return {
    next: { ...job, status: 'finished', finishedAt: now, total: job.done + job.refused },
    events: [
      event('JobFinished', {
        ...{ kind: job.work.kind, done: job.done, refused: job.refused },
        ...(job.imported ? { imported: job.imported } : {}),
        ...(job.recounted ? { recounted: job.recounted } : {}),
      }),
    ],
  };
}
