import type * as z from 'zod';
import type * as schemas from '../../shared/contract/schemas/sources.ts';
import { dateOf } from '../../shared/domain/calendar/time.ts';
import type { Content } from '../../shared/domain/content.ts';
import type { Match } from '../../shared/domain/matching/answers.ts';
import { itemKey, weightOf } from '../../shared/domain/matching/items.ts';
import { compare, SHOWN, type Subject, THRESHOLD } from '../../shared/domain/matching/match.ts';
import { comparesFirst, mustBeDecided, onceOnlyId } from '../../shared/domain/once-only.ts';
import { isPublished, type Resource } from '../../shared/domain/resource.ts';
import { list, listings } from '../../shared/storage/lists.ts';
import { load, loadMany } from '../../shared/storage/read.ts';
import { explain } from '../../shared/text/match.ts';
import type { CatalogDeps } from './deps.ts';

type Sources = Pick<CatalogDeps, 'database' | 'index'>;

/** How many entries the index proposes, how many collections are compared, and how many matches are shown at most. */
const LIMITS = { entries: 60, collections: 100, matches: 30 };

interface Beyond {
  /** An entry is not compared with itself. */
  entry?: string;
  /** Nor with what its own department provides or collects. */
  department?: string;
}

/**
 * Article 10: the published entries and registered collections most like what is planned, the closest first. The index
 * proposes entries, seconds behind the catalog; what they hold is read from the catalog itself.
 */
export async function findMatches(
  subject: Subject,
  { database, index }: Sources,
  now: string,
  beyond: Beyond = {},
): Promise<Match[]> {
  const keys = subject.items.map(({ name }) => itemKey(name)).filter((key) => weightOf(key) > 0);
  const wanted = { keys, name: subject.name, exclude: beyond.entry, excludeDepartment: beyond.department };
  const [{ ids, holders }, collections] = await Promise.all([
    index.candidates({ ...wanted, limit: LIMITS.entries }),
    latestCollections(database, now),
  ]);
  const entries = await loadMany(database, 'resource', ids);
  const matches = [
    ...entries.flatMap(({ state }): Match[] => {
      if (!isPublished(state)) return [];
      const { id, code, provider, published } = state;
      const likeness = compare(subject, subjectOf(published), holders);
      return [{ kind: 'resource', id, number: code, department: provider, called: published.name, ...likeness }];
    }),
    ...collections.flatMap(({ state }): Match[] => {
      const { id, number, department, name, parties, collected, theme, identity } = state;
      const own = parties.some((party) => party.department === beyond.department && party.role !== 'use');
      if (own) return [];
      const items = collected.map((item) => ({ name: item }));
      const likeness = compare(subject, { name, items, theme, identity }, holders);
      return [{ kind: 'collection', id, number, department, called: name, ...likeness }];
    }),
  ];
  return matches
    .filter(({ score }) => score >= SHOWN)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, LIMITS.matches);
}

/** Article 10, when an entry is submitted. @throws Refusal `duplicate-collection` while a match is unanswered */
export async function checkOnceOnly(resource: Resource, sources: Sources, now: string): Promise<void> {
  if (!comparesFirst(resource)) return;
  const [matches, answered] = await Promise.all([
    matchesOf(resource, sources, now),
    load(sources.database, 'onceOnly', onceOnlyId(resource.id)),
  ]);
  mustBeDecided(resource, matches, answered?.state.answers ?? []);
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

/** What holds the same as an entry, beyond what its own department has: its draft where there is one. */
export function matchesOf(resource: Resource, sources: Sources, now: string): Promise<Match[]> {
  const content = resource.draft?.content ?? resource.published;
  if (!content) return Promise.resolve([]);
  return findMatches(subjectOf(content), sources, now, { entry: resource.id, department: resource.provider });
}

function subjectOf({ name, items, theme }: Content): Subject {
  return { name, items, theme };
}

/** Those registered this year and the last, the newest first. */
async function latestCollections(database: Sources['database'], now: string) {
  const year = Number(dateOf(now).slice(0, 4));
  const years = [year, year - 1].map(String);
  return (await list<'collection'>(database, listings.collections(years), { limit: LIMITS.collections })).items;
}
