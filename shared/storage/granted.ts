import type { Made } from '../domain/grant.ts';
import { type AnyStep, step } from './commit.ts';

/** The steps that commit a new grant with what is owed on it. */
export function grantSteps({ grant, opened }: Made): AnyStep[] {
  return [step('grant', null, grant), ...opened.map((duty) => step('duty', null, duty, { policy: duty.next.policy }))];
}
