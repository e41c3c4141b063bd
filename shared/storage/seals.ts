import { gunzipSync, gzipSync } from 'node:zlib';
import { PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { canonical } from '../documents/canonical.ts';
import { type LogLine, placeOf, type Seal, type SignedSeal } from '../documents/segment.ts';
import { epoch, type Instant } from '../domain/calendar/time.ts';
import { accessKey } from './accesses.ts';
import { conditionHolds } from './condition.ts';
import type { Database } from './database.ts';
import { SWEPT, sweptShardOf } from './ids.ts';
import { getItem } from './items.ts';
import { each, type Listing, listItems, type Position } from './lists.ts';

/**
 * What of the log waits to be sealed, and the seals. A record waits from when the stream brings it, so it is sealed in the order of
 * writing, however late that was. Its item stays for a while after it was sealed, so that a record that the stream brings again is not
 * sealed again.
 */

/** Longer than any stream, or anybody who sends its records again. */
const REMEMBERED_DAYS = 30;
/** How many records and bytes a segment holds at most, so that it is made in memory. */
const MOST = { records: 20_000, bytes: 64 * 1024 * 1024 };
/** How many items are read or written at a time. */
const AT_ONCE = 100;

const SEALS = 'SEALS';

/** Has a record wait for the next seal. Does nothing where it waits already, or was sealed. */
export async function awaitSeal(database: Database, record: LogLine): Promise<void> {
  const id = idOf(record);
  const waiting = { gsi1pk: `UNSEALED#${sweptShardOf(id)}`, gsi1sk: id, line: gzipSync(canonical(record)) };
  await conditionHolds(
    database.client.send(
      new PutCommand({
        TableName: database.name('seals'),
        Item: { ...keyOf(id), ...waiting },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    ),
  );
}

export interface Unsealed {
  /** In RFC 8785 form, in order of their places. */
  lines: Buffer[];
  events: number;
  /** More waits than one segment holds. */
  more: boolean;
}

/** What waits to be sealed. The list may still show what was sealed a moment ago, so every item is read again by its key. */
export async function unsealed(database: Database, most = MOST): Promise<Unsealed> {
  const listing: Listing = { table: 'seals', index: 'gsi1', partitions: each('UNSEALED', SWEPT) };
  const found: { place: string; line: Buffer; isEvent: boolean }[] = [];
  let bytes = 0;
  let from: Position | null = null;
  do {
    const page: Awaited<ReturnType<typeof listItems>> = await listItems(database, listing, {
      limit: Math.min(AT_ONCE, most.records - found.length),
      from,
    });
    const items = await Promise.all(page.items.map(({ gsi1sk }) => getItem(database, 'seals', keyOf(String(gsi1sk)))));
    for (const item of items) {
      if (!item?.line) continue;
      const line = gunzipSync(item.line as Uint8Array);
      const record = JSON.parse(line.toString()) as LogLine;
      found.push({ place: placeOf(record), line, isEvent: 'event' in record });
      bytes += line.length;
    }
    from = page.next;
  } while (from && found.length < most.records && bytes < most.bytes);
  found.sort((a, b) => (a.place < b.place ? -1 : 1));
  return {
    lines: found.map(({ line }) => line),
    events: found.filter(({ isEvent }) => isEvent).length,
    more: from !== null,
  };
}

/** Marks records as sealed, so that no other segment takes them. */
export async function markSealed(database: Database, records: readonly LogLine[], seal: Seal): Promise<void> {
  const ttl = Math.ceil(epoch(seal.madeAt) / 1000) + REMEMBERED_DAYS * 86_400;
  for (let from = 0; from < records.length; from += AT_ONCE) {
    await Promise.all(
      records.slice(from, from + AT_ONCE).map((record) =>
        database.client.send(
          new UpdateCommand({
            TableName: database.name('seals'),
            Key: keyOf(idOf(record)),
            UpdateExpression: 'SET #seal = :number, #ttl = :ttl REMOVE gsi1pk, gsi1sk, #line',
            ExpressionAttributeNames: { '#seal': 'seal', '#ttl': 'ttl', '#line': 'line' },
            ExpressionAttributeValues: { ':number': seal.number, ':ttl': ttl },
          }),
        ),
      ),
    );
  }
}

/** Lists a seal, once everything that it seals is marked. */
export async function recordSeal(database: Database, signed: SignedSeal): Promise<void> {
  await database.client.send(
    new PutCommand({
      TableName: database.name('seals'),
      Item: { pk: SEALS, sk: signed.document.number, signed },
    }),
  );
}

/** Seals, the newest first, those before a number. */
export async function sealsBefore(database: Database, limit: number, before: string | null): Promise<SignedSeal[]> {
  const { Items = [] } = await database.client.send(
    new QueryCommand({
      TableName: database.name('seals'),
      KeyConditionExpression: `pk = :pk${before === null ? '' : ' AND sk < :before'}`,
      ExpressionAttributeValues: { ':pk': SEALS, ...(before === null ? {} : { ':before': before }) },
      ConsistentRead: true,
      ScanIndexForward: false,
      Limit: limit,
    }),
  );
  return Items.map(({ signed }) => signed as SignedSeal);
}

/** Seals after a number, the oldest first. */
export async function sealsAfter(database: Database, limit: number, after: string): Promise<Seal[]> {
  const { Items = [] } = await database.client.send(
    new QueryCommand({
      TableName: database.name('seals'),
      KeyConditionExpression: 'pk = :pk AND sk > :after',
      ExpressionAttributeValues: { ':pk': SEALS, ':after': after || '0' },
      ConsistentRead: true,
      Limit: limit,
    }),
  );
  return Items.map(({ signed }) => (signed as SignedSeal).document);
}

export async function sealNumbered(database: Database, number: string): Promise<SignedSeal | null> {
  const item = await getItem(database, 'seals', { pk: SEALS, sk: number });
  return (item?.signed as SignedSeal | undefined) ?? null;
}

export async function lastSeal(database: Database): Promise<Seal | null> {
  const [last] = await sealsBefore(database, 1, null);
  return last?.document ?? null;
}

/** Hours since the log was sealed last; 0 as long as it never was. */
export async function hoursUnsealed(database: Database, now: Instant): Promise<number> {
  const last = await lastSeal(database);
  return last ? Math.max(0, epoch(now) - epoch(last.madeAt)) / 3_600_000 : 0;
}

function idOf(record: LogLine): string {
  if ('event' in record) return record.event.id;
  const { pk, sk } = accessKey(record.access);
  return `${pk}#${sk}`;
}

function keyOf(id: string) {
  return { pk: `RECORD#${id}`, sk: 'RECORD' };
}
