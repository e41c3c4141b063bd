/** Changes to the duties of a case. */
import type { ShareType } from '../catalog/metadata.ts';
import type { Unattended } from '../circumstances.ts';
import { type DutyChange, type DutyTerms, isOpen } from './duty.ts';
import { cancel, meet, openDuty } from './duty-steps.ts';
import { rulesOf, rulesOnReceipt } from './law.ts';

/** Opens a duty that begins with a receipt now. */
export function openOnReceipt(
  terms: Omit<DutyTerms, 'start'>,
  shareType: ShareType | null,
  { law, now }: Pick<Unattended, 'law' | 'now'>,
): DutyChange {
  const { rules, start } = rulesOnReceipt(law, terms.kind, shareType, now);
  return openDuty({ ...terms, start }, rules, now);
}

/** Meets all duties whose clock runs: the act itself is what was owed. */
export function meetOpen({ duties, law, now }: Unattended): DutyChange[] {
  return duties.filter(({ status }) => status === 'open').map((duty) => meet(duty, rulesOf(law, duty), now));
}

/** Cancels all duties that are still to be done. */
export function cancelOpen(reason: string, { duties, law, now }: Unattended): DutyChange[] {
  return duties.filter(isOpen).map((duty) => cancel(duty, reason, rulesOf(law, duty), now));
}
