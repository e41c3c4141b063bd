import type { Changed } from '../domain/grants/duties.ts';
import type { Made } from '../domain/grants/grant.ts';
import { type AnyStep, type Stored, step } from './commit.ts';
import { dutySteps } from './moved.ts';

/** The steps that commit a new grant with what is owed on it. */
export function grantSteps({ grant, opened }: Made): AnyStep[] {
  return [step('grant', null, grant), ...dutySteps([], { duties: [], opened })];
}

/**
 * The steps that commit a decision on a grant: the grant, every duty that ends, every duty that begins.
 * @param duties as they were read
 */
export function changedSteps(
  grant: Stored<'grant'>,
  duties: Stored<'duty'>[],
  changed: Changed,
  visible?: boolean,
): AnyStep[] {
  return [step('grant', grant, changed.grant, visible === undefined ? {} : { visible }), ...dutySteps(duties, changed)];
}
