import { dateOf, type Instant } from '../calendar/time.ts';
import { isPublished, type Resource } from '../catalog/resource.ts';
import { type Change, change, changesOf } from '../change.ts';
import type { Circumstances } from '../circumstances.ts';
import type { DutyChange } from '../duties/duty.ts';
import { passOn } from '../duties/waiting.ts';
import { type DomainEvent, event } from '../event.ts';
import type { Id } from '../id.ts';
import { fieldErrors } from '../issue-words.ts';
import { applicationLife } from '../lives/application.ts';
import { partsOf, take } from '../machine.ts';
import { mustBeAnother, signature, withHands } from '../people/hands.ts';
import { Refusal } from '../refusals.ts';
import { type Application, applicationSchema, type Draft, type EntrySelection } from './application-fields.ts';
import { selectedItems } from './item-choice.ts';
import type { RequestDecision } from './request.ts';
import { openRequest } from './request-opening.ts';

/**
 * An application belongs to the requester until the head of its sharing office consents. Then it becomes one request for each
 * provider.
 */
export type ApplicationForm = {
  id: Id<'app'>;
  requester: string;
  handler: string;
  /** The absent person for whom the handler began it. */
  handlingFor?: string;
  content: Draft;
  createdAt: Instant;
  /** Everybody who drafted, revised or submitted it. */
  hands: string[];
} & (
  | { status: 'draft'; remarks: string | null }
  | {
      status: 'proposed';
      proposedAt: Instant;
      proposedBy: string;
      content: Application;
      versions: Record<string, number>;
    }
  | {
      status: 'sent';
      sentAt: Instant;
      consentedBy: string;
      consentedFor?: string;
      number: string;
      requests: Id<'req'>[];
    }
  | { status: 'withdrawn'; withdrawnAt: Instant }
);

/** The number of an application until it is sent, which people can name and search their mail for. */
export function draftNumber(id: string): string {
  return `CG-${id.slice(-8).toUpperCase()}`;
}

/** Changes of a decision on an application; consent opens the requests. */
export type ApplicationDecision = (Change<'application', ApplicationForm> | DutyChange | RequestDecision[number])[];

export function takeStep<S extends keyof typeof applicationLife.steps>(
  form: ApplicationForm,
  step: S,
  { by }: Pick<Circumstances, 'by'>,
) {
  const { requester } = form;
  return take(applicationLife, step, form.status, partsOf(by, { requester, provider: null }));
}

/** Staff begin an application, which may still be incomplete. */
export function draftApplication(
  { id, content }: { id: Id<'app'>; content: Draft },
  { by, now }: Circumstances,
): ApplicationDecision {
  const { department: requester } = by;
  const { by: handler, actingFor: handlingFor } = signature(by);
  const form: ApplicationForm = {
    ...{ id, requester, handler, content, createdAt: now, hands: withHands([], by), status: 'draft', remarks: null },
    ...(handlingFor === undefined ? {} : { handlingFor }),
  };
  return [change('application', null, form, event('ApplicationDrafted', { requester }))];
}

export function reviseApplication(
  form: ApplicationForm,
  { content }: { content: Draft },
  at: Circumstances,
): ApplicationDecision {
  takeStep(form, 'revise', at);
  const next = { ...form, content, hands: withHands(form.hands, at.by) } as ApplicationForm;
  return [change('application', form, next, event('ApplicationRevised', applicationFacts(form)))];
}

/**
 * Staff submit the complete form to the head of their sharing office. It pins the versions of the entries that staff saw.
 * @throws Refusal `application-incomplete` naming every field, and the refusals of `selectedItems`
 */
export function submitApplication(
  form: ApplicationForm,
  { resources }: { resources: Resource[] },
  at: Circumstances,
): ApplicationDecision {
  const to = takeStep(form, 'submit', at);
  const content = completeContent(form.content, at.now);
  for (const asked of content.resources) selectedItems(asked, resourceOf(asked, resources), form.requester);
  const versions = Object.fromEntries(resources.map(({ id, version }) => [id, version]));
  const proposed = { status: to(), proposedAt: at.now, proposedBy: at.by.personId };
  const hands = withHands(form.hands, at.by);
  const next: ApplicationForm = { ...withoutStatus(form), hands, content, versions, ...proposed };
  return stepped(form, next, event('ApplicationProposed', applicationFacts(form)), at);
}

/** The head of the sharing office returns it to staff, with a remark. */
export function returnApplication(
  form: ApplicationForm,
  { remarks }: { remarks: string },
  at: Circumstances,
): ApplicationDecision {
  const to = takeStep(form, 'return', at);
  const next: ApplicationForm = { ...withoutStatus(form), status: to(), remarks };
  return stepped(form, next, event('ApplicationDeclined', { ...applicationFacts(form), remarks }), at);
}

export function withdrawApplication(form: ApplicationForm, at: Circumstances): ApplicationDecision {
  const to = takeStep(form, 'withdraw', at);
  const next: ApplicationForm = { ...withoutStatus(form), status: to(), withdrawnAt: at.now };
  return stepped(form, next, event('ApplicationWithdrawn', applicationFacts(form)), at);
}

/** Whether the head may consent, whatever has become of the entries meanwhile. @throws Refusal `not-your-step`, `step-closed`, `same-person` */
export function mayConsentTo(form: ApplicationForm, at: Circumstances) {
  takeStep(form, 'consent', at);
  mustBeAnother(at.by, form.hands);
  return form as ApplicationForm & { status: 'proposed' };
}

/**
 * Checks that the head of the sharing office may consent (809 art. 20). Whoever had a hand in it may not.
 * @throws Refusal `not-your-step`, `step-closed`, `same-person`, `version-moved`; `application-incomplete` if its term has
 *   passed meanwhile
 */
export function mayConsent(
  form: ApplicationForm,
  resources: Resource[],
  at: Circumstances,
): asserts form is ApplicationForm & { status: 'proposed' } {
  const proposed = mayConsentTo(form, at);
  for (const asked of proposed.content.resources) {
    const resource = resourceOf(asked, resources);
    if (isPublished(resource) && resource.version !== proposed.versions[asked.resource]) {
      throw new Refusal('version-moved', { code: resource.code });
    }
    selectedItems(asked, resource, form.requester);
  }
  completeContent(proposed.content, at.now);
}

/** What consent needs besides the form: its entries, its number, and new ids. */
interface ConsentInput {
  resources: Resource[];
  number: string;
  newId<P extends 'req' | 'grt'>(kind: P): Id<P>;
}

/**
 * The head consents, which sends the application: one request for each provider under one number, in the order of the entries.
 * @throws Refusal the refusals of `mayConsent`
 */
export function consentToApplication(
  form: ApplicationForm,
  { resources, number, newId }: ConsentInput,
  at: Circumstances,
): ApplicationDecision {
  mayConsent(form, resources, at);
  const to = takeStep(form, 'consent', at);
  const { by: consentedBy, actingFor: consentedFor } = signature(at.by);
  const consent = { consentedBy, ...(consentedFor === undefined ? {} : { consentedFor }) };
  const { id: application, requester, handler, handlingFor, content } = form;
  const handling = { handler, ...(handlingFor === undefined ? {} : { handlingFor }) };
  const hands = withHands(form.hands, at.by);
  const asked = content.resources.map((selection) => ({
    asked: selection,
    resource: resourceOf(selection, resources),
  }));
  const byProvider = Object.entries(Object.groupBy(asked, ({ resource }) => resource.provider));
  const opened = byProvider.flatMap(([provider, of = []], n) => {
    const own = byProvider.length > 1 ? `${number}-${n + 1}` : number;
    const who = { id: newId('req'), number: own, application, requester, ...handling, ...consent, hands, provider };
    return openRequest({ ...who, content, asked: of, grantId: () => newId('grt') }, at);
  });
  const requests = changesOf(opened, 'request').map(({ next }) => next.id);
  const sentAt = at.now;
  const next: ApplicationForm = { ...withoutStatus(form), hands, number, requests, status: to(), sentAt, ...consent };
  const sent = event('ApplicationSent', { ...applicationFacts(form), number, requests });
  return [...stepped(form, next, sent, at), ...opened];
}

/** A step of an application, with the duties that follow from whose turn it is. */
function stepped(
  form: ApplicationForm,
  next: ApplicationForm,
  told: DomainEvent,
  at: Circumstances,
): (Change<'application', ApplicationForm> | DutyChange)[] {
  const { id, requester, content } = form;
  const subject = { type: 'application', id, number: '未编号', name: content.purpose ?? '需求申请' } as const;
  return [
    change('application', form, next, told),
    ...passOn(applicationLife, [form.status, next.status], { subject, requester, provider: null }, at),
  ];
}

/** Hands an open application over to the successor of its handler (article 6). */
export function handOverApplication(form: ApplicationForm, to: string): ApplicationDecision {
  const { handlingFor: _absent, ...rest } = form;
  const handedOver = event('RequestHandedOver', { requester: form.requester, from: form.handler, to });
  return [change<'application', ApplicationForm>('application', form, { ...rest, handler: to }, handedOver)];
}

/** Missing or wrong fields of a form; empty if it can be submitted. */
export function missingIn(content: Draft, now: Instant): { field: string; message: string }[] {
  const { success, error, data } = applicationSchema.safeParse(content, { reportInput: true });
  if (!success) {
    return fieldErrors(error, applicationSchema).map(({ field, message }) => ({ field: `content.${field}`, message }));
  }
  const twice = data.resources.length !== new Set(data.resources.map(({ resource }) => resource)).size;
  return [
    ...(data.mode === 'interface' && !data.frequency
      ? [{ field: 'content.frequency', message: '必填 · required' }]
      : []),
    ...(data.until <= dateOf(now) ? [{ field: 'content.until', message: '须晚于今日 · must be in the future' }] : []),
    ...(twice ? [{ field: 'content.resources', message: '重复 · repeated' }] : []),
  ];
}

function completeContent(content: Draft, now: Instant): Application {
  const missing = missingIn(content, now);
  if (missing.length > 0) throw new Refusal('application-incomplete', {}, missing);
  return applicationSchema.parse(content);
}

function resourceOf({ resource }: EntrySelection, resources: Resource[]): Resource {
  const found = resources.find(({ id }) => id === resource);
  if (!found) throw new Refusal('not-found', { what: '信息资源' }, [{ field: 'content.resources', message: resource }]);
  return found;
}

function applicationFacts({ requester, content }: ApplicationForm) {
  return { requester, resources: content.resources?.length ?? 0 };
}

/** The form without the fields of its status. */
function withoutStatus({ id, requester, handler, handlingFor, content, createdAt, hands }: ApplicationForm) {
  return { id, requester, handler, ...(handlingFor === undefined ? {} : { handlingFor }), content, createdAt, hands };
}
