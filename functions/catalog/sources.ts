import type * as z from 'zod';
import type * as schemas from '../../shared/contract/schemas/sources.ts';
import { dateOf } from '../../shared/domain/calendar/time.ts';
import type { Collection } from '../../shared/domain/catalog/collection.ts';
import {
  nameSource as name,
  type Plan,
  registerCollection as register,
} from '../../shared/domain/catalog/collection.ts';
import { type Subject, THRESHOLD } from '../../shared/domain/catalog/matching/match.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { mapPage, paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { type Stored, step } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { newId } from '../../shared/storage/ids.ts';
import { takeNumbers } from '../../shared/storage/jobs.ts';
import { departmentIds, list, listings, yearsUpTo } from '../../shared/storage/lists.ts';
import { findMatches } from '../../shared/storage/matches.ts';
import { load } from '../../shared/storage/read.ts';
import type { CatalogDeps } from './deps.ts';
import { matchView } from './matches.ts';

/** Compares a plan with what is held; nothing is kept of it. */
export async function checkCollection(
  call: Call<'checkCollection'>,
  deps: CatalogDeps,
): Promise<Outcome<'checkCollection'>> {
  const matches = await matchesOf(call.body, deps, call.now);
  // A commit of nothing but the answer, so that the same command is answered the same.
  return { body: { threshold: THRESHOLD, matches: matches.map(matchView) }, changes: [] };
}

/** Article 10: a planned collection is registered, with each party's role and an answer for every source there is. */
export async function registerCollection(
  call: Call<'registerCollection'>,
  deps: CatalogDeps,
): Promise<Outcome<'registerCollection'>> {
  const { body, now, principal } = call;
  const { database } = deps;
  await mustBeRegistered(database, body.parties ?? []);
  const matches = await matchesOf(body, deps, now);
  const id = newId('col', now);
  const year = dateOf(now).slice(0, 4);
  const by = { id, number: '', department: principal.department, by: principal.personId };
  // Decided once before a number is taken, so that a refusal takes none.
  register(body, matches, by, now);
  const count = await takeNumbers(database, `collection-${year}`);
  const number = `CJ-${year}-${String(count).padStart(6, '0')}`;
  const registered = register(body, matches, { ...by, number }, now);
  return {
    body: collectionView(registered.next),
    etag: 1,
    location: `/v1/collections/${id}`,
    changes: [step('collection', null, registered)],
  };
}

export async function listCollections(
  call: Call<'listCollections'>,
  { database, cursors }: CatalogDeps,
): Promise<Outcome<'listCollections'>> {
  const { department } = call.query;
  const listing = department ? listings.collectionsOf(department) : listings.collections(yearsUpTo(call.now));
  const page = await paged(call, cursors, (from, limit) => list<'collection'>(database, listing, { limit, from }));
  return { body: mapPage(page, ({ state }) => collectionView(state)) };
}

export async function getCollection(
  call: Call<'getCollection'>,
  { database }: CatalogDeps,
): Promise<Outcome<'getCollection'>> {
  const collection = await readCollection(database, call.params.id);
  return { body: collectionView(collection.state), etag: collection.version };
}

/** Order 809 art. 19: the bureau names the source where several departments hold the same. */
export async function nameSource(call: Call<'nameSource'>, { database }: CatalogDeps): Promise<Outcome<'nameSource'>> {
  const collection = await readCollection(database, call.params.id);
  call.expects(collection);
  const named = name(collection.state, call.body, call.now);
  return {
    body: collectionView(named.next),
    etag: collection.version + 1,
    changes: [step('collection', collection, named)],
  };
}

async function readCollection(database: Database, id: string): Promise<Stored<'collection'>> {
  const collection = await load(database, 'collection', id);
  if (!collection) throw new Refusal('not-found', { what: '采集登记' });
  return collection;
}

async function mustBeRegistered(database: Database, parties: { department: string }[]): Promise<void> {
  if (parties.length === 0) return;
  const registered = await departmentIds(database);
  const unknown = parties.findIndex(({ department }) => !registered.includes(department));
  const { department } = parties[unknown] ?? {};
  if (department === undefined) return;
  const field = `body.parties.${unknown}.department`;
  throw new Refusal('unknown-department', { department }, [{ field, message: department }]);
}

/** What holds the same as a plan, its own department's included. */
async function matchesOf({ name: called, items, theme, identity }: Plan, deps: CatalogDeps, now: string) {
  const subject: Subject = { name: called, items: items.map((item) => ({ name: item })), theme, identity };
  const [matches = []] = await findMatches([{ subject }], deps, now);
  return matches;
}

function collectionView({
  registeredBy: _person,
  matches,
  ...collection
}: Collection): z.input<typeof schemas.collection> {
  return { ...collection, matches: matches.map(matchView) };
}
