import type { Circumstances } from '../circumstances.ts';
import { dutyLife } from '../lives/duty.ts';
import { partsOf } from '../machine.ts';
import { BUREAU } from '../people/department.ts';
import { type Hands, handsOf, mustBeAnother, signature } from '../people/hands.ts';
import type { Principal } from '../people/person.ts';
import { Refusal } from '../refusals.ts';
import { type Duty, type DutyChange, isLate } from './duty.ts';
import { extend } from './duty-steps.ts';
import { currentDuty, rulesOf } from './law.ts';
import { endDuties } from './waiting.ts';

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

/**
 * The bureau gives more time, but never where it is itself a side: then the city government does (article 16; 809 art. 17, 21).
 * @throws Refusal `not-your-step`
 */
export function mayGiveTime({ owes, waits }: Duty, by: Principal): void {
  const parts = partsOf(by, { requester: waits, provider: owes });
  if (!dutyLife.steps.extend.by.some((part) => parts.includes(part))) throw new Refusal('not-your-step');
}

/**
 * More time is asked for and given until the date only: what was missed stays missed (809 art. 17, 21).
 * @throws Refusal `extension-too-late`
 */
export function mustBeInTime(duty: Duty, { law, now }: Pick<Circumstances, 'law' | 'now'>): void {
  const { duty: current } = currentDuty(law, duty);
  if (isLate(current, now)) throw new Refusal('extension-too-late', { due: current.due });
}

/** Whoever is above both sides, until the date. @throws Refusal `not-your-step`, `extension-too-late` */
export function mayExtendNow(duty: Duty, at: Pick<Circumstances, 'by' | 'law' | 'now'>): void {
  mayGiveTime(duty, at.by);
  mustBeInTime(duty, at);
}

/**
 * Whoever is above both sides gives more time, with a reason. @param given `asked`: who asked for it, if somebody did
 * @param at with the duties of the case
 * @throws Refusal `not-your-step`, `same-person`, `extension-too-late`, and the refusals of `extend`
 */
export function giveTime(
  duty: Duty,
  { days, reason, asked = [] }: { days: number; reason: string; asked?: Hands },
  at: Circumstances,
): DutyChange[] {
  const { by, law, now } = at;
  mayExtendNow(duty, at);
  mustBeAnother(by, asked);
  const extended = extend(duty, { days, reason, at: now, ...signature(by) }, rulesOf(law, duty));
  const decided = [...endDuties('decide-extension', null, at), ...endDuties('decide-instead', null, at)];
  return [extended, ...decided];
}
