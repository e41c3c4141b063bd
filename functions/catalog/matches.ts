import type * as z from 'zod';
import type * as schemas from '../../shared/contract/schemas/sources.ts';
import type { Instant } from '../../shared/domain/calendar/time.ts';
import type { Match } from '../../shared/domain/catalog/matching/answers.ts';
import { THRESHOLD } from '../../shared/domain/catalog/matching/threshold.ts';
import { mustBeAnswered, mustBeCompared, onceOnlyId } from '../../shared/domain/catalog/once-only.ts';
import type { Resource } from '../../shared/domain/catalog/resource.ts';
import type { Hands } from '../../shared/domain/people/hands.ts';
import { comparisonSubject, findMatches } from '../../shared/storage/matches.ts';
import { load } from '../../shared/storage/read.ts';
import { explain } from '../../shared/text/match.ts';
import type { CatalogContext } from './context.ts';

/**
 * Checks the matches of an entry before it is submitted (article 10). @returns the hands in the answers to them
 * @throws Refusal `duplicate-collection` while a match is unanswered
 */
export async function checkOnceOnly(resource: Resource, context: CatalogContext, now: Instant): Promise<Hands> {
  if (!mustBeCompared(resource)) return [];
  const [matches, answered] = await Promise.all([
    matchesOf(resource, context, now),
    load(context.database, 'onceOnly', onceOnlyId(resource.id)),
  ]);
  mustBeAnswered(resource, matches, answered?.state.answers ?? []);
  return answered?.state.hands ?? [];
}

/**
 * Matches for an entry in the catalogs of other departments. The draft is compared, or the published version if there
 * is no draft.
 */
export async function matchesOf(
  { id, provider, draft, published }: Resource,
  context: CatalogContext,
  now: Instant,
): Promise<Match[]> {
  const content = draft?.content ?? published;
  if (!content) return [];
  const [matches = []] = await findMatches(
    [{ subject: comparisonSubject(content), entry: id, department: provider }],
    context,
    now,
  );
  return matches;
}

export function matchView({ called, ...match }: Match): z.input<typeof schemas.match> {
  const { kind, id, number, department, score, items, covered, name, sameIdentity, sameTheme } = match;
  return {
    ...{ kind, id, number, department, name: called, score },
    mustAnswer: score >= THRESHOLD,
    explanation: {
      ...{ items, covered, nameSimilarity: name, sameIdentity, sameTheme },
      ...explain({ called, ...match }),
    },
  };
}
