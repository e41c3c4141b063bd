import { applicationView, outlookView } from '../../shared/contract/views/applications.ts';
import { requestWithProofView } from '../../shared/contract/views/requests.ts';
import { dateOf } from '../../shared/domain/calendar/time.ts';
import {
  type ApplicationForm,
  consentTo,
  declineApplication as decline,
  draft,
  handIn,
  rewrite,
  sent,
  withdrawApplication as withdraw,
} from '../../shared/domain/cases/application.ts';
import type { Decision } from '../../shared/domain/event.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { mapPage, paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { type Stored, step } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { newId } from '../../shared/storage/ids.ts';
import { takeNumbers } from '../../shared/storage/jobs.ts';
import { list, listings } from '../../shared/storage/lists.ts';
import { load, loadMany } from '../../shared/storage/read.ts';
import type { RequestsDeps } from './deps.ts';
import { openCases } from './opening.ts';

interface Applied extends Pick<Call, 'principal' | 'expects'> {
  params: { id: string };
}

export async function createApplication(
  call: Call<'createApplication'>,
  deps: RequestsDeps,
): Promise<Outcome<'createApplication'>> {
  const { now, principal, body } = call;
  const drafted = draft(newId('app', now), body, principal, now);
  const answer = await answerOf(null, drafted, call, deps);
  return { ...answer, location: `/v1/applications/${drafted.next.id}` };
}

export async function listApplications(
  call: Call<'listApplications'>,
  { database, cursors }: RequestsDeps,
): Promise<Outcome<'listApplications'>> {
  const { status } = call.query;
  const where = status ? { where: { path: 'status', equals: status } } : {};
  const listing = { ...listings.applied(call.principal.department), ...where };
  const page = await paged(call, cursors, (from, limit) => list<'application'>(database, listing, { limit, from }));
  return { body: mapPage(page, ({ state }) => applicationView(state, call.now)) };
}

export async function getApplication(
  call: Call<'getApplication'>,
  { database, law }: RequestsDeps,
): Promise<Outcome<'getApplication'>> {
  const form = await readForm(database, call);
  const outlook = outlookView(form.state, await resourcesOf(database, form.state, call), law, call.now);
  return { body: { ...applicationView(form.state, call.now), outlook }, etag: form.version };
}

export async function reviseApplication(call: Call<'reviseApplication'>, deps: RequestsDeps) {
  const form = await formToChange(deps.database, call);
  return await answerOf(form, rewrite(form.state, call.body, call.principal), call, deps);
}

/** To the head of the sharing office, complete and pinned to the versions of the entries (article 15; 809 art. 20). */
export async function submitApplication(call: Call<'submitApplication'>, deps: RequestsDeps) {
  const form = await formToChange(deps.database, call);
  const resources = await resourcesOf(deps.database, form.state, call);
  return await answerOf(form, handIn(form.state, resources, call.principal, call.now), call, deps);
}

export async function declineApplication(call: Call<'declineApplication'>, deps: RequestsDeps) {
  const form = await formToChange(deps.database, call);
  return await answerOf(form, decline(form.state, call.body.remarks, call.principal), call, deps);
}

export async function withdrawApplication(call: Call<'withdrawApplication'>, deps: RequestsDeps) {
  const form = await formToChange(deps.database, call);
  return await answerOf(form, withdraw(form.state, call.principal, call.now), call, deps);
}

/**
 * The head consents: it is sent, as one case for each provider under one number. The provider of conditional data owes a reply
 * from this moment; unconditional data is granted.
 */
export async function consentApplication(
  call: Call<'consentApplication'>,
  deps: RequestsDeps,
): Promise<Outcome<'consentApplication'>> {
  const { now, principal } = call;
  const { database, law } = deps;
  const form = await formToChange(database, call);
  const resources = await resourcesOf(database, form.state, call);
  const proposed = consentTo(form.state, resources, principal, now);
  const number = await nextNumber(database, now);
  const opened = openCases(proposed, resources, { number, consentedBy: principal.personId }, law, now);
  const decided = sent(proposed, { number, requests: opened.map(({ request }) => request.id) }, principal, now);
  return {
    body: {
      ...applicationView(decided.next, now),
      cases: opened.map(({ request, duty }) =>
        requestWithProofView(request, { duties: { reply: duty, supplement: null }, law, now, by: principal }),
      ),
    },
    etag: form.version + 1,
    changes: [step('application', form, decided), ...opened.flatMap(({ changes }) => changes)],
  };
}

async function answerOf(
  before: Stored<'application'> | null,
  decision: Decision<ApplicationForm>,
  call: Pick<Call, 'now' | 'principal'>,
  { database, law }: RequestsDeps,
) {
  const { next } = decision;
  const outlook = outlookView(next, await resourcesOf(database, next, call), law, call.now);
  return {
    body: { ...applicationView(next, call.now), outlook },
    etag: (before?.version ?? 0) + 1,
    changes: [step('application', before, decision)],
  };
}

async function readForm(database: Database, { params, principal }: Pick<Applied, 'params' | 'principal'>) {
  const form = await load(database, 'application', params.id);
  if (!form || !visible.application(principal, form.state)) throw new Refusal('not-found', { what: '申请' });
  return form;
}

async function formToChange(database: Database, call: Applied) {
  const form = await readForm(database, call);
  call.expects(form);
  return form;
}

/** The entries that a form names and its writer may see. */
async function resourcesOf(database: Database, { content }: ApplicationForm, { principal }: Pick<Call, 'principal'>) {
  const ids = [...new Set(content.resources?.map(({ resource }) => resource))];
  const found = await loadMany(database, 'resource', ids);
  return found.map(({ state }) => state).filter((resource) => visible.resource(principal, resource));
}

/** The number people use: the year and a running number within it. */
async function nextNumber(database: Database, now: string): Promise<string> {
  const year = dateOf(now).slice(0, 4);
  const number = await takeNumbers(database, `request-${year}`);
  return `YM-${year}-${String(number).padStart(6, '0')}`;
}
