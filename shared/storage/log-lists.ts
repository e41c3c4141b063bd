import { QueryCommand, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { AccessRecord } from '../domain/access.ts';
import { addDays, type LocalDate } from '../domain/calendar/time.ts';
import type { LoggedEvent } from '../domain/event.ts';
import { accessesOf } from './accesses.ts';
import type { Database } from './database.ts';
import { type DateList, type Found, merged, pageOf, sourcesOf } from './date-lists.ts';
import { SHARDS } from './ids.ts';
import { each } from './lists.ts';
import { eventOf } from './log.ts';
import { dutiesAbout } from './read.ts';

/** One line of the log: an event, or an access. */
export type LogItem = { event: LoggedEvent } | { access: AccessRecord };

/** Which part of the log is read. */
export type LogPart =
  | { about: string }
  | { department: string }
  | { person: string }
  /** Every day, down to the first. */
  | { since: LocalDate };

interface How {
  limit: number;
  /** How many items are read at most to fill the page, if not the usual number. */
  most?: number;
  /** The sort key after which the page begins. */
  from: string | null;
  since?: LocalDate | undefined;
  /** The first day that is not read any more. */
  before: LocalDate;
}

/** How many days without a line are looked through for one page. */
const DAYS_AT_ONCE = 31;

/** How many items of each index are read at first. */
const AT_FIRST = 200;

/** A page of the log, the newest first: events and accesses as one list, each found by an index. `show` leaves lines out by null. */
export async function logPage<T>(database: Database, part: LogPart, how: How, show: (item: LogItem) => T | null) {
  const rows = async (batch: Record<string, unknown>[]) => batch.map((item) => show(lineOf(item)));
  if ('since' in part) return await pageOfDays(database, part.since, how, rows);
  return await pageOf(merged(await sourcesAbout(database, part, how), true), how, rows);
}

function lineOf(item: Record<string, unknown>): LogItem {
  return 'record' in item ? { access: item.record as AccessRecord } : { event: eventOf(item) };
}

async function sourcesAbout(database: Database, part: Exclude<LogPart, { since: LocalDate }>, how: How) {
  const { from: after, limit: size, since, before } = how;
  const list = (table: 'events' | 'access', index: DateList['index'], partition: string): AsyncGenerator<Found>[] =>
    sourcesOf(
      database,
      { table, index, partitions: [partition], newestFirst: true, since, before },
      { after, size: Math.min(size, AT_FIRST) },
    );
  if ('about' in part) {
    const duties = part.about.includes(':') ? [] : await dutiesAbout(database, part.about);
    const streams = [part.about, ...duties.map(({ id }) => id)];
    return [
      ...streams.map((stream) => eventsDown(database, stream, how)),
      ...list('access', null, accessesOf(part.about)),
    ];
  }
  const [index, partition] =
    'person' in part
      ? (['gsi2', `ACTOR#${part.person}`] as const)
      : (['gsi1', `DEPARTMENT#${part.department}`] as const);
  return [...list('events', index, partition), ...list('access', index, partition)];
}

/** The events of a stream, the newest first, with the same sort key as accesses. Their own key is their number, not their time. */
async function* eventsDown(
  database: Database,
  stream: string,
  { from: after, since, before, limit }: How,
): AsyncGenerator<Found> {
  let key: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey }: QueryCommandOutput = await database.client.send(
      new QueryCommand({
        TableName: database.name('events'),
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': stream },
        ScanIndexForward: false,
        Limit: Math.min(Math.max(limit, 100), AT_FIRST),
        ...(key ? { ExclusiveStartKey: key } : {}),
      }),
    );
    for (const item of Items) {
      const sortKey = `${item.at}#${item.id}`;
      if (since !== undefined && sortKey < since) return;
      if (sortKey < (after ?? before)) yield { sortKey, item };
    }
    key = LastEvaluatedKey;
  } while (key);
}

/** A page of all there is, day by day. Each day's partitions are read only once those of the day after have ended. */
async function pageOfDays<T>(
  database: Database,
  since: LocalDate,
  { limit, from, before, ...how }: How,
  rows: (batch: Record<string, unknown>[]) => Promise<(T | null)[]>,
) {
  const newest = from === null ? addDays(before, -1) : (from.slice(0, 10) as LocalDate);
  let day = newest;
  const items: T[] = [];
  for (let n = 0; n < DAYS_AT_ONCE && day >= since; n += 1, day = addDays(day, -1)) {
    const partitions = each(`DAY#${day}`, SHARDS);
    const sources = (['events', 'access'] as const).flatMap((table) =>
      sourcesOf(
        database,
        { table, index: 'gsi3', partitions, newestFirst: true },
        { after: from, size: Math.min(limit, AT_FIRST) },
      ),
    );
    const page = await pageOf(merged(sources, true), { ...how, limit: limit - items.length }, rows);
    items.push(...page.items);
    if (page.next !== null) return { items, next: page.next };
  }
  // A date sorts before all that happened on it, so the next page begins with the day before.
  return { items, next: day >= since ? addDays(day, 1) : null };
}
