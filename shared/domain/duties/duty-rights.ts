import type { Circumstances } from '../circumstances.ts';
import { dutyLife } from '../lives/duty.ts';
import { BUREAU } from '../people/department.ts';
import type { Principal } from '../people/person.ts';
import { Refusal } from '../refusals.ts';
import type { Duty, DutyChange } from './duty.ts';
import { extend } from './duty-steps.ts';
import { rulesOf } from './law.ts';

/** Article 9: whoever owes says that no change is needed. @throws Refusal `not-the-provider` */
export function mayClaim({ owes }: Duty, by: Principal): void {
  if (by.department !== owes) throw new Refusal('not-the-provider');
}

/**
 * Who may accept or reject "no change needed": an officer of the bureau, not of the owing department; in the bureau's own
 * case another officer than the one who said so. A claimed revision is accepted with the revision itself.
 * @throws Refusal `duty-not-open`, `own-entry`
 */
export function mayReviewClaim(duty: Duty, by: Principal): void {
  if (duty.status !== 'claimed' || duty.claim.kind !== 'no-change') {
    throw new Refusal('duty-not-open', { status: dutyLife.states[duty.status] });
  }
  const own = by.department === duty.owes;
  if (own && (duty.owes !== BUREAU || by.personId === duty.claim.by)) throw new Refusal('own-entry');
}

/** 809 art. 17, 21: the bureau gives more time, never to itself. @throws Refusal `own-entry` */
export function mayGiveTime({ owes }: Duty, by: Principal): void {
  if (by.department === owes) throw new Refusal('own-entry');
}

/** The bureau gives more time for a reason. @throws Refusal `own-entry`, and what `extend` refuses */
export function giveTime(
  duty: Duty,
  { days, reason }: { days: number; reason: string },
  { by, law, now }: Circumstances,
): DutyChange[] {
  mayGiveTime(duty, by);
  return [extend(duty, { days, reason, at: now, by: by.personId }, rulesOf(law, duty))];
}
