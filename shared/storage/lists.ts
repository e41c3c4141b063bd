import { QueryCommand, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import { dateOf, type Instant } from '../domain/calendar/time.ts';
import type { Grant } from '../domain/grants/grant.ts';
import type { Department } from '../domain/people/department.ts';
import type { Person, PersonRole } from '../domain/people/person.ts';
import { Refusal } from '../domain/refusals.ts';
import { yearsUntil } from '../domain/regulations.ts';
import type { Webhook } from '../domain/webhooks/webhook.ts';
import { type Database, once } from './database.ts';
import { SHARDS } from './ids.ts';
import { documentKey } from './kinds/catalog.ts';
import type { Kind } from './kinds/states.ts';
import { kinds } from './kinds.ts';
import type { Stored } from './stored-state.ts';
import { toStored } from './stored-state.ts';
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
  /** Only states with this value at this path, such as `provision.interface`. */
  where?: { path: string; equals: string };
  /** Without `where`: only these paths of the states are read. */
  only?: string[];
}

/** The lists that people and workers read; kinds/ defines what the indexes hold. */
export const listings = {
  departments: () => listing('registry', 'gsi1', ['DEPARTMENTS']),
  people: (departments: string[]) => listing('registry', 'gsi1', each('PEOPLE', departments)),
  systems: (department: string) => newestFirst(listing('registry', 'gsi1', [`SYSTEMS#${department}`])),
  published: (departments: string[]) => listing('catalog', 'gsi1', each('PROVIDER', departments)),
  /** Every entry of departments, in every status, in order of code. */
  entries: (departments: string[]) => listing('catalog', 'gsi3', each('ENTRIES', departments)),
  pooled: (department: string) => listing('catalog', 'gsi2', [`POOLED#${department}`]),
  reviews: (departments: string[]) => listing('catalog', 'gsi2', each('REVIEW', departments)),
  /** What came back to the staff of a department: entries; applications and demands. */
  returnedEntries: (department: string) => newestFirst(listing('catalog', 'gsi2', [`RETURNED#${department}`])),
  returned: (department: string) => cases('gsi2', `RETURNED#${department}`),
  proposed: (department: string) => listing('catalog', 'gsi2', [`CONSENT#${department}`]),
  heldElsewhere: (departments: string[]) => listing('catalog', 'gsi2', each('HELD', departments)),
  citing: (document: string) => listing('catalog', 'gsi3', [`CITES#${documentKey(document)}`]),
  draftedBy: (job: string) => listing('catalog', 'gsi2', [`IMPORTED#${job}`]),
  changes: (years: string[]) => newestFirst(listing('catalog', 'gsi1', each('CHANGES', years))),
  changesOf: (department: string) => newestFirst(listing('catalog', 'gsi2', [`RECORDED#${department}`])),
  collections: (years: string[]) => newestFirst(listing('catalog', 'gsi1', each('COLLECTIONS', years))),
  collectionsOf: (department: string) => newestFirst(listing('catalog', 'gsi2', [`COLLECTS#${department}`])),
  applied: (department: string) => cases('gsi1', `APPLIED#${department}`),
  sent: (department: string) => cases('gsi1', `SENT#${department}`),
  received: (department: string) => cases('gsi2', `RECEIVED#${department}`),
  /** What somebody of a department handles: its applications and its requests. */
  handled: (department: string) => cases('gsi1', `APPLIED#${department}`, `SENT#${department}`),
  held: (department: string) => cases('gsi1', `HELD#${department}`),
  given: (department: string) => cases('gsi2', `GIVEN#${department}`),
  allGrants: (departments: string[]) => cases('gsi2', ...each('GIVEN', departments)),
  servedBy: ({ id, provider }: { id: string; provider: string }) =>
    where(cases('gsi2', `GIVEN#${provider}`), 'provision.interface', id),
  /** The grants of a requester for one entry. */
  heldFor: ({ requester, resource }: { requester: string; resource: string }) =>
    where(cases('gsi1', `HELD#${requester}`), 'resource', resource),
  usesOf: (grant: string, kind?: string) => where(cases('gsi1', `USES#${grant}`), 'kind', kind),
  reported: (department: string) => cases('gsi1', `REPORTED#${department}`),
  corrects: (department: string) => cases('gsi2', `CORRECTS#${department}`),
  allCorrections: (years: string[]) => cases('gsi3', ...each('CORRECTIONS', years)),
  contested: (departments: string[]) => listing('cases', 'gsi3', each('CONTESTED', departments)),
  demanded: (department: string) => cases('gsi1', `DEMANDS#${department}`),
  namedFor: (department: string) => cases('gsi2', `NAMED#${department}`),
  allDemands: (years: string[]) => cases('gsi3', ...each('DEMANDED', years)),
  rectifies: (department: string) => cases('gsi1', `RECTIFIES#${department}`),
  allRectifications: (years: string[]) => cases('gsi3', ...each('RECTIFICATIONS', years)),
  suggested: (department: string) => cases('gsi1', `SUGGESTED#${department}`),
  allSuggestions: (years: string[]) => cases('gsi3', ...each('SUGGESTIONS', years)),
  /** Complaints that a department received, those that it handles, and all of some years. */
  complained: (department: string) => cases('gsi1', `COMPLAINED#${department}`),
  complaints: (department: string) => cases('gsi2', `COMPLAINTS#${department}`),
  allComplaints: (years: string[]) => cases('gsi3', ...each('COMPLAINT', years)),
  /** Notices of criticism since they were issued, and those that are still drafts too. */
  circulars: (years: string[]) => cases('gsi1', ...each('CIRCULARS', years)),
  allCirculars: (years: string[]) => cases('gsi3', ...each('CIRCULAR', years)),
  /** The security tasks of a department, and all of some years. */
  safeguards: (department: string) => cases('gsi1', `SAFEGUARDS#${department}`),
  allSafeguards: (years: string[]) => cases('gsi3', ...each('SAFEGUARDED', years)),
  incidents: (department: string) => cases('gsi1', `INCIDENTS#${department}`),
  /** Small items beside the incidents elsewhere that concern a department. */
  concerned: (department: string) => cases('gsi1', `CONCERNED#${department}`),
  allIncidents: (years: string[]) => cases('gsi3', ...each('INCIDENT', years)),
  contractors: (department: string) => cases('gsi1', `CONTRACTORS#${department}`),
  allContractors: (years: string[]) => cases('gsi3', ...each('CONTRACTED', years)),
  interfaces: (departments: string[]) => cases('gsi1', ...each('INTERFACES', departments)),
  negotiates: (department: string) => cases('gsi1', `NEGOTIATES#${department}`),
  negotiated: (department: string) => cases('gsi2', `NEGOTIATED#${department}`),
  allNegotiations: (years: string[]) => cases('gsi3', ...each('NEGOTIATIONS', years)),
  feeds: (department: string) => cases('gsi1', `FEEDS#${department}`),
  schemes: () => cases('gsi1', 'SCHEMES'),
  evaluations: () => cases('gsi1', 'EVALUATIONS'),
  webhooks: (department: string) => cases('gsi1', `WEBHOOKS#${department}`),
  deliveries: (webhook: string) => newestFirst(listing('work', 'gsi2', [`DELIVERIES#${webhook}`])),
  undelivered: (webhook: string) => newestFirst(listing('work', 'gsi3', [`UNDELIVERED#${webhook}`])),
  /** Every open duty, by due date, in a few partitions. */
  open: () => listing('cases', 'gsi3', each('OPEN', SHARDS)),
  owed: (departments: string[]) => listing('cases', 'gsi2', each('OWES', departments)),
  unsent: (departments: string[]) => newestFirst(listing('work', 'gsi2', each('UNSENT', departments))),
  pushes: (departments: string[]) => newestFirst(listing('work', 'gsi2', each('PUSHES', departments))),
  jobsOf: (department: string) => newestFirst(listing('work', 'gsi2', [`JOBS#${department}`])),
  askedBy: (person: string) => newestFirst(listing('work', 'gsi3', [`ASKED#${person}`])),
  runningJobs: () => listing('work', 'gsi1', ['RUNNING']),
};

/**
 * Lists that between them name everything under whose key states are kept: the register, entries, changes, and cases. Their
 * partitions have different names, so a name tells the list.
 */
export function everything(departments: string[], years: string[]): Listing[] {
  return [
    listings.departments(),
    listings.people(departments),
    listing('registry', 'gsi1', each('SYSTEMS', departments)),
    listings.entries(departments),
    listings.changes(years),
    listings.collections(years),
    cases('gsi1', ...each('APPLIED', departments)),
    cases('gsi1', ...each('SENT', departments)),
    cases('gsi1', ...each('HELD', departments)),
    listings.allCorrections(years),
    listings.allDemands(years),
    listings.allRectifications(years),
    listings.allSuggestions(years),
    listings.allComplaints(years),
    listings.allCirculars(years),
    listings.allSafeguards(years),
    listings.allIncidents(years),
    listings.allContractors(years),
    listings.interfaces(departments),
    cases('gsi1', ...each('NEGOTIATES', departments)),
    cases('gsi1', ...each('FEEDS', departments)),
    cases('gsi1', ...each('WEBHOOKS', departments)),
    listings.schemes(),
    listings.evaluations(),
  ];
}

function listing(table: TableName, index: IndexName, partitions: string[]): Listing {
  return { table, index, partitions };
}

function newestFirst(of: Listing): Listing {
  return { ...of, newestFirst: true };
}

/** A list of cases, the newest first. */
function cases(index: IndexName, ...partitions: string[]): Listing {
  return newestFirst(listing('cases', index, partitions));
}

/** The same list, restricted to states with a value at a path; the whole list where no value is given. */
function where(of: Listing, path: string, equals: string | undefined): Listing {
  return equals === undefined ? of : { ...of, where: { path, equals } };
}

/** The same list of grants, restricted to those about one entry. */
export const ofEntry = (of: Listing, resource: string | undefined): Listing => where(of, 'resource', resource);

/** The names of one partition for each department, year or shard. */
export function each(prefix: string, keys: readonly string[]): string[] {
  return keys.map((key) => `${prefix}#${key}`);
}

/** The same list, restricted to one status. */
export function inStatus(of: Listing, status: string | undefined): Listing {
  return where(of, 'status', status);
}

/** Years for the partitions of lists that all departments share. */
export function yearsUpTo(now: Instant): string[] {
  return yearsUntil(dateOf(now));
}

/** One page of states. Indexes are eventually consistent: what was written this second may not be listed yet. */
export async function list<K extends Kind>(
  database: Database,
  listing: Listing,
  { limit, from = null }: { limit: number; from?: Position | null },
): Promise<Page<Stored<K>>> {
  const page = await listItems(database, listing, { limit, from });
  return { items: page.items.map((item) => toStored<K>(item)), next: page.next };
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

/** A projection on paths within the state, together with which state it is and its version. */
function projectionOf(paths: string[]) {
  return {
    ProjectionExpression: ['#kind', '#v', '#id', '#version', ...paths.map(named)].join(),
    ExpressionAttributeNames: { ...stepsOf(paths), '#kind': 'kind', '#v': 'v', '#id': 'id', '#version': 'version' },
  };
}

const named = (path: string) => ['state', ...path.split('.')].map((step) => `#${step}`).join('.');

function stepsOf(paths: string[]): Record<string, string> {
  const steps = ['state', ...paths.flatMap((path) => path.split('.'))];
  return Object.fromEntries(steps.map((step) => [`#${step}`, step]));
}

/** How many items a list has. DynamoDB reads all of them but sends none. */
export async function countOf(database: Database, { table, index, partitions, upTo }: Listing): Promise<number> {
  const counts = await Promise.all(
    partitions.map(async (partition) => {
      let [count, from]: [number, Record<string, unknown> | undefined] = [0, undefined];
      do {
        const page: QueryCommandOutput = await database.client.send(
          new QueryCommand({
            TableName: database.name(table),
            IndexName: index,
            KeyConditionExpression: `${index}pk = :pk${upTo === undefined ? '' : ` AND ${index}sk <= :upTo`}`,
            ExpressionAttributeValues: { ':pk': partition, ...(upTo === undefined ? {} : { ':upTo': upTo }) },
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

interface PageOfIds {
  limit: number;
  from?: Position | null;
}

/** A page of the ids of the entries whose published classification cites a document. */
export function citing(database: Database, document: string, page: PageOfIds) {
  return idsIn(database, listings.citing(document), page);
}

/** A page of the ids of the entries with a draft that an import made and nobody has touched since. */
export function draftedBy(database: Database, job: string, page: PageOfIds) {
  return idsIn(database, listings.draftedBy(job), page);
}

/** The ids in a list of small items beside the states of entries. */
async function idsIn(database: Database, listing: Listing, { limit, from = null }: PageOfIds) {
  const page = await listItems(database, listing, { limit, from });
  return { ids: page.items.map((item) => String(item.id)), next: page.next };
}

/** All states of a list, page after page, to its end. */
export async function* allStates<K extends Kind>(database: Database, listing: Listing): AsyncGenerator<Stored<K>> {
  let from: Position | null = null;
  do {
    const page: Page<Stored<K>> = await list<K>(database, listing, { limit: 200, from });
    yield* page.items;
    from = page.next;
  } while (from !== null);
}

/** A grant and the others of its requester for the same entry. */
export async function grantsBeside(database: Database, grant: Grant): Promise<Grant[]> {
  const grants: Grant[] = [];
  for await (const { state } of allStates<'grant'>(database, listings.heldFor(grant))) grants.push(state);
  return grants;
}

/** Every department, in order of number. */
export async function allDepartments(database: Database): Promise<Department[]> {
  const departments: Department[] = [];
  for await (const { state } of allStates<'department'>(database, listings.departments())) departments.push(state);
  return departments;
}

/** The departments that act, which are those that were not merged into another. */
export async function actingDepartments(database: Database): Promise<string[]> {
  return (await allDepartments(database)).filter(({ merged }) => !merged).map(({ id }) => id);
}

export async function departmentIds(database: Database): Promise<string[]> {
  return (await allDepartments(database)).map(({ id }) => id);
}

/** The endpoints of a department, those that were removed too. */
export function webhooksOf(database: Database, department: string): Promise<Webhook[]> {
  return once(database, `webhooks of ${department}`, async () => {
    const webhooks: Webhook[] = [];
    for await (const { state } of allStates<'webhook'>(database, listings.webhooks(department))) webhooks.push(state);
    return webhooks;
  });
}

/** The people who work in a department now. The list holds those who have left too, so it is walked to its end. */
export function peopleOf(database: Database, department: string): Promise<Person[]> {
  return once(database, `people of ${department}`, async () => {
    const people: Person[] = [];
    for await (const { state } of allStates<'person'>(database, listings.people([department]))) {
      if (state.active) people.push(state);
    }
    return people;
  });
}

export async function peopleIn(database: Database, department: string, role: PersonRole): Promise<Person[]> {
  return (await peopleOf(database, department)).filter((person) => person.roles.includes(role));
}

/** What the sweep looks for in one shard up to an instant: duties to wake, or events, mails and pushes that wait. */
export function overdue(what: 'WAKE' | 'WAITING', shard: string, upTo: string): Listing {
  const table = what === 'WAKE' ? kinds.duty.table : 'work';
  // `~` sorts after every id, so the bound includes everything at that instant.
  return { table, index: 'gsi1', partitions: [`${what}#${shard}`], upTo: `${upTo}~` };
}
