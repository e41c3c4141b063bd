import * as z from 'zod';
import { type Instant, type LocalDate, localDate } from '../calendar/time.ts';
import { event } from '../event.ts';
import type { GrantTerms } from '../grants/grant.ts';
import { mustBeAnother, type Principal } from '../people/person.ts';
import { prose } from '../prose.ts';
import { Refusal } from '../refusals.ts';
import {
  type Author,
  allowed,
  authorOf,
  ended,
  factsOf,
  type Negotiated,
  type Negotiation,
  roomFor,
  type Side,
  sideOf,
  without,
} from './negotiation.ts';
import { itemIds, mustLast } from './opening.ts';

/** On what terms items are to be shared: which, until when, on what conditions. */
export const termsSchema = z.strictObject({
  items: itemIds,
  until: localDate,
  conditions: prose(2, 500),
});
export interface Terms {
  items: string[];
  until: LocalDate;
  conditions: string;
}

/** What one side's head answered. */
interface Answer {
  accepted: boolean;
  reason: string | null;
  at: Instant;
  by: string;
}
export type Answers = Record<Side, Answer | null>;
export const unanswered: Answers = { requester: null, provider: null };

/** Terms put forward by one side, or by the bureau as it coordinates. */
export interface Proposal extends Terms {
  number: number;
  author: Author;
  at: Instant;
  by: string;
  answers: Answers;
}
const MOST_PROPOSALS = 15;

/** One side, or the bureau as it coordinates, puts terms forward; they replace those it put forward before. */
export function propose(negotiation: Negotiation, terms: Terms, by: Principal, now: Instant): Negotiated {
  const author = authorOf(negotiation, by);
  allowed(negotiation, author === 'bureau' ? 'mediate' : 'propose', by);
  roomFor(negotiation.proposals, MOST_PROPOSALS, '方案');
  checkTerms(negotiation, terms, now);
  const number = negotiation.proposals.length + 1;
  const proposal: Proposal = { ...terms, number, author, at: now, by: by.personId, answers: unanswered };
  return without({
    next: { ...negotiation, proposals: [...negotiation.proposals, proposal] },
    events: [event('TermsProposed', { ...factsOf(negotiation), side: author, proposal: number, ...terms })],
  });
}

export type ProposalStatus = 'open' | 'replaced' | 'rejected' | 'accepted';

/** Whether terms can still be answered: not once a head has rejected them, nor once their author has put others forward. */
export function proposalStatus({ proposals }: Pick<Negotiation, 'proposals'>, proposal: Proposal): ProposalStatus {
  const answers = [proposal.answers.requester, proposal.answers.provider];
  if (answers.some((answer) => answer?.accepted === false)) return 'rejected';
  if (answers.every((answer) => answer?.accepted)) return 'accepted';
  const replaced = proposals.some(({ author, number }) => author === proposal.author && number > proposal.number);
  return replaced ? 'replaced' : 'open';
}

/**
 * The head of a side accepts. Terms bind nobody until the heads of both sides have accepted them, of the side that put them
 * forward too (Order 809 art. 20); then they are the recorded agreement of article 15 and become a grant.
 * @throws Refusal `same-person`, `proposal-closed`, `answered-already`
 */
export function acceptTerms(
  negotiation: Negotiation,
  number: number,
  { by, grantId }: { by: Principal; grantId: string },
  now: Instant,
): Negotiated {
  const { proposal, side } = answerable(negotiation, 'accept', number, by);
  mustStillHold(negotiation, proposal, now);
  const answers = { ...proposal.answers, [side]: { accepted: true, reason: null, at: now, by: by.personId } };
  const next = withAnswers(negotiation, number, answers);
  const accepted = event('TermsAccepted', { ...factsOf(negotiation), side, proposal: number });
  if (!answers.requester?.accepted || !answers.provider?.accepted) return without({ next, events: [accepted] });
  const agreed = event('NegotiationAgreed', {
    ...factsOf(negotiation),
    proposal: number,
    grant: grantId,
    coordinated: negotiation.failure === null ? 'no' : 'yes',
  });
  return {
    next: { ...ended(next, 'agreed', now), grant: grantId },
    events: [accepted, agreed],
    grant: grantOf(negotiation, proposal, grantId),
  };
}

/** @throws Refusal `same-person`, `proposal-closed`, `answered-already` */
export function rejectTerms(
  negotiation: Negotiation,
  number: number,
  reason: string,
  by: Principal,
  now: Instant,
): Negotiated {
  const { proposal, side } = answerable(negotiation, 'reject', number, by);
  const answers = { ...proposal.answers, [side]: { accepted: false, reason, at: now, by: by.personId } };
  return without({
    next: withAnswers(negotiation, number, answers),
    events: [event('TermsRejected', { ...factsOf(negotiation), side, proposal: number, reason })],
  });
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
export function withoutAgreement(negotiation: Negotiation, { items }: Pick<Terms, 'items'>): void {
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

function answerable(negotiation: Negotiation, step: 'accept' | 'reject', number: number, by: Principal) {
  allowed(negotiation, step, by);
  const proposal = negotiation.proposals.find((one) => one.number === number);
  if (!proposal) throw new Refusal('not-found', { what: '方案' });
  mustBeAnother(by, [proposal.by]);
  const status = proposalStatus(negotiation, proposal);
  if (status !== 'open') throw new Refusal('proposal-closed');
  const side = sideOf(negotiation, by);
  if (proposal.answers[side]) throw new Refusal('answered-already');
  return { proposal, side };
}

/** Terms whose time has run out since they were put forward are put forward anew. */
function mustStillHold(negotiation: Negotiation, terms: Terms, now: Instant): void {
  checkTerms(negotiation, terms, now);
}

function withAnswers(negotiation: Negotiation, number: number, answers: Answers): Negotiation {
  const proposals = negotiation.proposals.map((one) => (one.number === number ? { ...one, answers } : one));
  return { ...negotiation, proposals };
}
