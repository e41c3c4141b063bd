import { contestedView, correctionRowView, correctionView } from '../../shared/contract/views/corrections.ts';
import { correctDuty } from '../../shared/domain/cases/correction.ts';
import { isBureau, visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Context } from '../../shared/http/context.ts';
import { mapPage, paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { show, subject } from '../../shared/http/subject.ts';
import { departmentIds, inStatus, list, listings, yearsUpTo } from '../../shared/storage/lists.ts';
import { loadMany } from '../../shared/storage/read.ts';

export const correction = subject({
  kind: 'correction',
  name: '数据校核',
  visible: visible.correction,
  duties: 'shown',
  view: correctionView,
});

export function getCorrection(call: Call<'getCorrection'>, context: Context): Promise<Outcome<'getCorrection'>> {
  return show(correction, call, context);
}

/** What the caller's department reported or received; for the bureau all; the newest first. */
export async function listCorrections(
  call: Call<'listCorrections'>,
  { database, cursors, law }: Context,
): Promise<Outcome<'listCorrections'>> {
  const listing = inStatus(listingOf(call), call.query.status);
  const page = await paged(call, cursors, (from, limit) => list<'correction'>(database, listing, { limit, from }));
  const ids = page.items.map(({ id }) => correctDuty(id));
  const duties = (await loadMany(database, 'duty', ids)).map(({ state }) => state);
  const at = { duties, law, now: call.now };
  return { body: mapPage(page, ({ state }) => correctionRowView(state, at)) };
}

/** Article 23(3): entries whose provider rejects reports again and again, or whose answer a reporter objected to. */
export async function viewContested(
  call: Call<'viewContested'>,
  { database, cursors }: Context,
): Promise<Outcome<'viewContested'>> {
  const listing = listings.contested(await departmentIds(database));
  const page = await paged(call, cursors, (from, limit) => list<'contested'>(database, listing, { limit, from }));
  return { body: mapPage(page, ({ state }) => contestedView(state)) };
}

function listingOf({ query, principal, now }: Call<'listCorrections'>) {
  if (query.side === 'reported') return listings.reported(principal.department);
  if (query.side === 'received') return listings.corrects(principal.department);
  if (!isBureau(principal)) throw new Refusal('role-missing');
  return listings.allCorrections(yearsUpTo(now));
}
