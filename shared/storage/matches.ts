import type { SearchIndex } from '../adapters/search/port.ts';
import { dateOf } from '../domain/calendar/time.ts';
import type { Content } from '../domain/content.ts';
import type { Match } from '../domain/matching/answers.ts';
import { itemKey, weightOf } from '../domain/matching/items.ts';
import { compare, SHOWN, type Subject } from '../domain/matching/match.ts';
import { isPublished } from '../domain/resource.ts';
import type { Database } from './database.ts';
import { list, listings } from './lists.ts';
import { loadMany } from './read.ts';

/** How many entries the index proposes, how many collections are compared, and how many matches are shown at most. */
const LIMITS = { entries: 60, collections: 100, matches: 30 };

export interface Sources {
  database: Database;
  /** Proposes entries, seconds behind the catalog; what they hold is read from the catalog itself. */
  index: Pick<SearchIndex, 'candidates'>;
  /** What was read of entries before, for whoever compares many; null for one that is not published. */
  known?: Map<string, Known | null>;
}

export interface Planned {
  subject: Subject;
  /** An entry is not compared with itself, */
  entry?: string | undefined;
  /** nor with what its own department provides or collects. */
  department?: string | undefined;
}

type Known = Pick<Match, 'id' | 'number' | 'department' | 'called'> & { subject: Subject };

/**
 * Article 10: for each of those planned, the published entries and registered collections most like it, the closest first.
 * The same for one as for many, which cost little more than reading each entry once.
 */
export async function findMatches(planned: Planned[], sources: Sources, now: string): Promise<Match[][]> {
  if (planned.length === 0) return [];
  const { database, index, known = new Map() } = sources;
  const [candidates, collections] = await Promise.all([
    index.candidates(
      planned.map(({ subject, entry, department }) => ({
        keys: subject.items.map(({ name }) => itemKey(name)).filter((key) => weightOf(key) > 0),
        ...{ name: subject.name, exclude: entry, excludeDepartment: department, limit: LIMITS.entries },
      })),
    ),
    latestCollections(database, now),
  ]);
  await learn(database, known, [...new Set(candidates.flatMap(({ ids }) => ids))]);
  return planned.map(({ subject, department }, n): Match[] => {
    const { ids = [], holders } = candidates[n] ?? {};
    const matches = [
      ...ids.flatMap((id) => {
        const { subject: theirs, ...entry } = known.get(id) ?? {};
        return theirs ? [{ kind: 'resource', ...entry, ...compare(subject, theirs, holders) } as Match] : [];
      }),
      ...collections
        .filter(({ state }) => !state.parties.some((party) => party.department === department && party.role !== 'use'))
        .map(({ state }): Match => {
          const { id, number, department: registrant, name, collected, theme, identity } = state;
          const theirs = { name, items: collected.map((item) => ({ name: item })), theme, identity };
          const likeness = compare(subject, theirs, holders);
          return { kind: 'collection', id, number, department: registrant, called: name, ...likeness };
        }),
    ];
    return matches
      .filter(({ score }) => score >= SHOWN)
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, LIMITS.matches);
  });
}

/** What of an entry is compared. */
export function subjectOf({ name, items, theme }: Content): Subject {
  return { name, items, theme };
}

async function learn(database: Database, known: Map<string, Known | null>, ids: string[]): Promise<void> {
  const missing = ids.filter((id) => !known.has(id));
  for (const id of missing) known.set(id, null);
  for (const { state } of await loadMany(database, 'resource', missing)) {
    if (!isPublished(state)) continue;
    const { id, code, provider, published } = state;
    const items = published.items.map(({ name, identifies }) => ({ name, identifies }));
    const subject = { ...subjectOf(published), items };
    known.set(id, { id, number: code, department: provider, called: published.name, subject });
  }
}

/** Those registered this year and the last, the newest first. */
async function latestCollections(database: Database, now: string) {
  const year = Number(dateOf(now).slice(0, 4));
  const years = [year, year - 1].map(String);
  return (await list<'collection'>(database, listings.collections(years), { limit: LIMITS.collections })).items;
}
