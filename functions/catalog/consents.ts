import type { Resource } from '../../shared/domain/catalog/resource.ts';
import { returnToStaff, submitEntry } from '../../shared/domain/catalog/review.ts';
import { answerList } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { decide } from '../../shared/http/subject.ts';
import { listings } from '../../shared/storage/lists.ts';
import type { CatalogContext } from './context.ts';
import { entry } from './entries.ts';
import { answerWithJob, seenIn } from './jobs.ts';
import { waitingRow } from './reviews.ts';

/**
 * The head consents: the entry is submitted, and the update duties it answers stop running until it is reviewed (art.
 * 9; 809 art. 13, 20).
 */
export function consentResource(
  call: Call<'consentResource'>,
  context: CatalogContext,
): Promise<Outcome<'consentResource'>> {
  return decide(entry, call, context, submitEntry);
}

export function returnDraft(call: Call<'returnDraft'>, context: CatalogContext): Promise<Outcome<'returnDraft'>> {
  return decide(entry, call, context, (state, at) => returnToStaff(state, call.body, at));
}

/** Entries that wait for the consent of the head of the caller's department, the longest waiting first. */
export async function listConsents(
  call: Call<'listConsents'>,
  context: CatalogContext,
): Promise<Outcome<'listConsents'>> {
  return answerList(call, context, listings.proposed(call.principal.department), (_: Resource[], stored) =>
    stored.flatMap((entry) => {
      const { draft } = entry.state as Resource;
      return draft?.status === 'proposed' ? [waitingRow(entry, draft, draft.proposedAt)] : [];
    }),
  );
}

/** Consents to the entries that the head has seen, each in the version seen and by the same rule as a single consent. */
export function consentResources(
  call: Call<'consentResources'>,
  context: CatalogContext,
): Promise<Outcome<'consentResources'>> {
  return answerWithJob({ kind: 'consent', entries: seenIn(call.body) }, call, context);
}
