import type { Instant } from '../calendar/time.ts';
import type { Author, SideAnswers } from './sides.ts';
import type { Terms } from './terms-fields.ts';

/** Terms put forward by one side, or by the bureau as it coordinates. */
export interface Proposal extends Terms {
  number: number;
  author: Author;
  at: Instant;
  by: string;
  answers: SideAnswers;
}

export type ProposalStatus = 'open' | 'replaced' | 'rejected' | 'accepted';

/** Whether terms can still be answered: not once a head has rejected them, nor once their author has put others forward. */
export function proposalStatus(
  { proposals }: { proposals: readonly Proposal[] },
  { answers: { requester, provider }, author, number }: Proposal,
): ProposalStatus {
  const answers = [requester, provider];
  if (answers.some((answer) => answer?.accepted === false)) return 'rejected';
  if (answers.every((answer) => answer?.accepted)) return 'accepted';
  const replaced = proposals.some((other) => other.author === author && other.number > number);
  return replaced ? 'replaced' : 'open';
}
