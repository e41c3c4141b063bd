import type { Instant } from '../calendar/time.ts';
import { sharingOf } from '../catalog/content.ts';
import { isPublished, type Resource } from '../catalog/resource.ts';
import { change } from '../change.ts';
import type { Unattended } from '../circumstances.ts';
import type { DutyChange } from '../duties/duty.ts';
import { openDuty } from '../duties/duty-steps.ts';
import { type Law, rulesOnReceipt } from '../duties/law.ts';
import { event } from '../event.ts';
import { makeGrant } from '../grants/start.ts';
import { Refusal } from '../refusals.ts';
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

/** What is asked of one provider, by whom, under which number. */
export interface RequestOpening {
  id: string;
  number: string;
  application: string;
  requester: string;
  handler: string;
  consentedBy: string;
  provider: string;
  content: Application;
  asked: { asked: EntrySelection; resource: Resource }[];
  /** A new id for the grant of each entry that is obtained directly. */
  grantId(): string;
}

/**
 * The case of one provider (article 15). Entries without conditions are granted at once, without a decision of the provider; of
 * the others the provider owes a reply. Where there are no others, the case is agreed at once.
 */
export function openRequest(
  { content, asked, grantId, ...sent }: RequestOpening,
  { law, now }: Omit<Unattended, 'duties'>,
): RequestDecision {
  const { resources: _all, ...form } = content;
  const resources = asked
    .map((one) => pinResource(one.asked, one.resource, sent.requester))
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
    .flatMap((resource) => makeGrant(grantTermsOf(next, resource, resource.items), { law, now }));
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
    ...(isOpen ? [openReplyDuty(next, law, now)] : []),
    ...grants,
  ];
}

/** Article 15: the provider replies within 5 working days of receiving the application. */
export function openReplyDuty(
  {
    id,
    number,
    name,
    provider: owes,
    requester: waits,
  }: Pick<DataRequest, 'id' | 'number' | 'name' | 'requester' | 'provider'>,
  law: Law,
  now: Instant,
): DutyChange {
  const { rules, start } = rulesOnReceipt(law, 'reply', 'conditional', now);
  const subject = { type: 'request', id, number, name } as const;
  return openDuty({ id: replyDutyId(id), kind: 'reply', subject, owes, waits, start }, rules, now);
}

function allItems({ resources, until }: Pick<DataRequest, 'resources' | 'until'>) {
  return resources.flatMap((resource) => resource.items.map((item) => ({ resource: resource.id, ...item, until })));
}

function pinResource(asked: EntrySelection, resource: Resource, requester: string): Omit<RequestedResource, 'grant'> {
  const items = selectedItems(asked, resource, requester);
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
