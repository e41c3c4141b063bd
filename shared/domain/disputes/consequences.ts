import type { Unattended } from '../circumstances.ts';
import type { GrantDecision } from '../grants/duties.ts';
import type { GrantTerms } from '../grants/grant.ts';
import { makeGrant } from '../grants/start.ts';
import { dutiesOf } from './duties.ts';
import type { NegotiationChange } from './negotiation.ts';

/** What a decision on a case changes. */
export type NegotiationDecision = (NegotiationChange | GrantDecision[number])[];

/**
 * A change of a case with all that follows from it: the duties that end and begin with it, and the grant that is made of what was
 * agreed, ruled or decided (articles 15, 16). Every decision on a case ends with this.
 */
export function withConsequences(
  changed: NegotiationChange,
  at: Unattended,
  grant: GrantTerms | null = null,
): NegotiationDecision {
  return [changed, ...dutiesOf(changed, at), ...(grant ? makeGrant(grant, at) : [])];
}
