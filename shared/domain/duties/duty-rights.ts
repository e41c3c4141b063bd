import type { Circumstances } from '../circumstances.ts';
import { dutyLife } from '../lives/duty.ts';
import { BUREAU } from '../people/department.ts';
import { type Hands, handsOf, mustBeAnother, signature } from '../people/hands.ts';
import type { Principal } from '../people/person.ts';
import { Refusal } from '../refusals.ts';
import { type Duty, type DutyChange, isLate } from './duty.ts';
import { extend } from './duty-steps.ts';
import { currentDuty, rulesOf } from './law.ts';

/** Only the owing department may say that no change is needed (article 9). @throws Refusal `not-the-provider` */
export function mayClaim({ owes }: Duty, by: Principal): void {
  if (by.department !== owes) throw new Refusal('not-the-provider');
}

/**
 * Checks who accepts or rejects "no change needed": an officer of the bureau who had no hand in the claim. A claimed revision is
 * accepted with the revision itself. @throws Refusal `duty-not-open`, `role-missing`,
 * `same-person`
 */
export function mayReviewClaim(duty: Duty, by: Principal): void {
  if (duty.status !== 'claimed' || duty.claim.kind !== 'no-change') {
    throw new Refusal('duty-not-open', { status: dutyLife.states[duty.status] });
  }
  if (by.department !== BUREAU) throw new Refusal('role-missing');
  mustBeAnother(by, handsOf(duty.claim));
}

/** The bureau gives more time, but never to itself (809 art. 17, 21). @throws Refusal `own-entry` */
export function mayGiveTime({ owes }: Duty, by: Principal): void {
  if (by.department === owes) throw new Refusal('own-entry');
}

/**
 * More time is asked for and given until the date only: what was missed stays missed (809 art. 17, 21).
 * @throws Refusal `extension-too-late`
 */
export function mustBeInTime(duty: Duty, { law, now }: Pick<Circumstances, 'law' | 'now'>): void {
  const { duty: current } = currentDuty(law, duty);
  if (isLate(current, now)) throw new Refusal('extension-too-late', { due: current.due });
}

/**
 * The bureau gives more time, with a reason. @param given `asked`: who asked for it, if somebody did
 * @throws Refusal `own-entry`, `same-person`, `extension-too-late`, and the refusals of `extend`
 */
export function giveTime(
  duty: Duty,
  { days, reason, asked = [] }: { days: number; reason: string; asked?: Hands },
  { by, law, now }: Circumstances,
): DutyChange[] {
  mayGiveTime(duty, by);
  mustBeAnother(by, asked);
  mustBeInTime(duty, { law, now });
  return [extend(duty, { days, reason, at: now, ...signature(by) }, rulesOf(law, duty))];
}
