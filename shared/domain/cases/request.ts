import { dateOf, type Instant } from '../calendar/time.ts';
import { sharingOf } from '../catalog/content.ts';
import { isPublished, type Resource } from '../catalog/resource.ts';
import { type Duty, isLate } from '../duties/duty.ts';
import { type Decision, event } from '../event.ts';
import type { GrantTerms } from '../grants/grant.ts';
import { machine, mayTake, partsOf } from '../machine.ts';
import type { Principal } from '../people/person.ts';
import { Refusal } from '../refusals.ts';
import { type Application, type Asked, itemsAskedOf } from './application.ts';
import type { Answer, Reply } from './reply.ts';

export interface Item {
  id: string;
  name: string;
}

/** What is asked of one entry, pinned to the version that was seen. */
export interface AskedResource {
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
interface Supplement {
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
  | { status: 'agreed' | 'partly-agreed' | 'refused'; reply: Answer }
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
  resources: AskedResource[];
  submittedAt: Instant;
  supplement: Supplement | null;
  /** Why the head of the provider's sharing office sent a reply back to staff. */
  remarks: string | null;
  /** The provider asks the bureau for more time. */
  extension: { days: number; reason: string; at: Instant; declined: string | null } | null;
  nudgedAt: Instant | null;
} & Omit<Application, 'resources'>;

export const requestLife = machine({
  states: {
    submitted: '待答复',
    supplementing: '待补正',
    replying: '答复待负责人同意',
    agreed: '同意共享',
    'partly-agreed': '部分同意',
    refused: '不予共享',
    lapsed: '逾期未补正失效',
    withdrawn: '已撤回',
  },
  initial: ['submitted', 'agreed'],
  steps: {
    askSupplement: { from: ['submitted'], to: ['supplementing'], by: ['provider:staff'] },
    supplement: { from: ['supplementing'], to: ['submitted'], by: ['requester:staff'] },
    lapse: { from: ['supplementing'], to: ['lapsed'], by: ['system'] },
    reply: { from: ['submitted'], to: ['replying'], by: ['provider:staff'] },
    consentReply: { from: ['replying'], to: ['agreed', 'partly-agreed', 'refused'], by: ['provider:head'] },
    declineReply: { from: ['replying'], to: ['submitted'], by: ['provider:head'] },
    withdraw: { from: ['submitted', 'supplementing', 'replying'], to: ['withdrawn'], by: ['requester:staff'] },
    // These leave it as it is.
    nudge: { from: ['submitted', 'replying'], to: [], by: ['requester:staff'] },
    askExtension: { from: ['submitted', 'replying'], to: [], by: ['provider:staff'] },
    declineExtension: { from: ['submitted', 'replying'], to: [], by: ['bureau'] },
  },
});

export const requestStatusNames = requestLife.states;

/** Whether this person may take a step now. @throws Refusal `not-your-step`, `step-closed` */
export function allowed(request: DataRequest, step: keyof typeof requestLife.steps, by: Principal): void {
  mayTake(requestLife, step, request.status, partsOf(by, request));
}

export type Circumstances = Pick<
  DataRequest,
  'id' | 'number' | 'application' | 'requester' | 'handler' | 'consentedBy' | 'provider'
>;

/**
 * The case of one provider (article 15). Entries without conditions are granted at once, with no decision of the provider;
 * where there is nothing else, the case is agreed at once.
 * @param grantId a new id for the grant of each entry obtained directly
 */
export function begin(
  content: Application,
  asked: { asked: Asked; resource: Resource }[],
  at: Circumstances,
  grantId: () => string,
  now: Instant,
): Decision<DataRequest> & { grants: GrantTerms[] } {
  const { resources: _all, ...form } = content;
  const pinned = asked.map((one) => pin(one.asked, one.resource, at.requester));
  const resources = pinned.map((resource) => ({ ...resource, grant: resource.direct ? grantId() : null }));
  const name = nameOf(resources);
  const base = {
    ...at,
    ...form,
    name,
    resources,
    submittedAt: now,
    supplement: null,
    remarks: null,
    extension: null,
    nudgedAt: null,
  };
  const open = resources.filter(({ direct }) => !direct);
  const next: DataRequest =
    open.length > 0
      ? { ...base, status: 'submitted' }
      : {
          ...base,
          status: 'agreed',
          reply: { at: now, by: 'system', consentedBy: 'system', opinion: null, agreed: agreedOf(base), refused: [] },
        };
  const grants = resources.filter(({ direct }) => direct).map((resource) => termsOf(next, resource, resource.items));
  const items = resources.reduce((sum, resource) => sum + resource.items.length, 0);
  const facts = { number: at.number, requester: at.requester, provider: at.provider, name };
  return {
    next,
    grants,
    events: [
      event('RequestSubmitted', { ...facts, resources: resources.map(({ id }) => id), items }),
      ...(open.length > 0
        ? []
        : [event('RequestAgreed', { ...facts, agreed: items, requested: items, grants: grants.map(({ id }) => id) })]),
    ],
  };
}

/** Article 6: what is open passes to the successor of the person who handled it. */
export function handOver(request: DataRequest, to: string): Decision<DataRequest> {
  const { requester, handler: from } = request;
  return { next: { ...request, handler: to }, events: [event('RequestHandedOver', { requester, from, to })] };
}

/** The requester does not need it any more. */
export function withdraw(request: DataRequest, by: Principal, now: Instant): Decision<DataRequest> {
  allowed(request, 'withdraw', by);
  return {
    next: { ...bare(request), status: 'withdrawn', endedAt: now },
    events: [event('RequestWithdrawn', partiesOf(request))],
  };
}

/** The requester reminds the provider, once a day. @throws Refusal `nudged-today` */
export function nudge(request: DataRequest, due: string, by: Principal, now: Instant): Decision<DataRequest> {
  allowed(request, 'nudge', by);
  if (request.nudgedAt && dateOf(request.nudgedAt) === dateOf(now)) throw new Refusal('nudged-today');
  return {
    next: { ...request, nudgedAt: now },
    events: [event('RequestNudged', { ...partiesOf(request), due })],
  };
}

/** 809 art. 21: the provider asks the bureau for more time; the bureau gives it (`extend` of the duty) or not. */
export function askExtension(
  request: DataRequest,
  asked: { days: number; reason: string },
  by: Principal,
  now: Instant,
): Decision<DataRequest> {
  allowed(request, 'askExtension', by);
  if (request.extension) throw new Refusal('extension-asked');
  return {
    next: { ...request, extension: { ...asked, at: now, declined: null } },
    events: [event('ExtensionAsked', { ...partiesOf(request), ...asked })],
  };
}

/** Not where nothing was asked, or it was given or declined already. @throws Refusal `extension-not-asked` */
export function declineExtension(
  request: DataRequest,
  reason: string,
  reply: Duty | null,
  by: Principal,
): Decision<DataRequest> {
  allowed(request, 'declineExtension', by);
  if (!request.extension || request.extension.declined || reply?.extension) throw new Refusal('extension-not-asked');
  return {
    next: { ...request, extension: { ...request.extension, declined: reason } },
    events: [event('ExtensionDeclined', { ...partiesOf(request), reason })],
  };
}

/** The provider tells, once, everything that is missing (809 art. 21). @throws Refusal `supplement-asked` */
export function askSupplement(
  request: DataRequest,
  missing: string,
  by: Principal,
  now: Instant,
): Decision<DataRequest> {
  allowed(request, 'askSupplement', by);
  if (request.supplement) throw new Refusal('supplement-asked');
  return {
    next: {
      ...request,
      status: 'supplementing',
      supplement: { missing, askedAt: now, askedBy: by.personId, answer: null, answeredAt: null },
    },
    events: [event('SupplementAsked', { ...partiesOf(request), missing })],
  };
}

/** What of the form a supplement may put right; what is asked for stays what it was. */
export type Amendment = Partial<Omit<Application, 'resources' | 'phone'>>;

/** The requester supplies what was missing, while the time that is owed in lasts. @throws Refusal `supplement-over` */
export function supplement(
  request: DataRequest,
  given: { answer: string; changes: Amendment },
  owed: Duty | null,
  by: Principal,
  now: Instant,
): Decision<DataRequest> {
  allowed(request, 'supplement', by);
  if (owed && isLate(owed, now)) throw new Refusal('supplement-over');
  const asked = request.supplement as Supplement;
  return {
    next: {
      ...request,
      ...given.changes,
      status: 'submitted',
      supplement: { ...asked, answer: given.answer, answeredAt: now },
    } as DataRequest,
    events: [event('RequestSupplemented', { ...partiesOf(request), changed: Object.keys(given.changes) })],
  };
}

/** Nothing was supplied in time: the application lapses, with notice to both sides. The product's own rule, not the law's. */
export function lapse(request: DataRequest, now: Instant): Decision<DataRequest> {
  mayTake(requestLife, 'lapse', request.status, ['system']);
  return {
    next: { ...request, status: 'lapsed', endedAt: now } as DataRequest,
    events: [event('RequestLapsed', partiesOf(request))],
  };
}

/** Article 15: the grant of one entry of a case. */
export function termsOf(
  request: Pick<DataRequest, 'id' | 'number' | 'requester' | 'provider' | 'purpose' | 'scope' | 'until'>,
  resource: AskedResource,
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
export function awaiting({ resources }: Pick<DataRequest, 'resources'>): AskedResource[] {
  return resources.filter(({ direct }) => !direct);
}

export function partiesOf({ number, requester, provider, name }: DataRequest) {
  return { number, requester, provider, name };
}

/** Without what belongs to its status alone. */
export function bare(request: DataRequest): Omit<DataRequest, 'status'> {
  const { status: _status, ...rest } = request;
  if ('proposed' in rest) {
    const { proposed: _proposed, ...bare } = rest;
    return bare;
  }
  return rest;
}

function agreedOf({ resources, until }: Pick<DataRequest, 'resources' | 'until'>) {
  return resources.flatMap((resource) => resource.items.map((item) => ({ resource: resource.id, ...item, until })));
}

function pin(asked: Asked, resource: Resource, requester: string): Omit<AskedResource, 'grant'> {
  const items = itemsAskedOf(asked, resource, requester);
  if (!isPublished(resource)) throw new Refusal('resource-not-published');
  const { published, id, code, version } = resource;
  const chosen = published.items.filter((item) => items.some((one) => one.id === item.id));
  const direct = chosen.every((item) => sharingOf(published, item) === 'unconditional');
  return { id, code, version, name: published.name, items, condition: published.sharing.condition ?? null, direct };
}

function nameOf(resources: { name: string }[]): string {
  const first = resources[0]?.name ?? '';
  return resources.length > 1 ? `${first}等${resources.length}项资源` : first;
}
