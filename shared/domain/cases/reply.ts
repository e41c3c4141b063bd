import * as z from 'zod';
import { dateOf, type Instant, localDate } from '../calendar/time.ts';
import { basisSchema } from '../catalog/content.ts';
import { type Decision, event } from '../event.ts';
import type { GrantTerms } from '../grants/grant.ts';
import { mustBeAnother, type Principal } from '../people/person.ts';
import { prose } from '../prose.ts';
import { Refusal } from '../refusals.ts';
import { allowed, awaiting, bare, type DataRequest, type Item, partiesOf, termsOf } from './request.ts';

/** Why an item is refused. That the application is incomplete is no ground: the provider asks for a supplement (809 art. 21). */
export const refusalKinds = {
  'law-forbids': '法律法规禁止',
  'not-held': '本部门不掌握',
  'not-ready': '资源尚不具备共享条件',
  other: '其他',
} as const;

const itemRef = z.strictObject({ resource: z.string().max(40), item: z.string().max(31) });

/**
 * The reply (article 15): every item asked for is either agreed, until a day where that is earlier than asked, or refused with
 * kind, reason and basis; `all` stands for every item. `conditions` are those published with the entry or none (809 art. 15).
 */
export const replySchema = z.strictObject({
  agreed: z.union([z.literal('all'), z.array(itemRef.extend({ until: localDate.optional() })).max(3000)]).default([]),
  refused: z
    .array(
      z.strictObject({
        items: z.union([z.literal('all'), z.array(itemRef).min(1).max(3000)]),
        kind: z.enum([...(Object.keys(refusalKinds) as (keyof typeof refusalKinds)[]), 'incomplete']),
        reason: prose(2, 500),
        basis: basisSchema,
      }),
    )
    .max(50)
    .default([]),
  opinion: prose(0, 500).optional(),
  conditions: prose(0, 500).optional(),
});
export type Reply = z.infer<typeof replySchema>;

interface AgreedItem extends Item {
  resource: string;
  until: string;
}

export interface RefusedItems {
  items: (Item & { resource: string })[];
  kind: keyof typeof refusalKinds;
  reason: string;
  basis: z.infer<typeof basisSchema>;
}

/** The reply as it counts: when and by whom it was consented to. */
export interface Answer {
  at: Instant;
  by: string;
  consentedBy: string;
  opinion: string | null;
  agreed: AgreedItem[];
  refused: RefusedItems[];
}

/**
 * The provider's staff reply; it counts once the head of their sharing office has consented (809 art. 20).
 * @throws Refusal `incomplete-no-ground`, `conditions-beyond`, `reply-items`, `term-too-long`
 */
export function proposeReply(request: DataRequest, given: Reply, by: Principal, now: Instant): Decision<DataRequest> {
  allowed(request, 'reply', by);
  check(request, given, now);
  return {
    next: {
      ...request,
      status: 'replying',
      proposed: { reply: given, at: now, by: by.personId },
      remarks: null,
    } as DataRequest,
    events: [event('ReplyProposed', partiesOf(request))],
  };
}

export function declineReply(request: DataRequest, remarks: string, by: Principal): Decision<DataRequest> {
  allowed(request, 'declineReply', by);
  return {
    next: { ...bare(request), status: 'submitted', remarks } as DataRequest,
    events: [event('ReplyDeclined', { ...partiesOf(request), remarks })],
  };
}

/**
 * The head of the provider's sharing office consents: the reply counts from now, and what is agreed becomes a grant of exactly
 * those items for each entry. Whoever wrote it cannot consent to it. Silence never gets here.
 * @param grantId a new id for each grant
 * @throws Refusal as a step does, `same-person`, `term-too-long` where what staff agreed to is over by now
 */
export function consentReply(
  request: DataRequest,
  by: Principal,
  grantId: () => string,
  now: Instant,
): Decision<DataRequest> & { grants: GrantTerms[] } {
  allowed(request, 'consentReply', by);
  const { proposed } = request as DataRequest & { status: 'replying' };
  mustBeAnother(by, [proposed.by]);
  checkTerms(request, refsIn(request, proposed.reply.agreed), now);
  const { agreed, refused } = decided(request, proposed.reply);
  const resources = request.resources.map((resource) =>
    agreed.some((item) => item.resource === resource.id) ? { ...resource, grant: grantId() } : resource,
  );
  const next = {
    ...bare(request),
    resources,
    status: refused.length === 0 ? 'agreed' : agreed.length === 0 ? 'refused' : 'partly-agreed',
    reply: {
      at: now,
      by: proposed.by,
      consentedBy: by.personId,
      opinion: proposed.reply.opinion ?? null,
      agreed,
      refused,
    },
  } as DataRequest;
  const grants = resources.flatMap((resource) => {
    const items = agreed.filter((item) => item.resource === resource.id);
    return items.length > 0 ? [termsOf(next, resource, items)] : [];
  });
  const facts = {
    ...partiesOf(request),
    agreed: agreed.length,
    requested: itemsOf(request).length,
    grants: grants.map(({ id }) => id),
  };
  const type = { agreed: 'RequestAgreed', 'partly-agreed': 'RequestPartlyAgreed', refused: 'RequestRefused' } as const;
  return { next, grants, events: [event(type[next.status as keyof typeof type], facts)] };
}

/** The items that were refused, which may go to negotiation (article 15). */
export function refusedItems(request: DataRequest): RefusedItems[] {
  return 'reply' in request ? request.reply.refused : [];
}

function check(request: DataRequest, given: Reply, now: Instant): void {
  if (given.refused.some(({ kind }) => kind === 'incomplete')) throw new Refusal('incomplete-no-ground');
  const published = awaiting(request).map(({ condition }) => condition);
  if (given.conditions !== undefined && !published.includes(given.conditions)) {
    throw new Refusal('conditions-beyond', {}, [{ field: 'body.conditions', message: given.conditions }]);
  }
  const open = itemsOf(request).map(({ resource, id }) => `${resource}/${id}`);
  const agreed = refsIn(request, given.agreed);
  const said = [...agreed, ...given.refused.flatMap(({ items }) => refsIn(request, items))].map(keyOf);
  const wrong = [
    ...said.filter((key, n) => !open.includes(key) || said.indexOf(key) !== n),
    ...open.filter((key) => !said.includes(key)),
  ];
  if (wrong.length > 0) {
    throw new Refusal('reply-items', {}, [{ field: 'body', message: [...new Set(wrong)].join(', ') }]);
  }
  checkTerms(request, agreed, now);
}

/** What is agreed can be used from now on, and no longer than was asked; the term asked for may have passed meanwhile. */
function checkTerms(request: DataRequest, agreed: Ref[], now: Instant): void {
  const beyond = agreed.filter(({ until = request.until }) => until > request.until || until <= dateOf(now));
  if (beyond.length > 0) {
    throw new Refusal('term-too-long', { until: request.until }, [
      { field: 'body.agreed', message: beyond.map(keyOf).join(', ') },
    ]);
  }
}

function decided(request: DataRequest, given: Reply): Pick<Answer, 'agreed' | 'refused'> {
  const items = itemsOf(request);
  const named = (refs: 'all' | Ref[]) =>
    refsIn(request, refs).flatMap((ref) => {
      const item = items.find(({ resource, id }) => resource === ref.resource && id === ref.item);
      return item ? [{ ...item, until: ref.until ?? request.until }] : [];
    });
  return {
    agreed: named(given.agreed),
    refused: given.refused.map(({ items: refs, kind, reason, basis }) => ({
      items: named(refs).map(({ until: _until, ...item }) => item),
      kind: kind as keyof typeof refusalKinds,
      reason,
      basis,
    })),
  };
}

interface Ref {
  resource: string;
  item: string;
  until?: string | undefined;
}

function refsIn(request: DataRequest, refs: 'all' | Ref[]): Ref[] {
  return refs === 'all' ? itemsOf(request).map(({ resource, id }) => ({ resource, item: id })) : refs;
}

/** The items that await a reply. */
function itemsOf(request: DataRequest): (Item & { resource: string })[] {
  return awaiting(request).flatMap(({ id: resource, items }) => items.map((item) => ({ resource, ...item })));
}

const keyOf = ({ resource, item }: Ref) => `${resource}/${item}`;
