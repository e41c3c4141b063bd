import type { Instant } from '../../shared/domain/calendar/time.ts';
import type { Draft, Resource } from '../../shared/domain/catalog/resource.ts';
import { approveEntry, returnEntry } from '../../shared/domain/catalog/review.ts';
import { etagOf } from '../../shared/http/etag.ts';
import { answerList } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { decide } from '../../shared/http/subject.ts';
import { departmentIds, listings } from '../../shared/storage/lists.ts';
import type { Stored } from '../../shared/storage/stored-state.ts';
import type { CatalogContext } from './context.ts';
import { entry } from './entries.ts';

/** Entries that wait for the bureau's review, department by department, the longest waiting first. */
export async function listReviews(call: Call<'listReviews'>, context: CatalogContext): Promise<Outcome<'listReviews'>> {
  const listing = listings.reviews(await departmentIds(context.database));
  return answerList(call, context, listing, (_: Resource[], stored) =>
    stored.flatMap((entry) => {
      const { draft } = entry.state as Resource;
      return draft?.status === 'submitted' ? [waitingRow(entry, draft, draft.submittedAt)] : [];
    }),
  );
}

/** A row of a list of waiting entries, with the version in which a bulk command may name it. */
export function waitingRow({ state, version: seen }: Stored, { kind, content }: Draft, since: Instant) {
  const { id, code, provider, version } = state as Resource;
  return { id, etag: etagOf(seen), code, provider, version, name: content.name, kind, since, first: version === 0 };
}

/** The bureau approves an entry. The update duties it answers are met as of the day it was submitted (article 7). */
export function approveResource(
  call: Call<'approveResource'>,
  context: CatalogContext,
): Promise<Outcome<'approveResource'>> {
  return decide(entry, call, context, approveEntry);
}

/**
 * The bureau returns an entry with remarks. The update duties it answers run again, without the days that the bureau
 * took.
 */
export function returnResource(
  call: Call<'returnResource'>,
  context: CatalogContext,
): Promise<Outcome<'returnResource'>> {
  return decide(entry, call, context, (state, at) => returnEntry(state, call.body, at));
}
