import { negotiationCaseView, negotiationView } from '../../shared/contract/views/negotiations.ts';
import { runningDuties } from '../../shared/domain/disputes/duties.ts';
import { readsAll, visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Context } from '../../shared/http/context.ts';
import { mapPage, paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { show, subject } from '../../shared/http/subject.ts';
import { list, listings, yearsUpTo } from '../../shared/storage/lists.ts';
import { loadMany } from '../../shared/storage/read.ts';

export const negotiation = subject({
  kind: 'negotiation',
  name: '协商',
  visible: visible.negotiation,
  duties: 'shown',
  view: negotiationCaseView,
});

export function getNegotiation(call: Call<'getNegotiation'>, context: Context): Promise<Outcome<'getNegotiation'>> {
  return show(negotiation, call, context);
}

/** Opened by my department, received by it, or all of them, each with what runs now; the newest first. */
export async function listNegotiations(
  call: Call<'listNegotiations'>,
  { database, cursors, law }: Context,
): Promise<Outcome<'listNegotiations'>> {
  const listing = listingOf(call);
  const page = await paged(call, cursors, (from, limit) => list<'negotiation'>(database, listing, { limit, from }));
  const running = page.items.flatMap(({ state }) => runningDuties(state));
  const duties = (await loadMany(database, 'duty', running)).map(({ state }) => state);
  return { body: mapPage(page, ({ state }) => negotiationView(state, { duties, law, now: call.now })) };
}

function listingOf({ query, principal, now }: Call<'listNegotiations'>) {
  if (query.side === 'opened') return listings.negotiates(principal.department);
  if (query.side === 'received') return listings.negotiated(principal.department);
  if (!readsAll(principal)) throw new Refusal('role-missing');
  return listings.allNegotiations(yearsUpTo(now));
}
