/** What a decision on a case does to the duties about it. */
import type { ShareType } from '../catalog/metadata.ts';
import type { Unattended } from '../circumstances.ts';
import { type DutyChange, type DutyTerms, isOpen } from './duty.ts';
import { cancel, meet, openDuty } from './duty-steps.ts';
import { rulesOf, rulesOnReceipt } from './law.ts';

/** Opens a duty that begins with what is received now. */
export function openOnReceipt(
  terms: Omit<DutyTerms, 'start'>,
  shareType: ShareType | null,
  { law, now }: Pick<Unattended, 'law' | 'now'>,
): DutyChange {
  const { rules, start } = rulesOnReceipt(law, terms.kind, shareType, now);
  return openDuty({ ...terms, start }, rules, now);
}

/** The act itself meets what is open. */
export function meetOpen({ duties, law, now }: Unattended): DutyChange[] {
  return duties.filter(({ status }) => status === 'open').map((duty) => meet(duty, rulesOf(law, duty), now));
}

/** What is still to be done no longer has to be. */
export function cancelOpen(reason: string, { duties, law, now }: Unattended): DutyChange[] {
  return duties.filter(isOpen).map((duty) => cancel(duty, reason, rulesOf(law, duty), now));
}
