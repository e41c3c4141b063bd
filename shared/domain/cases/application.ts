import { dateOf, type Instant } from '../calendar/time.ts';
import { sharingOf } from '../catalog/content.ts';
import { isPublished, type Resource } from '../catalog/resource.ts';
import { type Decision, event } from '../event.ts';
import { applicationLife } from '../lives/application.ts';
import { mayTake, partsOf } from '../machine.ts';
import { mustBeAnother, type Principal } from '../people/person.ts';
import { Refusal } from '../refusals.ts';
import { type Application, type Asked, applicationSchema, type Draft } from './application-fields.ts';

/** An application is the requester's own matter until the head of its sharing office consents; then it is cases of its providers. */
export type ApplicationForm = {
  id: string;
  requester: string;
  handler: string;
  content: Draft;
  createdAt: Instant;
} & (
  | { status: 'draft'; remarks: string | null }
  | {
      status: 'proposed';
      proposedAt: Instant;
      proposedBy: string;
      content: Application;
      versions: Record<string, number>;
    }
  | { status: 'sent'; sentAt: Instant; consentedBy: string; number: string; requests: string[] }
  | { status: 'withdrawn'; withdrawnAt: Instant }
);

type Step = keyof typeof applicationLife.steps;

function allowed(form: ApplicationForm, step: Step, by: Principal): void {
  mayTake(applicationLife, step, form.status, partsOf(by, { requester: form.requester, provider: null }));
}

/** Staff begin an application; what is missing may follow. */
export function draft(id: string, content: Draft, by: Principal, now: Instant): Decision<ApplicationForm> {
  const { department: requester, personId: handler } = by;
  return {
    next: { id, requester, handler, content, createdAt: now, status: 'draft', remarks: null },
    events: [event('ApplicationDrafted', { requester })],
  };
}

export function rewrite(form: ApplicationForm, content: Draft, by: Principal): Decision<ApplicationForm> {
  allowed(form, 'revise', by);
  return {
    next: { ...form, content } as ApplicationForm,
    events: [event('ApplicationRevised', applicationFacts(form))],
  };
}

/**
 * Staff hand the complete form to the head of their sharing office. The versions of the entries are pinned as staff saw them.
 * @throws Refusal `application-incomplete` naming every field, and what `itemsAskedOf` refuses
 */
export function handIn(
  form: ApplicationForm,
  resources: Resource[],
  by: Principal,
  now: Instant,
): Decision<ApplicationForm> {
  allowed(form, 'submit', by);
  const content = complete(form.content, now);
  for (const asked of content.resources) itemsAskedOf(asked, resourceOf(asked, resources), form.requester);
  const versions = Object.fromEntries(resources.map(({ id, version }) => [id, version]));
  const { id, requester, handler, createdAt } = form;
  return {
    next: {
      ...{ id, requester, handler, createdAt, content, versions },
      status: 'proposed',
      proposedAt: now,
      proposedBy: by.personId,
    },
    events: [event('ApplicationProposed', applicationFacts(form))],
  };
}

/** The head of the sharing office sends it back to staff, with a remark. */
export function declineApplication(form: ApplicationForm, remarks: string, by: Principal): Decision<ApplicationForm> {
  allowed(form, 'decline', by);
  const { id, requester, handler, content, createdAt } = form;
  return {
    next: { id, requester, handler, content, createdAt, status: 'draft', remarks },
    events: [event('ApplicationDeclined', { ...applicationFacts(form), remarks })],
  };
}

export function withdrawApplication(form: ApplicationForm, by: Principal, now: Instant): Decision<ApplicationForm> {
  allowed(form, 'withdraw', by);
  const { id, requester, handler, content, createdAt } = form;
  return {
    next: { id, requester, handler, content, createdAt, status: 'withdrawn', withdrawnAt: now },
    events: [event('ApplicationWithdrawn', applicationFacts(form))],
  };
}

/**
 * The head of the sharing office consents (809 art. 20): it is sent, as the cases named. Whoever proposed it cannot consent, not
 * through a second role either.
 * @throws Refusal `not-your-step`, `step-closed`, `same-person`, `version-moved`; `application-incomplete` where its term has
 *   passed meanwhile
 */
export function consentTo(
  form: ApplicationForm,
  resources: Resource[],
  by: Principal,
  now: Instant,
): ApplicationForm & { status: 'proposed' } {
  allowed(form, 'consent', by);
  const proposed = form as ApplicationForm & { status: 'proposed' };
  mustBeAnother(by, [proposed.proposedBy]);
  for (const asked of proposed.content.resources) {
    const resource = resourceOf(asked, resources);
    if (isPublished(resource) && resource.version !== proposed.versions[asked.resource]) {
      throw new Refusal('version-moved', { code: resource.code });
    }
    itemsAskedOf(asked, resource, form.requester);
  }
  complete(proposed.content, now);
  return proposed;
}

export function sent(
  form: ApplicationForm & { status: 'proposed' },
  as: { number: string; requests: string[] },
  by: Principal,
  now: Instant,
): Decision<ApplicationForm> {
  const { id, requester, handler, content, createdAt } = form;
  return {
    next: {
      ...{ id, requester, handler, content, createdAt },
      ...as,
      status: 'sent',
      sentAt: now,
      consentedBy: by.personId,
    },
    events: [event('ApplicationSent', { ...applicationFacts(form), ...as })],
  };
}

/** Article 6: what is open passes to the successor of the person who handled it. */
export function handOverApplication(form: ApplicationForm, to: string): Decision<ApplicationForm> {
  const { requester, handler: from } = form;
  return { next: { ...form, handler: to }, events: [event('RequestHandedOver', { requester, from, to })] };
}

/** What is missing or wrong in a form as it stands; empty where it could be handed in. */
export function missingIn(content: Draft, now: Instant): { field: string; message: string }[] {
  const { success, error, data } = applicationSchema.safeParse(content);
  if (!success) return error.issues.map(({ path, message }) => ({ field: `content.${path.join('.')}`, message }));
  const twice = data.resources.length !== new Set(data.resources.map(({ resource }) => resource)).size;
  return [
    ...(data.mode === 'interface' && !data.frequency ? [{ field: 'content.frequency', message: 'required' }] : []),
    ...(data.until <= dateOf(now) ? [{ field: 'content.until', message: 'must be in the future' }] : []),
    ...(twice ? [{ field: 'content.resources', message: 'repeated' }] : []),
  ];
}

function complete(content: Draft, now: Instant): Application {
  const missing = missingIn(content, now);
  if (missing.length > 0) throw new Refusal('application-incomplete', {}, missing);
  return applicationSchema.parse(content);
}

/**
 * The items asked for, from the published version.
 * @throws Refusal `resource-not-published`, `own-data`, `items-unknown`, `resource-not-shared`, `item-count`
 */
export function itemsAskedOf(asked: Asked, resource: Resource, requester: string): { id: string; name: string }[] {
  if (!isPublished(resource)) throw new Refusal('resource-not-published');
  if (resource.provider === requester) throw new Refusal('own-data');
  const content = resource.published;
  const chosen = new Set(asked.items);
  const items = content.items.filter((item) => chosen.has(item.id));
  const unknown = asked.items.filter((id) => !items.some((item) => item.id === id));
  if (unknown.length > 0) {
    const details = { items: unknown.join('、') };
    throw new Refusal('items-unknown', details, [
      { field: `content.resources.${resource.id}.items`, message: unknown.join() },
    ]);
  }
  const kept = items.filter((item) => sharingOf(content, item) === 'not-shared');
  if (kept.length > 0) {
    const message = kept.map(({ id }) => id).join();
    throw new Refusal('resource-not-shared', {}, [{ field: `content.resources.${resource.id}.items`, message }]);
  }
  if (asked.itemCount !== items.length) {
    throw new Refusal('item-count', { stated: asked.itemCount, chosen: items.length }, [
      { field: `content.resources.${resource.id}.itemCount`, message: String(items.length) },
    ]);
  }
  return items.map(({ id, name }) => ({ id, name }));
}

function resourceOf({ resource }: Asked, resources: Resource[]): Resource {
  const found = resources.find(({ id }) => id === resource);
  if (!found) throw new Refusal('not-found', { what: '信息资源' }, [{ field: 'content.resources', message: resource }]);
  return found;
}

function applicationFacts({ requester, content }: ApplicationForm) {
  return { requester, resources: content.resources?.length ?? 0 };
}
