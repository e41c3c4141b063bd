import { type Change, unchanged } from '../change.ts';
import type { Circumstances } from '../circumstances.ts';
import type { Duty, DutyChange } from '../duties/duty.ts';
import { mayClaim, mayReviewClaim } from '../duties/duty-rights.ts';
import { acceptClaim, claim } from '../duties/duty-steps.ts';
import { rulesOf } from '../duties/law.ts';
import { signature } from '../people/hands.ts';
import type { Resource } from './resource.ts';
import { declineNoChange as declineUpdateClaim } from './review.ts';

/** Changes of a decision on "no change needed"; the entry stays as it is. */
type NoChangeDecision = (DutyChange | Change<'resource', Resource>)[];

/** The department claims that its entry needs no change; the bureau decides (article 9). */
export function claimNoChange(duty: Duty, { reason }: { reason: string }, at: Circumstances): NoChangeDecision {
  const { by, law, now } = at;
  mayClaim(duty, by);
  return [claim(duty, { kind: 'no-change', at: now, ...signature(by), reason }, rulesOf(law, duty))];
}

/** The bureau accepts: the duty is met on the day of the claim (article 9). */
export function confirmNoChange(duty: Duty, { by, law, now }: Circumstances): NoChangeDecision {
  mayReviewClaim(duty, by);
  return [acceptClaim(duty, rulesOf(law, duty), now)];
}

/** The bureau rejects the claim. The decision depends on the entry, since a revision may be under review by then. */
export function declineNoChange(
  duty: Duty,
  { entry }: { entry: Resource | null },
  { by, law, now }: Circumstances,
): NoChangeDecision {
  mayReviewClaim(duty, by);
  const rejected = declineUpdateClaim(duty, entry, rulesOf(law, duty), now);
  return [rejected, ...(entry ? [unchanged('resource', entry)] : [])];
}
