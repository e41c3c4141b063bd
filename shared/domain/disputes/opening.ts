import type * as z from 'zod';
import { refusedItems } from '../cases/reply.ts';
import type { DataRequest } from '../cases/request.ts';
import { type Content, confidentialityOf, sharingOf } from '../catalog/content.ts';
import { mustBePublished, type Resource } from '../catalog/resource.ts';
import { change } from '../change.ts';
import type { Actor, Circumstances } from '../circumstances.ts';
import { type DomainEvent, event } from '../event.ts';
import type { Id } from '../id.ts';
import { mustBeAnother, signature, withHands } from '../people/hands.ts';
import { Refusal } from '../refusals.ts';
import { type NegotiationDecision, withConsequences } from './consequences.ts';
import {
  closeNegotiation,
  type DisputedItem,
  mustLast,
  type Negotiation,
  negotiationFacts,
  takeStep,
} from './negotiation.ts';
import type { consentSchema, Opening } from './opening-fields.ts';
import { type Side, sideOf } from './sides.ts';

type OpeningOn<K extends Opening['on']> = Extract<Opening, { on: K }>;

/** What a negotiation is about. It is resolved before a number is taken, so that a refusal leaves no gap in the series. */
export type DisputeMatter = Pick<
  Negotiation,
  'request' | 'resource' | 'requester' | 'provider' | 'purpose' | 'scope' | 'basis' | 'until' | 'items'
>;

/** What a negotiation begins with. */
export interface Beginning extends DisputeMatter, Pick<Negotiation, 'id' | 'number' | 'acrossLevels'> {
  /** Why the refusal is wrong, or why it is right; null for items that are not shared. */
  grounds: string | null;
}

/**
 * Resolves a negotiation about items that the reply to a request refused. Either side may open it (article 15).
 * @param content reads a version of an entry, here the version that the request is pinned to
 * @throws Refusal `items-not-refused`
 */
export async function onRefusal(
  request: DataRequest,
  opening: OpeningOn<'refusal'>,
  content: (resource: Id<'res'>, version: number) => Promise<Content>,
): Promise<DisputeMatter> {
  const refused = refusedByResource(request).find(({ resource }) => resource.id === opening.resource);
  const ids = refused?.items.map(({ id }) => id) ?? [];
  const wrong = opening.items.filter((id) => !ids.includes(id));
  if (!refused || wrong.length > 0) {
    throw new Refusal('items-not-refused', {}, [{ field: 'body.items', message: wrong.join() }]);
  }
  const { id, number, requester, provider, purpose, scope, basis, until } = request;
  return {
    request: { id, number },
    resource: refused.resource,
    requester,
    provider,
    purpose,
    scope,
    basis,
    until,
    items: itemsOf(await content(refused.resource.id, refused.resource.version), opening.items),
  };
}

/**
 * Resolves a negotiation about items that are not shared. They are obtained by negotiation only, and only if the requester needs
 * them for its duties (article 15).
 * @throws Refusal `resource-not-published`, `own-data`, `items-unknown`, `to-be-requested`, `term-over`
 */
export function onNotShared(entry: Resource, opening: OpeningOn<'not-shared'>, { by, now }: Actor): DisputeMatter {
  mustBePublished(entry);
  if (entry.provider === by.department) throw new Refusal('own-data');
  const { published: content, provider, id, code, version } = entry;
  const items = itemsOf(content, opening.items);
  const shared = content.items.filter(
    (item) => opening.items.includes(item.id) && sharingOf(content, item) !== 'not-shared',
  );
  if (shared.length > 0) {
    const message = shared.map((item) => item.id).join();
    throw new Refusal('to-be-requested', {}, [{ field: 'body.items', message }]);
  }
  mustLast(opening.until, now);
  const { purpose, scope, basis, until } = opening;
  const resource = { id, code, version, name: content.name };
  return { request: null, resource, requester: by.department, provider, purpose, scope, basis, until, items };
}

/**
 * Opens a negotiation. About refused items, it goes to the other side at once, since the head consented to the request. About
 * items that are not shared, it waits for the head of the requester's sharing office (Order 809 art. 20).
 */
export function openNegotiation({ grounds, ...beginning }: Beginning, at: Circumstances): NegotiationDecision {
  const openedBy: Side = beginning.requester === at.by.department ? 'requester' : 'provider';
  const negotiation: Negotiation = {
    ...beginning,
    status: 'proposed',
    openedBy,
    ...signature(at.by),
    hands: withHands([], at.by),
    openedAt: at.now,
    sentAt: null,
    remarks: null,
    statements: [],
    files: [],
    proposals: [],
    failure: null,
    meetings: [],
    ruling: null,
    decision: null,
    grant: null,
    endedAt: null,
  };
  if (negotiation.request === null) {
    const proposed = event('NegotiationProposed', {
      ...negotiationFacts(negotiation),
      ...resourceAndItems(negotiation),
    });
    return withConsequences(change('negotiation', null, negotiation, proposed), at);
  }
  const statement = { number: 1, side: openedBy, at: at.now, ...signature(at.by) };
  const statements = grounds === null ? [] : [{ ...statement, text: grounds }];
  const sent: Negotiation = { ...negotiation, status: 'negotiating', sentAt: at.now, statements };
  return withConsequences(change('negotiation', null, sent, openedEvent(sent)), at);
}

/** @throws Refusal `not-your-step`, `step-closed`, `same-person` */
export function mayConsent<S extends 'consent' | 'decline'>(negotiation: Negotiation, step: S, { by }: Circumstances) {
  const to = takeStep(negotiation, step, by);
  mustBeAnother(by, negotiation.hands);
  return to;
}

/**
 * The head of the requester's sharing office consents, which sends it, or declines. Whoever had a hand in it may not.
 * @throws Refusal `same-person`
 */
export function consentToNegotiation(
  negotiation: Negotiation,
  said: z.infer<typeof consentSchema>,
  at: Circumstances,
): NegotiationDecision {
  const to = mayConsent(negotiation, said.decision, at);
  if (said.decision === 'consent') {
    const next = {
      ...negotiation,
      status: to('negotiating'),
      sentAt: at.now,
      hands: withHands(negotiation.hands, at.by),
    };
    return withConsequences(change('negotiation', negotiation, next, openedEvent(negotiation)), at);
  }
  const { remarks } = said;
  const next = { ...closeNegotiation(negotiation, to('declined'), at.now), remarks };
  const declined = event('NegotiationDeclined', { ...negotiationFacts(negotiation), remarks });
  return withConsequences(change('negotiation', negotiation, next, declined), at);
}

/** Only the side that opened it. @throws Refusal `not-your-step`, `step-closed` */
export function mayWithdraw(negotiation: Negotiation, { by }: Circumstances) {
  const to = takeStep(negotiation, 'withdraw', by);
  const side = sideOf(negotiation, by);
  if (side !== negotiation.openedBy) throw new Refusal('not-your-step');
  return { to, side };
}

/** The side that opened the negotiation withdraws it. */
export function withdrawNegotiation(
  negotiation: Negotiation,
  { reason }: { reason: string },
  at: Circumstances,
): NegotiationDecision {
  const { to, side } = mayWithdraw(negotiation, at);
  const { status: from, sentAt } = negotiation;
  const told = sentAt === null ? 'no' : 'yes';
  const withdrawn = event('NegotiationWithdrawn', { ...negotiationFacts(negotiation), side, reason, from, told });
  return withConsequences(
    change('negotiation', negotiation, closeNegotiation(negotiation, to(), at.now), withdrawn),
    at,
  );
}

/** The event by which the other side receives the negotiation. */
function openedEvent(negotiation: Negotiation): DomainEvent {
  const confidential = negotiation.items.some((item) => item.confidential !== null) ? 'yes' : 'no';
  const side = negotiation.openedBy;
  return event('NegotiationOpened', {
    ...negotiationFacts(negotiation),
    side,
    ...resourceAndItems(negotiation),
    confidential,
  });
}

function resourceAndItems({ resource, items }: Negotiation) {
  return { resource: resource.id, items: items.map(({ id }) => id) };
}

/** The refused items of a request, by entry. */
function refusedByResource(
  request: DataRequest,
): { resource: Negotiation['resource']; items: { id: string; name: string }[] }[] {
  const refused = refusedItems(request).flatMap(({ items }) => items);
  return request.resources.map(({ id, code, version, name }) => ({
    resource: { id, code, version, name },
    items: refused.filter((item) => item.resource === id),
  }));
}

function itemsOf(content: Content, chosen: readonly string[]): DisputedItem[] {
  const items = content.items.filter(({ id }) => chosen.includes(id));
  const unknown = chosen.filter((id) => !items.some((item) => item.id === id));
  if (unknown.length > 0) {
    throw new Refusal('items-unknown', { items: unknown.join('、') }, [
      { field: 'body.items', message: unknown.join() },
    ]);
  }
  return items.map((item) => ({ id: item.id, name: item.name, confidential: confidentialityOf(content, item) }));
}
