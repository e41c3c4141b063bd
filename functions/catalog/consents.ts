import { jobView } from '../../shared/contract/views/jobs.ts';
import { decline } from '../../shared/domain/catalog/resource.ts';
import { submitEntry } from '../../shared/domain/catalog/review.ts';
import { newJob, startJob } from '../../shared/domain/job.ts';
import { paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { step } from '../../shared/storage/commit.ts';
import { newId } from '../../shared/storage/ids.ts';
import { list, listings, type Position } from '../../shared/storage/lists.ts';
import { statesOf } from '../../shared/storage/moved.ts';
import { dutiesAbout } from '../../shared/storage/read.ts';
import { reviewIdOf } from '../../shared/storage/reviewed.ts';
import type { CatalogDeps } from './deps.ts';
import { changed, readEntry } from './entries.ts';
import { reviewed, waiting } from './reviews.ts';

/** The head consents (809 art. 13, 20): submitted, and the update duties it answers cannot become late meanwhile (art. 9). */
export async function consentResource(
  call: Call<'consentResource'>,
  { database, law }: CatalogDeps,
): Promise<Outcome<'consentResource'>> {
  const { now, principal } = call;
  const entry = await readEntry(database, call.params.id, principal);
  call.expects(entry);
  const duties = await dutiesAbout(database, entry.id);
  const circumstances = { duties: statesOf(duties), by: principal, now, law };
  const submitted = submitEntry(entry.state, circumstances, reviewIdOf(entry));
  return reviewed(entry, duties, submitted, call);
}

export async function declineResource(
  call: Call<'declineResource'>,
  { database }: CatalogDeps,
): Promise<Outcome<'declineResource'>> {
  const entry = await readEntry(database, call.params.id, call.principal);
  call.expects(entry);
  return changed(entry, decline(entry.state, call.principal, call.body, call.now), call);
}

/** What waits for the head of the caller's own department, the longest waiting first. */
export async function listConsents(
  call: Call<'listConsents'>,
  { database, cursors }: CatalogDeps,
): Promise<Outcome<'listConsents'>> {
  const body = await paged(call, cursors, async (from: Position | null, limit) => {
    const page = await list<'resource'>(database, listings.proposed(call.principal.department), { limit, from });
    const items = page.items.flatMap(({ state }) =>
      state.draft?.status === 'proposed' ? [waiting(state, state.draft, state.draft.proposedAt)] : [],
    );
    return { items, next: page.next };
  });
  return { body };
}

/** Consents to all that the head's department proposes, each entry by the same rule as one by one. */
export async function consentAll(call: Call<'consentAll'>, _deps: CatalogDeps): Promise<Outcome<'consentAll'>> {
  const id = newId('job', call.now);
  const job = newJob({ kind: 'consent' }, { id, ...call.principal });
  const started = startJob(job, call.now);
  return { body: jobView(started.next, []), location: `/v1/jobs/${id}`, changes: [step('job', null, started)] };
}
