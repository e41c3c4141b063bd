import { QueryCommand, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import { dateOf, type Instant } from '../domain/calendar/time.ts';
import type { ShareType } from '../domain/catalog/metadata.ts';
import type { Role } from '../domain/people/person.ts';
import { Refusal } from '../domain/refusals.ts';
import { yearsUntil } from '../domain/regulations.ts';
import type { Database } from './database.ts';
import { SHARDS } from './ids.ts';
import { documentKey } from './kinds/catalog.ts';
import type { Kind } from './kinds/states.ts';
import { kinds } from './kinds.ts';
import type { Stored } from './stored-state.ts';
import { stored } from './stored-state.ts';
import type { IndexName, TableName } from './tables.ts';

/**
 * Position in a list: DynamoDB's own key and the name of the partition. The name and not its number, since the numbers shift
 * when a department or a year is added.
 */
export interface Position {
  partition: string;
  key: Record<string, string> | null;
}

export interface Page<T> {
  items: T[];
  next: Position | null;
}

export interface Listing {
  table: TableName;
  index: IndexName;
  /** The partitions, read in this order. */
  partitions: string[];
  newestFirst?: boolean;
  /** Only sort keys up to this one. */
  upTo?: string;
  /** Only states with this value at this path, such as `published.sharing.type`. */
  where?: { path: string; equals: string };
  /** Without `where`: only these paths of the states are read. */
  only?: string[];
}

/** The lists that people and workers read; kinds/ defines what the indexes hold. */
export const listings = {
  departments: (): Listing => ({ table: 'registry', index: 'gsi1', partitions: ['DEPARTMENTS'] }),
  people: (department: string): Listing => ({ table: 'registry', index: 'gsi1', partitions: [`PEOPLE#${department}`] }),
  published: (departments: string[], shareType?: ShareType): Listing => ({
    table: 'catalog',
    index: 'gsi1',
    partitions: departments.map((id) => `PROVIDER#${id}`),
    ...(shareType ? { where: { path: 'published.sharing.type', equals: shareType } } : {}),
  }),
  reviews: (departments: string[]): Listing => ({
    table: 'catalog',
    index: 'gsi2',
    partitions: departments.map((id) => `REVIEW#${id}`),
  }),
  proposed: (department: string): Listing => ({
    table: 'catalog',
    index: 'gsi2',
    partitions: [`CONSENT#${department}`],
  }),
  heldElsewhere: (departments: string[]): Listing => ({
    table: 'catalog',
    index: 'gsi2',
    partitions: departments.map((id) => `HELD#${id}`),
  }),
  collections: (years: string[]): Listing => ({
    table: 'catalog',
    index: 'gsi1',
    partitions: years.map((year) => `COLLECTIONS#${year}`),
    newestFirst: true,
  }),
  collectionsOf: (department: string): Listing => ({
    table: 'catalog',
    index: 'gsi2',
    partitions: [`COLLECTS#${department}`],
    newestFirst: true,
  }),
  applied: (department: string): Listing => cases('gsi1', `APPLIED#${department}`),
  sent: (department: string): Listing => cases('gsi1', `SENT#${department}`),
  /** What somebody of a department handles: its applications and its requests. */
  handled: (department: string): Listing => ({
    ...cases('gsi1', `APPLIED#${department}`),
    partitions: [`APPLIED#${department}`, `SENT#${department}`],
  }),
  received: (department: string): Listing => cases('gsi2', `RECEIVED#${department}`),
  allRequests: (years: string[]): Listing => ({
    table: 'cases',
    index: 'gsi3',
    partitions: years.map((year) => `REQUESTS#${year}`),
    newestFirst: true,
  }),
  held: (department: string): Listing => cases('gsi1', `HELD#${department}`),
  feeds: (department: string): Listing => cases('gsi1', `FEEDS#${department}`),
  given: (department: string): Listing => cases('gsi2', `GIVEN#${department}`),
  allGrants: (departments: string[]): Listing => ({
    table: 'cases',
    index: 'gsi2',
    partitions: departments.map((id) => `GIVEN#${id}`),
    newestFirst: true,
  }),
  reported: (department: string): Listing => cases('gsi1', `REPORTED#${department}`),
  corrects: (department: string): Listing => cases('gsi2', `CORRECTS#${department}`),
  allCorrections: (years: string[]): Listing => ({
    table: 'cases',
    index: 'gsi3',
    partitions: years.map((year) => `CORRECTIONS#${year}`),
    newestFirst: true,
  }),
  contested: (departments: string[]): Listing => ({
    table: 'cases',
    index: 'gsi3',
    partitions: departments.map((id) => `CONTESTED#${id}`),
  }),
  demanded: (department: string): Listing => cases('gsi1', `DEMANDS#${department}`),
  namedFor: (department: string): Listing => cases('gsi2', `NAMED#${department}`),
  allDemands: (years: string[]): Listing => ({
    table: 'cases',
    index: 'gsi3',
    partitions: years.map((year) => `DEMANDED#${year}`),
    newestFirst: true,
  }),
  servedBy: ({ id, provider }: { id: string; provider: string }): Listing => ({
    ...cases('gsi2', `GIVEN#${provider}`),
    where: { path: 'provision.interface', equals: id },
  }),
  interfaces: (departments: string[]): Listing => ({
    table: 'cases',
    index: 'gsi1',
    partitions: departments.map((id) => `INTERFACES#${id}`),
    newestFirst: true,
  }),
  usesOf: (grant: string, kind?: string): Listing => ({
    ...cases('gsi1', `USES#${grant}`),
    ...(kind ? { where: { path: 'kind', equals: kind } } : {}),
  }),
  negotiates: (department: string): Listing => cases('gsi1', `NEGOTIATES#${department}`),
  negotiated: (department: string): Listing => cases('gsi2', `NEGOTIATED#${department}`),
  allNegotiations: (years: string[]): Listing => ({
    table: 'cases',
    index: 'gsi3',
    partitions: years.map((year) => `NEGOTIATIONS#${year}`),
    newestFirst: true,
  }),
  unsent: (departments: string[]): Listing => ({
    table: 'work',
    index: 'gsi2',
    partitions: departments.map((id) => `UNSENT#${id}`),
    newestFirst: true,
  }),
  /** Every open duty, by due date, in a few partitions. */
  open: (): Listing => ({ table: 'cases', index: 'gsi3', partitions: SHARDS.map((shard) => `OPEN#${shard}`) }),
  runningJobs: (): Listing => ({ table: 'work', index: 'gsi1', partitions: ['RUNNING'] }),
  owed: (departments: string[]): Listing => ({
    table: 'cases',
    index: 'gsi2',
    partitions: departments.map((id) => `OWES#${id}`),
  }),
};

/** The same list, restricted to one status. */
export function inStatus(listing: Listing, status: string | undefined): Listing {
  return status === undefined ? listing : { ...listing, where: { path: 'status', equals: status } };
}

/** Years for the partitions of lists that all departments share. */
export function yearsUpTo(now: Instant): string[] {
  return yearsUntil(dateOf(now));
}

function cases(index: IndexName, partition: string): Listing {
  return { table: 'cases', index, partitions: [partition], newestFirst: true };
}

/** One page of states. Indexes are eventually consistent: what was written this second may not be listed yet. */
export async function list<K extends Kind>(
  database: Database,
  listing: Listing,
  { limit, from = null }: { limit: number; from?: Position | null },
): Promise<Page<Stored<K>>> {
  const page = await listItems(database, listing, { limit, from });
  return { items: page.items.map((item) => stored<K>(item)), next: page.next };
}

export async function listItems(
  database: Database,
  { table, index, partitions, newestFirst = false, upTo, where, only }: Listing,
  { limit, from = null }: { limit: number; from?: Position | null },
): Promise<Page<Record<string, unknown>>> {
  const items: Record<string, unknown>[] = [];
  let part = from ? partitions.indexOf(from.partition) : 0;
  if (part < 0) throw new Refusal('cursor-invalid');
  let key = from?.key ?? null;
  while (part < partitions.length) {
    const wanted = limit - items.length;
    const { Items = [], LastEvaluatedKey } = await database.client.send(
      new QueryCommand({
        TableName: database.name(table),
        IndexName: index,
        KeyConditionExpression: `${index}pk = :pk${upTo === undefined ? '' : ` AND ${index}sk <= :upTo`}`,
        ExpressionAttributeValues: {
          ':pk': partitions[part],
          ...(upTo === undefined ? {} : { ':upTo': upTo }),
          ...(where ? { ':equals': where.equals } : {}),
        },
        ...(where ? filterOn(where.path) : only ? projectionOf(only) : {}),
        ScanIndexForward: !newestFirst,
        // DynamoDB applies a filter after reading, so with a small limit a rare match would take many reads.
        Limit: where ? Math.max(wanted, FILTERED_AT_ONCE) : wanted,
        ...(key ? { ExclusiveStartKey: key } : {}),
      }),
    );
    items.push(...Items.slice(0, wanted));
    key = (Items.length > wanted ? keyIn(index, Items[wanted - 1]) : LastEvaluatedKey) ?? null;
    if (key === null) part += 1;
    if (items.length >= limit) break;
  }
  const partition = partitions[part];
  return { items, next: partition === undefined ? null : { partition, key } };
}

const FILTERED_AT_ONCE = 200;

/** The key after which a query on an index goes on. */
function keyIn(index: IndexName, item: Record<string, unknown> = {}): Record<string, string> {
  return Object.fromEntries(['pk', 'sk', `${index}pk`, `${index}sk`].map((name) => [name, String(item[name])]));
}

/** A filter on a path within the state. Every name is a placeholder, since some are reserved words. */
function filterOn(path: string) {
  return { FilterExpression: `${named(path)} = :equals`, ExpressionAttributeNames: stepsOf([path]) };
}

/** A projection on paths within the state, together with the kind and the stored version, which reading a state needs. */
function projectionOf(paths: string[]) {
  return {
    ProjectionExpression: ['#kind', '#v', ...paths.map(named)].join(),
    ExpressionAttributeNames: { ...stepsOf(paths), '#kind': 'kind', '#v': 'v' },
  };
}

const named = (path: string) => ['state', ...path.split('.')].map((step) => `#${step}`).join('.');

function stepsOf(paths: string[]): Record<string, string> {
  const steps = ['state', ...paths.flatMap((path) => path.split('.'))];
  return Object.fromEntries(steps.map((step) => [`#${step}`, step]));
}

/** How many items a list has. DynamoDB reads all of them but sends none. */
export async function countOf(database: Database, { table, index, partitions }: Listing): Promise<number> {
  const counts = await Promise.all(
    partitions.map(async (partition) => {
      let [count, from]: [number, Record<string, unknown> | undefined] = [0, undefined];
      do {
        const page: QueryCommandOutput = await database.client.send(
          new QueryCommand({
            TableName: database.name(table),
            IndexName: index,
            KeyConditionExpression: `${index}pk = :pk`,
            ExpressionAttributeValues: { ':pk': partition },
            Select: 'COUNT',
            // Without a limit, DynamoDB Local reads everything that is left for each page of one megabyte.
            Limit: COUNTED_AT_ONCE,
            ExclusiveStartKey: from,
          }),
        );
        count += page.Count ?? 0;
        from = page.LastEvaluatedKey;
      } while (from);
      return count;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

const COUNTED_AT_ONCE = 1000;

/** A page of the ids of the entries whose published classification cites a document. */
export async function citing(
  database: Database,
  document: string,
  { limit, from = null }: { limit: number; from?: Position | null },
) {
  const listing: Listing = { table: 'catalog', index: 'gsi3', partitions: [`CITES#${documentKey(document)}`] };
  const page = await listItems(database, listing, { limit, from });
  return { ids: page.items.map((item) => String(item.id)), next: page.next };
}

/** The ids of all departments, in order; a city has some dozens. */
export async function departmentIds(database: Database): Promise<string[]> {
  const { items } = await list<'department'>(database, listings.departments(), { limit: 100 });
  return items.map(({ id }) => id);
}

/** The number and the name of every department. */
export async function departmentNames(database: Database): Promise<{ id: string; name: string }[]> {
  const { items } = await list<'department'>(database, listings.departments(), { limit: 100 });
  return items.map(({ id, state }) => ({ id, name: state.name }));
}

/** The people who work in a department now. */
export async function peopleOf(database: Database, department: string) {
  const { items } = await list<'person'>(database, listings.people(department), { limit: 200 });
  return items.map(({ state }) => state).filter((person) => person.active);
}

export async function peopleIn(database: Database, department: string, role: Role) {
  return (await peopleOf(database, department)).filter((person) => person.roles.includes(role));
}

/** What the sweep looks for in one shard up to an instant: duties to wake, or events, mails and pushes that wait. */
export function overdue(what: 'WAKE' | 'WAITING', shard: string, upTo: string): Listing {
  const table = what === 'WAKE' ? kinds.duty.table : 'work';
  // `~` sorts after every id, so the bound includes everything at that instant.
  return { table, index: 'gsi1', partitions: [`${what}#${shard}`], upTo: `${upTo}~` };
}
