import { entryActs } from '../../shared/contract/actions/entries.ts';
import { resourceView } from '../../shared/contract/views/catalog.ts';
import { catalogCode } from '../../shared/domain/catalog/code.ts';
import { checkContent } from '../../shared/domain/catalog/content.ts';
import { compile, mustProvide } from '../../shared/domain/catalog/resource.ts';
import { proposeEntry, proposeEntryWithdrawal, reviseEntry } from '../../shared/domain/catalog/review.ts';
import { visible } from '../../shared/domain/people/visibility.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { begin, decide, show, subject } from '../../shared/http/subject.ts';
import { newId } from '../../shared/storage/ids.ts';
import { takeNumbers } from '../../shared/storage/numbers.ts';
import type { CatalogContext } from './context.ts';
import { checkOnceOnly } from './matches.ts';

export const entry = subject({
  kind: 'resource',
  name: '信息资源',
  visible: visible.resource,
  duties: 'decided',
  view: resourceView,
  acts: entryActs,
});

/**
 * The same for people who decide on an entry for its department.
 * @throws Refusal `not-the-provider` for an entry that the caller may only see
 */
export const ownEntry = subject({
  ...entry,
  visible(by, state) {
    if (!visible.resource(by, state)) return false;
    mustProvide(state, { by });
    return true;
  },
});

export function getResource(call: Call<'getResource'>, context: CatalogContext): Promise<Outcome<'getResource'>> {
  return show(entry, call, context);
}

/** A department compiles an entry of its own (article 7). */
export async function createResource(
  call: Call<'createResource'>,
  context: CatalogContext,
): Promise<Outcome<'createResource'>> {
  const { content } = call.body;
  // Checked before a code is taken, so that a refusal uses none up.
  checkContent(content);
  const id = newId('res', call.now);
  const provider = call.principal.department;
  const code = catalogCode(provider, await takeNumbers(context.database, `code-${provider}`));
  const begun = await begin(entry, call, context, (at) => compile({ id, code, provider, content }, at));
  return { ...begun, location: `/v1/resources/${id}` };
}

/**
 * Revises an entry. The draft is kept beside the published version and names the changes of law or function that it
 * answers (article 9).
 */
export function updateResource(
  call: Call<'updateResource'>,
  context: CatalogContext,
): Promise<Outcome<'updateResource'>> {
  return decide(ownEntry, call, context, (state, at) => reviseEntry(state, call.body, at));
}

/**
 * Staff propose the draft to the head of their sharing office. Every match that holds the same data must be answered
 * first (article 10).
 */
export function submitResource(
  call: Call<'submitResource'>,
  context: CatalogContext,
): Promise<Outcome<'submitResource'>> {
  return decide(ownEntry, call, context, async (state, at) => {
    // Decided once before anything is compared, so that a refusal is told first.
    proposeEntry(state, {}, at);
    const answered = await checkOnceOnly(state, context, at.now);
    return proposeEntry(state, { answered }, at);
  });
}

/**
 * Staff propose to withdraw a published entry. Like a revision, this needs the head's consent and the bureau's
 * approval.
 */
export function withdrawResource(
  call: Call<'withdrawResource'>,
  context: CatalogContext,
): Promise<Outcome<'withdrawResource'>> {
  return decide(ownEntry, call, context, (state, at) => proposeEntryWithdrawal(state, call.body, at));
}
