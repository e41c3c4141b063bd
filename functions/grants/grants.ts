import { grantView } from '../../shared/contract/views/grants.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { visible } from '../../shared/domain/visibility.ts';
import { mapPage, paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { list, listings } from '../../shared/storage/lists.ts';
import { load } from '../../shared/storage/read.ts';
import type { GrantsDeps } from './deps.ts';

export async function getGrant(call: Call<'getGrant'>, { database }: GrantsDeps): Promise<Outcome<'getGrant'>> {
  const grant = await load(database, 'grant', call.params.id);
  if (!grant || !visible.request(call.principal, grant.state)) throw new Refusal('not-found', { what: '共享授权' });
  return { body: grantView(grant.state), etag: grant.version };
}

export async function listGrants(
  call: Call<'listGrants'>,
  { database, cursors }: GrantsDeps,
): Promise<Outcome<'listGrants'>> {
  const listing = listings[call.query.side](call.principal.department);
  const page = await paged(call, cursors, (from, limit) => list<'grant'>(database, listing, { limit, from }));
  return { body: mapPage(page, ({ state }) => grantView(state)) };
}
