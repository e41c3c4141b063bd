import { negotiationActs } from '../../shared/contract/actions/negotiations.ts';
import { negotiationCaseView, negotiationView } from '../../shared/contract/views/negotiations.ts';
import { runningDuties } from '../../shared/domain/disputes/duties.ts';
import { isReferred, type Negotiation } from '../../shared/domain/disputes/negotiation.ts';
import { isGovernment } from '../../shared/domain/machine.ts';
import { listedFor, readsAll, visible } from '../../shared/domain/people/visibility.ts';
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
  acts: negotiationActs,
});

export function getNegotiation(call: Call<'getNegotiation'>, context: Context): Promise<Outcome<'getNegotiation'>> {
  return show(negotiation, call, context);
}

/**
 * Negotiations that the caller's department opened or received, those referred to the city government, or all of them,
 * each with its running deadlines; the newest first.
 */
export async function listNegotiations(
  call: Call<'listNegotiations'>,
  context: Context,
): Promise<Outcome<'listNegotiations'>> {
  const { principal, query } = call;
  return answerList(call, context, listingOf(call), async (all: Negotiation[]) => {
    const states = all.filter(
      (state) => visible.negotiation(principal, state) && (query.side !== 'referred' || isReferred(state)),
    );
    const duties = await loadStates(context.database, 'duty', states.flatMap(runningDuties));
    return states.map((state) => negotiationView(state, { duties, law: context.law, now: call.now }));
  });
}

function listingOf({ query, principal, now }: Call<'listNegotiations'>) {
  if (query.side === 'opened') return listings.negotiates(listedFor(principal));
  if (query.side === 'received') return listings.negotiated(listedFor(principal));
  const lists = readsAll(principal) || (query.side === 'referred' && isGovernment(principal));
  if (!lists) throw new Refusal('role-missing');
  return listings.allNegotiations(yearsUpTo(now));
}
