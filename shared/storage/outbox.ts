import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, GetCommand, PutCommand, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../domain/calendar/time.ts';
import type { LoggedEvent } from '../domain/event.ts';
import { conditionHolds } from './condition.ts';
import type { Database } from './database.ts';
import { sweptShardOf } from './ids.ts';
import { getItem, type ItemsToRead } from './items.ts';
import type { Mail } from './mails.ts';

/**
 * Work on its way: events whose effects are not all recorded yet, and mails not sent yet. Both stay here until they are
 * settled, so a queue or a process may die at any point and the sweep finds what is left.
 */

/** Item committed with an event that has effects, and deleted once the effects are recorded. */
export function pendingItem(event: LoggedEvent) {
  return {
    ...pendingKey(event.id),
    stream: event.stream,
    seq: event.seq,
    gsi1pk: `WAITING#${sweptShardOf(event.id)}`,
    gsi1sk: `${event.at}#${event.id}`,
  };
}

/** Whether some effects of an event are not recorded yet. */
export async function isPending(database: Database, eventId: string): Promise<boolean> {
  return (await getItem(database, 'work', pendingKey(eventId))) !== undefined;
}

/** The reading that tells whether effects of an event are not recorded yet. */
export function pendingReading(eventId: string): ItemsToRead {
  return { table: 'work', ...pendingKey(eventId) };
}

export async function deletePending(database: Database, eventId: string): Promise<void> {
  await database.client.send(new DeleteCommand({ TableName: database.name('work'), Key: pendingKey(eventId) }));
}

/** Table item of a mail. It is on the sweep's list until it is settled, unless a digest carries it. */
export function mailItem(mail: Mail) {
  return {
    ...mailKey(mail.id),
    ...(mail.status === 'held' || !mail.nextAttemptAt ? {} : mailIndex(mail.id, mail.nextAttemptAt)),
    // A digest has no content of its own, so it is not listed as a mail that has not arrived.
    ...(mail.template === 'digest' ? {} : unsentIndex(mail)),
    mail,
  };
}

/** Records a mail to send. @returns false where the same mail exists already */
export async function recordMail(database: Database, mail: Mail): Promise<boolean> {
  return await conditionHolds(
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
 * Claims a mail for sending: one worker at a time, for `leaseMs` of machine time.
 * @returns null where it is settled, unknown, or claimed by another worker whose lease still runs
 */
export async function claimMail(database: Database, id: string, { leaseMs = 900_000 } = {}): Promise<Mail | null> {
  const now = Date.now();
  try {
    const { Attributes } = await database.client.send(
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
        ReturnValues: 'ALL_NEW',
      }),
    );
    return (Attributes?.mail as Mail | undefined) ?? null;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return null;
    throw error;
  }
}

/** What a claim changes in a mail. */
export function claimOf({ attempts }: Mail): Pick<Mail, 'status' | 'claimedAt' | 'attempts'> {
  return { status: 'claimed', claimedAt: Date.now(), attempts: attempts + 1 };
}

export async function readMail(database: Database, id: string): Promise<Mail | null> {
  const { Item } = await database.client.send(
    new GetCommand({ TableName: database.name('work'), Key: mailKey(id), ConsistentRead: true }),
  );
  return (Item?.mail as Mail | undefined) ?? null;
}

/** Records that the mail system accepted a mail. Does nothing where the mail has bounced meanwhile. */
export async function markSent(database: Database, id: string, { at, receipt }: { at: Instant; receipt: string }) {
  const update = settling(database, id, { status: 'sent', sentAt: at, receipt }, 'leaves');
  await conditionHolds(database.client.send(onStatus(update, '<>', 'bounced')));
}

/** Records that an accepted mail came back; it is listed again among the mails that have not arrived. */
export async function markBounced(database: Database, mail: Mail, reason: string) {
  const how = { status: 'bounced', sentAt: null, receipt: reason } as const;
  await database.client.send(new UpdateCommand(settling(database, mail.id, how, unsentIndex(mail))));
}

/** Records that an accepted mail came back and is to go again. Does nothing where it is on its way again already. */
export async function sendAgain(
  database: Database,
  mail: Mail,
  { reason, nextAttemptAt }: { reason: string; nextAttemptAt: Instant },
) {
  const list = mail.template === 'digest' ? null : unsentIndex(mail);
  const { gsi1pk, gsi1sk } = mailIndex(mail.id, nextAttemptAt);
  const update = {
    TableName: database.name('work'),
    Key: mailKey(mail.id),
    UpdateExpression: [
      'SET mail.#status = :queued, mail.sentAt = :null, mail.receipt = :reason, mail.nextAttemptAt = :next',
      ', gsi1pk = :waiting, gsi1sk = :sk',
      list ? ', gsi2pk = :list, gsi2sk = :place' : '',
    ].join(''),
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ...{ ':queued': 'queued', ':null': null, ':reason': reason, ':next': nextAttemptAt },
      ...{ ':waiting': gsi1pk, ':sk': gsi1sk },
      ...(list ? { ':list': list.gsi2pk, ':place': list.gsi2sk } : {}),
    },
  };
  await conditionHolds(database.client.send(onStatus(update, '=', 'sent')));
}

/** Records that a mail has no recipient or was refused for good. Does nothing where another worker has sent it. */
export async function markUndeliverable(database: Database, id: string, reason: string) {
  const update = settling(database, id, { status: 'undeliverable', sentAt: null, receipt: reason }, 'stays');
  await conditionHolds(database.client.send(onStatus(update, '<>', 'sent')));
}

/** Records that a reminder need not be sent, since what it asks for is done. Does nothing where another worker has sent it. */
export async function markOvertaken(database: Database, id: string) {
  const update = settling(database, id, { status: 'overtaken', sentAt: null, receipt: null }, 'leaves');
  await conditionHolds(database.client.send(onStatus(update, '<>', 'sent')));
}

/** The part of a transaction that ends a digest whose mails go by themselves. */
export function endOfDigest(database: Database, id: string) {
  return settling(database, id, { status: 'overtaken', sentAt: null, receipt: null }, 'leaves');
}

/** Records that another mail goes in the place of one that had not arrived. */
export async function markResent(database: Database, id: string) {
  const update = settling(database, id, { status: 'resent', sentAt: null, receipt: null }, 'leaves');
  await database.client.send(new UpdateCommand(update));
}

/**
 * Releases a mail that was not sent, or may not have been: the sweep offers it again from `nextAttemptAt` (business time). A
 * mail that may have been sent stays claimed until its lease runs out. Does nothing where another worker has sent it.
 */
export async function releaseMail(
  database: Database,
  id: string,
  { error, nextAttemptAt, unknown = false }: { error: string; nextAttemptAt: Instant; unknown?: boolean },
) {
  const update = {
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
  };
  await conditionHolds(database.client.send(onStatus(update, '=', 'claimed')));
}

/** @param unsent its place on the list of mails that have not arrived: kept, removed, or given again */
function settling(
  database: Database,
  id: string,
  { status, sentAt, receipt }: Pick<Mail, 'status' | 'sentAt' | 'receipt'>,
  unsent: 'stays' | 'leaves' | ReturnType<typeof unsentIndex>,
) {
  const again = typeof unsent === 'object';
  return {
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
  };
}

/** Makes an update of a mail conditional on its status. */
function onStatus(input: UpdateCommandInput, operator: '=' | '<>', status: Mail['status']): UpdateCommand {
  return new UpdateCommand({
    ...input,
    ConditionExpression: `mail.#status ${operator} :expected`,
    ExpressionAttributeValues: { ...input.ExpressionAttributeValues, ':expected': status },
  });
}

function pendingKey(eventId: string) {
  return { pk: `PENDING#${eventId}`, sk: 'PENDING' };
}

export function mailKey(id: string) {
  return { pk: `MAIL#${id}`, sk: 'MAIL' };
}

function mailIndex(id: string, nextAttemptAt: Instant) {
  return { gsi1pk: `WAITING#${sweptShardOf(id)}`, gsi1sk: `${nextAttemptAt}#${id}` };
}

/** Index of the mails that have not arrived, by the recipient's department. */
function unsentIndex({ id, department, at }: Pick<Mail, 'id' | 'department' | 'at'>) {
  return { gsi2pk: `UNSENT#${department}`, gsi2sk: `${at}#${id}` };
}
