import { correctionActs } from '../../shared/contract/actions/corrections.ts';
import { contestedView, correctionRowView, correctionView } from '../../shared/contract/views/corrections.ts';
import type { Contested } from '../../shared/domain/cases/contest.ts';
import { answerDuties, type Correction } from '../../shared/domain/cases/correction.ts';
import { isBureau, visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Context } from '../../shared/http/context.ts';
import { answerList } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { show, subject } from '../../shared/http/subject.ts';
import { departmentIds, inStatus, listings, yearsUpTo } from '../../shared/storage/lists.ts';
import { loadStates } from '../../shared/storage/read.ts';

export const correction = subject({
  kind: 'correction',
  name: '数据校核',
  visible: visible.correction,
  duties: 'shown',
  view: correctionView,
  acts: correctionActs,
});

export function getCorrection(call: Call<'getCorrection'>, context: Context): Promise<Outcome<'getCorrection'>> {
  return show(correction, call, context);
}

/** Corrections that the caller's department reported or received; for the bureau all of them; the newest first. */
export async function listCorrections(
  call: Call<'listCorrections'>,
  context: Context,
): Promise<Outcome<'listCorrections'>> {
  const listing = inStatus(listingOf(call), call.query.status);
  return answerList(call, context, listing, async (corrections: Correction[]) => {
    const duties = await loadStates(context.database, 'duty', corrections.flatMap(answerDuties));
    return corrections.map((state) => correctionRowView(state, { duties, law: context.law, now: call.now }));
  });
}

/** Entries whose provider keeps rejecting reports, or whose answer a reporter objected to (article 23(3)). */
export async function listContestedResources(
  call: Call<'listContestedResources'>,
  context: Context,
): Promise<Outcome<'listContestedResources'>> {
  const listing = listings.contested(await departmentIds(context.database));
  return answerList(call, context, listing, (states: Contested[]) => states.map(contestedView));
}

function listingOf({ query, principal, now }: Call<'listCorrections'>) {
  if (query.side === 'reported') return listings.reported(principal.department);
  if (query.side === 'received') return listings.corrects(principal.department);
  if (!isBureau(principal)) throw new Refusal('role-missing');
  return listings.allCorrections(yearsUpTo(now));
}
