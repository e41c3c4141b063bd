import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../domain/calendar/time.ts';
import { type Change, isUnchanged } from '../domain/change.ts';
import { effectsOf } from '../domain/effects.ts';
import type { LoggedEvent } from '../domain/event.ts';
import { mustFollowLife } from '../domain/lives/lives.ts';
import type { Database } from './database.ts';
import type { Beside } from './kinds/definition.ts';
import type { Kind, States } from './kinds/states.ts';
import { kinds } from './kinds.ts';
import { chain, departmentOf, eventKey, logIndex, type Origin, streamOf } from './log.ts';
import { pendingItem } from './outbox.ts';
import type { StoredResponse } from './responses.ts';
import { responseItem } from './responses.ts';
import { digestOf, stateDigest } from './state-digests.ts';
import { asRead, type Stored } from './stored-state.ts';
import { isThrottling, Throttled } from './throttling.ts';
import { current } from './versions.ts';

/** A change of a stored state of any kind. */
export type AnyChange = { [K in Kind]: Change<K, States[K]> }[Kind];

/** Somebody else committed first: read again and decide again. */
export class Conflict extends Error {}
/** What the commit was to create already exists. */
export class AlreadyThere extends Error {}
/** This command was answered before, and its response is kept. */
export class AlreadyAnswered extends Error {}

type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number] & {
  fails?: 'conflict' | 'there' | 'answered';
};

/**
 * The only way to change anything: one transaction with the new states (each on condition of the sequence it was decided
 * from), their events, a pending item for each event that has effects, and the response kept for a retry.
 * @throws Conflict, AlreadyThere, AlreadyAnswered, Throttled
 */
export async function commit(
  database: Database,
  changes: readonly AnyChange[],
  origin: Origin,
  answer: StoredResponse | null = null,
): Promise<LoggedEvent[]> {
  const readChanges = changes.map(({ kind, before, ...rest }) => ({
    ...rest,
    kind,
    before: before && asRead<Kind>(kind, before),
  }));
  const at = readChanges.reduce((latest, { before }) => (before && before.at > latest ? before.at : latest), origin.at);
  const events: LoggedEvent[] = [];
  const writes: Write[] = [];
  for (const change of readChanges) {
    mustFollowLife(change.kind, change.before?.state ?? null, change.next, at);
    const logged = loggedEvents(change, { ...origin, at });
    events.push(...logged);
    writes.push(...stateWrites(database, change, logged, at));
  }
  for (const event of events) {
    writes.push(
      put(
        database,
        'events',
        {
          ...eventKey(event.stream, event.seq),
          ...event,
          ...logIndex({ ...event, person: event.actorId, department: departmentOf(event) }),
        },
        'conflict',
      ),
    );
    if (effectsOf(event).length > 0) writes.push(put(database, 'work', pendingItem(event)));
  }
  if (answer) writes.push(responseWrite(database, answer));
  await transact(database, writes);
  return events;
}

/** A change together with the stored record of the state before it. */
type ReadChange = Omit<Change<Kind, States[Kind]>, 'before'> & { before: Stored | null };

function loggedEvents({ before, next, events, kind }: ReadChange, origin: Origin): LoggedEvent[] {
  const stream = streamOf(kind, kinds[kind].id(next as never));
  // Every event of a duty names the policy of the duty.
  const policy = kind === 'duty' ? (next as States['duty']).policy : null;
  const log = { stream, seq: before?.seq ?? 0, head: before?.head ?? null, policy };
  // What is on its way, such as a job and its progress, also changes without an event, so no digest could hold for it.
  if (kinds[kind].table === 'work') return chain(events, log, origin);
  const digests = { from: before && digestOf(before), digest: stateDigest(next) };
  const isSilent = events.length === 0 && digests.from !== digests.digest;
  if (isSilent && before && before.seq > 0) throw new Error(`${stream} changes without an event`);
  return chain(events, log, origin, digests);
}

function stateWrites(database: Database, change: ReadChange, logged: LoggedEvent[], at: Instant): Write[] {
  const { kind, before } = change;
  const definition = kinds[kind];
  const table = database.name(definition.table);
  const state = change.next as never;
  const last = logged.at(-1);
  const ttl = definition.expiresAt?.(state);
  const item = {
    ...definition.key(definition.id(state)),
    ...definition.index(state),
    kind,
    v: current.state(kind),
    id: definition.id(state),
    seq: (before?.seq ?? 0) + logged.length,
    head: last?.hash ?? before?.head ?? null,
    version: (before?.version ?? 0) + (change.keepsEtag ? 0 : 1),
    at,
    state,
    ...(ttl === undefined ? {} : { ttl }),
  };
  const unmoved = {
    ConditionExpression: '#seq = :seq',
    ExpressionAttributeNames: { '#seq': 'seq' },
    ExpressionAttributeValues: { ':seq': before?.seq },
  };
  if (before && isUnchanged({ ...change, before: before.state })) {
    const Key = definition.key(definition.id(state));
    return [{ ConditionCheck: { TableName: table, Key, ...unmoved }, fails: 'conflict' }];
  }
  const own: Write = before
    ? { Put: { TableName: table, Item: item, ...unmoved }, fails: 'conflict' }
    : { Put: { TableName: table, Item: item, ConditionExpression: 'attribute_not_exists(pk)' }, fails: 'there' };
  const was = before ? (definition.beside?.(before.state as never) ?? []) : [];
  const is = definition.beside?.(state) ?? [];
  const keys = new Set(is.map(nameOf));
  const had = new Set(was.map(nameOf));
  return [
    own,
    ...is
      .filter((beside) => !had.has(nameOf(beside)))
      .map(({ key, attributes, alone }): Write => {
        const Put = { TableName: table, Item: { ...key, ...attributes } };
        return alone
          ? { Put: { ...Put, ConditionExpression: 'attribute_not_exists(pk)' }, fails: 'conflict' }
          : { Put };
      }),
    // Versions are never deleted; other items, such as citations, go when the state no longer has them.
    ...was
      .filter((beside) => !keys.has(nameOf(beside)) && !beside.key.sk.startsWith('VERSION#'))
      .map((beside): Write => ({ Delete: { TableName: table, Key: beside.key } })),
  ];
}

const nameOf = (beside: Beside) => `${beside.key.pk} ${beside.key.sk}`;

function responseWrite(database: Database, answer: StoredResponse): Write {
  return {
    Put: {
      TableName: database.name('work'),
      Item: responseItem(answer),
      ConditionExpression: 'attribute_not_exists(pk) OR expiresAt < :now',
      ExpressionAttributeValues: { ':now': answer.at },
    },
    fails: 'answered',
  };
}

function put(
  database: Database,
  table: 'events' | 'work',
  Item: Record<string, unknown>,
  fails?: Write['fails'],
): Write {
  return {
    Put: {
      TableName: database.name(table),
      Item,
      ...(fails ? { ConditionExpression: 'attribute_not_exists(pk)' } : {}),
    },
    ...(fails ? { fails } : {}),
  };
}

async function transact(database: Database, writes: Write[]): Promise<void> {
  try {
    await database.client.send(
      new TransactWriteCommand({ TransactItems: writes.map(({ fails: _ours, ...write }) => write) }),
    );
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const reasons = error.CancellationReasons ?? [];
    const failed = writes.filter((_, index) => reasons[index]?.Code === 'ConditionalCheckFailed').map((w) => w.fails);
    if (failed.includes('answered')) throw new AlreadyAnswered();
    if (failed.includes('there')) throw new AlreadyThere();
    if (failed.includes('conflict')) throw new Conflict();
    if (reasons.some((reason) => reason.Code === 'TransactionConflict')) throw new Conflict();
    if (reasons.some(isThrottling)) throw new Throttled();
    throw error;
  }
}
