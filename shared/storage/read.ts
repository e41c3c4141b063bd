import { BatchGetCommand, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Content } from '../domain/content.ts';
import type { LoggedEvent } from '../domain/event.ts';
import type { Stored } from './commit.ts';
import type { Database } from './database.ts';
import { type Kind, kinds, versionKey } from './kinds.ts';
import { eventKey, eventOf } from './log.ts';

/** Reads a state by its id, strongly consistent. @returns null where there is none */
export async function load<K extends Kind>(database: Database, kind: K, id: string): Promise<Stored<K> | null> {
  const definition = kinds[kind];
  const { Item } = await database.client.send(
    new GetCommand({ TableName: database.name(definition.table), Key: definition.key(id), ConsistentRead: true }),
  );
  return Item ? stored<K>(Item) : null;
}

/** Reads many states of a kind by id, strongly consistent, in any order; those that are not there are left out. */
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
      found.push(...(Responses?.[table] ?? []).map((item) => stored<K>(item)));
      keys = UnprocessedKeys?.[table]?.Keys;
    }
  }
  return found;
}

/** A case with its duties in one query: whatever kinds K lie under the id. */
export async function loadCase(
  database: Database,
  id: string,
): Promise<{ request: Stored<'request'> | null; duties: Stored<'duty'>[] }> {
  const { Items = [] } = await database.client.send(
    new QueryCommand({
      TableName: database.name('cases'),
      KeyConditionExpression: 'pk = :id',
      ExpressionAttributeValues: { ':id': id },
      ConsistentRead: true,
    }),
  );
  const request = Items.find((item) => item.kind === 'request');
  return {
    request: request ? stored<'request'>(request) : null,
    duties: Items.filter((item) => item.kind === 'duty').map((item) => stored<'duty'>(item)),
  };
}

/** The duties that a change of law or function opened, by id. */
export async function dutiesOfChange(database: Database, change: string): Promise<string[]> {
  const { Items = [] } = await database.client.send(
    new QueryCommand({
      TableName: database.name('cases'),
      KeyConditionExpression: 'pk = :change AND begins_with(sk, :owed)',
      ExpressionAttributeValues: { ':change': change, ':owed': 'OWED#' },
      ConsistentRead: true,
    }),
  );
  return Items.map((item) => String(item.duty));
}

export interface PublishedVersion {
  version: number;
  content: Content;
  publishedAt: string;
}

/** One published version of an entry, immutable. @returns null where there is none */
export async function loadVersion(
  database: Database,
  resource: string,
  version: number,
): Promise<PublishedVersion | null> {
  const { Item } = await database.client.send(
    new GetCommand({ TableName: database.name('catalog'), Key: { pk: resource, sk: versionKey(version) } }),
  );
  return Item ? (Item as PublishedVersion) : null;
}

/** Every published version of an entry, the newest first. */
export async function listVersions(database: Database, resource: string): Promise<PublishedVersion[]> {
  const { Items = [] } = await database.client.send(
    new QueryCommand({
      TableName: database.name('catalog'),
      KeyConditionExpression: 'pk = :id AND begins_with(sk, :version)',
      ExpressionAttributeValues: { ':id': resource, ':version': 'VERSION#' },
      ScanIndexForward: false,
    }),
  );
  return Items as PublishedVersion[];
}

/** An item as `commit` wrote it, without the keys. */
export function stored<K extends Kind>(item: Record<string, unknown>): Stored<K> {
  const { kind, id, seq, head, version, at, state } = item as unknown as Stored<K>;
  return { kind, id, seq, head, version, at, state };
}

/** One event of the log. @returns null where there is none */
export async function loadEvent(database: Database, stream: string, seq: number): Promise<LoggedEvent | null> {
  const { Item } = await database.client.send(
    new GetCommand({ TableName: database.name('events'), Key: eventKey(stream, seq), ConsistentRead: true }),
  );
  return Item ? eventOf(Item) : null;
}

/** A stream's events, the oldest first. */
export async function loadEvents(database: Database, stream: string): Promise<LoggedEvent[]> {
  const { Items = [] } = await database.client.send(
    new QueryCommand({
      TableName: database.name('events'),
      KeyConditionExpression: 'pk = :stream',
      ExpressionAttributeValues: { ':stream': stream },
      ConsistentRead: true,
    }),
  );
  return Items.map(eventOf);
}
