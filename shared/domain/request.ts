import * as z from 'zod';
import { basisSchema, sharingOf } from './content.ts';
import { type Decision, event } from './event.ts';
import type { GrantTerms } from './grant.ts';
import { Refusal } from './refusals.ts';
import { isPublished, type Resource } from './resource.ts';

/** The application (article 15): scope, purpose, and the items by id with their number. */
export const applicationSchema = z.strictObject({
  resource: z.string().min(1).max(60),
  scope: z.string().trim().min(2).max(500),
  purpose: z.string().trim().min(2).max(500),
  items: z.array(z.string().max(31)).min(1).max(300),
  itemCount: z.int().min(1).max(300),
  /** 使用依据: on what duty of the requester's own the use rests. */
  basis: z.string().trim().min(2).max(300),
});
export type Application = z.infer<typeof applicationSchema>;

export const refusalKinds = {
  'law-forbids': '法律法规禁止',
  'not-held': '本部门不掌握',
  'not-ready': '资源尚不具备共享条件',
  other: '其他',
} as const;

const refusalReason = z.strictObject({
  kind: z.enum(Object.keys(refusalKinds) as [keyof typeof refusalKinds, ...(keyof typeof refusalKinds)[]]),
  reason: z.string().trim().min(2).max(500),
  basis: basisSchema,
});
export type RefusalReason = z.infer<typeof refusalReason>;

/** The reply: agree, agree in part (which items; why not the rest), or refuse; a refusal has its reason and its basis. */
export const replySchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('agree'), opinion: z.string().trim().max(500).optional() }),
  z.strictObject({
    decision: z.literal('agree-in-part'),
    items: z.array(z.string().max(31)).min(1).max(300),
    refusal: refusalReason,
    opinion: z.string().trim().max(500).optional(),
  }),
  z.strictObject({ decision: z.literal('refuse'), refusal: refusalReason }),
]);
export type Reply = z.infer<typeof replySchema>;

interface Item {
  id: string;
  name: string;
}

export type RequestStatus =
  | { status: 'submitted' }
  | { status: 'agreed'; reply: Answer; grant: string }
  | { status: 'partly-agreed'; reply: Answer & { refusal: RefusalReason }; grant: string }
  | { status: 'refused'; reply: Answer & { refusal: RefusalReason } };

interface Answer {
  at: string;
  by: string;
  opinion: string | null;
  agreed: Item[];
}

/** A request of one department for the data of another, pinned to the version of the entry that it saw. */
export type DataRequest = RequestStatus & {
  id: string;
  number: string;
  requester: string;
  handler: string;
  provider: string;
  resource: { id: string; code: string; version: number; name: string };
  scope: string;
  purpose: string;
  basis: string;
  items: Item[];
  submittedAt: string;
};

export const requestStatusNames = {
  submitted: '待答复',
  agreed: '同意共享',
  'partly-agreed': '部分同意',
  refused: '不予共享',
} as const satisfies Record<DataRequest['status'], string>;

export interface Applicant {
  id: string;
  number: string;
  requester: string;
  handler: string;
}

/**
 * The items applied for, or why the application cannot be made. Asked before a number is taken, so that a refused
 * application leaves nothing behind.
 */
export function itemsAppliedFor(application: Application, resource: Resource, requester: string): Item[] {
  if (!isPublished(resource)) throw new Refusal('resource-not-published');
  if (resource.provider === requester) throw new Refusal('own-data');
  const content = resource.published;
  const chosen = new Set(application.items);
  const items = content.items.filter((item) => chosen.has(item.id)).map(({ id, name }) => ({ id, name }));
  const unknown = application.items.filter((id) => !items.some((item) => item.id === id));
  if (unknown.length > 0) {
    throw new Refusal('items-unknown', { items: unknown.join('、') }, [
      { field: 'body.items', message: unknown.join() },
    ]);
  }
  const kept = content.items.filter((item) => chosen.has(item.id) && sharingOf(content, item) === 'not-shared');
  if (kept.length > 0) {
    const message = kept.map(({ id }) => id).join();
    throw new Refusal('resource-not-shared', {}, [{ field: 'body.items', message }]);
  }
  if (application.itemCount !== items.length) {
    throw new Refusal('item-count', { stated: application.itemCount, chosen: items.length }, [
      { field: 'body.itemCount', message: String(items.length) },
    ]);
  }
  return items;
}

/** Article 15: whether items are obtained directly, which they are where none of them is shared on conditions. */
export function obtainedDirectly({ items }: Pick<DataRequest, 'items'>, { published }: Resource): boolean {
  const asked = published?.items.filter((item) => items.some(({ id }) => id === item.id)) ?? [];
  return published !== null && asked.every((item) => sharingOf(published, item) === 'unconditional');
}

/** Article 15: a department applies for items of a published entry. */
export function apply(
  application: Application,
  resource: Resource,
  applicant: Applicant,
  now: string,
): Decision<DataRequest> {
  const items = itemsAppliedFor(application, resource, applicant.requester);
  const name = resource.published?.name ?? '';
  return {
    next: {
      ...applicant,
      status: 'submitted',
      provider: resource.provider,
      resource: { id: resource.id, code: resource.code, version: resource.version, name },
      scope: application.scope,
      purpose: application.purpose,
      basis: application.basis,
      items,
      submittedAt: now,
    },
    events: [
      event('RequestSubmitted', {
        number: applicant.number,
        requester: applicant.requester,
        provider: resource.provider,
        resource: resource.id,
        name,
        items: items.length,
      }),
    ],
  };
}

/** Article 6: what is open passes to the successor of the person who handled it. */
export function handOver(request: DataRequest, to: string): Decision<DataRequest> {
  const { requester, handler: from } = request;
  return { next: { ...request, handler: to }, events: [event('RequestHandedOver', { requester, from, to })] };
}

/** Article 15: the provider answers. What is agreed becomes a grant of exactly those items. Silence never gets here. */
export function reply(
  request: DataRequest,
  given: Reply,
  by: { personId: string; grantId: string },
  now: string,
): Decision<DataRequest> & { grant: GrantTerms | null } {
  if (request.status !== 'submitted') {
    throw new Refusal('request-closed', { status: requestStatusNames[request.status] });
  }
  const agreed = agreedItems(request, given);
  const answer: Answer = {
    at: now,
    by: by.personId,
    opinion: given.decision === 'refuse' ? null : (given.opinion ?? null),
    agreed,
  };
  const facts = {
    number: request.number,
    requester: request.requester,
    provider: request.provider,
    name: request.resource.name,
    agreed: agreed.length,
    requested: request.items.length,
  };
  if (given.decision === 'refuse') {
    return {
      next: { ...request, status: 'refused', reply: { ...answer, refusal: given.refusal } },
      events: [event('RequestRefused', facts)],
      grant: null,
    };
  }
  const grant = termsOf(request, agreed, by.grantId);
  if (given.decision === 'agree-in-part') {
    return {
      next: { ...request, status: 'partly-agreed', reply: { ...answer, refusal: given.refusal }, grant: grant.id },
      events: [event('RequestPartlyAgreed', { ...facts, grant: grant.id })],
      grant,
    };
  }
  return {
    next: { ...request, status: 'agreed', reply: answer, grant: grant.id },
    events: [event('RequestAgreed', { ...facts, grant: grant.id })],
    grant,
  };
}

/** Article 15: unconditional data is obtained directly, with no decision of the provider. */
export function grantDirectly(
  request: DataRequest,
  grantId: string,
  now: string,
): Decision<DataRequest> & { grant: GrantTerms } {
  const grant = { ...termsOf(request, request.items, grantId), direct: true };
  return {
    next: {
      ...request,
      status: 'agreed',
      reply: { at: now, by: 'system', opinion: null, agreed: request.items },
      grant: grant.id,
    },
    events: [
      event('RequestAgreed', {
        number: request.number,
        requester: request.requester,
        provider: request.provider,
        name: request.resource.name,
        agreed: request.items.length,
        requested: request.items.length,
        grant: grant.id,
      }),
    ],
    grant,
  };
}

function agreedItems(request: DataRequest, given: Reply): Item[] {
  if (given.decision === 'agree') return request.items;
  if (given.decision === 'refuse') return [];
  const agreed = request.items.filter((item) => given.items.includes(item.id));
  const all = new Set(given.items).size;
  if (agreed.length !== all || agreed.length === request.items.length) {
    throw new Refusal('agreed-items', {}, [{ field: 'body.items', message: given.items.join(', ') }]);
  }
  return agreed;
}

function termsOf(request: DataRequest, items: Item[], id: string): GrantTerms {
  return {
    id,
    source: request.id,
    number: request.number,
    resource: request.resource.id,
    version: request.resource.version,
    resourceName: request.resource.name,
    requester: request.requester,
    provider: request.provider,
    items: items.map((item) => ({ ...item, until: null })),
    purpose: request.purpose,
    scope: request.scope,
    conditions: null,
  };
}
