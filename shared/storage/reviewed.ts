import type { Reviewed } from '../domain/review.ts';
import { type AnyStep, type Stored, step } from './commit.ts';

/** A review as steps of one commit: the entry, every duty it answers and every duty it opens. */
export function reviewedSteps(entry: Stored<'resource'>, duties: Stored<'duty'>[], reviewed: Reviewed): AnyStep[] {
  const read = new Map(duties.map((duty) => [duty.id, duty]));
  return [
    step('resource', entry, reviewed.entry),
    ...reviewed.duties.map(({ of, decision }) =>
      step('duty', read.get(of.id) ?? null, decision, { policy: of.policy }),
    ),
    ...reviewed.opened.map((opened) => step('duty', null, opened, { policy: opened.next.policy })),
  ];
}

/** The id of the duty to review what is submitted next: the entry and its step, so that each submission has its own. */
export function reviewIdOf(entry: Stored<'resource'>): string {
  return `${entry.id}.review.${entry.seq + 1}`;
}
