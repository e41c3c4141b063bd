import { setTimeout as pause } from 'node:timers/promises';
import { BatchGetCommand, type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import DataLoader from 'dataloader';
import type { Database } from './database.ts';
import type { TableName } from './tables.ts';
import { Throttled } from './throttling.ts';

export type Item = Record<string, unknown>;

/** The key of an item. */
export interface ItemKey {
  pk: string;
  sk: string;
}

/** Reads one item by its key, strongly consistent. Reads of several items that begin together go out as one call. */
export async function getItem(database: Database, table: TableName, { pk, sk }: ItemKey): Promise<Item | undefined> {
  const begun = takeBegun(database, nameOf(table, pk, sk));
  if (begun) return (await begun)[0];
  const under = takeBegun(database, nameOf(table, pk));
  if (under) return (await under).find((item) => item.sk === sk);
  return await loaderOf(database.client).load({ table: database.name(table), pk, sk });
}

/** All items under one partition key, strongly consistent, in order. Each query returns 1 MB at most, so several may be needed. */
export async function itemsUnder(database: Database, table: TableName, pk: string): Promise<Item[]> {
  const begun = takeBegun(database, nameOf(table, pk));
  if (begun) return await begun;
  const items: Item[] = [];
  let from: Item | undefined;
  do {
    const page: { Items?: Item[]; LastEvaluatedKey?: Item } = await database.client.send(
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

/** What an operation will read: one item, or with a partition key alone all items under it. */
export type ItemsToRead = { table: TableName; pk: string; sk?: string };

/**
 * The database for one call, in which these reads have begun, so that they do not wait for what is read first. The first that
 * asks for one of them gets it; whoever asks again reads again.
 */
export function readAhead(database: Database, wanted: readonly ItemsToRead[]): Database {
  const begun = new Map<string, Promise<Item[]>>();
  for (const { table, pk, sk } of wanted) {
    const reading =
      sk === undefined
        ? itemsUnder(database, table, pk)
        : getItem(database, table, { pk, sk }).then((item) => (item ? [item] : []));
    // Whoever asks for it gets the error. Where nobody does, it doesn't matter.
    reading.catch(() => undefined);
    begun.set(nameOf(table, pk, sk), reading);
  }
  return { ...database, begun };
}

function takeBegun({ begun }: Database, name: string): Promise<Item[]> | undefined {
  const reading = begun?.get(name);
  begun?.delete(name);
  return reading;
}

function nameOf(table: string, pk: string, sk?: string): string {
  return JSON.stringify([table, pk, sk]);
}

type Wanted = ItemKey & { table: string };

const loaders = new WeakMap<DynamoDBDocumentClient, DataLoader<Wanted, Item | undefined>>();

function loaderOf(client: DynamoDBDocumentClient): DataLoader<Wanted, Item | undefined> {
  const known = loaders.get(client);
  if (known) return known;
  // It only collects what is read at once. What was read is read again the next time.
  const loader = new DataLoader((wanted: readonly Wanted[]) => getAll(client, wanted), {
    cache: false,
    maxBatchSize: 100,
  });
  loaders.set(client, loader);
  return loader;
}

/** How often DynamoDB may leave out keys because it is busy. */
const ATTEMPTS = 8;

/** @throws Throttled where DynamoDB goes on leaving out keys */
async function getAll(client: DynamoDBDocumentClient, wanted: readonly Wanted[]): Promise<(Item | undefined)[]> {
  const [first] = wanted;
  if (first && wanted.length === 1) {
    const { table: TableName, pk, sk } = first;
    const { Item } = await client.send(new GetCommand({ TableName, Key: { pk, sk }, ConsistentRead: true }));
    return [Item];
  }
  const found = new Map<string, Item>();
  let asked = requestOf(wanted);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const { Responses = {}, UnprocessedKeys = {} } = await client.send(new BatchGetCommand({ RequestItems: asked }));
    for (const [table, items] of Object.entries(Responses)) {
      for (const item of items) found.set(nameOf(table, String(item.pk), String(item.sk)), item);
    }
    if (Object.keys(UnprocessedKeys).length === 0)
      return wanted.map(({ table, pk, sk }) => found.get(nameOf(table, pk, sk)));
    asked = UnprocessedKeys as typeof asked;
    await pause(Math.random() * 25 * 2 ** attempt);
  }
  throw new Throttled();
}

/** The request of a batch, in which each key may stand only once. */
function requestOf(wanted: readonly Wanted[]): Record<string, { Keys: ItemKey[]; ConsistentRead: true }> {
  const distinct = new Map(wanted.map((each) => [nameOf(each.table, each.pk, each.sk), each]));
  const byTable = Map.groupBy(distinct.values(), ({ table }) => table);
  return Object.fromEntries(
    [...byTable].map(([table, keys]) => [
      table,
      { Keys: keys.map(({ pk, sk }) => ({ pk, sk })), ConsistentRead: true },
    ]),
  );
}
