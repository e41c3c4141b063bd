import { QueryCommand, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { EventType, LoggedEvent } from '../domain/event.ts';
import type { Database } from './database.ts';
import { eventKey, eventOf } from './log.ts';

/** Position in a stream: before the event with this number. */
export const placeSchema = z.strictObject({ before: z.int().positive() });
export type Place = z.output<typeof placeSchema>;

type Logged<T extends EventType> = Extract<LoggedEvent, { type: T }>;

/** A page of a stream's events of the given types, the newest first. */
export async function eventsOf<T extends EventType>(
  database: Database,
  stream: string,
  types: readonly T[],
  { limit, from }: { limit: number; from: Place | null },
): Promise<{ items: Logged<T>[]; next: Place | null }> {
  const found: Logged<T>[] = [];
  let before: number | null = from?.before ?? END;
  // One more than the limit tells whether another page follows.
  while (before !== null && found.length <= limit) {
    const { Items = [], LastEvaluatedKey }: QueryCommandOutput = await database.client.send(
      new QueryCommand({
        TableName: database.name('events'),
        KeyConditionExpression: 'pk = :pk AND sk < :before',
        FilterExpression: `#type IN (${types.map((_, n) => `:t${n}`).join()})`,
        ExpressionAttributeNames: { '#type': 'type' },
        ExpressionAttributeValues: {
          ':pk': stream,
          ':before': eventKey(stream, before).sk,
          ...Object.fromEntries(types.map((type, n) => [`:t${n}`, type])),
        },
        ScanIndexForward: false,
        ConsistentRead: true,
        Limit: READ_AT_ONCE,
      }),
    );
    found.push(...Items.map((item) => eventOf(item) as Logged<T>));
    before = LastEvaluatedKey ? Number(LastEvaluatedKey.sk) : null;
  }
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: last && found.length > limit ? { before: last.seq } : null };
}

/** The newest events of a stream, of whatever type, the newest first. */
export async function newestEvents(database: Database, stream: string, limit: number): Promise<LoggedEvent[]> {
  const { Items = [] } = await database.client.send(
    new QueryCommand({
      TableName: database.name('events'),
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': stream },
      ScanIndexForward: false,
      ConsistentRead: true,
      Limit: limit,
    }),
  );
  return Items.map(eventOf);
}

/** Larger than every sequence number that a key can hold. */
const END = 99_999_999;
const READ_AT_ONCE = 200;
