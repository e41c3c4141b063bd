import { type Match, type SourceAnswer, unansweredMatches } from '../../shared/domain/catalog/matching/answers.ts';
import { THRESHOLD } from '../../shared/domain/catalog/matching/threshold.ts';
import { answerOnceOnly as answer, mustBeCompared, onceOnlyId } from '../../shared/domain/catalog/once-only.ts';
import type { Resource } from '../../shared/domain/catalog/resource.ts';
import { isBureau, visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { read } from '../../shared/http/subject.ts';
import { departmentIds, listings } from '../../shared/storage/lists.ts';
import { load } from '../../shared/storage/read.ts';
import { pageOfMatches } from '../../shared/storage/whole-lists.ts';
import type { CatalogContext } from './context.ts';
import { entry, ownEntry } from './entries.ts';
import { matchesOf, matchView } from './matches.ts';

/**
 * Imported entries that wait for answers: of the caller's own department; for the bureau, of one department or of all.
 */
export async function listMatches(
  call: Call<'listMatches'>,
  { database, cursors }: CatalogContext,
): Promise<Outcome<'listMatches'>> {
  const { principal, query } = call;
  const own = query.department === undefined || query.department === principal.department;
  if (!own && !isBureau(principal)) throw new Refusal('role-missing');
  const all = query.department === undefined && isBureau(principal);
  const departments = all ? await departmentIds(database) : [query.department ?? principal.department];
  const body = await paged(call, cursors, (from, limit) =>
    pageOfMatches<'resource', Outcome<'listMatches'>['body']['items'][number]>(
      database,
      listings.heldElsewhere(departments),
      { from, limit },
      ({ id, code, provider, draft }) => {
        if (draft?.status !== 'draft' || !draft.held) return null;
        const held = draft.held.map(({ called, ...source }) => ({ ...source, name: called }));
        return { id, code, provider, name: draft.content.name, held };
      },
    ),
  );
  return { body };
}

/** The current matches of an entry, and how its department answered them. */
export async function getMatches(call: Call<'getMatches'>, context: CatalogContext): Promise<Outcome<'getMatches'>> {
  const { state, version } = (await read(entry, call, context, { duties: false })).stored;
  if (!visible.draft(call.principal, state)) throw new Refusal('not-the-provider');
  const matches = await matchesOf(state, context, call.now);
  const answers = (await load(context.database, 'onceOnly', onceOnlyId(state.id)))?.state.answers ?? [];
  return { body: entryView(state, matches, answers), etag: version };
}

/** The department answers all matches of its draft at once. The entry itself and its ETag do not change. */
export async function answerMatches(
  call: Call<'answerMatches'>,
  context: CatalogContext,
): Promise<Outcome<'answerMatches'>> {
  const { stored, at } = await read(ownEntry, call, context, { duties: false });
  call.expects(stored);
  const { state: resource, version } = stored;
  const matches = await matchesOf(resource, context, call.now);
  const before = await load(context.database, 'onceOnly', onceOnlyId(resource.id));
  const { answers } = call.body;
  const changes = answer(before?.state ?? null, { resource, matches, answers }, at);
  return { body: entryView(resource, matches, answers), etag: version, changes };
}

function entryView(resource: Resource, matches: Match[], answers: SourceAnswer[]) {
  const open = mustBeCompared(resource) ? unansweredMatches(matches, answers) : [];
  return { threshold: THRESHOLD, matches: matches.map(matchView), answers, undecided: open.map(({ id }) => id) };
}
