import { grantActs } from '../../shared/contract/actions/grants.ts';
import { grantView, grantWithDeadlinesView } from '../../shared/contract/views/grants.ts';
import type { Grant } from '../../shared/domain/grants/grant.ts';
import { listedFor, readsAll, visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Context } from '../../shared/http/context.ts';
import { answerList } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { show, subject } from '../../shared/http/subject.ts';
import { departmentIds, listings, ofEntry } from '../../shared/storage/lists.ts';

export const grant = subject({
  kind: 'grant',
  name: '共享授权',
  visible: visible.grant,
  duties: 'shown',
  view: grantWithDeadlinesView,
  acts: grantActs,
});

export function getGrant(call: Call<'getGrant'>, context: Context): Promise<Outcome<'getGrant'>> {
  return show(grant, call, context);
}

/**
 * Grants that the caller's department holds or gives, the newest first. Supervisors list the grants of all departments,
 * one department after another. The city government lists those of the bureau's that are referred to it.
 */
export async function listGrants(call: Call<'listGrants'>, context: Context): Promise<Outcome<'listGrants'>> {
  const { query, principal, now } = call;
  if (query.side === 'all' && !readsAll(principal)) throw new Refusal('role-missing');
  const listing =
    query.side === 'all'
      ? listings.allGrants(await departmentIds(context.database))
      : listings[query.side](listedFor(principal));
  return answerList(call, context, ofEntry(listing, query.resource), (states: Grant[]) =>
    states.filter((state) => visible.grant(principal, state)).map((state) => grantView(state, now)),
  );
}
