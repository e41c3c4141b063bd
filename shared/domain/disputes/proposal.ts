import type { Instant } from '../calendar/time.ts';
import type { Signature } from '../people/hands.ts';
import type { Author, SideAnswers } from './sides.ts';
import type { Terms } from './terms-fields.ts';

/** Terms proposed by one side, or by the bureau during coordination. */
export interface Proposal extends Terms, Signature {
  number: number;
  author: Author;
  at: Instant;
  answers: SideAnswers;
}

export type ProposalStatus = 'open' | 'replaced' | 'declined' | 'accepted';

/** The status of proposed terms. They are closed once a head rejects them, or their author proposes others. */
export function proposalStatus(
  { proposals }: { proposals: readonly Proposal[] },
  { answers: { requester, provider }, author, number }: Proposal,
): ProposalStatus {
  const answers = [requester, provider];
  if (answers.some((answer) => answer?.accepted === false)) return 'declined';
  if (answers.every((answer) => answer?.accepted)) return 'accepted';
  const replaced = proposals.some((other) => other.author === author && other.number > number);
  return replaced ? 'replaced' : 'open';
}
