import type { Instant, LocalDate } from '../calendar/time.ts';
import type { Change } from '../change.ts';
import type { Circumstances, Unattended } from '../circumstances.ts';
import type { Duty, DutyChange } from '../duties/duty.ts';
import type { About } from '../duties/waiting.ts';
import type { Kept } from '../field.ts';
import type { Grant, GrantTerms } from '../grants/grant.ts';
import type { Id } from '../id.ts';
import { requestLife } from '../lives/request.ts';
import { partsOf, take } from '../machine.ts';
import type { Signature } from '../people/hands.ts';
import type { Application } from './application-fields.ts';
import type { answerFields, Reply, refusalFields, refusalKinds } from './reply-fields.ts';

export interface Item {
  id: string;
  name: string;
}

/** The requested items of one entry, pinned to the version that the requester saw. */
export interface RequestedResource {
  id: Id<'res'>;
  code: string;
  version: number;
  name: string;
  items: Item[];
  /** The condition published with the entry. */
  condition: string | null;
  /** All items are unconditional, so they are obtained directly and no reply is owed (article 15). */
  direct: boolean;
  /** Id of the grant. */
  grant: Id<'grt'> | null;
}

/** The provider's question for missing information, asked once. The clock stops until it is answered (809 art. 21). */
export interface Supplement {
  missing: string;
  askedAt: Instant;
  askedBy: string;
  answer: string | null;
  answeredAt: Instant | null;
}

type Status =
  | { status: 'submitted' }
  | { status: 'supplementing' }
  | { status: 'replying'; proposed: { reply: Reply; at: Instant } & Signature }
  | { status: 'agreed' | 'partly-agreed' | 'refused'; reply: EffectiveReply }
  | { status: 'lapsed'; endedAt: Instant }
  | { status: 'withdrawn'; endedAt: Instant };

/** One department's request to another: a case of its own, under the number of its application. */
export type DataRequest = Status & {
  id: Id<'req'>;
  number: string;
  application: Id<'app'>;
  requester: string;
  handler: string;
  /** The absent person for whom the handler began it. */
  handlingFor?: string;
  /** The head who consented, and the absent head for whom. */
  consentedBy: string;
  consentedFor?: string;
  provider: string;
  /** Name in lists: the first entry, and the number of entries. */
  name: string;
  resources: RequestedResource[];
  submittedAt: Instant;
  supplement: Supplement | null;
  /** Why, and when, the head of the provider's sharing office returned a reply to staff. */
  remarks: string | null;
  returnedAt?: Instant;
  /** The provider's request to the bureau for more time. */
  extension: { days: number; reason: string; at: Instant; declined: string | null; hands: string[] } | null;
  nudgedAt: Instant | null;
  /** Everybody who had a hand in the application, in a supplement, or in a reply, returned ones included. */
  hands: string[];
} & Omit<Application, 'resources'>;

interface AgreedItem extends Item {
  resource: Id<'res'>;
  until: LocalDate;
}

export type RefusedItems = Omit<Kept<typeof refusalFields>, 'items' | 'kind'> & {
  /** `after`: the item is agreed to until that day, and refused for the rest of the term asked for. */
  items: (Item & { resource: Id<'res'>; after?: LocalDate })[];
  kind: keyof typeof refusalKinds;
};

/** The reply in effect: since when, and who consented. */
export interface EffectiveReply extends Kept<typeof answerFields>, Signature {
  at: Instant;
  consentedBy: string;
  consentedFor?: string;
  agreed: AgreedItem[];
  refused: RefusedItems[];
}

/** Changes of a decision on a request. */
export type RequestDecision = (Change<'request', DataRequest> | DutyChange | Change<'grant', Grant>)[];

/**
 * Takes a step.
 * @returns the state it leads to
 * @throws Refusal `not-your-step`, `step-closed`
 */
export function takeStep<S extends keyof typeof requestLife.steps>(
  request: DataRequest,
  step: S,
  { by }: Pick<Circumstances, 'by'>,
) {
  return take(requestLife, step, request.status, partsOf(by, request));
}

/** The duty to reply; null if all data is unconditional, since then no reply is owed (article 15). */
export function replyDutyOf({ duties }: Pick<Unattended, 'duties'>): Duty | null {
  return duties.find(({ kind }) => kind === 'reply') ?? null;
}

/** The duty to supply what is missing; null if nothing was asked for (809 art. 21). */
export function supplementDutyOf({ duties }: Pick<Unattended, 'duties'>): Duty | null {
  return duties.find(({ kind }) => kind === 'supplement') ?? null;
}

export const replyDutyId = (request: string) => `${request}.reply`;
export const supplementDutyId = (request: string) => `${request}.supplement`;

/** Terms of the grant for one entry of a request (article 15). */
export function grantTermsOf(
  request: Pick<DataRequest, 'id' | 'number' | 'requester' | 'provider' | 'purpose' | 'scope' | 'until'>,
  resource: RequestedResource,
  items: (Item & { until?: LocalDate | null })[],
  grant: Id<'grt'>,
): GrantTerms {
  return {
    id: grant,
    source: request.id,
    number: request.number,
    resource: resource.id,
    version: resource.version,
    resourceName: resource.name,
    requester: request.requester,
    provider: request.provider,
    items: items.map(({ id, name, until }) => ({ id, name, until: until ?? request.until })),
    purpose: request.purpose,
    scope: request.scope,
    conditions: resource.condition,
    direct: resource.direct,
  };
}

/** The entries that need a reply of the provider. */
export function resourcesToReply({ resources }: Pick<DataRequest, 'resources'>): RequestedResource[] {
  return resources.filter(({ direct }) => !direct);
}

/** Whether a reply is still to come. */
export function awaitsReply({ status }: Pick<DataRequest, 'status'>): boolean {
  return ['submitted', 'supplementing', 'replying'].includes(status);
}

/** What the duties of a request are about. */
export function aboutRequest({ id, number, name, requester, provider }: DataRequest): About {
  return { subject: { type: 'request', id, number, name }, requester, provider };
}

export function partiesOf({ number, requester, provider, name }: DataRequest) {
  return { number, requester, provider, name };
}

/** The request without the fields of its status. */
export function withoutStatus(request: DataRequest): Omit<DataRequest, 'status'> {
  const { status: _status, ...rest } = request;
  if ('proposed' in rest) {
    const { proposed: _proposed, ...bare } = rest;
    return bare;
  }
  return rest;
}
