import { demandView, demandWithProofView } from '../../shared/contract/views/demands.ts';
import { dateOf, type Instant } from '../../shared/domain/calendar/time.ts';
import * as demands from '../../shared/domain/cases/demand.ts';
import type { Duty } from '../../shared/domain/duties/duty.ts';
import { cancel, meet, openDuty } from '../../shared/domain/duties/duty-steps.ts';
import { type Law, rulesOf, rulesOnReceipt } from '../../shared/domain/duties/law.ts';
import type { Decision } from '../../shared/domain/event.ts';
import { BUREAU } from '../../shared/domain/people/department.ts';
import { isBureau, visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { mapPage, paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { type Stored, step } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { newId } from '../../shared/storage/ids.ts';
import { takeNumbers } from '../../shared/storage/jobs.ts';
import { inStatus, list, listings, yearsUpTo } from '../../shared/storage/lists.ts';
import { load, loadCase, loadMany } from '../../shared/storage/read.ts';
import type { RequestsDeps } from './deps.ts';

/** Order 809 art. 20: what a department needs and finds in no catalog; the head of its sharing office is asked first. */
export async function stateDemand(
  call: Call<'stateDemand'>,
  { database, law }: RequestsDeps,
): Promise<Outcome<'stateDemand'>> {
  const { body, principal, now } = call;
  const year = dateOf(now).slice(0, 4);
  const count = await takeNumbers(database, `demand-${year}`);
  const number = `XQ-${year}-${String(count).padStart(6, '0')}`;
  const stated = demands.state(body, { id: newId('dem', now), number, by: principal }, now);
  return {
    body: demandWithProofView(stated.next, null, law, now),
    etag: 1,
    location: `/v1/demands/${stated.next.id}`,
    changes: [step('demand', null, stated)],
  };
}

export async function getDemand(
  call: Call<'getDemand'>,
  { database, law }: RequestsDeps,
): Promise<Outcome<'getDemand'>> {
  const { demand, duty } = await readDemand(database, call);
  return { body: demandWithProofView(demand.state, duty?.state ?? null, law, call.now), etag: demand.version };
}

/** What the caller's department needs, what it was named for, and for the bureau all; the newest first. */
export async function listDemands(
  call: Call<'listDemands'>,
  { database, cursors, law }: RequestsDeps,
): Promise<Outcome<'listDemands'>> {
  const listing = inStatus(listingOf(call), call.query.status);
  const page = await paged(call, cursors, (from, limit) => list<'demand'>(database, listing, { limit, from }));
  const ids = page.items.flatMap(({ state }) => state.duty ?? []);
  const duties = new Map((await loadMany(database, 'duty', ids)).map((duty) => [duty.id, duty.state]));
  const dutyOf = (id: string | null) => (id === null ? null : (duties.get(id) ?? null));
  return { body: mapPage(page, ({ state }) => demandView(state, dutyOf(state.duty), law, call.now)) };
}

export async function reviseDemand(call: Call<'reviseDemand'>, deps: RequestsDeps) {
  return await taken(call, deps, (demand) => demands.revise(demand, call.body, call.principal));
}

export async function consentDemand(call: Call<'consentDemand'>, deps: RequestsDeps) {
  return await taken(call, deps, (demand) => demands.consent(demand, call.principal));
}

export async function returnDemand(call: Call<'returnDemand'>, deps: RequestsDeps) {
  return await taken(call, deps, (demand) => demands.giveBack(demand, call.body.remarks, call.principal));
}

/** The bureau names a provider, points to the entry that there is, or finds that nobody holds it. */
export async function decideDemand(call: Call<'decideDemand'>, deps: RequestsDeps) {
  const { body, principal, now } = call;
  const resource = body.decision === 'point' ? await entry(deps.database, body.resource, call) : null;
  if (body.decision === 'name' && !(await load(deps.database, 'department', body.provider))) {
    const field = { field: 'body.provider', message: body.provider };
    throw new Refusal('unknown-department', { department: body.provider }, [field]);
  }
  return await taken(call, deps, (demand) => demands.decide(demand, body, resource, principal, now));
}

/** The provider named links the entry it has published, or says why it has none. */
export async function answerDemand(call: Call<'answerDemand'>, deps: RequestsDeps) {
  const { body, principal, now } = call;
  const resource = body.decision === 'link' ? await entry(deps.database, body.resource, call) : null;
  return await taken(call, deps, (demand) => demands.answer(demand, body, resource, principal, now));
}

export async function withdrawDemand(call: Call<'withdrawDemand'>, deps: RequestsDeps) {
  return await taken(call, deps, (demand) => demands.withdraw(demand, call.principal));
}

/** One step of a demand, with the duty that it ends and the one that it begins. */
async function taken(
  call: Pick<Call<'getDemand'>, 'params' | 'principal' | 'now' | 'expects'>,
  { database, law }: RequestsDeps,
  decide: (demand: demands.Demand) => Decision<demands.Demand>,
) {
  const { demand, duty } = await readDemand(database, call);
  call.expects(demand);
  const { now } = call;
  const decided = decide(demand.state);
  const ended = endOf(duty, decided.next, law, now);
  const begun = decided.next.duty === demand.state.duty ? null : begin(decided.next, law, now);
  const owed = begun?.next ?? ended?.next ?? duty?.state ?? null;
  return {
    body: demandWithProofView(decided.next, owed, law, now),
    etag: demand.version + 1,
    changes: [
      step('demand', demand, decided),
      ...(duty && ended ? [step('duty', duty, ended)] : []),
      ...(begun ? [step('duty', null, begun)] : []),
    ],
  };
}

/** Whatever was owed is done by the step, or needs doing no longer where the requester withdraws. */
function endOf(duty: Stored<'duty'> | null, { status }: demands.Demand, law: Law, now: Instant): Decision<Duty> | null {
  if (duty?.state.status !== 'open') return null;
  if (status === 'withdrawn') return cancel(duty.state, '需求部门撤回', rulesOf(law, duty.state), now);
  return meet(duty.state, rulesOf(law, duty.state), now);
}

/** The bureau owes a provider, the provider named owes an entry. */
function begin(demand: demands.Demand, law: Law, now: Instant): Decision<Duty> {
  const provider = demands.providerOf(demand);
  const kind = provider ? 'compile' : 'find';
  const { id, number, name, requester } = demand;
  const subject = { type: 'demand' as const, id, number, name };
  const owed = { id: demand.duty ?? '', kind, subject, owes: provider ?? BUREAU, waits: requester } as const;
  const { rules, start } = rulesOnReceipt(law, kind, null, now);
  return openDuty({ ...owed, start }, rules, now);
}

async function readDemand(database: Database, { params, principal }: Pick<Call<'getDemand'>, 'params' | 'principal'>) {
  const { subject: demand, duties } = await loadCase(database, 'demand', params.id);
  if (!demand || !visible.demand(principal, demand.state)) throw new Refusal('not-found', { what: '数据需求' });
  return { demand, duty: duties.find(({ id }) => id === demand.state.duty) ?? null };
}

async function entry(database: Database, id: string, { principal }: Pick<Call, 'principal'>) {
  const resource = await load(database, 'resource', id);
  if (!resource || !visible.resource(principal, resource.state)) throw new Refusal('not-found', { what: '信息资源' });
  return resource.state;
}

function listingOf({ query, principal, now }: Call<'listDemands'>) {
  if (query.side === 'sent') return listings.demanded(principal.department);
  if (query.side === 'received') return listings.namedFor(principal.department);
  if (!isBureau(principal)) throw new Refusal('role-missing');
  return listings.allDemands(yearsUpTo(now));
}
