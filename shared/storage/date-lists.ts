import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { LocalDate } from '../domain/calendar/time.ts';
import { Refusal } from '../domain/refusals.ts';
import { yearsUntil } from '../domain/regulations.ts';
import type { Database } from './database.ts';
import { SHARDS } from './ids.ts';
import type { Kind } from './kinds/states.ts';
import type { Page } from './lists.ts';
import type { Stored } from './stored-state.ts';
import { stored } from './stored-state.ts';
import type { IndexName, TableName } from './tables.ts';

/** Partitions of one index whose sort keys begin with a date, read as one list in the order of those keys. */
export interface Ordered {
  table: TableName;
  index: IndexName;
  partitions: string[];
  newestFirst?: boolean;
  /** Only sort keys before this date. */
  before?: LocalDate | undefined;
  /** Only sort keys from this date on. */
  since?: LocalDate | undefined;
}

/** Duties by due date where they are open, by when that was where they are met. */
export const duties = {
  /** @param departments null for those of all, which lie in a few partitions by due date too */
  open: (departments: string[] | null, before?: LocalDate): Ordered =>
    departments
      ? { table: 'cases', index: 'gsi2', partitions: departments.map((id) => `OWES#${id}`), before }
      : { table: 'cases', index: 'gsi3', partitions: SHARDS.map((shard) => `OPEN#${shard}`), before },
  met: (departments: string[]): Ordered => ({
    table: 'cases',
    index: 'gsi2',
    partitions: departments.map((id) => `MET#${id}`),
    newestFirst: true,
  }),
  /** What was met or cancelled, by when that was. */
  closed: (departments: string[]): Ordered => ({
    table: 'cases',
    index: 'gsi2',
    partitions: departments.flatMap((id) => [`MET#${id}`, `CANCELLED#${id}`]),
    newestFirst: true,
  }),
  /** What the bureau is to act on after missed dates, by when that was; `since` and `before` are dates of that. */
  reported: (departments: string[], period: Pick<Ordered, 'since' | 'before'>): Ordered => ({
    table: 'cases',
    index: 'gsi1',
    partitions: departments.map((id) => `ESCALATED#${id}`),
    newestFirst: true,
    ...period,
  }),
};

/** The requests of a side, the newest first; of all of them, by the years from the one asked for, or the first there were. */
export function requests(of: {
  side: 'sent' | 'received' | 'all';
  department: string;
  until: LocalDate;
  since?: LocalDate | undefined;
}): Ordered {
  const common = { table: 'cases', newestFirst: true, since: of.since } as const;
  if (of.side === 'sent') return { ...common, index: 'gsi1', partitions: [`SENT#${of.department}`] };
  if (of.side === 'received') return { ...common, index: 'gsi2', partitions: [`RECEIVED#${of.department}`] };
  const first = of.since?.slice(0, 4) ?? '';
  const years = yearsUntil(of.until).filter((year) => year >= first);
  return { ...common, index: 'gsi3', partitions: years.map((year) => `REQUESTS#${year}`) };
}

/** What is shown of each state of a batch, in their order; null where it is not wanted. */
export type Show<K extends Kind, T> = (batch: Stored<K>[]) => Promise<(T | null)[]>;

/** The same of items that are no states of their own, such as those beside one. */
export type ShowItems<T> = (batch: Item[]) => Promise<(T | null)[]>;
type Item = Record<string, unknown>;

/** How much of a list is gone through for one page of what is looked for. */
const LOOKED_AT_MOST = 1000;
/** How much is shown at a time. */
const BATCH = 200;
/** How much of a list is gone through to count it, to sort it otherwise, or to write it into a file. */
export const ALL_AT_MOST = 3000;

/**
 * A page of what is wanted of a list, in the order of the index across all its partitions. It goes on after a sort key, so
 * what is added or taken away meanwhile shifts nothing. A page may be short before the end, where few of many are wanted.
 * @param how `most`: how much is gone through for it
 */
export async function pageInOrder<K extends Kind, T>(
  database: Database,
  list: Ordered,
  how: { limit: number; from: string | null; most?: number },
  show: Show<K, T>,
): Promise<Omit<Page<T>, 'next'> & { next: string | null }> {
  return await pageOfItems(database, list, how, statesOf(show));
}

export async function pageOfItems<T>(
  database: Database,
  list: Ordered,
  { limit, from, most = LOOKED_AT_MOST }: { limit: number; from: string | null; most?: number },
  show: ShowItems<T>,
): Promise<Omit<Page<T>, 'next'> & { next: string | null }> {
  const items: T[] = [];
  let looked = 0;
  const size = Math.min(limit, BATCH);
  for await (const batch of batches(inOrder(database, list, { after: from, size }), size)) {
    const shown = await show(batch.map(({ item }) => item));
    for (const [n, one] of shown.entries()) {
      if (one !== null) items.push(one);
      const at = batch[n]?.sortKey ?? null;
      looked += 1;
      if (items.length >= limit || looked >= most) return { items, next: at };
    }
  }
  return { items, next: null };
}

/** Everything that is wanted of a list, in order. @throws Refusal `list-too-long` beyond `most` states gone through */
export async function allInOrder<K extends Kind, T>(
  database: Database,
  list: Ordered,
  show: Show<K, T>,
  most = ALL_AT_MOST,
): Promise<T[]> {
  return await allItems(database, list, statesOf(show), most);
}

export async function allItems<T>(
  database: Database,
  list: Ordered,
  show: ShowItems<T>,
  most = ALL_AT_MOST,
): Promise<T[]> {
  const items: T[] = [];
  let looked = 0;
  for await (const batch of batches(inOrder(database, list, { after: null, size: 1000 }), BATCH)) {
    looked += batch.length;
    if (looked > most) throw new Refusal('list-too-long', { most });
    items.push(...(await show(batch.map(({ item }) => item))).filter((one) => one !== null));
  }
  return items;
}

function statesOf<K extends Kind, T>(show: Show<K, T>): ShowItems<T> {
  return (batch) => show(batch.map((item) => stored<K>(item)));
}

interface Found {
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

/** The partitions merged: of what each has next, the first goes first. */
async function* inOrder(
  database: Database,
  list: Ordered,
  how: { after: string | null; size: number },
): AsyncGenerator<Found> {
  const sources = list.partitions.map((partition) => reading(database, list, partition, how));
  const heads = await Promise.all(sources.map((source) => source.next()));
  const sooner = (a: string, b: string) => (list.newestFirst ? a > b : a < b);
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

async function* reading(
  database: Database,
  { table, index, newestFirst = false, before, since }: Ordered,
  partition: string,
  { after, size }: { after: string | null; size: number },
): AsyncGenerator<Found> {
  const from: string = newestFirst || after === null ? (since ?? FIRST) : `${after}${FIRST}`;
  const to: string = newestFirst && after !== null ? after : (before ?? LAST);
  let key: Record<string, unknown> | undefined;
  let limit = size;
  do {
    // A page is mostly found at once; where it isn't, ever more is read at a time.
    const { Items = [], LastEvaluatedKey } = await database.client.send(
      new QueryCommand({
        TableName: database.name(table),
        IndexName: index,
        KeyConditionExpression: `${index}pk = :pk AND ${index}sk BETWEEN :from AND :to`,
        ExpressionAttributeValues: { ':pk': partition, ':from': from, ':to': to },
        ScanIndexForward: !newestFirst,
        Limit: limit,
        ...(key ? { ExclusiveStartKey: key } : {}),
      }),
    );
    for (const item of Items) {
      const sortKey = String(item[`${index}sk`]);
      // The key to go on after is itself within the bounds where the newest goes first.
      if (sortKey !== after) yield { sortKey, item };
    }
    key = LastEvaluatedKey;
    limit = Math.min(limit * 2, 1000);
  } while (key);
}

/** Sorts before, and after, whatever a date and an id are written with. */
const FIRST = '!';
const LAST = '~';
