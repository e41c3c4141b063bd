import type { Circumstances } from '../circumstances.ts';
import { dutyLife } from '../lives/duty.ts';
import { BUREAU } from '../people/department.ts';
import type { Principal } from '../people/person.ts';
import { Refusal } from '../refusals.ts';
import type { Duty, DutyChange } from './duty.ts';
import { extend } from './duty-steps.ts';
import { rulesOf } from './law.ts';

/** Only the owing department may say that no change is needed (article 9). @throws Refusal `not-the-provider` */
export function mayClaim({ owes }: Duty, by: Principal): void {
  if (by.department !== owes) throw new Refusal('not-the-provider');
}

/**
 * Checks who accepts or rejects "no change needed": an officer of the bureau, not of the owing department; in the bureau's own
 * case a second officer. A claimed revision is accepted with the revision itself.
 * @throws Refusal `duty-not-open`, `own-entry`
 */
export function mayReviewClaim(duty: Duty, by: Principal): void {
  if (duty.status !== 'claimed' || duty.claim.kind !== 'no-change') {
    throw new Refusal('duty-not-open', { status: dutyLife.states[duty.status] });
  }
  const own = by.department === duty.owes;
  if (own && (duty.owes !== BUREAU || by.personId === duty.claim.by)) throw new Refusal('own-entry');
}

/** The bureau gives more time, but never to itself (809 art. 17, 21). @throws Refusal `own-entry` */
export function mayGiveTime({ owes }: Duty, by: Principal): void {
  if (by.department === owes) throw new Refusal('own-entry');
}

/** The bureau gives more time, with a reason. @throws Refusal `own-entry`, and the refusals of `extend` */
export function giveTime(
  duty: Duty,
  { days, reason }: { days: number; reason: string },
  { by, law, now }: Circumstances,
): DutyChange[] {
  mayGiveTime(duty, by);
  return [extend(duty, { days, reason, at: now, by: by.personId }, rulesOf(law, duty))];
}
