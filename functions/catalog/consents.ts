import { decline, type Resource } from '../../shared/domain/catalog/resource.ts';
import { submitEntry } from '../../shared/domain/catalog/review.ts';
import { answerList } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { decide } from '../../shared/http/subject.ts';
import { reviewIdOf } from '../../shared/storage/ids.ts';
import { listings } from '../../shared/storage/lists.ts';
import { waitingNow } from '../../shared/storage/whole-lists.ts';
import type { CatalogContext } from './context.ts';
import { entry } from './entries.ts';
import { answerWithJob } from './jobs.ts';
import { waitingRow } from './reviews.ts';

/**
 * The head consents: the entry is submitted, and the update duties it answers stop running until it is reviewed (art.
 * 9; 809 art. 13, 20).
 */
export function consentResource(
  call: Call<'consentResource'>,
  context: CatalogContext,
): Promise<Outcome<'consentResource'>> {
  return decide(entry, call, context, (state, at) => submitEntry(state, { review: reviewIdOf(state) }, at));
}

export function declineResource(
  call: Call<'declineResource'>,
  context: CatalogContext,
): Promise<Outcome<'declineResource'>> {
  return decide(entry, call, context, (state, at) => decline(state, call.body, at));
}

/** Entries that wait for the consent of the head of the caller's department, the longest waiting first. */
export async function listConsents(
  call: Call<'listConsents'>,
  context: CatalogContext,
): Promise<Outcome<'listConsents'>> {
  return answerList(call, context, listings.proposed(call.principal.department), (entries: Resource[]) =>
    entries.flatMap((entry) =>
      entry.draft?.status === 'proposed' ? [waitingRow(entry, entry.draft, entry.draft.proposedAt)] : [],
    ),
  );
}

/**
 * Consents to everything that the head's department proposes now, in the version of now. Each entry follows the same rule as a
 * single consent.
 */
export async function consentAll(call: Call<'consentAll'>, context: CatalogContext): Promise<Outcome<'consentAll'>> {
  const entries = await waitingNow(context.database, listings.proposed(call.principal.department));
  return await answerWithJob({ kind: 'consent', entries }, call, context);
}
