import type { Recounted } from '../../shared/domain/event.ts';
import type { AnyChange } from '../../shared/storage/commit.ts';

/** A target of a job: its name in the list of refusals, and the decision that its commit is made of. */
export interface Target {
  name: string;
  /** For an import: the department of the entry, and whether it is proposed or waits. */
  imported?: { department: string; as: 'proposed' | 'waiting' };
  /** Decides again at each attempt. @returns null where nothing is left to do @throws Refusal */
  decide(): Promise<readonly AnyChange[] | null>;
}

/** A batch of targets, and the cursor of the next batch; null at the end. */
export interface Batch {
  targets: Target[];
  next: string | null;
  /** The number of all targets, where it is known. */
  total: number | null;
  /** For a recount: the dates that have moved among those of this batch. */
  recounted?: Recounted[];
  /** How many commits run at the same time, if not the usual number. */
  parallel?: number;
  /** Whether the next batch does not depend on the commits of this one, so that it can be chosen meanwhile. */
  ahead?: boolean;
}

/** Chooses the next batch of a job from a cursor; the first one from null. */
export type Work = (cursor: string | null) => Promise<Batch>;
