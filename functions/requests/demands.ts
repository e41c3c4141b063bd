import { demandView, demandWithProofView } from '../../shared/contract/views/demands.ts';
import * as demands from '../../shared/domain/cases/demand.ts';
import { isBureau, visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Context } from '../../shared/http/context.ts';
import { mapPage, paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { begin, decide, show, subject } from '../../shared/http/subject.ts';
import type { Database } from '../../shared/storage/database.ts';
import { newId } from '../../shared/storage/ids.ts';
import { inStatus, list, listings, yearsUpTo } from '../../shared/storage/lists.ts';
import { nextNumber } from '../../shared/storage/numbers.ts';
import { load, loadMany } from '../../shared/storage/read.ts';

const demand = subject({
  kind: 'demand',
  name: '数据需求',
  visible: visible.demand,
  duties: 'shown',
  view: demandWithProofView,
});

/** Order 809 art. 20: what a department needs and finds in no catalog; the head of its sharing office is asked first. */
export async function stateDemand(call: Call<'stateDemand'>, context: Context): Promise<Outcome<'stateDemand'>> {
  const id = newId('dem', call.now);
  const number = await nextNumber(context.database, 'demand', call.now);
  const begun = await begin(demand, call, context, (at) => demands.state({ ...call.body, id, number }, at));
  return { ...begun, location: `/v1/demands/${id}` };
}

export function getDemand(call: Call<'getDemand'>, context: Context): Promise<Outcome<'getDemand'>> {
  return show(demand, call, context);
}

/** What the caller's department needs, what it was named for, and for the bureau all; the newest first. */
export async function listDemands(
  call: Call<'listDemands'>,
  { database, cursors, law }: Context,
): Promise<Outcome<'listDemands'>> {
  const listing = inStatus(listingOf(call), call.query.status);
  const page = await paged(call, cursors, (from, limit) => list<'demand'>(database, listing, { limit, from }));
  const ids = page.items.flatMap(({ state }) => state.duty ?? []);
  const duties = (await loadMany(database, 'duty', ids)).map(({ state }) => state);
  const at = { duties, law, now: call.now };
  return { body: mapPage(page, ({ state }) => demandView(state, at)) };
}

export function reviseDemand(call: Call<'reviseDemand'>, context: Context): Promise<Outcome<'reviseDemand'>> {
  return decide(demand, call, context, (state, at) => demands.revise(state, call.body, at));
}

export function consentDemand(call: Call<'consentDemand'>, context: Context): Promise<Outcome<'consentDemand'>> {
  return decide(demand, call, context, demands.consent);
}

export function returnDemand(call: Call<'returnDemand'>, context: Context): Promise<Outcome<'returnDemand'>> {
  return decide(demand, call, context, (state, at) => demands.giveBack(state, call.body, at));
}

/** The bureau names a provider, points to the entry that there is, or finds that nobody holds it. */
export async function decideDemand(call: Call<'decideDemand'>, context: Context): Promise<Outcome<'decideDemand'>> {
  const { body } = call;
  const entry = body.decision === 'point' ? await visibleEntry(context.database, body.resource, call) : null;
  if (body.decision === 'name') await mustBeKnown(context.database, body.provider);
  return await decide(demand, call, context, (state, at) => demands.decide(state, { ...body, entry }, at));
}

/** The provider named links the entry it has published, or says why it has none. */
export async function answerDemand(call: Call<'answerDemand'>, context: Context): Promise<Outcome<'answerDemand'>> {
  const { body } = call;
  const entry = body.decision === 'link' ? await visibleEntry(context.database, body.resource, call) : null;
  return await decide(demand, call, context, (state, at) => demands.answer(state, { ...body, entry }, at));
}

export function withdrawDemand(call: Call<'withdrawDemand'>, context: Context): Promise<Outcome<'withdrawDemand'>> {
  return decide(demand, call, context, demands.withdraw);
}

/** An entry that the caller may see. @throws Refusal `not-found` */
async function visibleEntry(database: Database, id: string, { principal }: Pick<Call, 'principal'>) {
  const resource = await load(database, 'resource', id);
  if (!resource || !visible.resource(principal, resource.state)) throw new Refusal('not-found', { what: '信息资源' });
  return resource.state;
}

/** @throws Refusal `unknown-department` */
async function mustBeKnown(database: Database, department: string): Promise<void> {
  if (await load(database, 'department', department)) return;
  throw new Refusal('unknown-department', { department }, [{ field: 'body.provider', message: department }]);
}

function listingOf({ query, principal, now }: Call<'listDemands'>) {
  if (query.side === 'sent') return listings.demanded(principal.department);
  if (query.side === 'received') return listings.namedFor(principal.department);
  if (!isBureau(principal)) throw new Refusal('role-missing');
  return listings.allDemands(yearsUpTo(now));
}
