import { requestView, requestWithProofView } from '../../shared/contract/views/requests.ts';
import { receivedOn } from '../../shared/domain/calendar/calendar.ts';
import { dateOf } from '../../shared/domain/calendar/time.ts';
import { openDuty } from '../../shared/domain/duty.ts';
import { make } from '../../shared/domain/grant.ts';
import { policyFor } from '../../shared/domain/policy.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import {
  apply,
  type DataRequest,
  grantDirectly,
  itemsAppliedFor,
  obtainedDirectly,
} from '../../shared/domain/request.ts';
import { readsAll, visible } from '../../shared/domain/visibility.ts';
import { mapPage, paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { type AnyStep, step } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { grantSteps } from '../../shared/storage/granted.ts';
import { newId } from '../../shared/storage/ids.ts';
import { takeNumbers } from '../../shared/storage/jobs.ts';
import { list, listings } from '../../shared/storage/lists.ts';
import { load, loadCase, loadMany } from '../../shared/storage/read.ts';
import { applicationForm } from '../../shared/text/form.ts';
import type { RequestsDeps } from './deps.ts';

/** Article 15: the application. The provider of conditional data owes a reply; unconditional data is granted at once. */
export async function submitRequest(
  call: Call<'submitRequest'>,
  { database, law }: RequestsDeps,
): Promise<Outcome<'submitRequest'>> {
  const { now, principal, body } = call;
  const resource = await load(database, 'resource', body.resource);
  if (!resource || !visible.resource(principal, resource.state)) throw new Refusal('not-found', { what: '信息资源' });
  itemsAppliedFor(body, resource.state, principal.department);
  const applied = apply(
    body,
    resource.state,
    {
      id: newId('req', now),
      number: await nextNumber(database, now),
      requester: principal.department,
      handler: principal.personId,
    },
    now,
  );
  const request = applied.next;
  const location = `/v1/requests/${request.id}`;
  if (obtainedDirectly(request, resource.state)) {
    const granted = grantDirectly(request, newId('grt', now), now);
    const steps: AnyStep[] = [
      step('request', null, { next: granted.next, events: [...applied.events, ...granted.events] }),
      ...grantSteps(make(granted.grant, law, now)),
    ];
    return { body: requestWithProofView(granted.next, null, law, now), etag: 1, location, steps };
  }
  const policy = policyFor(law.policies, 'reply', 'conditional', dateOf(now));
  const opened = openDuty(
    {
      id: replyDuty(request.id),
      kind: 'reply',
      subject: { type: 'request', id: request.id, number: request.number, name: request.resource.name },
      owes: request.provider,
      waits: request.requester,
      start: receivedOn(now, policy.cutoff),
    },
    { policy, calendar: law.calendar },
    now,
  );
  return {
    body: requestWithProofView(request, opened.next, law, now),
    etag: 1,
    location,
    steps: [step('request', null, applied), step('duty', null, opened, { policy: policy.id })],
  };
}

export async function getRequest(
  call: Call<'getRequest'>,
  { database, law }: RequestsDeps,
): Promise<Outcome<'getRequest'>> {
  const { request, duty } = await readCase(database, call);
  return { body: requestWithProofView(request.state, duty?.state ?? null, law, call.now), etag: request.version };
}

/** Article 15: the application form that the system generates. */
export async function getRequestForm(
  call: Call<'getRequestForm'>,
  { database, law }: RequestsDeps,
): Promise<Outcome<'getRequestForm'>> {
  const { request, duty } = await readCase(database, call);
  const { requester, provider } = request.state;
  const [asking, asked] = await Promise.all([
    load(database, 'department', requester),
    load(database, 'department', provider),
  ]);
  const names = { requester: asking?.state.name ?? requester, provider: asked?.state.name ?? provider };
  return { body: applicationForm(requestWithProofView(request.state, duty?.state ?? null, law, call.now), names) };
}

export async function listRequests(
  call: Call<'listRequests'>,
  { database, cursors, law }: RequestsDeps,
): Promise<Outcome<'listRequests'>> {
  const listing = listingOf(call);
  const page = await paged(call, cursors, (from, limit) => list<'request'>(database, listing, { limit, from }));
  const duties = await loadMany(
    database,
    'duty',
    page.items.map(({ id }) => replyDuty(id)),
  );
  const dutyOf = new Map(duties.map((duty) => [duty.id, duty.state]));
  return {
    body: mapPage(page, ({ id, state }) => requestView(state, dutyOf.get(replyDuty(id)) ?? null, law, call.now)),
  };
}

/** A request that the caller may see, with the duty to reply. @throws Refusal `not-found` */
export async function readCase(database: Database, call: Pick<Call<'getRequest'>, 'params' | 'principal'>) {
  const { subject: request, duties } = await loadCase(database, 'request', call.params.id);
  if (!request || !visible.request(call.principal, request.state)) throw new Refusal('not-found', { what: '共享申请' });
  return { request, duty: duties.find((duty) => duty.id === replyDuty(request.id)) ?? null };
}

export function replyDuty(request: DataRequest['id']): string {
  return `${request}.reply`;
}

function listingOf({ query, principal, now }: Call<'listRequests'>) {
  if (query.side === 'sent') return listings.sent(principal.department);
  if (query.side === 'received') return listings.received(principal.department);
  if (!readsAll(principal)) throw new Refusal('role-missing');
  const year = Number(dateOf(now).slice(0, 4));
  const first = 2021;
  return listings.allRequests(Array.from({ length: year - first + 1 }, (_, ago) => String(year - ago)));
}

/** The number people use: the year and a running number within it. */
async function nextNumber(database: Database, now: string): Promise<string> {
  const year = dateOf(now).slice(0, 4);
  const number = await takeNumbers(database, `request-${year}`);
  return `YM-${year}-${String(number).padStart(6, '0')}`;
}
