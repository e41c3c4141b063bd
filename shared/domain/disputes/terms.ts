import type * as z from 'zod';
import type { Instant } from '../calendar/time.ts';
import { andThen, change } from '../change.ts';
import type { Circumstances } from '../circumstances.ts';
import { event } from '../event.ts';
import type { GrantTerms } from '../grants/grant.ts';
import type { Id } from '../id.ts';
import { handsOf, mustBeAnother, signature } from '../people/hands.ts';
import type { Principal } from '../people/person.ts';
import { Refusal } from '../refusals.ts';
import { type NegotiationDecision, withConsequences } from './consequences.ts';
import {
  closeNegotiation,
  mustHaveRoom,
  mustLast,
  type Negotiation,
  negotiationFacts,
  takeStep,
} from './negotiation.ts';
import { type Proposal, proposalStatus } from './proposal.ts';
import { type Author, authorOf, isSide, type SideAnswers, type sideAnswerSchema, sideOf, unanswered } from './sides.ts';
import type { Terms } from './terms-fields.ts';

const MOST_PROPOSALS = 15;

/** @returns for whom @throws Refusal `not-your-step`, `step-closed`, `case-full` */
export function mayProposeTerms(negotiation: Negotiation, { by }: Circumstances): Author {
  const author = authorOf(negotiation, by);
  takeStep(negotiation, isSide(author) ? 'propose' : 'mediate', by);
  mustHaveRoom(negotiation.proposals, MOST_PROPOSALS, '方案');
  return author;
}

/** One side, or the bureau during coordination, proposes terms. They replace its earlier ones. */
export function proposeTerms(negotiation: Negotiation, terms: Terms, at: Circumstances): NegotiationDecision {
  const author = mayProposeTerms(negotiation, at);
  checkTerms(negotiation, terms, at.now);
  const number = negotiation.proposals.length + 1;
  const proposal: Proposal = { ...terms, number, author, at: at.now, ...signature(at.by), answers: unanswered };
  const next = { ...negotiation, proposals: [...negotiation.proposals, proposal] };
  const proposed = event('TermsProposed', {
    ...negotiationFacts(negotiation),
    side: author,
    proposal: number,
    ...terms,
  });
  return withConsequences(change('negotiation', negotiation, next, proposed), at);
}

/** An answer to terms, with their number. */
type TermsAnswer<D = 'accept' | 'decline'> = Extract<z.infer<typeof sideAnswerSchema>, { decision: D }> & {
  number: number;
};

/**
 * The head of a side accepts or rejects terms. Terms bind nobody until the heads of both sides accept, including the side that
 * proposed them (Order 809 art. 20). Then they are the recorded agreement of article 15 and become a grant.
 * @param said with the id for the grant
 * @throws Refusal `same-person`, `proposal-closed`, `answered-already`
 */
export function answerTerms(
  negotiation: Negotiation,
  said: TermsAnswer & { grantId: Id<'grt'> },
  at: Circumstances,
): NegotiationDecision {
  return said.decision === 'accept' ? acceptTerms(negotiation, said, at) : declineTerms(negotiation, said, at);
}

function acceptTerms(
  negotiation: Negotiation,
  { number, grantId }: TermsAnswer<'accept'> & { grantId: Id<'grt'> },
  at: Circumstances,
): NegotiationDecision {
  const { proposal, side, to } = mayAnswerTerms(negotiation, 'acceptTerms', number, at.by);
  // The term may have passed meanwhile; then the terms have to be proposed anew.
  checkTerms(negotiation, proposal, at.now);
  const answers = { ...proposal.answers, [side]: { accepted: true, reason: null, at: at.now, ...signature(at.by) } };
  const accepted = change(
    'negotiation',
    negotiation,
    withAnswers(negotiation, number, answers),
    event('TermsAccepted', { ...negotiationFacts(negotiation), side, proposal: number }),
  );
  if (!answers.requester?.accepted || !answers.provider?.accepted) return withConsequences(accepted, at);
  const agreed = event('NegotiationAgreed', {
    ...negotiationFacts(negotiation),
    proposal: number,
    grant: grantId,
    coordinated: negotiation.failure === null ? 'no' : 'yes',
  });
  const both = andThen(accepted, (state) =>
    change('negotiation', state, { ...closeNegotiation(state, to('agreed'), at.now), grant: grantId }, agreed),
  );
  return withConsequences(both, at, grantOf(negotiation, proposal, grantId));
}

function declineTerms(
  negotiation: Negotiation,
  { number, reason }: TermsAnswer<'decline'>,
  at: Circumstances,
): NegotiationDecision {
  const { proposal, side } = mayAnswerTerms(negotiation, 'declineTerms', number, at.by);
  const answers = { ...proposal.answers, [side]: { accepted: false, reason, at: at.now, ...signature(at.by) } };
  const rejected = event('TermsRejected', { ...negotiationFacts(negotiation), side, proposal: number, reason });
  return withConsequences(change('negotiation', negotiation, withAnswers(negotiation, number, answers), rejected), at);
}

/** Checks terms: items of the case, a term in the future. @throws Refusal `items-not-disputed`, `term-over` */
export function checkTerms({ items }: Negotiation, terms: Terms, now: Instant): void {
  const wrong = terms.items.filter((id, n) => !items.some((item) => item.id === id) || terms.items.indexOf(id) !== n);
  if (wrong.length > 0) {
    throw new Refusal('items-not-disputed', {}, [{ field: 'body.items', message: wrong.join() }]);
  }
  mustLast(terms.until, now);
}

/**
 * Refuses items that need an agreement: commercial secrets and personal privacy are shared only as the two sides agree, and no
 * ruling or decision replaces that (article 15). @throws Refusal `agreement-only`
 */
export function mustNeedNoAgreement(negotiation: Negotiation, { items }: Pick<Terms, 'items'>): void {
  const kept = negotiation.items.filter(({ id, confidential }) => confidential !== null && items.includes(id));
  if (kept.length === 0) return;
  throw new Refusal('agreement-only', { items: kept.map(({ name }) => name).join('、') }, [
    { field: 'body.items', message: kept.map(({ id }) => id).join() },
  ]);
}

/** Terms of the grant: exactly these items, for the purpose of the negotiation. */
export function grantOf(negotiation: Negotiation, { items, until, conditions }: Terms, id: Id<'grt'>): GrantTerms {
  const { resource, requester, provider, purpose, scope, number } = negotiation;
  return {
    id,
    source: negotiation.id,
    number,
    resource: resource.id,
    version: resource.version,
    resourceName: resource.name,
    requester,
    provider,
    items: negotiation.items
      .filter((item) => items.includes(item.id))
      .map((item) => ({ id: item.id, name: item.name, until })),
    purpose,
    scope,
    conditions,
  };
}

/** The terms that may still be answered. */
export function openProposals(negotiation: Negotiation): Proposal[] {
  return negotiation.proposals.filter((proposal) => proposalStatus(negotiation, proposal) === 'open');
}

/** Whether the caller may answer at least one of the open terms. @throws Refusal that of the first, where they may answer none */
export function mayAnswerSomeTerms(negotiation: Negotiation, { by }: Circumstances): void {
  const open = openProposals(negotiation);
  const refused = open.flatMap(({ number }) => {
    try {
      mayAnswerTerms(negotiation, 'acceptTerms', number, by);
      return [];
    } catch (error) {
      return [error];
    }
  });
  if (refused.length === open.length) throw refused[0] ?? new Refusal('proposal-closed');
}

/** @throws Refusal `not-your-step`, `step-closed`, `proposal-closed`, `answered-already`, `same-person` */
function mayAnswerTerms<S extends 'acceptTerms' | 'declineTerms'>(
  negotiation: Negotiation,
  step: S,
  number: number,
  by: Principal,
) {
  const to = takeStep(negotiation, step, by);
  const proposal = negotiation.proposals.find((each) => each.number === number);
  if (!proposal) throw new Refusal('not-found', { what: '方案' });
  const status = proposalStatus(negotiation, proposal);
  if (status !== 'open') throw new Refusal('proposal-closed');
  const side = sideOf(negotiation, by);
  if (proposal.answers[side]) throw new Refusal('answered-already');
  mustBeAnother(by, handsOf(proposal, proposal.answers.requester, proposal.answers.provider));
  return { proposal, side, to };
}

function withAnswers(negotiation: Negotiation, number: number, answers: SideAnswers): Negotiation {
  const proposals = negotiation.proposals.map((each) => (each.number === number ? { ...each, answers } : each));
  return { ...negotiation, proposals };
}
