import { policyView, policyViews } from '../../shared/contract/views/policies.ts';
import { dateOf } from '../../shared/domain/calendar/time.ts';
import {
  confirmPolicy as confirm,
  type PolicyVersion,
  policyVersionId,
  proposePolicy as propose,
  withdrawPolicy as withdraw,
} from '../../shared/domain/duties/policy-version.ts';
import type { Decision } from '../../shared/domain/event.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { type AnyStep, type Stored, step } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { movedLaw, policyVersions } from '../../shared/storage/law.ts';
import { load } from '../../shared/storage/read.ts';
import type { RegistryDeps } from './deps.ts';

/** All versions, and which of them are in force on a date. */
export async function listPolicies(
  { query, now }: Call<'listPolicies'>,
  { database, law }: RegistryDeps,
): Promise<Outcome<'listPolicies'>> {
  const on = query.on ?? dateOf(now);
  const views = policyViews(law.policies, await policyVersions(database), on);
  return { body: { on, versions: views.filter(({ duty }) => query.duty === undefined || duty === query.duty) } };
}

export async function getPolicy(
  { params, now }: Call<'getPolicy'>,
  { database, law }: RegistryDeps,
): Promise<Outcome<'getPolicy'>> {
  const [row, inLaw] = [await loaded(database, params.id), law.policies.find(({ id }) => id === params.id)];
  const policy = inLaw ?? row?.state.policy;
  if (!policy) throw unknown();
  return { body: policyView(policy, row?.state ?? null, dateOf(now)), etag: row?.version ?? 0 };
}

/** Article 26: the rules follow those above them. Nothing is counted by it before another officer confirms it. */
export async function proposePolicy(
  { body, now, principal: by }: Call<'proposePolicy'>,
  { database, law }: RegistryDeps,
): Promise<Outcome<'proposePolicy'>> {
  const taken = await loaded(database, body.id);
  const proposed = propose(body, taken?.state ?? null, { policies: law.policies, by, now });
  const location = `/v1/policies/${body.id}`;
  return { ...answered(null, proposed, now), location };
}

export async function confirmPolicy(
  call: Call<'confirmPolicy'>,
  { database, law }: RegistryDeps,
): Promise<Outcome<'confirmPolicy'>> {
  const { now, principal: by } = call;
  const proposed = await mustBeLoaded(database, call.params.id);
  call.expects(proposed);
  const moved = await movedLaw(database, proposed.id);
  const confirmed = confirm(proposed.state, moved.version, { policies: law.policies, by, now });
  return answered(proposed, confirmed, now, [moved.step]);
}

export async function withdrawPolicy(
  call: Call<'withdrawPolicy'>,
  { database }: RegistryDeps,
): Promise<Outcome<'withdrawPolicy'>> {
  const { now, principal: by, body } = call;
  const one = await mustBeLoaded(database, call.params.id);
  call.expects(one);
  // What was never confirmed was no part of the law.
  const moved = one.state.confirmed ? await movedLaw(database, one.id) : null;
  const withdrawn = withdraw(one.state, body.reason, moved?.version ?? null, { by, now });
  return answered(one, withdrawn, now, moved ? [moved.step] : []);
}

function answered(
  before: Stored<'policy'> | null,
  decision: Decision<PolicyVersion>,
  now: string,
  more: AnyStep[] = [],
) {
  return {
    body: policyView(decision.next.policy, decision.next, dateOf(now)),
    etag: (before?.version ?? 0) + 1,
    changes: [step('policy', before, decision), ...more],
  };
}

async function mustBeLoaded(database: Database, id: string): Promise<Stored<'policy'>> {
  const found = await loaded(database, id);
  if (!found) throw unknown();
  return found;
}

const loaded = (database: Database, id: string) => load(database, 'policy', policyVersionId(id));
const unknown = () => new Refusal('not-found', { what: '期限规则' });
