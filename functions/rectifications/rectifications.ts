import { rectificationActs } from '../../shared/contract/actions/rectifications.ts';
import { rectificationCaseView, rectificationView } from '../../shared/contract/views/rectifications.ts';
import { isGovernment } from '../../shared/domain/machine.ts';
import { listedFor, readsAll, visible } from '../../shared/domain/people/visibility.ts';
import { draft, mayDraft, revise } from '../../shared/domain/rectifications/notice.ts';
import type { Rectification } from '../../shared/domain/rectifications/rectification.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Context } from '../../shared/http/context.ts';
import { mustShow } from '../../shared/http/facts.ts';
import { answerList } from '../../shared/http/page.ts';
import { mustBeRegistered } from '../../shared/http/references.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { begin, decide, show, subject } from '../../shared/http/subject.ts';
import { newId } from '../../shared/storage/ids.ts';
import { inStatus, listings, yearsUpTo } from '../../shared/storage/lists.ts';
import { nextNumber } from '../../shared/storage/numbers.ts';
import { loadStates } from '../../shared/storage/read.ts';

export const rectification = subject({
  kind: 'rectification',
  name: '整改',
  visible: visible.rectification,
  duties: 'shown',
  view: rectificationCaseView,
  acts: rectificationActs,
});

/** An officer drafts a notice. All of it is checked before it gets a number, so that a refusal leaves no gap in the series. */
export async function createRectification(
  call: Call<'createRectification'>,
  context: Context,
): Promise<Outcome<'createRectification'>> {
  const { body, now, principal: by } = call;
  const { database, law } = context;
  await mustBeRegistered(database, body.department, 'body.department');
  mayDraft(body, { by, law, now });
  await mustShow(database, body.facts, body.department);
  const id = newId('rec', now);
  const number = await nextNumber(database, 'rectification', now);
  const drafted = await begin(rectification, call, context, (at) => draft({ ...body, id, number }, at));
  return { ...drafted, location: `/v1/rectifications/${id}` };
}

export function getRectification(
  call: Call<'getRectification'>,
  context: Context,
): Promise<Outcome<'getRectification'>> {
  return show(rectification, call, context);
}

/** Notices to the caller's own department, or for whoever supervises all of them; the newest first. */
export async function listRectifications(
  call: Call<'listRectifications'>,
  context: Context,
): Promise<Outcome<'listRectifications'>> {
  const { principal, query, now } = call;
  const listing = inStatus(listingOf(call), query.status);
  return answerList(call, context, listing, async (all: Rectification[]) => {
    const states = all.filter((state) => visible.rectification(principal, state));
    const duties = await loadStates(
      context.database,
      'duty',
      states.flatMap(({ duty }) => duty ?? []),
    );
    return states.map((state) => rectificationView(state, { duties, law: context.law, now }));
  });
}

function listingOf({ query, principal, now }: Call<'listRectifications'>) {
  // Of the bureau the city government decides from the first draft on, which the bureau's own list does not have.
  if (query.side === 'own' && !isGovernment(principal)) return listings.rectifies(listedFor(principal));
  if (!readsAll(principal) && !isGovernment(principal)) throw new Refusal('role-missing');
  return listings.allRectifications(yearsUpTo(now));
}

export function updateRectification(
  call: Call<'updateRectification'>,
  context: Context,
): Promise<Outcome<'updateRectification'>> {
  return decide(rectification, call, context, async (state, at) => {
    const revised = revise(state, call.body, at);
    await mustShow(context.database, call.body.facts, state.department);
    return revised;
  });
}
