import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../domain/calendar/time.ts';
import type { Content } from '../domain/catalog/content.ts';
import type { Duty } from '../domain/duties/duty.ts';
import type { Subject } from '../domain/duties/turn.ts';
import type { LoggedEvent } from '../domain/event.ts';
import type { IdPrefix } from '../domain/id.ts';
import { wellFormed } from '../domain/plain-text.ts';
import { type Database, once } from './database.ts';
import { getItem, type ItemsToRead, itemsUnder } from './items.ts';
import { versionKey } from './kinds/catalog.ts';
import { STATE } from './kinds/definition.ts';
import type { Kind, States } from './kinds/states.ts';
import { kinds } from './kinds.ts';
import { eventKey, eventOf, writtenEvent } from './log.ts';
import { type Stored, toStored } from './stored-state.ts';
import type { TableName } from './tables.ts';
import { upcast } from './versions.ts';

/** Reads a state by its id, strongly consistent. @returns null where there is none */
export async function load<K extends Kind>(database: Database, kind: K, id: string): Promise<Stored<K> | null> {
  const { table, key } = kinds[kind];
  const read = () => getItem(database, table, key(id));
  const item = await (kind === 'department' ? once(database, `department ${id}`, read) : read());
  return item ? toStored<K>(item) : null;
}

/** Reads many states of a kind by id, strongly consistent. Ids without a state are left out. */
export async function loadMany<K extends Kind>(database: Database, kind: K, ids: string[]): Promise<Stored<K>[]> {
  const found = await Promise.all(ids.map((id) => load(database, kind, id)));
  return found.filter((stored) => stored !== null);
}

/** The same without what the next commit is conditioned on, for showing them. */
export async function loadStates<K extends Kind>(database: Database, kind: K, ids: string[]): Promise<States[K][]> {
  return (await loadMany(database, kind, ids)).map(({ state }) => state);
}

/** How long a name is shown as it was read. */
const NAME_KEPT = 60_000;
const NAMES_KEPT = 10_000;
/** The names that a function has read lately, by the connection they came over. */
const lately = new WeakMap<Database['client'], Map<string, { name: string; readAt: Instant }>>();

/**
 * The names of departments, or of people and systems, in the order of their ids; null for one who is not registered. A name decides
 * nothing and rarely changes, so one read within the last minute is shown without reading it again: most answers need no round for it.
 */
export async function namesOf(
  database: Database,
  kind: 'department' | 'person',
  ids: string[],
  now: Instant,
): Promise<(string | null)[]> {
  const kept = lately.get(database.client) ?? new Map<string, { name: string; readAt: Instant }>();
  lately.set(database.client, kept);
  const keyOf = (id: string) => `${kind} ${id}`;
  // Taken before anything is awaited, since other calls may forget them meanwhile.
  const names = new Map<string, string | null>();
  for (const id of ids) {
    const known = kept.get(keyOf(id));
    const age = known ? Date.parse(now) - Date.parse(known.readAt) : NAME_KEPT;
    if (known && age >= 0 && age < NAME_KEPT) names.set(id, known.name);
  }
  const unknown = [...new Set(ids)].filter((id) => !names.has(id));
  const read = await readNames(database, kind, unknown);
  if (kept.size > NAMES_KEPT) kept.clear();
  for (const [n, id] of unknown.entries()) {
    const name = read[n] ?? null;
    names.set(id, name);
    if (name) kept.set(keyOf(id), { name, readAt: now });
  }
  return ids.map((id) => names.get(id) ?? null);
}

async function readNames(database: Database, kind: 'department' | 'person', ids: string[]): Promise<(string | null)[]> {
  const found = await Promise.all(ids.map((id) => load<'department' | 'person'>(database, kind, id)));
  const names = found.map((stored) => stored?.state.name ?? null);
  if (kind === 'department' || !names.includes(null)) return names;
  // Whoever is no person may be a system.
  return await Promise.all(
    names.map(async (name, n) => name ?? (await load(database, 'system', ids[n] ?? ''))?.state.name ?? null),
  );
}

/** A state and the duties about it, in one round trip: a case is stored beside its duties, an entry in another table. */
export async function loadWithDuties<K extends Kind>(
  database: Database,
  kind: K,
  id: string,
): Promise<{ found: Stored<K> | null; duties: Duty[] }> {
  if (kinds[kind].table !== 'cases') {
    const [found, duties] = await Promise.all([load(database, kind, id), dutiesAbout(database, id)]);
    return { found, duties: duties.map(({ state }) => state) };
  }
  const items = await itemsUnder(database, 'cases', id);
  const found = items.find((item) => item.kind === kind);
  return { found: found ? toStored<K>(found) : null, duties: dutiesIn(items).map(({ state }) => state) };
}

/** A case of any kind and its duties, in one query. */
export async function loadCase<K extends Kind>(
  database: Database,
  kind: K,
  id: string,
): Promise<{ subject: Stored<K> | null; duties: Stored<'duty'>[] }> {
  const items = await itemsUnder(database, 'cases', id);
  const subject = items.find((item) => item.kind === kind);
  return { subject: subject ? toStored<K>(subject) : null, duties: dutiesIn(items) };
}

/**
 * A person with the absences in which they stand in for a colleague and the leaders whose deputy they are, or a system of that id, in one
 * query. `subjectOf`: the person whose subject this is, where it is not the id of one.
 */
export async function loadPerson(database: Database, id: string) {
  const items = await itemsUnder(database, 'registry', kinds.person.key(id).pk);
  const person = items.find((item) => item.kind === 'person');
  const system = items.find((item) => item.kind === 'system');
  const absences = items.filter((item) => item.absent !== undefined);
  const namings = items.filter((item) => item.leader !== undefined);
  return {
    person: person ? toStored<'person'>(person) : null,
    system: system ? toStored<'system'>(system) : null,
    subjectOf: items.find((item) => item.sk === 'SUBJECT')?.subjectOf as string | undefined,
    standsInFor: absences as unknown as { absent: string; from: string; to: string }[],
    deputyOf: namings as unknown as { leader: string; from: string; to: string }[],
  };
}

/** Whose subject something is or was, also where it opens nothing any more. */
export async function whoIs(database: Database, subject: string): Promise<Stored<'person' | 'system'> | null> {
  const { person, system, subjectOf } = await loadPerson(database, subject);
  return person ?? system ?? (subjectOf === undefined ? null : await load(database, 'person', subjectOf));
}

/** What a duty is about, where that tells whose turn it is. */
export async function subjectOf(
  database: Database,
  { subject: { type, id } }: Pick<Duty, 'subject'>,
): Promise<Subject> {
  if (type !== 'request' && type !== 'grant' && type !== 'resource') return {};
  const found = await load(database, type, id);
  return found ? { [type]: found.state } : {};
}

/** The duties about an entry or a case. */
export async function dutiesAbout(database: Database, id: string): Promise<Stored<'duty'>[]> {
  return dutiesIn(await itemsUnder(database, 'cases', id));
}

function dutiesIn(items: Record<string, unknown>[]): Stored<'duty'>[] {
  return items.filter((item) => item.kind === 'duty').map((item) => toStored<'duty'>(item));
}

/** The ids of the duties that a change of law or function opened. */
export async function dutiesOfChange(database: Database, change: string): Promise<string[]> {
  return (await itemsUnder(database, 'cases', change)).map((item) => String(item.duty));
}

export interface PublishedVersion {
  version: number;
  content: Content;
  publishedAt: Instant;
}

/** One published version of an entry, which never changes. @returns null where there is none */
export async function loadVersion(
  database: Database,
  resource: string,
  version: number,
): Promise<PublishedVersion | null> {
  const { Item } = await database.client.send(
    new GetCommand({ TableName: database.name('catalog'), Key: { pk: resource, sk: versionKey(version) } }),
  );
  return Item ? publishedOf(Item) : null;
}

/** Every published version of an entry, the newest first. */
export async function listVersions(database: Database, resource: string): Promise<PublishedVersion[]> {
  const items = (await itemsUnder(database, 'catalog', resource)).filter((item) =>
    String(item.sk).startsWith('VERSION#'),
  );
  return items.reverse().map(publishedOf);
}

/** A stored version with its content in today's form. */
function publishedOf(item: Record<string, unknown>): PublishedVersion {
  const { version, v, content, publishedAt } = item as unknown as PublishedVersion & { v: number };
  return { version, content: wellFormed(upcast.content(v, content)) as Content, publishedAt };
}

/** One event of the log. @returns null where there is none */
export async function loadEvent(database: Database, stream: string, seq: number): Promise<LoggedEvent | null> {
  const { Item } = await database.client.send(
    new GetCommand({ TableName: database.name('events'), Key: eventKey(stream, seq), ConsistentRead: true }),
  );
  return Item ? eventOf(Item) : null;
}

/** A stream's events, the oldest first, in today's form. */
export async function loadEvents(database: Database, stream: string): Promise<LoggedEvent[]> {
  return (await itemsUnder(database, 'events', stream)).map(eventOf);
}

/** The same events as they were written, for checking hashes and for evidence. */
export async function loadLog(database: Database, stream: string): Promise<LoggedEvent[]> {
  return (await itemsUnder(database, 'events', stream)).map(writtenEvent);
}

/** Prefixes of the ids whose states are stored under the id itself. */
const STORED_BY_ID = new Map<string, TableName>(
  Object.entries({
    ...{ res: 'catalog', chg: 'catalog', col: 'catalog', job: 'work' },
    ...{
      app: 'cases',
      req: 'cases',
      grt: 'cases',
      neg: 'cases',
      cor: 'cases',
      dem: 'cases',
      itf: 'cases',
      whk: 'cases',
    },
  } satisfies Partial<Record<IdPrefix, TableName>>),
);

/**
 * What surely has to be read for a call about something, known from its id alone, so that it can begin at once.
 * @param decides whether the call is a command, which needs the duties too
 */
export function readingsAbout(id: string, { decides }: { decides: boolean }): ItemsToRead[] {
  const [prefix = ''] = id.split('_');
  const table = id.includes('.') ? undefined : STORED_BY_ID.get(prefix);
  // A case is stored beside its duties, an entry in another table.
  if (table === 'cases') return [{ table, pk: id }];
  if (!table) return [];
  return [
    { table, pk: id, sk: STATE },
    ...(decides && table === 'catalog' ? [{ table: 'cases' as const, pk: id }] : []),
  ];
}
