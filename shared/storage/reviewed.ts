import type { Reviewed } from '../domain/catalog/review.ts';
import { type AnyStep, type Stored, step } from './commit.ts';
import { dutySteps } from './moved.ts';

/** A review as steps of one commit: the entry, every duty it answers and every duty it opens. */
export function reviewedSteps(entry: Stored<'resource'>, duties: Stored<'duty'>[], reviewed: Reviewed): AnyStep[] {
  return [step('resource', entry, reviewed.entry), ...dutySteps(duties, reviewed)];
}

/** The id of the duty to review what is submitted next: the entry and its step, so that each submission has its own. */
export function reviewIdOf(entry: Stored<'resource'>): string {
  return `${entry.id}.review.${entry.seq + 1}`;
}
