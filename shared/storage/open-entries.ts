import { QueryCommand, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../domain/calendar/time.ts';
import type { OpenEntry } from '../domain/catalog/openness.ts';
import type { Database } from './database.ts';
import { OPEN } from './kinds/catalog.ts';
import { namesOf } from './read.ts';

export interface OpenPage {
  entries: OpenEntry[];
  /** Whether others follow. */
  more: boolean;
}

/**
 * Open entries in the order of their ids. Only the partition of what is open is read, and its items hold nothing else.
 * @param after the last one that was seen
 * @param words each has to occur in an entry
 */
export async function openEntries(
  database: Database,
  { after, words = [], limit }: { after?: string | undefined; words?: readonly string[]; limit: number },
): Promise<OpenPage> {
  const entries: OpenEntry[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page: QueryCommandOutput = await database.client.send(
      new QueryCommand({
        TableName: database.name('catalog'),
        IndexName: 'gsi1',
        KeyConditionExpression: `gsi1pk = :open${after === undefined ? '' : ' AND gsi1sk > :after'}`,
        ...(words.length > 0
          ? { FilterExpression: words.map((_, n) => `contains(#words, :word${n})`).join(' AND ') }
          : {}),
        ProjectionExpression: '#entry',
        ExpressionAttributeNames: { '#entry': 'entry', ...(words.length > 0 ? { '#words': 'words' } : {}) },
        ExpressionAttributeValues: {
          ':open': OPEN,
          ...(after === undefined ? {} : { ':after': after }),
          ...Object.fromEntries(words.map((word, n) => [`:word${n}`, word])),
        },
        // With a filter a page is all that DynamoDB reads at once.
        ...(words.length > 0 ? {} : { Limit: limit + 1 - entries.length }),
        ExclusiveStartKey: from,
      }),
    );
    for (const { entry } of page.Items ?? []) entries.push(entry as OpenEntry);
    from = page.LastEvaluatedKey;
  } while (from && entries.length <= limit);
  return { entries: entries.slice(0, limit), more: entries.length > limit };
}

/** @returns null where there is no such entry, or it is not open */
export async function openEntry(database: Database, id: string): Promise<OpenEntry | null> {
  const { Items = [] } = await database.client.send(
    new QueryCommand({
      TableName: database.name('catalog'),
      IndexName: 'gsi1',
      KeyConditionExpression: 'gsi1pk = :open AND gsi1sk = :id',
      ProjectionExpression: '#entry',
      ExpressionAttributeNames: { '#entry': 'entry' },
      ExpressionAttributeValues: { ':open': OPEN, ':id': id },
    }),
  );
  return (Items[0]?.entry as OpenEntry | undefined) ?? null;
}

/** The same with the names of their providers. */
export async function namedEntries<E extends OpenEntry>(
  database: Database,
  entries: readonly E[],
  now: Instant,
): Promise<(E & { providerName: string })[]> {
  const ids = entries.map(({ provider }) => provider);
  const names = await namesOf(database, 'department', ids, now);
  return entries.map((entry, n) => ({ ...entry, providerName: names[n] ?? entry.provider }));
}
