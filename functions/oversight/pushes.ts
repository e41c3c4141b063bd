import { pushView } from '../../shared/contract/views/oversight.ts';
import type { Instant } from '../../shared/domain/calendar/time.ts';
import { newPush, type PushChange, pushId, resendPush as resend } from '../../shared/domain/catalog/push.ts';
import { andThen, unchanged } from '../../shared/domain/change.ts';
import type { Id } from '../../shared/domain/id.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Context } from '../../shared/http/context.ts';
import { mapPage, paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import type { Database } from '../../shared/storage/database.ts';
import { list } from '../../shared/storage/lists.ts';
import { pushesOf, pushListing } from '../../shared/storage/pushes.ts';
import { load } from '../../shared/storage/read.ts';
import { concerned } from './scope.ts';

/** Article 7: what was pushed and what came of it, department by department, the newest first. */
export async function listPushes(
  call: Call<'listPushes'>,
  { database, cursors }: Context,
): Promise<Outcome<'listPushes'>> {
  const listing = pushListing(await concerned(call, database), call.query.status);
  const page = await paged(call, cursors, (from, limit) => list<'push'>(database, listing, { limit, from }));
  return { body: mapPage(page, ({ state }) => pushView(state)) };
}

/** What was refused, or what the upper platform has lost, is sent again; so is what has never been pushed, as the newest version. */
export async function resendPush(call: Call<'resendPush'>, { database }: Context): Promise<Outcome<'resendPush'>> {
  const { resource, version } = call.params;
  const pushes = (await pushesOf(database, resource)).map(({ state }) => state);
  const before = pushes.find(({ id }) => id === pushId(resource, version));
  const push = before ? unchanged('push', before) : await neverPushed(database, resource, version, call.now);
  const resent = andThen(push, (state) => resend(state, { others: pushes }, call)[0]);
  return { body: pushView(resent.next), changes: [resent] };
}

/** The newest version of an entry that was published before there was an upper platform. @throws Refusal `not-found` */
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
