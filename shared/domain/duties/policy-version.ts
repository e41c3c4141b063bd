import type * as z from 'zod';
import { addDays, dateOf, type Instant } from '../calendar/time.ts';
import { type Change, change } from '../change.ts';
import { event } from '../event.ts';
import { policyLife } from '../lives/policy.ts';
import { partsOf, take } from '../machine.ts';
import { handsOf, mustBeAnother, type Signature, signature } from '../people/hands.ts';
import type { Principal } from '../people/person.ts';
import { Refusal } from '../refusals.ts';
import { recurringKinds } from '../security/recurring.ts';
import { checkCeilings } from './ceilings.ts';
import { findPolicy, isSameMatter, type Policy, policySchema } from './policy.ts';

/** A policy as proposed. It states no end, since the next version ends it. */
const terms = policySchema.omit({ effectiveTo: true });

export const policyTermsSchema = terms.superRefine(
  ({ duty, days, stated, entryConsent, recurs, bands, reminders }, context) => {
    // zod calls this even if a field was refused already.
    if (context.issues.length > 0) return;
    const refuse = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
    if (stated && !(stated.least <= days && days <= stated.most)) refuse(['stated'], 'least ≤ days ≤ most');
    if (entryConsent && duty !== 'consent')
      refuse(['entryConsent'], '仅用于负责人同意期限 · only for the duty consent');
    if (Boolean(bands) !== (duty === 'tell-authority'))
      refuse(['bands'], '告知网信部门须填、仅此项可填 · of telling them');
    if (Boolean(recurs) !== duty in recurringKinds)
      refuse(['recurs'], '周期性安全任务须填、仅此类可填 · of what recurs');
    const points = reminders.map(({ workingDays, at }) => `${workingDays}/${at}`);
    if (new Set(points).size < points.length) refuse(['reminders'], '同一时间重复 · two at the same time');
  },
);
export type PolicyTerms = z.output<typeof policyTermsSchema>;

/** Who acted, and when. */
interface Act extends Signature {
  at: Instant;
}

/** A policy as the bureau loaded it. `version` is the version of the law that put it in force, or took it out. */
export interface PolicyVersion {
  id: string;
  status: keyof typeof policyLife.states;
  policy: Policy;
  proposed: Act;
  confirmed: (Act & { version: number }) | null;
  withdrawn: (Act & { version: number | null; reason: string }) | null;
}

/** The id under which a policy is stored. */
export function policyVersionId(policyId: string): string {
  return `law.${policyId}`;
}

export type PolicyDecision = [Change<'policy', PolicyVersion>];

/** What a decision on a policy needs: all policies, built in and loaded, and who decides. */
interface PolicyContext {
  law: { policies: readonly Policy[] };
  by: Principal;
  now: Instant;
}

/**
 * An officer proposes a version. Nothing is counted by it yet.
 * @param taken a version loaded under the same id before; an id is never reused
 * @throws Refusal `policy-id-taken`, `policy-in-past`, `policy-matter-unknown`, `policy-same-day`, `policy-too-long`
 */
export function proposePolicy(
  given: PolicyTerms,
  { taken }: { taken: PolicyVersion | null },
  at: PolicyContext,
): PolicyDecision {
  const policy: Policy = { ...given, effectiveTo: null };
  if (taken || at.law.policies.some(({ id }) => id === policy.id)) {
    throw new Refusal('policy-id-taken', { id: policy.id }, [{ field: 'body.id', message: policy.id }]);
  }
  checkPolicy(policy, at);
  const proposed: PolicyVersion = {
    id: policyVersionId(policy.id),
    status: 'proposed',
    policy,
    proposed: { at: at.now, ...signature(at.by) },
    confirmed: null,
    withdrawn: null,
  };
  return [change('policy', null, proposed, event('PolicyProposed', policyFacts(policy)))];
}

/**
 * Another officer confirms it. Duties that begin on its first day or later are counted by it; earlier ones keep their policy.
 * @param version the version of the law that includes it
 * @throws Refusal `not-your-step`, `step-closed`, `same-person`, and the refusals of a proposal, since time has passed
 */
export function confirmPolicy(
  proposed: PolicyVersion,
  { version }: { version: number },
  at: PolicyContext,
): PolicyDecision {
  const to = mayConfirmPolicy(proposed, at);
  const next = { ...proposed, status: to(), confirmed: { at: at.now, ...signature(at.by), version } };
  return [change('policy', proposed, next, event('PolicyConfirmed', policyFacts(proposed.policy)))];
}

/**
 * Withdraws a policy before its first day, confirmed or not. Once in force, it can only be followed by another version.
 * @param version the version of the law that removes it; null if it was never confirmed
 * @throws Refusal `not-your-step`, `step-closed`, `policy-in-force`
 */
export function withdrawPolicy(
  policyVersion: PolicyVersion,
  { reason, version }: { reason: string; version: number | null },
  { by, now }: Pick<PolicyContext, 'by' | 'now'>,
): PolicyDecision {
  const to = mayWithdrawPolicy(policyVersion, { by, now });
  const next = { ...policyVersion, status: to(), withdrawn: { at: now, ...signature(by), version, reason } };
  const was = policyVersion.confirmed ? 'confirmed' : 'proposed';
  return [
    change(
      'policy',
      policyVersion,
      next,
      event('PolicyWithdrawn', { ...policyFacts(policyVersion.policy), reason, was }),
    ),
  ];
}

/** @throws Refusal `not-your-step`, `step-closed`, `same-person`, `policy-in-past`, `policy-same-day` */
export function mayConfirmPolicy({ status, proposed, policy }: PolicyVersion, at: PolicyContext) {
  const to = take(policyLife, 'confirm', status, partsOf(at.by, noSides));
  mustBeAnother(at.by, handsOf(proposed));
  checkPolicy(policy, at);
  return to;
}

/** @throws Refusal `not-your-step`, `step-closed`, `policy-in-force` */
export function mayWithdrawPolicy(
  { status, policy, confirmed }: PolicyVersion,
  { by, now }: Pick<PolicyContext, 'by' | 'now'>,
) {
  const to = take(policyLife, 'withdraw', status, partsOf(by, noSides));
  if (confirmed && policy.effectiveFrom <= dateOf(now)) throw new Refusal('policy-in-force');
  return to;
}

/** The policies of a version of the law. A withdrawn policy is never in force, but can still be found by its id. */
export function policiesAt(loaded: readonly PolicyVersion[], version: number): Policy[] {
  return loaded.flatMap(({ policy, confirmed, withdrawn }) => {
    if (!confirmed || confirmed.version > version) return [];
    const isOut = withdrawn?.version !== null && withdrawn !== null && withdrawn.version <= version;
    return [isOut ? { ...policy, effectiveTo: addDays(policy.effectiveFrom, -1) } : policy];
  });
}

/** A policy has no two sides: the bureau acts as the bureau. */
const noSides = { requester: null, provider: null };

function checkPolicy(policy: Policy, { law: { policies }, now }: PolicyContext): void {
  const { effectiveFrom, duty, shareType } = policy;
  const on = { field: 'body.effectiveFrom', message: effectiveFrom };
  // Duties that begin today keep the rule that is in force today.
  if (effectiveFrom <= dateOf(now)) throw new Refusal('policy-in-past', {}, [on]);
  const same = policies.filter((other) => isSameMatter(other, policy));
  if (same.length === 0) {
    throw new Refusal('policy-matter-unknown', {}, [{ field: 'body.shareType', message: `${duty}/${shareType}` }]);
  }
  if (findPolicy(same, duty, shareType, effectiveFrom)?.effectiveFrom === effectiveFrom) {
    throw new Refusal('policy-same-day', { effectiveFrom }, [on]);
  }
  checkCeilings(policy);
}

function policyFacts({ id, duty, days, legalRef, effectiveFrom }: Policy) {
  return { policy: id, duty, days, document: legalRef.document, article: legalRef.article, effectiveFrom };
}
