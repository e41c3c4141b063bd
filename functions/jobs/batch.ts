import type { Recounted } from '../../shared/domain/event.ts';
import type { AnyChange } from '../../shared/storage/commit.ts';

/** One target of a job: what it is called in the list of refusals, and the commit it comes to. */
export interface Target {
  name: string;
  /** Of an import: for which department, and what becomes of the entry. */
  imported?: { department: string; as: 'proposed' | 'waiting' };
  /** Decided anew on each try. Null: there is nothing left to do. @throws Refusal */
  decide(): Promise<readonly AnyChange[] | null>;
}

/** Some targets, and where the job goes on after them; null at the end. */
export interface Batch {
  targets: Target[];
  next: string | null;
  /** How many targets there are in all, where that is known. */
  total: number | null;
  /** Of a recount: what has moved among what this batch looked at. */
  recounted?: Recounted[];
  /** Commits at the same time, where it is not as many as usual. */
  parallel?: number;
  /** Whether the next batch doesn't depend on what this one commits, and may be chosen meanwhile. */
  ahead?: boolean;
}

/** What a kind of job does: the next batch of its targets from a cursor on, the first time from null. */
export type Work = (cursor: string | null) => Promise<Batch>;
