import { type Change, unchanged } from '../change.ts';
import type { Circumstances } from '../circumstances.ts';
import type { Duty, DutyChange } from '../duties/duty.ts';
import { mayClaim, mayReviewClaim } from '../duties/duty-rights.ts';
import { acceptClaim, claim } from '../duties/duty-steps.ts';
import { rulesOf } from '../duties/law.ts';
import { beginWait, endDuties } from '../duties/waiting.ts';
import { dutyLife } from '../lives/duty.ts';
import { waitsIn } from '../machine.ts';
import { signature } from '../people/hands.ts';
import type { Resource } from './resource.ts';
import { declineNoChange as declineUpdateClaim, isReviewOfClaim } from './review.ts';

/** Changes of a decision on "no change needed"; the entry stays as it is. */
type NoChangeDecision = (DutyChange | Change<'resource', Resource>)[];

/** The department claims that its entry needs no change; the bureau owes the decision, as of any update (article 9; 809 art. 17). */
export function claimNoChange(duty: Duty, { reason }: { reason: string }, at: Circumstances): NoChangeDecision {
  const { by, law, now } = at;
  mayClaim(duty, by);
  const claimed = claim(duty, { kind: 'no-change', at: now, ...signature(by), reason }, rulesOf(law, duty));
  const about = { subject: duty.subject, requester: null, provider: duty.owes };
  return [claimed, ...waitsIn(dutyLife, claimed.next.status).flatMap((wait) => beginWait(wait, about, at))];
}

/** The bureau accepts: the duty is met on the day of the claim (article 9). */
export function confirmNoChange(duty: Duty, at: Circumstances): NoChangeDecision {
  const { by, law, now } = at;
  mayReviewClaim(duty, by);
  return [acceptClaim(duty, rulesOf(law, duty), now), ...reviewed(duty, at)];
}

/** The bureau rejects the claim. The decision depends on the entry, since a revision may be under review by then. */
export function declineNoChange(
  duty: Duty,
  { entry }: { entry: Resource | null },
  at: Circumstances,
): NoChangeDecision {
  const { by, law, now } = at;
  mayReviewClaim(duty, by);
  const rejected = declineUpdateClaim(duty, entry, rulesOf(law, duty), now);
  return [rejected, ...reviewed(duty, at), ...(entry ? [unchanged('resource', entry)] : [])];
}

/** The review of a claim is met by the decision on it. */
function reviewed({ subject }: Duty, at: Circumstances): DutyChange[] {
  const reviews = at.duties.filter((each) => isReviewOfClaim(each) && each.subject.change?.id === subject.change?.id);
  return endDuties('review', null, { ...at, duties: reviews });
}
