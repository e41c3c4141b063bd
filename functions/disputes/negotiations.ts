import { negotiationCaseView, negotiationView } from '../../shared/contract/views/negotiations.ts';
import { dutiesRunning } from '../../shared/domain/disputes/duties.ts';
import { readsAll } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { mapPage, paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { list, listings, yearsUpTo } from '../../shared/storage/lists.ts';
import { statesOf } from '../../shared/storage/moved.ts';
import { loadMany } from '../../shared/storage/read.ts';
import { readNegotiation } from './case.ts';
import type { DisputesDeps } from './deps.ts';

export async function getNegotiation(
  call: Call<'getNegotiation'>,
  { database, law }: DisputesDeps,
): Promise<Outcome<'getNegotiation'>> {
  const { negotiation, duties } = await readNegotiation(database, call);
  const owed = statesOf(duties);
  return { body: negotiationCaseView(negotiation.state, owed, law, call.now), etag: negotiation.version };
}

/** Opened by my department, received by it, or all of them, each with what runs now; the newest first. */
export async function listNegotiations(
  call: Call<'listNegotiations'>,
  { database, cursors, law }: DisputesDeps,
): Promise<Outcome<'listNegotiations'>> {
  const listing = listingOf(call);
  const page = await paged(call, cursors, (from, limit) => list<'negotiation'>(database, listing, { limit, from }));
  const running = page.items.flatMap(({ state }) => dutiesRunning(state));
  const duties = statesOf(await loadMany(database, 'duty', running));
  return { body: mapPage(page, ({ state }) => negotiationView(state, duties, law, call.now)) };
}

function listingOf({ query, principal, now }: Call<'listNegotiations'>) {
  if (query.side === 'opened') return listings.negotiates(principal.department);
  if (query.side === 'received') return listings.negotiated(principal.department);
  if (!readsAll(principal)) throw new Refusal('role-missing');
  return listings.allNegotiations(yearsUpTo(now));
}
