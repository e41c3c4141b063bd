import { negotiationCaseView, negotiationView } from '../../shared/contract/views/negotiations.ts';
import { runningDuties } from '../../shared/domain/disputes/duties.ts';
import type { Negotiation } from '../../shared/domain/disputes/negotiation.ts';
import { readsAll, visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Context } from '../../shared/http/context.ts';
import { answerList } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { show, subject } from '../../shared/http/subject.ts';
import { listings, yearsUpTo } from '../../shared/storage/lists.ts';
import { loadStates } from '../../shared/storage/read.ts';

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

/**
 * Negotiations that the caller's department opened or received, or all of them, each with its running deadlines; the
 * newest first.
 */
export async function listNegotiations(
  call: Call<'listNegotiations'>,
  context: Context,
): Promise<Outcome<'listNegotiations'>> {
  return answerList(call, context, listingOf(call), async (states: Negotiation[]) => {
    const duties = await loadStates(context.database, 'duty', states.flatMap(runningDuties));
    return states.map((state) => negotiationView(state, { duties, law: context.law, now: call.now }));
  });
}

function listingOf({ query, principal, now }: Call<'listNegotiations'>) {
  if (query.side === 'opened') return listings.negotiates(principal.department);
  if (query.side === 'received') return listings.negotiated(principal.department);
  if (!readsAll(principal)) throw new Refusal('role-missing');
  return listings.allNegotiations(yearsUpTo(now));
}
