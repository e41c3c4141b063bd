import { grantView, grantWithDeadlinesView } from '../../shared/contract/views/grants.ts';
import type { Duty } from '../../shared/domain/duties/duty.ts';
import type { Changed, Circumstances } from '../../shared/domain/grants/duties.ts';
import type { Grant } from '../../shared/domain/grants/grant.ts';
import { readsAll, visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { mapPage, paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import type { Stored } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { changedSteps } from '../../shared/storage/granted.ts';
import { departmentIds, list, listings } from '../../shared/storage/lists.ts';
import { statesOf } from '../../shared/storage/moved.ts';
import { loadCase } from '../../shared/storage/read.ts';
import type { GrantsDeps } from './deps.ts';

export async function getGrant(call: Call<'getGrant'>, { database, law }: GrantsDeps): Promise<Outcome<'getGrant'>> {
  const { grant, duties } = await readCase(database, call);
  const owed = statesOf(duties);
  return { body: grantWithDeadlinesView(grant.state, owed, law, call.now), etag: grant.version };
}

/** What a department holds or gives, the newest first; for who supervises those of all, department by department. */
export async function listGrants(
  call: Call<'listGrants'>,
  { database, cursors }: GrantsDeps,
): Promise<Outcome<'listGrants'>> {
  const { query, principal, now } = call;
  if (query.side === 'all' && !readsAll(principal)) throw new Refusal('role-missing');
  const listing =
    query.side === 'all'
      ? listings.allGrants(await departmentIds(database))
      : listings[query.side](principal.department);
  const page = await paged(call, cursors, (from, limit) => list<'grant'>(database, listing, { limit, from }));
  return { body: mapPage(page, ({ state }) => grantView(state, now)) };
}

/** A grant and its duties, as they were read. */
export interface Case {
  grant: Stored<'grant'>;
  duties: Stored<'duty'>[];
}

/** A grant that the caller may see, with its duties. @throws Refusal `not-found` */
export async function readCase(
  database: Database,
  { params, principal }: Pick<Call<'getGrant'>, 'params' | 'principal'>,
): Promise<Case> {
  const { subject: grant, duties } = await loadCase(database, 'grant', params.id);
  if (!grant || !visible.request(principal, grant.state)) throw new Refusal('not-found', { what: '共享授权' });
  return { grant, duties };
}

/** Who decides, when, on which duties. */
export function circumstances(
  { principal: by, now }: Pick<Call, 'principal' | 'now'>,
  { duties }: Pick<Case, 'duties'>,
  { law }: Pick<GrantsDeps, 'law'>,
): Circumstances {
  return { by, now, law, duties: duties.map(({ state }): Duty => state) };
}

/** A decision that a person has made on a grant, as an answer and what is committed with it. */
export function changed(
  { now }: Pick<Call, 'now'>,
  { grant, duties }: Case,
  decision: Changed,
  { law }: Pick<GrantsDeps, 'law'>,
) {
  const after = new Map(duties.map(({ id, state }) => [id, state]));
  for (const { next } of [...decision.duties.map((one) => one.decision), ...decision.opened]) after.set(next.id, next);
  return {
    body: grantWithDeadlinesView(decision.grant.next, [...after.values()], law, now),
    etag: grant.version + 1,
    steps: changedSteps(grant, duties, decision),
  };
}

/** Reads a grant, holds it to the version given and has it decided on. */
export async function decided(
  call: Pick<Call<'getGrant'>, 'params' | 'principal' | 'now' | 'expects'>,
  deps: GrantsDeps,
  decide: (grant: Grant, at: Circumstances) => Changed,
) {
  const read = await readCase(deps.database, call);
  call.expects(read.grant);
  return changed(call, read, decide(read.grant.state, circumstances(call, read, deps)), deps);
}
