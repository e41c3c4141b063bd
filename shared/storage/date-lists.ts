import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { LocalDate } from '../domain/calendar/time.ts';
import { Refusal } from '../domain/refusals.ts';
import { yearsUntil } from '../domain/regulations.ts';
import type { Database } from './database.ts';
import { SHARDS } from './ids.ts';
import type { Kind } from './kinds/states.ts';
import { each, type Page } from './lists.ts';
import type { Stored } from './stored-state.ts';
import { toStored } from './stored-state.ts';
import type { IndexName, TableName } from './tables.ts';

/** Partitions of one index whose sort keys begin with a date. They are read as one list, ordered by sort key. */
export interface DateList {
  table: TableName;
  /** null for the keys of the table itself. */
  index: IndexName | null;
  partitions: string[];
  newestFirst?: boolean;
  /** Only sort keys before this date. */
  before?: LocalDate | undefined;
  /** Only sort keys from this date on. */
  since?: LocalDate | undefined;
}

/** Lists of duties: open ones by due date, closed ones by the day they were closed. */
export const duties = {
  /** @param departments null for all departments, whose duties are also kept in a few partitions by due date */
  open: (departments: string[] | null, before?: LocalDate): DateList =>
    departments
      ? { table: 'cases', index: 'gsi2', partitions: each('OWES', departments), before }
      : { table: 'cases', index: 'gsi3', partitions: each('OPEN', SHARDS), before },
  met: (departments: string[]) => newestFirst('gsi2', each('MET', departments)),
  /** Met and cancelled duties, the last closed first. */
  closed: (departments: string[]) =>
    newestFirst('gsi2', [...each('MET', departments), ...each('CANCELLED', departments)]),
  /** Missed dates that the bureau has to act on, the newest first; `since` and `before` bound the day of the step. */
  reported: (departments: string[], period: Pick<DateList, 'since' | 'before'>): DateList => ({
    ...newestFirst('gsi1', each('ESCALATED', departments)),
    ...period,
  }),
};

function newestFirst(index: IndexName, partitions: string[]): DateList {
  return { table: 'cases', index, partitions, newestFirst: true };
}

/** The requests of one side, the newest first. All requests are read year by year, from the year of `since` on. */
export function requests(of: {
  side: 'sent' | 'received' | 'all';
  department: string;
  until: LocalDate;
  since?: LocalDate | undefined;
}): DateList {
  const list = (index: IndexName, partitions: string[]) => ({ ...newestFirst(index, partitions), since: of.since });
  if (of.side === 'sent') return list('gsi1', [`SENT#${of.department}`]);
  if (of.side === 'received') return list('gsi2', [`RECEIVED#${of.department}`]);
  const first = of.since?.slice(0, 4) ?? '';
  const years = yearsUntil(of.until).filter((year) => year >= first);
  return list('gsi3', each('REQUESTS', years));
}

/** Converts a batch of states into rows, in the same order; null for a state that does not match. */
export type Show<K extends Kind, T> = (batch: Stored<K>[]) => Promise<(T | null)[]>;

/** The same for items that are no states themselves, such as those kept beside a state. */
export type ShowItems<T> = (batch: Item[]) => Promise<(T | null)[]>;
type Item = Record<string, unknown>;

/** A page, and the sort key after which the next one begins. */
type PageInOrder<T> = Omit<Page<T>, 'next'> & { next: string | null };

/** How many items are read at most to fill one page of matches. */
const READ_AT_MOST = 1000;
/** How many items are converted at a time. */
const BATCH = 200;
/** How many items are read at most to count a list, sort it differently or write it to a file. */
export const ALL_AT_MOST = 3000;

/**
 * A page of the matching rows of a list, ordered by sort key across all partitions. The next page starts after a sort key,
 * so rows added or removed meanwhile shift nothing. A page before the last may be short where few rows match.
 * @param how `most`: how many items are read at most
 */
export async function pageInOrder<K extends Kind, T>(
  database: Database,
  list: DateList,
  how: { limit: number; from: string | null; most?: number },
  show: Show<K, T>,
): Promise<PageInOrder<T>> {
  return await pageOfItems(database, list, how, statesOf(show));
}

export async function pageOfItems<T>(
  database: Database,
  list: DateList,
  { limit, from, most }: { limit: number; from: string | null; most?: number },
  show: ShowItems<T>,
): Promise<PageInOrder<T>> {
  const found = mergedItems(database, list, { after: from, size: Math.min(limit, BATCH) });
  return await pageOf(found, { limit, ...(most === undefined ? {} : { most }) }, show);
}

/** A page of the matching rows of what is found, one after another. It ends where the last of them is, or `most` were read. */
export async function pageOf<T>(
  found: AsyncGenerator<Found>,
  { limit, most = READ_AT_MOST }: { limit: number; most?: number },
  show: ShowItems<T>,
): Promise<PageInOrder<T>> {
  const items: T[] = [];
  let read = 0;
  for await (const batch of batches(found, Math.min(limit, BATCH))) {
    const shown = await show(batch.map(({ item }) => item));
    for (const [n, one] of shown.entries()) {
      if (one !== null) items.push(one);
      const at = batch[n]?.sortKey ?? null;
      read += 1;
      if (items.length >= limit || read >= most) return { items, next: at };
    }
  }
  return { items, next: null };
}

/** All matching rows of a list, in order. @throws Refusal `list-too-long` where more than `most` items would be read */
export async function allInOrder<K extends Kind, T>(
  database: Database,
  list: DateList,
  show: Show<K, T>,
  most = ALL_AT_MOST,
): Promise<T[]> {
  return await allItems(database, list, statesOf(show), most);
}

export async function allItems<T>(
  database: Database,
  list: DateList,
  show: ShowItems<T>,
  most = ALL_AT_MOST,
): Promise<T[]> {
  const items: T[] = [];
  let read = 0;
  for await (const batch of batches(mergedItems(database, list, { after: null, size: 1000 }), BATCH)) {
    read += batch.length;
    if (read > most) throw new Refusal('list-too-long', { most });
    items.push(...(await show(batch.map(({ item }) => item))).filter((one) => one !== null));
  }
  return items;
}

function statesOf<K extends Kind, T>(show: Show<K, T>): ShowItems<T> {
  return (batch) => show(batch.map((item) => toStored<K>(item)));
}

/** An item, with the key by which it is ordered. */
export interface Found {
  sortKey: string;
  item: Item;
}

async function* batches(found: AsyncGenerator<Found>, size: number): AsyncGenerator<Found[]> {
  let batch: Found[] = [];
  for await (const one of found) {
    batch.push(one);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** The items of all partitions of a list, in order. */
function mergedItems(
  database: Database,
  list: DateList,
  how: { after: string | null; size: number },
): AsyncGenerator<Found> {
  return merged(sourcesOf(database, list, how), list.newestFirst);
}

/** The items of a list, each partition for itself. */
export function sourcesOf(
  database: Database,
  list: DateList,
  how: { after: string | null; size: number },
): AsyncGenerator<Found>[] {
  return list.partitions.map((partition) => partitionItems(database, list, partition, how));
}

/** Merges what is in order: always yields the item that comes first among the next of each source. */
export async function* merged(sources: AsyncGenerator<Found>[], newestFirst = false): AsyncGenerator<Found> {
  const heads = await Promise.all(sources.map((source) => source.next()));
  const sooner = (a: string, b: string) => (newestFirst ? a > b : a < b);
  for (;;) {
    let first = -1;
    for (const [n, head] of heads.entries()) {
      if (head.done) continue;
      const best = heads[first];
      if (!best || best.done || sooner(head.value.sortKey, best.value.sortKey)) first = n;
    }
    const [head, source] = [heads[first], sources[first]];
    if (!head || head.done || !source) return;
    yield head.value;
    heads[first] = await source.next();
  }
}

async function* partitionItems(
  database: Database,
  { table, index, newestFirst = false, before, since }: DateList,
  partition: string,
  { after, size }: { after: string | null; size: number },
): AsyncGenerator<Found> {
  const from: string = newestFirst || after === null ? (since ?? FIRST) : `${after}${FIRST}`;
  const to: string = newestFirst && after !== null ? after : (before ?? LAST);
  // DynamoDB takes no period that ends before it begins.
  if (from > to) return;
  const own = index ?? '';
  let key: Record<string, unknown> | undefined;
  let limit = size;
  do {
    // The first read usually fills the page; where it does not, each further read is larger.
    const { Items = [], LastEvaluatedKey } = await database.client.send(
      new QueryCommand({
        TableName: database.name(table),
        ...(index ? { IndexName: index } : {}),
        KeyConditionExpression: `${own}pk = :pk AND ${own}sk BETWEEN :from AND :to`,
        ExpressionAttributeValues: { ':pk': partition, ':from': from, ':to': to },
        ScanIndexForward: !newestFirst,
        Limit: limit,
        ...(key ? { ExclusiveStartKey: key } : {}),
      }),
    );
    for (const item of Items) {
      const sortKey = String(item[`${own}sk`]);
      // With the newest first, the sort key to go on after lies within the bounds itself.
      if (sortKey !== after) yield { sortKey, item };
    }
    key = LastEvaluatedKey;
    limit = Math.min(limit * 2, 1000);
  } while (key);
}

/** Sort before and after every character that dates and ids contain. */
const FIRST = '!';
const LAST = '~';
