import type { Reviewed } from '../domain/review.ts';
import { type AnyStep, type Stored, step } from './commit.ts';

/** A review as steps of one commit: the entry and every duty it answers. */
export function reviewedSteps(entry: Stored<'resource'>, duties: Stored<'duty'>[], reviewed: Reviewed): AnyStep[] {
  const read = new Map(duties.map((duty) => [duty.id, duty]));
  return [
    step('resource', entry, reviewed.entry),
    ...reviewed.duties.map(({ of, decision }) =>
      step('duty', read.get(of.id) ?? null, decision, { policy: of.policy }),
    ),
  ];
}
