import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../domain/calendar/time.ts';
import type { LoggedEvent } from '../domain/event.ts';
import { conditionally } from './condition.ts';
import type { Database } from './database.ts';
import { sweptShardOf } from './ids.ts';
import type { Mail } from './mails.ts';

/**
 * What is on its way: events whose effects are not all recorded yet, and mails not sent yet. Both stay until they are done,
 * so a queue or a process may die at any point; the sweep finds what is left.
 */

/** Committed with an event that has effects; deleted once they are recorded. */
export function pendingItem(event: LoggedEvent) {
  return {
    ...pendingKey(event.id),
    stream: event.stream,
    seq: event.seq,
    gsi1pk: `WAITING#${sweptShardOf(event.id)}`,
    gsi1sk: `${event.at}#${event.id}`,
  };
}

/** Whether the effects of an event are not all recorded yet. */
export async function isPending(database: Database, eventId: string): Promise<boolean> {
  const Key = pendingKey(eventId);
  const { Item } = await database.client.send(
    new GetCommand({ TableName: database.name('work'), Key, ConsistentRead: true }),
  );
  return Item !== undefined;
}

export async function deletePending(database: Database, eventId: string): Promise<void> {
  await database.client.send(new DeleteCommand({ TableName: database.name('work'), Key: pendingKey(eventId) }));
}

/** A mail as the table keeps it; on the sweep's list until it is done, unless a digest takes it along. */
export function mailItem(mail: Mail) {
  return {
    ...mailKey(mail.id),
    ...(mail.status === 'held' ? {} : mailIndex(mail.id, mail.nextAttemptAt)),
    // A digest is no more than what it holds.
    ...(mail.template === 'digest' ? {} : unsentIndex(mail)),
    mail,
  };
}

/** Records a mail to be sent. @returns false where the same mail is there already */
export async function recordMail(database: Database, mail: Mail): Promise<boolean> {
  return await conditionally(
    database.client.send(
      new PutCommand({
        TableName: database.name('work'),
        Item: mailItem(mail),
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    ),
  );
}

/**
 * Takes a mail to send it: one worker at a time, for `leaseMs` of machine time.
 * @returns null where it is sent, undeliverable, unknown, or being sent by another worker whose lease still runs
 */
export async function claimMail(database: Database, id: string, { leaseMs = 900_000 } = {}): Promise<Mail | null> {
  const now = Date.now();
  const claimed = await conditionally(
    database.client.send(
      new UpdateCommand({
        TableName: database.name('work'),
        Key: mailKey(id),
        UpdateExpression: 'SET mail.#status = :claimed, mail.claimedAt = :now, mail.attempts = mail.attempts + :one',
        ConditionExpression: 'mail.#status = :queued OR (mail.#status = :claimed AND mail.claimedAt < :expired)',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: {
          ':claimed': 'claimed',
          ':queued': 'queued',
          ':now': now,
          ':one': 1,
          ':expired': now - leaseMs,
        },
      }),
    ),
  );
  return claimed ? await readMail(database, id) : null;
}

export async function readMail(database: Database, id: string): Promise<Mail | null> {
  const { Item } = await database.client.send(
    new GetCommand({ TableName: database.name('work'), Key: mailKey(id), ConsistentRead: true }),
  );
  return (Item?.mail as Mail | undefined) ?? null;
}

/** The mail system has accepted it: nothing more to do. Left as it is where it has come back before this was written. */
export async function markSent(database: Database, id: string, { at, receipt }: { at: Instant; receipt: string }) {
  const update = settled(database, id, { status: 'sent', sentAt: at, receipt }, 'leaves');
  await conditionally(database.client.send(unless(update, 'bounced')));
}

/** The mail system took it, and it came back: on the list of what did not arrive again. */
export async function markBounced(database: Database, mail: Mail, reason: string) {
  const how = { status: 'bounced', sentAt: null, receipt: reason } as const;
  await database.client.send(settled(database, mail.id, how, unsentIndex(mail)));
}

/** There is nobody to send it to, or the address was refused for good. Left as it is where another worker has sent it. */
export async function markUndeliverable(database: Database, id: string, reason: string) {
  const update = settled(database, id, { status: 'undeliverable', sentAt: null, receipt: reason }, 'stays');
  await conditionally(database.client.send(unless(update, 'sent')));
}

/** What it reminds of is done: not to be sent any more. Left as it is where another worker has sent it. */
export async function markOvertaken(database: Database, id: string) {
  const update = settled(database, id, { status: 'overtaken', sentAt: null, receipt: null }, 'leaves');
  await conditionally(database.client.send(unless(update, 'sent')));
}

/**
 * It was not sent, or nobody knows whether it was: to be offered again by the sweep from `nextAttemptAt` (business time). What
 * may have been sent stays claimed until its lease has run out. Left as it is where another worker has sent it.
 */
export async function releaseMail(
  database: Database,
  id: string,
  { error, nextAttemptAt, unknown = false }: { error: string; nextAttemptAt: Instant; unknown?: boolean },
) {
  const update = new UpdateCommand({
    TableName: database.name('work'),
    Key: mailKey(id),
    UpdateExpression: 'SET mail.#status = :queued, mail.receipt = :error, mail.nextAttemptAt = :next, gsi1sk = :sk',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ':queued': unknown ? 'claimed' : 'queued',
      ':error': error,
      ':next': nextAttemptAt,
      ':sk': `${nextAttemptAt}#${id}`,
    },
  });
  await conditionally(database.client.send(whileClaimed(update)));
}

/** @param unsent its place on the list of what has not arrived: kept as it is, taken away, or given again */
function settled(
  database: Database,
  id: string,
  { status, sentAt, receipt }: Pick<Mail, 'status' | 'sentAt' | 'receipt'>,
  unsent: 'stays' | 'leaves' | ReturnType<typeof unsentIndex>,
): UpdateCommand {
  const again = typeof unsent === 'object';
  return new UpdateCommand({
    TableName: database.name('work'),
    Key: mailKey(id),
    UpdateExpression: [
      'SET mail.#status = :status, mail.sentAt = :at, mail.receipt = :receipt, mail.nextAttemptAt = :null',
      again ? ', gsi2pk = :list, gsi2sk = :place' : '',
      ' REMOVE gsi1pk, gsi1sk',
      unsent === 'leaves' ? ', gsi2pk, gsi2sk' : '',
    ].join(''),
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ...{ ':status': status, ':at': sentAt, ':receipt': receipt, ':null': null },
      ...(again ? { ':list': unsent.gsi2pk, ':place': unsent.gsi2sk } : {}),
    },
  });
}

function unless({ input }: UpdateCommand, status: Mail['status']): UpdateCommand {
  return new UpdateCommand({
    ...input,
    ConditionExpression: 'mail.#status <> :other',
    ExpressionAttributeValues: { ...input.ExpressionAttributeValues, ':other': status },
  });
}

function whileClaimed({ input }: UpdateCommand): UpdateCommand {
  return new UpdateCommand({
    ...input,
    ConditionExpression: 'mail.#status = :claimed',
    ExpressionAttributeValues: { ...input.ExpressionAttributeValues, ':claimed': 'claimed' },
  });
}

function pendingKey(eventId: string) {
  return { pk: `PENDING#${eventId}`, sk: 'PENDING' };
}

export function mailKey(id: string) {
  return { pk: `MAIL#${id}`, sk: 'MAIL' };
}

function mailIndex(id: string, nextAttemptAt: Instant | null) {
  return nextAttemptAt ? { gsi1pk: `WAITING#${sweptShardOf(id)}`, gsi1sk: `${nextAttemptAt}#${id}` } : {};
}

/** The list of what has not arrived, by the recipient's department. */
function unsentIndex({ id, department, at }: Pick<Mail, 'id' | 'department' | 'at'>) {
  return { gsi2pk: `UNSENT#${department}`, gsi2sk: `${at}#${id}` };
}
