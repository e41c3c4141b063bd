import { pushView } from '../../shared/contract/views/oversight.ts';
import type { Instant } from '../../shared/domain/calendar/time.ts';
import { newPush, type Push, type PushChange, pushId, resendPush as resend } from '../../shared/domain/catalog/push.ts';
import { andThen, unchanged } from '../../shared/domain/change.ts';
import type { Id } from '../../shared/domain/id.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Context } from '../../shared/http/context.ts';
import { answerList } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import type { Database } from '../../shared/storage/database.ts';
import { inStatus, listings } from '../../shared/storage/lists.ts';
import { pushesOf } from '../../shared/storage/pushes.ts';
import { load } from '../../shared/storage/read.ts';
import { departmentsInScope } from './scope.ts';

/** Pushes and their outcomes, department by department, the newest first (article 7). */
export async function listPushes(call: Call<'listPushes'>, context: Context): Promise<Outcome<'listPushes'>> {
  const listing = inStatus(listings.pushes(await departmentsInScope(call, context.database)), call.query.status);
  return answerList(call, context, listing, (states: Push[]) => states.map(pushView));
}

/**
 * Sends a push again that was refused or that the upper platform has lost. An entry that was never pushed is sent in
 * its newest version.
 */
export async function resendPush(call: Call<'resendPush'>, { database }: Context): Promise<Outcome<'resendPush'>> {
  const { resource, version } = call.params;
  const pushes = (await pushesOf(database, resource)).map(({ state }) => state);
  const before = pushes.find(({ id }) => id === pushId(resource, version));
  const push = before ? unchanged('push', before) : await neverPushed(database, resource, version, call.now);
  const resent = andThen(push, (state) => resend(state, { others: pushes }, call)[0]);
  return { body: pushView(resent.next), changes: [resent] };
}

/**
 * A push for the newest version of an entry that was published before there was an upper platform.
 * @throws Refusal `not-found`
 */
async function neverPushed(
  database: Database,
  resource: Id<'res'>,
  version: string,
  now: Instant,
): Promise<PushChange> {
  const entry = (await load(database, 'resource', resource))?.state;
  if (!entry?.published || String(entry.version) !== version) throw new Refusal('not-found', { what: '报送记录' });
  const { code, provider, published } = entry;
  const { name } = published;
  return newPush({ resource, version: entry.version, action: 'publish', code, provider, name, at: now })[0];
}
