import { contestedView, correctionRowView, correctionView } from '../../shared/contract/views/corrections.ts';
import { correctDuty } from '../../shared/domain/cases/correction.ts';
import { isBureau, visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { mapPage, paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import type { Database } from '../../shared/storage/database.ts';
import { departmentIds, inStatus, list, listings, yearsUpTo } from '../../shared/storage/lists.ts';
import { loadCase, loadMany } from '../../shared/storage/read.ts';
import type { CorrectionsDeps } from './deps.ts';

export async function getCorrection(
  call: Call<'getCorrection'>,
  { database, law }: CorrectionsDeps,
): Promise<Outcome<'getCorrection'>> {
  const { correction, duty } = await readCorrection(database, call);
  return { body: correctionView(correction.state, duty?.state ?? null, law, call.now), etag: correction.version };
}

/** What the caller's department reported or received; for the bureau all; the newest first. */
export async function listCorrections(
  call: Call<'listCorrections'>,
  { database, cursors, law }: CorrectionsDeps,
): Promise<Outcome<'listCorrections'>> {
  const listing = inStatus(listingOf(call), call.query.status);
  const page = await paged(call, cursors, (from, limit) => list<'correction'>(database, listing, { limit, from }));
  const ids = page.items.map(({ id }) => correctDuty(id));
  const duties = new Map((await loadMany(database, 'duty', ids)).map((duty) => [duty.id, duty.state]));
  return {
    body: mapPage(page, ({ id, state }) =>
      correctionRowView(state, duties.get(correctDuty(id)) ?? null, law, call.now),
    ),
  };
}

/** Article 23(3): entries whose provider rejects reports again and again, or whose answer a reporter objected to. */
export async function viewContested(
  call: Call<'viewContested'>,
  { database, cursors }: CorrectionsDeps,
): Promise<Outcome<'viewContested'>> {
  const listing = listings.contested(await departmentIds(database));
  const page = await paged(call, cursors, (from, limit) => list<'contested'>(database, listing, { limit, from }));
  return { body: mapPage(page, ({ state }) => contestedView(state)) };
}

/** A correction that the caller may see, with the duty to answer it. @throws Refusal `not-found` */
export async function readCorrection(database: Database, call: Pick<Call<'getCorrection'>, 'params' | 'principal'>) {
  const { subject: correction, duties } = await loadCase(database, 'correction', call.params.id);
  if (!correction || !visible.correction(call.principal, correction.state)) {
    throw new Refusal('not-found', { what: '数据校核' });
  }
  return { correction, duty: duties.find(({ id }) => id === correctDuty(correction.id)) ?? null };
}

function listingOf({ query, principal, now }: Call<'listCorrections'>) {
  if (query.side === 'reported') return listings.reported(principal.department);
  if (query.side === 'received') return listings.corrects(principal.department);
  if (!isBureau(principal)) throw new Refusal('role-missing');
  return listings.allCorrections(yearsUpTo(now));
}
