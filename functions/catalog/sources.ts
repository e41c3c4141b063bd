import type * as z from 'zod';
import type * as schemas from '../../shared/contract/schemas/sources.ts';
import type { Instant } from '../../shared/domain/calendar/time.ts';
import type { Collection } from '../../shared/domain/catalog/collection.ts';
import {
  nameSource as name,
  type Plan,
  registerCollection as register,
} from '../../shared/domain/catalog/collection.ts';
import { findCollection, findEntry, liftCollection, liftEntry } from '../../shared/domain/catalog/duplicate-finding.ts';
import type { MatchSubject } from '../../shared/domain/catalog/matching/match.ts';
import { THRESHOLD } from '../../shared/domain/catalog/matching/threshold.ts';
import type { Id } from '../../shared/domain/id.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { answerList } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { begin, decide, show, subject } from '../../shared/http/subject.ts';
import type { Database } from '../../shared/storage/database.ts';
import { newId } from '../../shared/storage/ids.ts';
import { actingDepartments, listings, yearsUpTo } from '../../shared/storage/lists.ts';
import { findMatches } from '../../shared/storage/matches.ts';
import { nextNumber } from '../../shared/storage/numbers.ts';
import { load } from '../../shared/storage/read.ts';
import type { CatalogContext } from './context.ts';
import { entry } from './entries.ts';
import { matchView } from './matches.ts';

const collection = subject({
  kind: 'collection',
  name: '采集登记',
  visible: () => true,
  duties: 'none',
  view: collectionView,
});

/** Compares a planned collection with existing data; nothing of the plan is stored. */
export async function checkCollection(
  call: Call<'checkCollection'>,
  context: CatalogContext,
): Promise<Outcome<'checkCollection'>> {
  const matches = await matchesOf(call.body, context, call.now);
  // An empty commit keeps the answer, so that a retry gets the same one.
  return { body: { threshold: THRESHOLD, matches: matches.map(matchView) }, changes: [] };
}

/** Registers a planned collection, with the role of each party and an answer for every existing source (article 10). */
export async function createCollection(
  call: Call<'createCollection'>,
  context: CatalogContext,
): Promise<Outcome<'createCollection'>> {
  const { body, now } = call;
  const { database } = context;
  await mustBeRegistered(database, body.parties ?? []);
  const matches = await matchesOf(body, context, now);
  const id = newId('col', now);
  const begun = await begin(collection, call, context, async (at) => {
    // Decided once before a number is taken, so that a refusal uses none up.
    register(body, { matches, id, number: '' }, at);
    return register(body, { matches, id, number: await nextNumber(database, 'collection', now) }, at);
  });
  return { ...begun, location: `/v1/collections/${id}` };
}

export async function listCollections(
  call: Call<'listCollections'>,
  context: CatalogContext,
): Promise<Outcome<'listCollections'>> {
  const { department } = call.query;
  const listing = department ? listings.collectionsOf(department) : listings.collections(yearsUpTo(call.now));
  return answerList(call, context, listing, (states: Collection[]) => states.map(collectionView));
}

export function getCollection(call: Call<'getCollection'>, context: CatalogContext): Promise<Outcome<'getCollection'>> {
  return show(collection, call, context);
}

/** The bureau names the source department where several hold the same data (Order 809 art. 19). */
export function nameSource(call: Call<'nameSource'>, context: CatalogContext): Promise<Outcome<'nameSource'>> {
  return decide(collection, call, context, (state, at) => name(state, call.body, at));
}

/** The bureau finds that a collection is a duplicate (article 10). */
export function findDuplicateCollection(
  call: Call<'findDuplicateCollection'>,
  context: CatalogContext,
): Promise<Outcome<'findDuplicateCollection'>> {
  return decide(collection, call, context, async (state, at) =>
    findCollection(state, await saidOf(call.body, context), at),
  );
}

export function liftDuplicateCollection(
  call: Call<'liftDuplicateCollection'>,
  context: CatalogContext,
): Promise<Outcome<'liftDuplicateCollection'>> {
  return decide(collection, call, context, (state, at) => liftCollection(state, call.body, at));
}

/** The same of a published entry. */
export function findDuplicateResource(
  call: Call<'findDuplicateResource'>,
  context: CatalogContext,
): Promise<Outcome<'findDuplicateResource'>> {
  return decide(entry, call, context, async (state, at) => findEntry(state, await saidOf(call.body, context), at));
}

export function liftDuplicateResource(
  call: Call<'liftDuplicateResource'>,
  context: CatalogContext,
): Promise<Outcome<'liftDuplicateResource'>> {
  return decide(entry, call, context, (state, at) => liftEntry(state, call.body, at));
}

/** What is said of a finding, with the source: a published entry or a registered collection. */
async function saidOf({ source: id, reason }: { source: string; reason: string }, { database }: CatalogContext) {
  if (id.startsWith('col_')) {
    const found = (await load(database, 'collection', id))?.state;
    return { reason, source: found ? pick(found.id, found.number, found.name, found.department) : null };
  }
  const found = (await load(database, 'resource', id))?.state;
  return {
    reason,
    source: found?.published ? pick(found.id, found.code, found.published.name, found.provider) : null,
  };
}

const pick = (id: Id<'res' | 'col'>, number: string, name: string, department: string) => ({
  id,
  number,
  name,
  department,
});

async function mustBeRegistered(database: Database, parties: { department: string }[]): Promise<void> {
  if (parties.length === 0) return;
  const registered = await actingDepartments(database);
  const unknown = parties.findIndex(({ department }) => !registered.includes(department));
  const { department } = parties[unknown] ?? {};
  if (department === undefined) return;
  const field = `body.parties.${unknown}.department`;
  throw new Refusal('unknown-department', { department }, [{ field, message: department }]);
}

/** Matches for a plan, including data of the department itself. */
async function matchesOf({ name: called, items, theme, identity }: Plan, context: CatalogContext, now: Instant) {
  const subject: MatchSubject = { name: called, items: items.map((item) => ({ name: item })), theme, identity };
  const [matches = []] = await findMatches([{ subject }], context, now);
  return matches;
}

function collectionView({
  registeredBy: _person,
  matches,
  ...collection
}: Collection): z.input<typeof schemas.collection> {
  return { ...collection, matches: matches.map(matchView) };
}
