import type * as z from 'zod';
import type { Instant } from '../calendar/time.ts';
import { andThen, change } from '../change.ts';
import type { Circumstances } from '../circumstances.ts';
import { event } from '../event.ts';
import type { GrantTerms } from '../grants/grant.ts';
import { mustBeAnother, type Principal } from '../people/person.ts';
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
import { authorOf, type SideAnswers, type sideAnswerSchema, sideOf, unanswered } from './sides.ts';
import type { Terms } from './terms-fields.ts';

const MOST_PROPOSALS = 15;

/** One side, or the bureau as it coordinates, puts terms forward; they replace those it put forward before. */
export function proposeTerms(negotiation: Negotiation, terms: Terms, at: Circumstances): NegotiationDecision {
  const author = authorOf(negotiation, at.by);
  takeStep(negotiation, author === 'bureau' ? 'mediate' : 'propose', at.by);
  mustHaveRoom(negotiation.proposals, MOST_PROPOSALS, '方案');
  checkTerms(negotiation, terms, at.now);
  const number = negotiation.proposals.length + 1;
  const proposal: Proposal = { ...terms, number, author, at: at.now, by: at.by.personId, answers: unanswered };
  const next = { ...negotiation, proposals: [...negotiation.proposals, proposal] };
  const proposed = event('TermsProposed', {
    ...negotiationFacts(negotiation),
    side: author,
    proposal: number,
    ...terms,
  });
  return withConsequences(change('negotiation', negotiation, next, proposed), at);
}

/** What the head of a side answers, and the number of the terms. */
type TermsAnswer<D = 'accept' | 'reject'> = Extract<z.infer<typeof sideAnswerSchema>, { decision: D }> & {
  number: number;
};

/**
 * The head of a side accepts terms, or rejects them. Terms bind nobody until the heads of both sides have accepted them, of the
 * side that put them forward too (Order 809 art. 20); then they are the recorded agreement of article 15 and become a grant.
 * @param said with the id of the grant that is made where both have accepted
 * @throws Refusal `same-person`, `proposal-closed`, `answered-already`
 */
export function answerTerms(
  negotiation: Negotiation,
  said: TermsAnswer & { grantId: string },
  at: Circumstances,
): NegotiationDecision {
  return said.decision === 'accept' ? acceptTerms(negotiation, said, at) : rejectTerms(negotiation, said, at);
}

function acceptTerms(
  negotiation: Negotiation,
  { number, grantId }: TermsAnswer<'accept'> & { grantId: string },
  at: Circumstances,
): NegotiationDecision {
  const { proposal, side, to } = answerable(negotiation, 'accept', number, at.by);
  // Terms whose time has run out since they were put forward are put forward anew.
  checkTerms(negotiation, proposal, at.now);
  const answers = { ...proposal.answers, [side]: { accepted: true, reason: null, at: at.now, by: at.by.personId } };
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

function rejectTerms(
  negotiation: Negotiation,
  { number, reason }: TermsAnswer<'reject'>,
  at: Circumstances,
): NegotiationDecision {
  const { proposal, side } = answerable(negotiation, 'reject', number, at.by);
  const answers = { ...proposal.answers, [side]: { accepted: false, reason, at: at.now, by: at.by.personId } };
  const rejected = event('TermsRejected', { ...negotiationFacts(negotiation), side, proposal: number, reason });
  return withConsequences(change('negotiation', negotiation, withAnswers(negotiation, number, answers), rejected), at);
}

/** Terms are about items of the case, for a time to come. @throws Refusal `items-not-disputed`, `term-over` */
export function checkTerms({ items }: Negotiation, terms: Terms, now: Instant): void {
  const wrong = terms.items.filter((id, n) => !items.some((item) => item.id === id) || terms.items.indexOf(id) !== n);
  if (wrong.length > 0) {
    throw new Refusal('items-not-disputed', {}, [{ field: 'body.items', message: wrong.join() }]);
  }
  mustLast(terms.until, now);
}

/**
 * Article 15: commercial secrets and personal privacy are shared as the two sides have agreed, and in no other way: neither a
 * ruling nor a superior's decision puts an agreement in their place. @throws Refusal `agreement-only`
 */
export function mustNeedNoAgreement(negotiation: Negotiation, { items }: Pick<Terms, 'items'>): void {
  const kept = negotiation.items.filter(({ id, confidential }) => confidential !== null && items.includes(id));
  if (kept.length === 0) return;
  throw new Refusal('agreement-only', { items: kept.map(({ name }) => name).join('、') }, [
    { field: 'body.items', message: kept.map(({ id }) => id).join() },
  ]);
}

/** The grant of items on terms: of exactly these items, for the purpose the negotiation was opened for. */
export function grantOf(negotiation: Negotiation, { items, until, conditions }: Terms, id: string): GrantTerms {
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

function answerable<S extends 'accept' | 'reject'>(negotiation: Negotiation, step: S, number: number, by: Principal) {
  const to = takeStep(negotiation, step, by);
  const proposal = negotiation.proposals.find((one) => one.number === number);
  if (!proposal) throw new Refusal('not-found', { what: '方案' });
  mustBeAnother(by, [proposal.by]);
  const status = proposalStatus(negotiation, proposal);
  if (status !== 'open') throw new Refusal('proposal-closed');
  const side = sideOf(negotiation, by);
  if (proposal.answers[side]) throw new Refusal('answered-already');
  return { proposal, side, to };
}

function withAnswers(negotiation: Negotiation, number: number, answers: SideAnswers): Negotiation {
  const proposals = negotiation.proposals.map((one) => (one.number === number ? { ...one, answers } : one));
  return { ...negotiation, proposals };
}
