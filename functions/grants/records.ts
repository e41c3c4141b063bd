import { useRecordView } from '../../shared/contract/views/grants.ts';
import { dispose, relinquish } from '../../shared/domain/grants/end.ts';
import { recordUse as record } from '../../shared/domain/grants/records.ts';
import { mapPage, paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { step } from '../../shared/storage/commit.ts';
import { newId } from '../../shared/storage/ids.ts';
import { list, listings } from '../../shared/storage/lists.ts';
import type { GrantsDeps } from './deps.ts';
import { changed, circumstances, decided, readCase } from './grants.ts';

/** 809 art. 29: the requester's own records; they change nothing in the grant. */
export async function recordUse(call: Call<'recordUse'>, deps: GrantsDeps): Promise<Outcome<'recordUse'>> {
  const read = await readCase(deps.database, call);
  const made = record(read.grant.state, call.body, circumstances(call, read, deps), newId('use', call.now));
  return { body: useRecordView(made.next), steps: [step('useRecord', null, made)] };
}

export async function listUse(call: Call<'listUse'>, { database, cursors }: GrantsDeps): Promise<Outcome<'listUse'>> {
  const { grant } = await readCase(database, call);
  const listing = listings.usesOf(grant.id, call.query.kind);
  const of = { ...call, query: { ...call.query, grant: grant.id } };
  const page = await paged(of, cursors, (from, limit) => list<'useRecord'>(database, listing, { limit, from }));
  return { body: mapPage(page, ({ state }) => useRecordView(state)) };
}

/** 809 art. 27: needed no more. */
export function relinquishGrant(call: Call<'relinquishGrant'>, deps: GrantsDeps): Promise<Outcome<'relinquishGrant'>> {
  return decided(call, deps, (grant, at) => relinquish(grant, call.body, at));
}

/** 809 art. 27: the disposal at the end, kept with the records of use. */
export async function disposeGrant(call: Call<'disposeGrant'>, deps: GrantsDeps): Promise<Outcome<'disposeGrant'>> {
  const read = await readCase(deps.database, call);
  call.expects(read.grant);
  const decision = dispose(read.grant.state, call.body, circumstances(call, read, deps), newId('use', call.now));
  const outcome = changed(call, read, decision, deps);
  return { ...outcome, steps: [...outcome.steps, step('useRecord', null, decision.record)] };
}
