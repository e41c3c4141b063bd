import { demandActs } from '../../shared/contract/actions/demands.ts';
import { demandView, demandWithProofView } from '../../shared/contract/views/demands.ts';
import * as demands from '../../shared/domain/cases/demand.ts';
import { beginEqual } from '../../shared/domain/cases/equal-case.ts';
import { isBureau, visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Context } from '../../shared/http/context.ts';
import { lastEqual } from '../../shared/http/equal-cases.ts';
import { answerList } from '../../shared/http/page.ts';
import { mustBeRegistered, visibleEntry } from '../../shared/http/references.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { begin, decide, show, subject } from '../../shared/http/subject.ts';
import type { Database } from '../../shared/storage/database.ts';
import { newId } from '../../shared/storage/ids.ts';
import { inStatus, listings, yearsUpTo } from '../../shared/storage/lists.ts';
import { nextNumber } from '../../shared/storage/numbers.ts';
import { load, loadStates } from '../../shared/storage/read.ts';

const demand = subject({
  kind: 'demand',
  name: '数据需求',
  visible: visible.demand,
  duties: 'shown',
  view: demandWithProofView,
  acts: demandActs,
});

/** States a demand for data that is in no catalog. The head of the sharing office decides first (Order 809 art. 20). */
export async function createDemand(call: Call<'createDemand'>, context: Context): Promise<Outcome<'createDemand'>> {
  const id = newId('dem', call.now);
  const { repeat, reason, ...statement } = call.body;
  const equal = beginEqual(await lastDemand(call, context.database), id, { repeat, reason });
  const number = await nextNumber(context.database, 'demand', call.now);
  const begun = await begin(demand, call, context, (at) => [
    ...demands.state({ ...statement, id, number }, at),
    ...equal,
  ]);
  return { ...begun, location: `/v1/demands/${id}` };
}

/** A demand of the department for the same data, open until it is answered. */
async function lastDemand({ principal, body }: Call<'createDemand'>, database: Database) {
  const parts = ['demand', principal.department, body.name, body.items.toSorted(), body.purpose];
  return await lastEqual(database, parts, async (id) => {
    const found = (await load(database, 'demand', id))?.state;
    return found && demands.isOpen(found) ? found.number : null;
  });
}

export function getDemand(call: Call<'getDemand'>, context: Context): Promise<Outcome<'getDemand'>> {
  return show(demand, call, context);
}

/** Demands that the caller's department stated or was named for, and for the bureau all of them; the newest first. */
export async function listDemands(call: Call<'listDemands'>, context: Context): Promise<Outcome<'listDemands'>> {
  const listing = inStatus(listingOf(call), call.query.status);
  return answerList(call, context, listing, async (states: demands.Demand[]) => {
    const ids = states.flatMap(({ duty }) => duty ?? []);
    const duties = await loadStates(context.database, 'duty', ids);
    return states.map((state) => demandView(state, { duties, law: context.law, now: call.now }));
  });
}

export function updateDemand(call: Call<'updateDemand'>, context: Context): Promise<Outcome<'updateDemand'>> {
  return decide(demand, call, context, (state, at) => demands.revise(state, call.body, at));
}

export function consentDemand(call: Call<'consentDemand'>, context: Context): Promise<Outcome<'consentDemand'>> {
  return decide(demand, call, context, demands.consent);
}

export function returnDemand(call: Call<'returnDemand'>, context: Context): Promise<Outcome<'returnDemand'>> {
  return decide(demand, call, context, (state, at) => demands.giveBack(state, call.body, at));
}

/** The bureau names a provider, points to an existing entry, or finds that nobody holds the data. */
export async function decideDemand(call: Call<'decideDemand'>, context: Context): Promise<Outcome<'decideDemand'>> {
  const { body } = call;
  const entry = body.decision === 'point' ? await visibleEntry(context.database, body.resource, call.principal) : null;
  if (body.decision === 'name') await mustBeRegistered(context.database, body.provider, 'body.provider');
  return await decide(demand, call, context, (state, at) => demands.decide(state, { ...body, entry }, at));
}

/** The named provider links the entry that it has published, or says why it has none. */
export async function answerDemand(call: Call<'answerDemand'>, context: Context): Promise<Outcome<'answerDemand'>> {
  const { body } = call;
  const entry = body.decision === 'link' ? await visibleEntry(context.database, body.resource, call.principal) : null;
  return await decide(demand, call, context, (state, at) => demands.answer(state, { ...body, entry }, at));
}

export function withdrawDemand(call: Call<'withdrawDemand'>, context: Context): Promise<Outcome<'withdrawDemand'>> {
  return decide(demand, call, context, demands.withdraw);
}

function listingOf({ query, principal, now }: Call<'listDemands'>) {
  if (query.side === 'sent') return listings.demanded(principal.department);
  if (query.side === 'received') return listings.namedFor(principal.department);
  if (!isBureau(principal)) throw new Refusal('role-missing');
  return listings.allDemands(yearsUpTo(now));
}
