import type * as z from 'zod';
import { addDays, dateOf, type Instant } from '../calendar/time.ts';
import { type Change, change } from '../change.ts';
import { event } from '../event.ts';
import { policyLife } from '../lives/policy.ts';
import { partsOf, take } from '../machine.ts';
import { mustBeAnother, type Principal } from '../people/person.ts';
import { Refusal } from '../refusals.ts';
import { checkCeilings } from './ceilings.ts';
import { findPolicy, isSameMatter, type Policy, policySchema } from './policy.ts';

/** A policy as it is proposed. Its end is not stated: it follows from the version after it. */
const terms = policySchema.omit({ effectiveTo: true });

export const policyTermsSchema = terms.superRefine(({ days, stated, reminders }, context) => {
  // zod calls this even if a field was refused already.
  if (context.issues.length > 0) return;
  const refuse = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
  if (stated && !(stated.least <= days && days <= stated.most)) refuse(['stated'], 'least ≤ days ≤ most');
  const points = reminders.map(({ workingDays, at }) => `${workingDays}/${at}`);
  if (new Set(points).size < points.length) refuse(['reminders'], '同一时间重复 · two at the same time');
});
export type PolicyTerms = z.output<typeof policyTermsSchema>;

/** What somebody did, and when. */
interface Act {
  at: Instant;
  by: string;
}

/** A policy as the bureau loaded it. `version` is the version of the law with which it came in, or went out. */
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

/** What a proposal is held to: the versions there are, built in and loaded, and who asks. */
interface Circumstances {
  law: { policies: readonly Policy[] };
  by: Principal;
  now: Instant;
}

/**
 * An officer proposes a version; nothing is counted by it yet.
 * @param taken the version loaded under that id before, if any; an id is never used again
 * @throws Refusal `policy-id-taken`, `policy-in-past`, `policy-matter-unknown`, `policy-same-day`, `policy-too-long`
 */
export function proposePolicy(
  given: PolicyTerms,
  { taken }: { taken: PolicyVersion | null },
  at: Circumstances,
): PolicyDecision {
  const policy: Policy = { ...given, effectiveTo: null };
  if (taken || at.law.policies.some(({ id }) => id === policy.id)) {
    throw new Refusal('policy-id-taken', { id: policy.id }, [{ field: 'body.id', message: policy.id }]);
  }
  check(policy, at);
  const proposed: PolicyVersion = {
    id: policyVersionId(policy.id),
    status: 'proposed',
    policy,
    proposed: { at: at.now, by: at.by.personId },
    confirmed: null,
    withdrawn: null,
  };
  return [change('policy', null, proposed, event('PolicyProposed', facts(policy)))];
}

/**
 * Another officer confirms it: what begins from its first day on is counted by it, what began before keeps its own.
 * @param version that of the law which it comes with
 * @throws Refusal `not-your-step`, `step-closed`, `same-person`, and those of the proposal, since time has passed
 */
export function confirmPolicy(
  proposed: PolicyVersion,
  { version }: { version: number },
  at: Circumstances,
): PolicyDecision {
  const to = take(policyLife, 'confirm', proposed.status, partsOf(at.by, nobodys));
  mustBeAnother(at.by, [proposed.proposed.by]);
  check(proposed.policy, at);
  const next = { ...proposed, status: to(), confirmed: { at: at.now, by: at.by.personId, version } };
  return [change('policy', proposed, next, event('PolicyConfirmed', facts(proposed.policy)))];
}

/**
 * It is not to come into force after all, whether or not it was confirmed; once it has, another version follows it.
 * @param version that of the law which it goes out of force with; null where it was never confirmed
 * @throws Refusal `not-your-step`, `step-closed`, `policy-in-force`
 */
export function withdrawPolicy(
  one: PolicyVersion,
  { reason, version }: { reason: string; version: number | null },
  { by, now }: Pick<Circumstances, 'by' | 'now'>,
): PolicyDecision {
  const to = take(policyLife, 'withdraw', one.status, partsOf(by, nobodys));
  if (one.confirmed && one.policy.effectiveFrom <= dateOf(now)) throw new Refusal('policy-in-force');
  const next = { ...one, status: to(), withdrawn: { at: now, by: by.personId, version, reason } };
  const was = one.confirmed ? 'confirmed' : 'proposed';
  return [change('policy', one, next, event('PolicyWithdrawn', { ...facts(one.policy), reason, was }))];
}

/** The policies of a version of the law. One withdrawn is never in force, but stays to be found by whatever names it. */
export function policiesAt(loaded: readonly PolicyVersion[], version: number): Policy[] {
  return loaded.flatMap(({ policy, confirmed, withdrawn }) => {
    if (!confirmed || confirmed.version > version) return [];
    const isOut = withdrawn?.version !== null && withdrawn !== null && withdrawn.version <= version;
    return [isOut ? { ...policy, effectiveTo: addDays(policy.effectiveFrom, -1) } : policy];
  });
}

/** A policy is between no departments: the bureau acts as the bureau. */
const nobodys = { requester: null, provider: null };

function check(policy: Policy, { law: { policies }, now }: Circumstances): void {
  const { effectiveFrom, duty, shareType } = policy;
  const on = { field: 'body.effectiveFrom', message: effectiveFrom };
  // What begins today begins under the rule that is in force today.
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

function facts({ id, duty, days, legalRef, effectiveFrom }: Policy) {
  return { policy: id, duty, days, document: legalRef.document, article: legalRef.article, effectiveFrom };
}
