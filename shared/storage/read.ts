import { BatchGetCommand, GetCommand, QueryCommand, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../domain/calendar/time.ts';
import type { Content } from '../domain/catalog/content.ts';
import type { Duty } from '../domain/duties/duty.ts';
import type { LoggedEvent } from '../domain/event.ts';
import { wellFormed } from '../domain/plain-text.ts';
import type { Database } from './database.ts';
import { versionKey } from './kinds/catalog.ts';
import type { Kind, States } from './kinds/states.ts';
import { kinds } from './kinds.ts';
import { eventKey, eventOf, writtenEvent } from './log.ts';
import { type Stored, toStored } from './stored-state.ts';
import type { TableName } from './tables.ts';
import { upcast } from './versions.ts';

/** Reads a state by its id, strongly consistent. @returns null where there is none */
export async function load<K extends Kind>(database: Database, kind: K, id: string): Promise<Stored<K> | null> {
  const definition = kinds[kind];
  const { Item } = await database.client.send(
    new GetCommand({ TableName: database.name(definition.table), Key: definition.key(id), ConsistentRead: true }),
  );
  return Item ? toStored<K>(Item) : null;
}

/** Reads many states of a kind by id, strongly consistent, in any order. Ids without a state are left out. */
export async function loadMany<K extends Kind>(database: Database, kind: K, ids: string[]): Promise<Stored<K>[]> {
  const definition = kinds[kind];
  const table = database.name(definition.table);
  const found: Stored<K>[] = [];
  for (let from = 0; from < ids.length; from += 100) {
    let keys: Record<string, unknown>[] | undefined = ids
      .slice(from, from + 100)
      .map((id) => ({ ...definition.key(id) }));
    while (keys && keys.length > 0) {
      const {
        Responses,
        UnprocessedKeys,
      }: {
        Responses?: Record<string, Record<string, unknown>[]>;
        UnprocessedKeys?: Record<string, { Keys?: Record<string, unknown>[] }>;
      } = await database.client.send(
        new BatchGetCommand({ RequestItems: { [table]: { Keys: keys, ConsistentRead: true } } }),
      );
      found.push(...(Responses?.[table] ?? []).map((item) => toStored<K>(item)));
      keys = UnprocessedKeys?.[table]?.Keys;
    }
  }
  return found;
}

/** The same without what the next commit is conditioned on, for showing them. */
export async function loadStates<K extends Kind>(database: Database, kind: K, ids: string[]): Promise<States[K][]> {
  return (await loadMany(database, kind, ids)).map(({ state }) => state);
}

/** A state and the duties about it, in one round trip: a case is stored beside its duties, an entry in another table. */
export async function loadWithDuties<K extends Kind>(
  database: Database,
  kind: K,
  id: string,
): Promise<{ found: Stored<K> | null; duties: Duty[] }> {
  if (kinds[kind].table !== 'cases') {
    const [found, duties] = await Promise.all([load(database, kind, id), dutiesAbout(database, id)]);
    return { found, duties: duties.map(({ state }) => state) };
  }
  const items = await itemsUnder(database, 'cases', id);
  const found = items.find((item) => item.kind === kind);
  return { found: found ? toStored<K>(found) : null, duties: dutiesIn(items).map(({ state }) => state) };
}

/** A case of any kind and its duties, in one query. */
export async function loadCase<K extends Kind>(
  database: Database,
  kind: K,
  id: string,
): Promise<{ subject: Stored<K> | null; duties: Stored<'duty'>[] }> {
  const items = await itemsUnder(database, 'cases', id);
  const subject = items.find((item) => item.kind === kind);
  return { subject: subject ? toStored<K>(subject) : null, duties: dutiesIn(items) };
}

/** A person and the absences in which they stand in for a colleague, in one query. */
export async function loadPerson(database: Database, id: string) {
  const items = await itemsUnder(database, 'registry', kinds.person.key(id).pk);
  const person = items.find((item) => item.kind === 'person');
  const absences = items.filter((item) => item.kind === undefined);
  return {
    person: person ? toStored<'person'>(person) : null,
    standsInFor: absences as unknown as { absent: string; from: string; to: string }[],
  };
}

/** The duties about an entry or a case. */
export async function dutiesAbout(database: Database, id: string): Promise<Stored<'duty'>[]> {
  return dutiesIn(await itemsUnder(database, 'cases', id));
}

function dutiesIn(items: Record<string, unknown>[]): Stored<'duty'>[] {
  return items.filter((item) => item.kind === 'duty').map((item) => toStored<'duty'>(item));
}

/** The ids of the duties that a change of law or function opened. */
export async function dutiesOfChange(database: Database, change: string): Promise<string[]> {
  return (await itemsUnder(database, 'cases', change)).map((item) => String(item.duty));
}

export interface PublishedVersion {
  version: number;
  content: Content;
  publishedAt: Instant;
}

/** One published version of an entry, which never changes. @returns null where there is none */
export async function loadVersion(
  database: Database,
  resource: string,
  version: number,
): Promise<PublishedVersion | null> {
  const { Item } = await database.client.send(
    new GetCommand({ TableName: database.name('catalog'), Key: { pk: resource, sk: versionKey(version) } }),
  );
  return Item ? publishedOf(Item) : null;
}

/** Every published version of an entry, the newest first. */
export async function listVersions(database: Database, resource: string): Promise<PublishedVersion[]> {
  const items = (await itemsUnder(database, 'catalog', resource)).filter((item) =>
    String(item.sk).startsWith('VERSION#'),
  );
  return items.reverse().map(publishedOf);
}

/** A stored version with its content in today's form. */
function publishedOf(item: Record<string, unknown>): PublishedVersion {
  const { version, v, content, publishedAt } = item as unknown as PublishedVersion & { v: number };
  return { version, content: wellFormed(upcast.content(v, content)) as Content, publishedAt };
}

/** One event of the log. @returns null where there is none */
export async function loadEvent(database: Database, stream: string, seq: number): Promise<LoggedEvent | null> {
  const { Item } = await database.client.send(
    new GetCommand({ TableName: database.name('events'), Key: eventKey(stream, seq), ConsistentRead: true }),
  );
  return Item ? eventOf(Item) : null;
}

/** A stream's events, the oldest first, in today's form. */
export async function loadEvents(database: Database, stream: string): Promise<LoggedEvent[]> {
  return (await itemsUnder(database, 'events', stream)).map(eventOf);
}

/** The same events as they were written, for checking hashes and for evidence. */
export async function loadLog(database: Database, stream: string): Promise<LoggedEvent[]> {
  return (await itemsUnder(database, 'events', stream)).map(writtenEvent);
}

/** All items under one partition key, strongly consistent, in order. Each query returns 1 MB at most, so several may be needed. */
export async function itemsUnder(database: Database, table: TableName, pk: string): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page: QueryCommandOutput = await database.client.send(
      new QueryCommand({
        TableName: database.name(table),
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ConsistentRead: true,
        ExclusiveStartKey: from,
      }),
    );
    items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from);
  return items;
}
