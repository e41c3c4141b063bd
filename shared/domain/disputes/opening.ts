import * as z from 'zod';
import { dateOf, type Instant, type LocalDate, localDate } from '../calendar/time.ts';
import { refusedItems } from '../cases/reply.ts';
import type { DataRequest } from '../cases/request.ts';
import { type Content, confidentialityOf, sharingOf } from '../catalog/content.ts';
import { isPublished, type Resource } from '../catalog/resource.ts';
import { type Decision, event } from '../event.ts';
import { mustBeAnother, type Principal } from '../people/person.ts';
import { prose } from '../prose.ts';
import { Refusal } from '../refusals.ts';
import {
  allowed,
  type DisputedItem,
  ended,
  factsOf,
  type Negotiated,
  type Negotiation,
  sideOf,
  without,
} from './negotiation.ts';

/** As many items as one case takes. */
const MOST_ITEMS = 100;
export const itemIds = z.array(z.string().max(31)).min(1).max(MOST_ITEMS);
const resourceId = z.string().min(1).max(60);
const text = (most: number) => prose(2, most);

/** Article 15: on what was refused in the reply to a request, or on what is not shared; the latter states what it is for. */
export const openingSchema = z.discriminatedUnion('on', [
  z.strictObject({
    on: z.literal('refusal'),
    request: z.string().min(1).max(60),
    resource: resourceId,
    items: itemIds,
    /** Why the refusal should not stand, or why it does. */
    grounds: text(1500),
  }),
  z.strictObject({
    on: z.literal('not-shared'),
    resource: resourceId,
    items: itemIds,
    purpose: text(500),
    scope: text(500),
    /** 使用依据: on what duty of the requester's own the use rests. */
    basis: text(300),
    until: localDate,
  }),
]);
type Opening = z.infer<typeof openingSchema>;
type Of<K extends Opening['on']> = Extract<Opening, { on: K }>;

export interface Opener {
  id: string;
  number: string;
  acrossLevels: boolean;
}

/** What a negotiation begins with, worked out before a number is taken, so that one refused leaves nothing behind. */
export type Basis = Pick<
  Negotiation,
  'request' | 'resource' | 'requester' | 'provider' | 'purpose' | 'scope' | 'basis' | 'until' | 'items'
>;

/**
 * Article 15: items refused in the reply to a request may be negotiated, by either of its sides.
 * @param content reads a version of an entry, such as the one that the request is pinned to
 * @throws Refusal `items-not-refused`
 */
export async function onRefusal(
  opening: Of<'refusal'>,
  request: DataRequest,
  content: (resource: string, version: number) => Promise<Content>,
): Promise<Basis> {
  const refused = refusedIn(request).find(({ resource }) => resource.id === opening.resource);
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
 * Article 15: what is not shared is obtained by negotiation alone, and only where the requester needs it for its duties.
 * @throws Refusal `resource-not-published`, `own-data`, `items-unknown`, `to-be-requested`, `term-over`
 */
export function onNotShared(opening: Of<'not-shared'>, entry: Resource, by: Principal, now: Instant): Basis {
  if (!isPublished(entry)) throw new Refusal('resource-not-published');
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
 * The case begins. What was refused goes to the other side at once, since the head consented to the request; what is not shared
 * waits for the head of the requester's sharing office (Order 809 art. 20).
 */
export function openNegotiation(
  basis: Basis,
  { grounds }: { grounds: string | null },
  opener: Opener,
  by: Principal,
  now: Instant,
): Negotiated {
  const negotiation: Negotiation = {
    ...opener,
    ...basis,
    status: 'proposed',
    openedBy: basis.requester === by.department ? 'requester' : 'provider',
    by: by.personId,
    openedAt: now,
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
  if (basis.request === null) {
    return without({
      next: negotiation,
      events: [
        event('NegotiationProposed', {
          ...factsOf(negotiation),
          resource: basis.resource.id,
          items: basis.items.map(({ id }) => id),
        }),
      ],
    });
  }
  const side = negotiation.openedBy;
  const statements = grounds === null ? [] : [{ number: 1, side, text: grounds, at: now, by: by.personId }];
  return without(sent({ ...negotiation, statements }, now));
}

/** The head of the requester's sharing office consents, and it is sent; not whoever wrote it. @throws Refusal `same-person` */
export function consentToNegotiation(negotiation: Negotiation, by: Principal, now: Instant): Negotiated {
  allowed(negotiation, 'consent', by);
  mustBeAnother(by, [negotiation.by]);
  return without(sent(negotiation, now));
}

export function declineNegotiation(negotiation: Negotiation, remarks: string, by: Principal, now: Instant): Negotiated {
  allowed(negotiation, 'decline', by);
  mustBeAnother(by, [negotiation.by]);
  return without({
    next: { ...ended(negotiation, 'declined', now), remarks },
    events: [event('NegotiationDeclined', { ...factsOf(negotiation), remarks })],
  });
}

/** The side that opened it no longer pursues it. */
export function withdrawNegotiation(negotiation: Negotiation, reason: string, by: Principal, now: Instant): Negotiated {
  allowed(negotiation, 'withdraw', by);
  const side = sideOf(negotiation, by);
  if (side !== negotiation.openedBy) throw new Refusal('not-your-step');
  const { status: from, sentAt } = negotiation;
  return without({
    next: ended(negotiation, 'withdrawn', now),
    events: [
      event('NegotiationWithdrawn', {
        ...factsOf(negotiation),
        side,
        reason,
        from,
        told: sentAt === null ? 'no' : 'yes',
      }),
    ],
  });
}

/** A term that has not ended already. @throws Refusal `term-over` */
export function mustLast(until: LocalDate, now: Instant): void {
  if (until <= dateOf(now)) throw new Refusal('term-over', {}, [{ field: 'body.until', message: until }]);
}

function sent(negotiation: Negotiation, now: Instant): Decision<Negotiation> {
  const { resource, items, openedBy } = negotiation;
  return {
    next: { ...negotiation, status: 'negotiating', sentAt: now },
    events: [
      event('NegotiationOpened', {
        ...factsOf(negotiation),
        side: openedBy,
        resource: resource.id,
        items: items.map(({ id }) => id),
        confidential: items.some((item) => item.confidential !== null) ? 'yes' : 'no',
      }),
    ],
  };
}

/** Which items of which entry were refused in the reply to a request. */
function refusedIn(
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
