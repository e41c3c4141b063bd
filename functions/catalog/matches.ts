import type * as z from 'zod';
import type * as schemas from '../../shared/contract/schemas/sources.ts';
import { dateOf } from '../../shared/domain/calendar/time.ts';
import type { Content } from '../../shared/domain/content.ts';
import { type Answer, type Match, undecided } from '../../shared/domain/matching/answers.ts';
import { itemKey, weightOf } from '../../shared/domain/matching/items.ts';
import { compare, SHOWN, type Subject, THRESHOLD } from '../../shared/domain/matching/match.ts';
import { answerOnceOnly as answer, comparesFirst, mustBeDecided, onceOnlyId } from '../../shared/domain/once-only.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { isPublished, type Resource } from '../../shared/domain/resource.ts';
import { visible } from '../../shared/domain/visibility.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { step } from '../../shared/storage/commit.ts';
import { list, listings } from '../../shared/storage/lists.ts';
import { load, loadMany } from '../../shared/storage/read.ts';
import { explain } from '../../shared/text/match.ts';
import type { CatalogDeps } from './deps.ts';
import { readEntry, readOwnEntry } from './entries.ts';

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
  const [ids, collections] = await Promise.all([
    index.candidates({ ...wanted, limit: LIMITS.entries }),
    latestCollections(database, now),
  ]);
  const entries = await loadMany(database, 'resource', ids);
  const matches = [
    ...entries.flatMap(({ state }): Match[] => {
      if (!isPublished(state)) return [];
      const { id, code, provider, published } = state;
      const likeness = compare(subject, subjectOf(published));
      return [{ kind: 'resource', id, number: code, department: provider, called: published.name, ...likeness }];
    }),
    ...collections.flatMap(({ state }): Match[] => {
      const { id, number, department, name, parties, collected, theme, identity } = state;
      const own = parties.some((party) => party.department === beyond.department && party.role !== 'use');
      if (own) return [];
      const items = collected.map((item) => ({ name: item }));
      const likeness = compare(subject, { name, items, theme, identity });
      return [{ kind: 'collection', id, number, department, called: name, ...likeness }];
    }),
  ];
  return matches
    .filter(({ score }) => score >= SHOWN)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, LIMITS.matches);
}

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

function matchesOf(resource: Resource, sources: Sources, now: string): Promise<Match[]> {
  const content = resource.draft?.content ?? resource.published;
  if (!content) return Promise.resolve([]);
  return findMatches(subjectOf(content), sources, now, { entry: resource.id, department: resource.provider });
}

function entryView(resource: Resource, matches: Match[], answers: Answer[]) {
  const open = comparesFirst(resource) ? undecided(matches, answers) : [];
  return { threshold: THRESHOLD, matches: matches.map(matchView), answers, undecided: open.map(({ id }) => id) };
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
