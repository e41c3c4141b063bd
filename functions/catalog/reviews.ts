import { resourceView } from '../../shared/contract/view.ts';
import { approveEntry, type Reviewed, returnEntry } from '../../shared/domain/review.ts';
import { rulesOf } from '../../shared/domain/rules.ts';
import { paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import type { Stored } from '../../shared/storage/commit.ts';
import { departmentIds, list, listings, type Position } from '../../shared/storage/lists.ts';
import { loadCase } from '../../shared/storage/read.ts';
import { reviewedSteps } from '../../shared/storage/reviewed.ts';
import type { CatalogDeps } from './deps.ts';
import { readEntry, states } from './entries.ts';

/** What waits for the bureau's review, department by department, the longest waiting first. */
export async function listReviews(
  call: Call<'listReviews'>,
  { database, cursors }: CatalogDeps,
): Promise<Outcome<'listReviews'>> {
  const departments = await departmentIds(database);
  const body = await paged(call, cursors, async (from: Position | null, limit) => {
    const page = await list<'resource'>(database, listings.reviews(departments), { limit, from });
    const items = page.items.flatMap(({ state: { id, code, provider, version, draft } }) =>
      draft?.status === 'submitted'
        ? [{ id, code, provider, version, name: draft.content.name, submittedAt: draft.submittedAt }]
        : [],
    );
    return { items, next: page.next };
  });
  return { body };
}

/** Article 7: the bureau approves, and the update duties the revision answers are met as of the day it was submitted. */
export async function approveResource(
  call: Call<'approveResource'>,
  { database }: CatalogDeps,
): Promise<Outcome<'approveResource'>> {
  const entry = await readEntry(database, call.params.id, call.principal);
  call.expects(entry);
  const { duties } = await loadCase(database, entry.id);
  return reviewed(entry, duties, approveEntry(entry.state, states(duties), call.principal, call.now), call);
}

/** The bureau returns the entry with remarks; the update duties it answers are open again, without the bureau's days. */
export async function returnResource(
  call: Call<'returnResource'>,
  { database, law }: CatalogDeps,
): Promise<Outcome<'returnResource'>> {
  const entry = await readEntry(database, call.params.id, call.principal);
  call.expects(entry);
  const { duties } = await loadCase(database, entry.id);
  const { remarks } = call.body;
  const returned = returnEntry(entry.state, states(duties), call.principal, {
    remarks,
    now: call.now,
    rules: (duty) => rulesOf(law, duty),
  });
  return reviewed(entry, duties, returned, call);
}

function reviewed(
  entry: Stored<'resource'>,
  duties: Stored<'duty'>[],
  decided: Reviewed,
  { principal }: Pick<Call, 'principal'>,
) {
  return {
    body: resourceView(decided.entry.next, principal),
    etag: entry.version + 1,
    steps: reviewedSteps(entry, duties, decided),
  };
}
