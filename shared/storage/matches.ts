import type { SearchIndex } from '../adapters/search/port.ts';
import { dateOf, type Instant } from '../domain/calendar/time.ts';
import type { Content } from '../domain/catalog/content.ts';
import type { Match } from '../domain/catalog/matching/answers.ts';
import { weightOf } from '../domain/catalog/matching/items.ts';
import { comparer, type MatchSubject, type Profile, profileOf, SHOWN } from '../domain/catalog/matching/match.ts';
import { isPublished } from '../domain/catalog/resource.ts';
import type { Database } from './database.ts';
import { list, listings } from './lists.ts';
import { loadMany } from './read.ts';

/** How many entries the index proposes, how many collections are compared, and how many matches are shown, at most. */
const LIMITS = { entries: 60, collections: 100, matches: 30 };

export interface Sources {
  database: Database;
  /** Proposes entries; it runs seconds behind the catalog, so their content is read from the catalog itself. */
  index: Pick<SearchIndex, 'candidates'>;
  /** Entries already read, for a caller that compares many; null for an entry that is not published. */
  cache?: Map<string, ComparedSource | null>;
}

export interface MatchQuery {
  subject: MatchSubject;
  /** The entry itself, which is left out of the comparison. */
  entry?: string | undefined;
  /** The department whose own entries and collections are left out of the comparison. */
  department?: string | undefined;
}

type Source = Pick<Match, 'kind' | 'id' | 'number' | 'department' | 'called'>;
type ComparedSource = { source: Source; profile: Profile };

/**
 * For each planned collection or entry, the published entries and registered collections most like it, the closest first
 * (article 10). Comparing many costs little more than reading each entry once.
 */
export async function findMatches(queries: MatchQuery[], sources: Sources, now: Instant): Promise<Match[][]> {
  if (queries.length === 0) return [];
  const { database, index, cache = new Map() } = sources;
  const mine = queries.map(({ subject }) => profileOf(subject));
  const [candidates, collections] = await Promise.all([
    index.candidates(
      queries.map(({ subject, entry, department }, n) => ({
        keys: [...(mine[n]?.items.keys() ?? [])].filter((key) => weightOf(key) > 0),
        ...{ name: subject.name, exclude: entry, excludeDepartment: department, limit: LIMITS.entries },
      })),
    ),
    latestCollections(database, now),
  ]);
  await fillCache(database, cache, [...new Set(candidates.flatMap(({ ids }) => ids))]);
  return mine.map((profile, n) => {
    const { ids = [], holders } = candidates[n] ?? {};
    const department = queries[n]?.department;
    const others = collections.filter(({ collects }) => department === undefined || !collects.includes(department));
    const likenessTo = comparer(profile, holders);
    return [...ids.flatMap((id) => cache.get(id) ?? []), ...others]
      .map((theirs): Match => ({ ...theirs.source, ...likenessTo(theirs.profile) }))
      .filter(({ score }) => score >= SHOWN)
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, LIMITS.matches);
  });
}

/** The part of an entry that is compared. */
export function comparisonSubject({ name, items, theme }: Content): MatchSubject {
  return { name, items, theme };
}

async function fillCache(database: Database, cache: Map<string, ComparedSource | null>, ids: string[]): Promise<void> {
  const missing = ids.filter((id) => !cache.has(id));
  for (const id of missing) cache.set(id, null);
  for (const { state } of await loadMany(database, 'resource', missing)) {
    if (!isPublished(state)) continue;
    const { id, code, provider, published } = state;
    const items = published.items.map(({ name, identifies }) => ({ name, identifies }));
    const source = { kind: 'resource' as const, id, number: code, department: provider, called: published.name };
    cache.set(id, { source, profile: profileOf({ ...comparisonSubject(published), items }) });
  }
}

/** Collections registered this year and last, the newest first, each with the departments that take part in collecting. */
async function latestCollections(
  database: Database,
  now: Instant,
): Promise<(ComparedSource & { collects: string[] })[]> {
  const year = Number(dateOf(now).slice(0, 4));
  const years = [year, year - 1].map(String);
  const { items } = await list<'collection'>(database, listings.collections(years), { limit: LIMITS.collections });
  return items.map(({ state: { id, number, department, name, collected, parties, theme, identity } }) => ({
    source: { kind: 'collection', id, number, department, called: name },
    profile: profileOf({ name, items: collected.map((item) => ({ name: item })), theme, identity }),
    collects: parties.filter(({ role }) => role !== 'use').map((party) => party.department),
  }));
}
