import { resourceView } from '../../shared/contract/views/catalog.ts';
import type { Draft, Resource } from '../../shared/domain/catalog/resource.ts';
import { approveEntry, type Reviewed, returnEntry } from '../../shared/domain/catalog/review.ts';
import type { Law } from '../../shared/domain/duties/law.ts';
import { paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import type { Stored } from '../../shared/storage/commit.ts';
import { departmentIds, list, listings, type Position } from '../../shared/storage/lists.ts';
import { statesOf } from '../../shared/storage/moved.ts';
import { dutiesAbout } from '../../shared/storage/read.ts';
import { reviewedSteps } from '../../shared/storage/reviewed.ts';
import type { CatalogDeps } from './deps.ts';
import { readEntry } from './entries.ts';

/** What waits for the bureau's review, department by department, the longest waiting first. */
export async function listReviews(
  call: Call<'listReviews'>,
  { database, cursors }: CatalogDeps,
): Promise<Outcome<'listReviews'>> {
  const departments = await departmentIds(database);
  const body = await paged(call, cursors, async (from: Position | null, limit) => {
    const page = await list<'resource'>(database, listings.reviews(departments), { limit, from });
    const items = page.items.flatMap(({ state }) =>
      state.draft?.status === 'submitted' ? [waiting(state, state.draft, state.draft.submittedAt)] : [],
    );
    return { items, next: page.next };
  });
  return { body };
}

/** An entry as a list of those that wait shows it. */
export function waiting({ id, code, provider, version }: Resource, { kind, content }: Draft, since: string) {
  return { id, code, provider, version, name: content.name, kind, since, first: version === 0 };
}

/** Article 7: the bureau approves, and the update duties the revision answers are met as of the day it was submitted. */
export async function approveResource(
  call: Call<'approveResource'>,
  { database, law }: CatalogDeps,
): Promise<Outcome<'approveResource'>> {
  const entry = await readEntry(database, call.params.id, call.principal);
  call.expects(entry);
  const duties = await dutiesAbout(database, entry.id);
  const approved = approveEntry(entry.state, circumstances(call, duties, law));
  return reviewed(entry, duties, approved, call);
}

/** The bureau returns the entry with remarks; the update duties it answers are open again, without the bureau's days. */
export async function returnResource(
  call: Call<'returnResource'>,
  { database, law }: CatalogDeps,
): Promise<Outcome<'returnResource'>> {
  const entry = await readEntry(database, call.params.id, call.principal);
  call.expects(entry);
  const duties = await dutiesAbout(database, entry.id);
  const returned = returnEntry(entry.state, circumstances(call, duties, law), call.body);
  return reviewed(entry, duties, returned, call);
}

function circumstances({ principal: by, now }: Pick<Call, 'principal' | 'now'>, duties: Stored<'duty'>[], law: Law) {
  return { duties: statesOf(duties), by, now, law };
}

/** The answer to a step that concerns an entry together with its duties. */
export function reviewed(
  entry: Stored<'resource'>,
  duties: Stored<'duty'>[],
  decided: Reviewed,
  { principal }: Pick<Call, 'principal'>,
) {
  return {
    body: resourceView(decided.entry.next, principal),
    etag: entry.version + 1,
    changes: reviewedSteps(entry, duties, decided),
  };
}
