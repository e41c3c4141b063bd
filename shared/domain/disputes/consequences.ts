import type { Unattended } from '../circumstances.ts';
import type { GrantDecision } from '../grants/duties.ts';
import type { GrantTerms } from '../grants/grant.ts';
import { makeGrant } from '../grants/start.ts';
import { dutiesOf } from './duties.ts';
import type { NegotiationChange } from './negotiation.ts';

/** Changes of a decision on a negotiation. */
export type NegotiationDecision = (NegotiationChange | GrantDecision[number])[];

/**
 * Adds the consequences of a change to a negotiation: duties that end and begin, and the grant of what was agreed, ruled or
 * decided (articles 15, 16). Every decision on a negotiation ends with this.
 */
export function withConsequences(
  changed: NegotiationChange,
  at: Unattended,
  grant: GrantTerms | null = null,
): NegotiationDecision {
  return [changed, ...dutiesOf(changed, at), ...(grant ? makeGrant(grant, at) : [])];
}
