import { actionsOf } from '../../shared/contract/actions/action.ts';
import { applicationActs, requestActs } from '../../shared/contract/actions/requests.ts';
import { applicationView, outlookView } from '../../shared/contract/views/applications.ts';
import { requestWithProofView } from '../../shared/contract/views/requests.ts';
import * as applications from '../../shared/domain/cases/application.ts';
import { beginEqual } from '../../shared/domain/cases/equal-case.ts';
import { awaitsReply } from '../../shared/domain/cases/request.ts';
import { changesOf } from '../../shared/domain/change.ts';
import type { Principal } from '../../shared/domain/people/person.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import type { Context } from '../../shared/http/context.ts';
import { lastEqual } from '../../shared/http/equal-cases.ts';
import { answerList } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { begin, decide, show, subject } from '../../shared/http/subject.ts';
import { type Database, once } from '../../shared/storage/database.ts';
import { newId } from '../../shared/storage/ids.ts';
import { inStatus, listings } from '../../shared/storage/lists.ts';
import { nextNumber } from '../../shared/storage/numbers.ts';
import { load, loadMany, loadStates } from '../../shared/storage/read.ts';

const application = subject({
  kind: 'application',
  name: '申请',
  visible: visible.application,
  duties: 'decided',
  async view(form, { by, law, now }, { database }: Pick<Context, 'database'>) {
    const outlook = outlookView(form, await resourcesOf(database, form, by), law, now);
    return { ...applicationView(form, now), outlook };
  },
  acts: applicationActs,
});

export async function createApplication(
  call: Call<'createApplication'>,
  context: Context,
): Promise<Outcome<'createApplication'>> {
  const id = newId('app', call.now);
  const answer = await begin(application, call, context, (at) =>
    applications.draftApplication({ id, content: call.body }, at),
  );
  return { ...answer, location: `/v1/applications/${id}` };
}

export async function listApplications(
  call: Call<'listApplications'>,
  context: Context,
): Promise<Outcome<'listApplications'>> {
  const listing = inStatus(listings.applied(call.principal.department), call.query.status);
  return answerList(call, context, listing, (forms: applications.ApplicationForm[]) =>
    forms.map((form) => applicationView(form, call.now)),
  );
}

export function getApplication(call: Call<'getApplication'>, context: Context): Promise<Outcome<'getApplication'>> {
  return show(application, call, context);
}

export function updateApplication(
  call: Call<'updateApplication'>,
  context: Context,
): Promise<Outcome<'updateApplication'>> {
  return decide(application, call, context, (form, at) =>
    applications.reviseApplication(form, { content: call.body }, at),
  );
}

/**
 * Hands the application to the head of the sharing office: complete, and pinned to the versions of the entries (article
 * 15; 809 art. 20).
 */
export function submitApplication(
  call: Call<'submitApplication'>,
  context: Context,
): Promise<Outcome<'submitApplication'>> {
  return decide(application, call, context, async (form, at) => {
    const { database } = context;
    const [resources, equal] = await Promise.all([resourcesOf(database, form, at.by), lastApplication(form, database)]);
    const submitted = applications.submitApplication(form, { resources }, at);
    return [...submitted, ...beginEqual(equal, form.id, call.body ?? {})];
  });
}

/**
 * An application of the department for the same items, use and scope, open until its head has sent it and each provider has replied.
 */
async function lastApplication({ requester, content }: applications.ApplicationForm, database: Database) {
  const asked = (content.resources ?? []).map(({ resource, items }) => `${resource} ${items.toSorted().join(' ')}`);
  const parts = ['application', requester, asked.toSorted(), content.purpose, content.scope];
  return await lastEqual(database, parts, async (id) => {
    const form = (await load(database, 'application', id))?.state;
    if (form?.status === 'proposed') return form.content.purpose;
    if (form?.status !== 'sent') return null;
    const requests = await loadStates(database, 'request', form.requests);
    return requests.some(awaitsReply) ? form.number : null;
  });
}

export function returnApplication(
  call: Call<'returnApplication'>,
  context: Context,
): Promise<Outcome<'returnApplication'>> {
  return decide(application, call, context, (form, at) => applications.returnApplication(form, call.body, at));
}

export function withdrawApplication(
  call: Call<'withdrawApplication'>,
  context: Context,
): Promise<Outcome<'withdrawApplication'>> {
  return decide(application, call, context, applications.withdrawApplication);
}

/**
 * The head consents, and the application is sent: one request for each provider, all under one number. Providers of
 * conditional data owe a reply from this moment; unconditional data is granted at once.
 */
export async function consentApplication(
  call: Call<'consentApplication'>,
  context: Context,
): Promise<Outcome<'consentApplication'>> {
  const { now, principal: by } = call;
  const { database, law } = context;
  const answer = await decide(application, call, context, async (form, at) => {
    const resources = await resourcesOf(database, form, by);
    // Checked before a number is taken, so that a refusal uses none up.
    applications.mayConsent(form, resources, at);
    const number = await nextNumber(database, 'request', now);
    return applications.consentToApplication(form, { resources, number, newId: (kind) => newId(kind, now) }, at);
  });
  const duties = changesOf(answer.changes, 'duty').map(({ next }) => next);
  const cases = changesOf(answer.changes, 'request').map(({ next }) => {
    const own = duties.filter(({ subject }) => subject.id === next.id);
    const after = { by, now, law, duties: own };
    return { ...requestWithProofView(next, after), actions: actionsOf(requestActs, next, after) };
  });
  const { outlook: _nothing, ...sent } = answer.body;
  return { ...answer, body: { ...sent, cases } };
}

/** The entries in an application that its writer may see. */
async function resourcesOf(database: Database, { content }: applications.ApplicationForm, by: Principal) {
  const ids = [...new Set(content.resources?.map(({ resource }) => resource))];
  const found = await once(database, `resources ${ids}`, () => loadMany(database, 'resource', ids));
  return found.map(({ state }) => state).filter((resource) => visible.resource(by, resource));
}
