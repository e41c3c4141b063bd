import type { Instant } from '../calendar/time.ts';
import type { Change } from '../change.ts';
import type { Circumstances, Unattended } from '../circumstances.ts';
import type { Duty, DutyChange } from '../duties/duty.ts';
import type { Kept } from '../field.ts';
import type { Grant, GrantTerms } from '../grants/grant.ts';
import { requestLife } from '../lives/request.ts';
import { partsOf, take } from '../machine.ts';
import type { Application } from './application-fields.ts';
import type { answerFields, Reply, refusalFields, refusalKinds } from './reply-fields.ts';

export interface Item {
  id: string;
  name: string;
}

/** What is asked of one entry, pinned to the version that was seen. */
export interface RequestedResource {
  id: string;
  code: string;
  version: number;
  name: string;
  items: Item[];
  /** The condition published with it. */
  condition: string | null;
  /** Article 15: none of the items is shared on conditions, so they are obtained directly and no reply is owed. */
  direct: boolean;
  /** The grant made of it. */
  grant: string | null;
}

/** The provider asked, once, for what is missing; the clock stands still until it is answered (809 art. 21). */
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
  | { status: 'replying'; proposed: { reply: Reply; at: Instant; by: string } }
  | { status: 'agreed' | 'partly-agreed' | 'refused'; reply: EffectiveReply }
  | { status: 'lapsed'; endedAt: Instant }
  | { status: 'withdrawn'; endedAt: Instant };

/** One department's request to another: a case of its own, under the number of the application that it comes from. */
export type DataRequest = Status & {
  id: string;
  number: string;
  application: string;
  requester: string;
  handler: string;
  consentedBy: string;
  provider: string;
  /** What a list calls it: the first entry, and how many there are. */
  name: string;
  resources: RequestedResource[];
  submittedAt: Instant;
  supplement: Supplement | null;
  /** Why the head of the provider's sharing office sent a reply back to staff. */
  remarks: string | null;
  /** The provider asks the bureau for more time. */
  extension: { days: number; reason: string; at: Instant; declined: string | null } | null;
  nudgedAt: Instant | null;
} & Omit<Application, 'resources'>;

export interface AgreedItem extends Item {
  resource: string;
  until: string;
}

export type RefusedItems = Omit<Kept<typeof refusalFields>, 'items' | 'kind'> & {
  items: (Item & { resource: string })[];
  kind: keyof typeof refusalKinds;
};

/** The reply as it takes effect: when, and who consented to it. */
export interface EffectiveReply extends Kept<typeof answerFields> {
  at: Instant;
  by: string;
  consentedBy: string;
  agreed: AgreedItem[];
  refused: RefusedItems[];
}

/** What a decision on a request changes. */
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

/** The duty to reply (article 15); null where all data is unconditional, so that none is owed. */
export function replyDutyOf({ duties }: Pick<Unattended, 'duties'>): Duty | null {
  return duties.find(({ kind }) => kind === 'reply') ?? null;
}

/** The duty to supply what is missing (809 art. 21); null where nothing was asked for. */
export function supplementDutyOf({ duties }: Pick<Unattended, 'duties'>): Duty | null {
  return duties.find(({ kind }) => kind === 'supplement') ?? null;
}

export const replyDutyId = (request: string) => `${request}.reply`;
export const supplementDutyId = (request: string) => `${request}.supplement`;

/** Article 15: the grant of one entry of a case. */
export function grantTermsOf(
  request: Pick<DataRequest, 'id' | 'number' | 'requester' | 'provider' | 'purpose' | 'scope' | 'until'>,
  resource: RequestedResource,
  items: (Item & { until?: string | null })[],
): GrantTerms {
  return {
    id: resource.grant ?? '',
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

/** The entries of a case that the provider has to reply about. */
export function resourcesToReply({ resources }: Pick<DataRequest, 'resources'>): RequestedResource[] {
  return resources.filter(({ direct }) => !direct);
}

export function partiesOf({ number, requester, provider, name }: DataRequest) {
  return { number, requester, provider, name };
}

/** Without what belongs to its status alone. */
export function withoutStatus(request: DataRequest): Omit<DataRequest, 'status'> {
  const { status: _status, ...rest } = request;
  if ('proposed' in rest) {
    const { proposed: _proposed, ...bare } = rest;
    return bare;
  }
  return rest;
}
