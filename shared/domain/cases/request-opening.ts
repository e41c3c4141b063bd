import { sharingOf } from '../catalog/content.ts';
import { mustBePublished, type Resource } from '../catalog/resource.ts';
import { change } from '../change.ts';
import type { Unattended } from '../circumstances.ts';
import { openOnReceipt } from '../duties/case-duties.ts';
import type { DutyChange } from '../duties/duty.ts';
import { event } from '../event.ts';
import { makeGrant } from '../grants/start.ts';
import type { Id } from '../id.ts';
import type { Application, EntrySelection } from './application-fields.ts';
import { selectedItems } from './item-choice.ts';
import {
  type DataRequest,
  grantTermsOf,
  type RequestDecision,
  type RequestedResource,
  replyDutyId,
  resourcesToReply,
} from './request.ts';

/** What a request to one provider begins with. */
export interface RequestOpening {
  id: Id<'req'>;
  number: string;
  application: Id<'app'>;
  requester: string;
  handler: string;
  handlingFor?: string;
  consentedBy: string;
  consentedFor?: string;
  hands: string[];
  provider: string;
  content: Application;
  asked: { asked: EntrySelection; resource: Resource }[];
  /** Makes an id for the grant of each unconditional entry. */
  grantId(): Id<'grt'>;
}

/**
 * Opens the request to one provider. Unconditional entries are granted at once, without a decision of the provider; for the
 * others the provider owes a reply. If there are no others, the request is agreed at once (article 15).
 */
export function openRequest(
  { content, asked, grantId, ...sent }: RequestOpening,
  { law, now }: Omit<Unattended, 'duties'>,
): RequestDecision {
  const { resources: _all, ...form } = content;
  const resources = asked
    .map((entry) => pinResource(entry.asked, entry.resource, sent.requester))
    .map((resource) => ({ ...resource, grant: resource.direct ? grantId() : null }));
  const name = nameOf(resources);
  const base = {
    ...sent,
    ...form,
    name,
    resources,
    submittedAt: now,
    supplement: null,
    remarks: null,
    extension: null,
    nudgedAt: null,
  };
  const isOpen = resourcesToReply(base).length > 0;
  const agreed = allItems(base);
  const next: DataRequest = isOpen
    ? { ...base, status: 'submitted' }
    : {
        ...base,
        status: 'agreed',
        reply: { at: now, by: 'system', consentedBy: 'system', opinion: null, agreed, refused: [] },
      };
  const grants = resources
    .filter(({ direct }) => direct)
    .flatMap((resource) =>
      resource.grant ? makeGrant(grantTermsOf(next, resource, resource.items, resource.grant), { law, now }) : [],
    );
  const { number, requester, provider } = sent;
  const facts = { number, requester, provider, name };
  const items = agreed.length;
  const submitted = event('RequestSubmitted', { ...facts, resources: resources.map(({ id }) => id), items });
  const granted = resources.flatMap(({ grant }) => grant ?? []);
  return [
    change(
      'request',
      null,
      next,
      submitted,
      ...(isOpen ? [] : [event('RequestAgreed', { ...facts, agreed: items, requested: items, grants: granted })]),
    ),
    ...(isOpen ? [openReplyDuty(next, { law, now })] : []),
    ...grants,
  ];
}

/** Opens the duty to reply within 5 working days of receipt (article 15). */
export function openReplyDuty(
  {
    id,
    number,
    name,
    provider: owes,
    requester: waits,
  }: Pick<DataRequest, 'id' | 'number' | 'name' | 'requester' | 'provider'>,
  at: Pick<Unattended, 'law' | 'now'>,
): DutyChange {
  const subject = { type: 'request', id, number, name } as const;
  return openOnReceipt({ id: replyDutyId(id), kind: 'reply', subject, owes, waits }, 'conditional', at);
}

function allItems({ resources, until }: Pick<DataRequest, 'resources' | 'until'>) {
  return resources.flatMap((resource) => resource.items.map((item) => ({ resource: resource.id, ...item, until })));
}

function pinResource(asked: EntrySelection, resource: Resource, requester: string): Omit<RequestedResource, 'grant'> {
  const items = selectedItems(asked, resource, requester);
  mustBePublished(resource);
  const { published, id, code, version } = resource;
  const chosen = published.items.filter((item) => items.some((selected) => selected.id === item.id));
  const direct = chosen.every((item) => sharingOf(published, item) === 'unconditional');
  return { id, code, version, name: published.name, items, condition: published.sharing.condition ?? null, direct };
}

function nameOf(resources: { name: string }[]): string {
  const first = resources[0]?.name ?? '';
  return resources.length > 1 ? `${first}等${resources.length}项资源` : first;
}
