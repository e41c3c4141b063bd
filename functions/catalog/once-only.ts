import { type Answer, type Match, undecided } from '../../shared/domain/matching/answers.ts';
import { THRESHOLD } from '../../shared/domain/matching/match.ts';
import { answerOnceOnly as answer, comparesFirst, onceOnlyId } from '../../shared/domain/once-only.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Resource } from '../../shared/domain/resource.ts';
import { visible } from '../../shared/domain/visibility.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { step } from '../../shared/storage/commit.ts';
import { load } from '../../shared/storage/read.ts';
import type { CatalogDeps } from './deps.ts';
import { readEntry, readOwnEntry } from './entries.ts';
import { matchesOf, matchView } from './matches.ts';

/** What holds the same as an entry, compared anew; how its department answered. */
export async function getResourceMatches(
  call: Call<'getResourceMatches'>,
  { database, index }: CatalogDeps,
): Promise<Outcome<'getResourceMatches'>> {
  const entry = await readEntry(database, call.params.id, call.principal);
  if (!visible.draft(call.principal, entry.state)) throw new Refusal('not-the-provider');
  const matches = await matchesOf(entry.state, { database, index }, call.now);
  const answers = (await load(database, 'onceOnly', onceOnlyId(entry.id)))?.state.answers ?? [];
  return { body: entryView(entry.state, matches, answers), etag: entry.version };
}

/** The department answers for its draft, all matches at once; the entry itself and its ETag stay as they are. */
export async function answerOnceOnly(
  call: Call<'answerOnceOnly'>,
  { database, index }: CatalogDeps,
): Promise<Outcome<'answerOnceOnly'>> {
  const entry = await readOwnEntry(database, call);
  call.expects(entry);
  const matches = await matchesOf(entry.state, { database, index }, call.now);
  const before = await load(database, 'onceOnly', onceOnlyId(entry.id));
  const answered = answer(entry.state, matches, call.body.answers, call.now);
  return {
    body: entryView(entry.state, matches, answered.next.answers),
    etag: entry.version,
    steps: [step('onceOnly', before, answered)],
  };
}

function entryView(resource: Resource, matches: Match[], answers: Answer[]) {
  const open = comparesFirst(resource) ? undecided(matches, answers) : [];
  return { threshold: THRESHOLD, matches: matches.map(matchView), answers, undecided: open.map(({ id }) => id) };
}
