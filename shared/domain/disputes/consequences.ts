import type { Unattended } from '../circumstances.ts';
import type { EventType } from '../event.ts';
import type { GrantDecision } from '../grants/duties.ts';
import type { GrantTerms } from '../grants/grant.ts';
import { makeGrant } from '../grants/start.ts';
import { dutiesOf } from './duties.ts';
import type { NegotiationChange } from './negotiation.ts';
import { otherSide } from './sides.ts';

/** Changes of a decision on a negotiation. */
export type NegotiationDecision = (NegotiationChange | GrantDecision[number])[];

/**
 * With the turn that follows: whatever a side says, terms included, is for the other to answer (article 15). What is said twice in a
 * row leaves the turn where it is.
 */
function withTurn({ events, next, ...changed }: NegotiationChange): NegotiationChange {
  const acted = events.findLast(({ type }) => saying.some((one) => one === type));
  const side = acted && 'side' in acted.data ? acted.data.side : null;
  if ((side !== 'requester' && side !== 'provider') || next.turn?.of === otherSide(side)) {
    return { ...changed, events, next };
  }
  const turn = { of: otherSide(side), number: (next.turn?.number ?? 0) + 1 };
  return { ...changed, events, next: { ...next, turn } };
}

const saying: readonly EventType[] = [
  'NegotiationOpened',
  'NegotiationStated',
  'TermsProposed',
  'TermsAccepted',
  'TermsRejected',
  'NegotiationFailed',
];

/**
 * Adds the consequences of a change to a negotiation: whose turn it is, duties that end and begin, and the grant of what was agreed, ruled or
 * decided (articles 15, 16). Every decision on a negotiation ends with this.
 */
export function withConsequences(
  decided: NegotiationChange,
  at: Unattended,
  grant: GrantTerms | null = null,
): NegotiationDecision {
  const changed = withTurn(decided);
  return [changed, ...dutiesOf(changed, at), ...(grant ? makeGrant(grant, at) : [])];
}
