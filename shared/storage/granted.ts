import type { Made } from '../domain/grant.ts';
import type { Changed } from '../domain/grant-duties.ts';
import { type AnyStep, type Stored, step } from './commit.ts';

/** The steps that commit a new grant with what is owed on it. */
export function grantSteps({ grant, opened }: Made): AnyStep[] {
  return [step('grant', null, grant), ...opened.map((duty) => step('duty', null, duty, { policy: duty.next.policy }))];
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
  const read = new Map(duties.map((duty) => [duty.id, duty]));
  return [
    step('grant', grant, changed.grant, visible === undefined ? {} : { visible }),
    ...changed.duties.map(({ of, decision }) => step('duty', read.get(of.id) ?? null, decision, { policy: of.policy })),
    ...changed.opened.map((opened) => step('duty', null, opened, { policy: opened.next.policy })),
  ];
}
