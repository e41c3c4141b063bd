import { actionsOf } from '../../shared/contract/actions/action.ts';
import { policyActs } from '../../shared/contract/actions/policies.ts';
import { policyView, policyViews } from '../../shared/contract/views/policies.ts';
import { dateOf } from '../../shared/domain/calendar/time.ts';
import type { Circumstances } from '../../shared/domain/circumstances.ts';
import {
  confirmPolicy as confirm,
  type PolicyVersion,
  policyVersionId,
  proposePolicy as propose,
  withdrawPolicy as withdraw,
} from '../../shared/domain/duties/policy-version.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Context } from '../../shared/http/context.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { begin, decide, subject } from '../../shared/http/subject.ts';
import type { Database } from '../../shared/storage/database.ts';
import { nextLaw, policyVersions } from '../../shared/storage/law.ts';
import { load } from '../../shared/storage/read.ts';

/** A policy that the bureau has loaded. Policies that come with the product cannot be changed. */
const policy = subject({
  kind: 'policy',
  name: '期限规则',
  visible: () => true,
  duties: 'none',
  view: (state: PolicyVersion, { now }: Circumstances) => policyView(state.policy, state, dateOf(now)),
  acts: policyActs,
});

/** All versions of all policies, with their status on a date. */
export async function listPolicies(
  { query, now }: Call<'listPolicies'>,
  { database, law }: Context,
): Promise<Outcome<'listPolicies'>> {
  const on = query.on ?? dateOf(now);
  const views = policyViews(law.policies, await policyVersions(database), on);
  return { body: { on, items: views.filter(({ duty }) => query.duty === undefined || duty === query.duty) } };
}

export async function getPolicy(
  { params, now, principal: by }: Call<'getPolicy'>,
  { database, law }: Context,
): Promise<Outcome<'getPolicy'>> {
  const [row, inLaw] = [await loaded(database, params.id), law.policies.find(({ id }) => id === params.id)];
  const found = inLaw ?? row?.state.policy;
  if (!found) throw new Refusal('not-found', { what: policy.name });
  const actions = actionsOf(policyActs, row?.state ?? null, { by, now, law, duties: [] });
  return { body: { ...policyView(found, row?.state ?? null, dateOf(now)), actions }, etag: row?.version ?? 0 };
}

/** Proposes a policy. It counts only once another officer has confirmed it (article 26). */
export async function createPolicy(call: Call<'createPolicy'>, context: Context): Promise<Outcome<'createPolicy'>> {
  const { body } = call;
  const taken = (await loaded(context.database, body.id))?.state ?? null;
  const begun = await begin(policy, call, context, (at) => propose(body, { taken }, at));
  return { ...begun, location: `/v1/policies/${body.id}` };
}

export function confirmPolicy(call: Call<'confirmPolicy'>, context: Context): Promise<Outcome<'confirmPolicy'>> {
  return decide(policy, asLoaded(call), context, async (state, at) => {
    const moved = await nextLaw(context.database, state.id);
    return [...confirm(state, { version: moved.next.version }, at), moved];
  });
}

export function withdrawPolicy(call: Call<'withdrawPolicy'>, context: Context): Promise<Outcome<'withdrawPolicy'>> {
  const { reason } = call.body;
  return decide(policy, asLoaded(call), context, async (state, at) => {
    // A policy that was never confirmed is no part of the law.
    if (!state.confirmed) return withdraw(state, { reason, version: null }, at);
    const moved = await nextLaw(context.database, state.id);
    return [...withdraw(state, { reason, version: moved.next.version }, at), moved];
  });
}

/** The same call with the id under which a loaded policy is stored. */
function asLoaded<C extends { params: { id: string } }>(call: C): C {
  return { ...call, params: { ...call.params, id: policyVersionId(call.params.id) } };
}

const loaded = (database: Database, id: string) => load(database, 'policy', policyVersionId(id));
