import { setTimeout as wait } from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../domain/calendar/time.ts';
import { gatheredBy, gatheringOf } from '../domain/mail/mailing.ts';
import type { Database } from './database.ts';
import { fingerprint } from './ids.ts';
import { getItem, itemsUnder } from './items.ts';
import { kindOfMail, type Mail, newMail } from './mails.ts';
import { claimOf, endOfDigest, mailItem, mailKey } from './outbox.ts';
import { turns } from './turns.ts';

/**
 * Makes the mail for a digest. Its id is derived from the reader and the morning. Each mail it carries is stored beside it, in
 * one transaction with the digest and only while the digest still waits, so no mail is held by a digest already sent.
 */
export function digestMail({ to, department }: Pick<Mail, 'to' | 'department'>, morning: Instant): Mail {
  const on = morning.slice(0, 10);
  return newMail({
    id: fingerprint('digest', to, on),
    event: `person:${to}`,
    template: 'digest',
    to,
    department,
    facts: { case: { number: on, name: '待办与通知摘要', path: '/duties' } },
    at: morning,
    nextAttemptAt: morning,
  });
}

/**
 * Makes the mail for what a person is told of one kind within some minutes. It is a digest, and the notifier makes one list of it, or
 * takes it apart where it holds few.
 * @param at when the mail that it begins with may go
 */
function gatheringMail({ to, department, ...mail }: Mail, at: Instant, now: Instant): Mail {
  const from = gatheringOf(at);
  const kind = kindOfMail(mail);
  return newMail({
    id: fingerprint('gathering', to, kind, from),
    event: `person:${to}`,
    template: 'digest',
    to,
    department,
    facts: { case: { number: from.slice(0, 10), name: '同类事项', path: '/duties' }, gathered: true },
    at: now,
    // What waits for a later morning has gathered by then.
    nextAttemptAt: at > now ? at : gatheredBy(now),
  });
}

/**
 * Records a mail that may go at `at`, together with others of its kind to the same person.
 * @returns the id of the mail that holds it
 */
export async function recordGathered(database: Database, mail: Mail, at: Instant, now: Instant): Promise<string> {
  for (let from = at; ; from = gatheredBy(from)) {
    const gathering = gatheringMail(mail, from, now);
    if (await recordHeld(database, mail, gathering)) return gathering.id;
  }
}

/** How many mails one transaction takes out, which may have a hundred parts. */
const TAKEN_AT_ONCE = 40;

/**
 * Ends a digest that this worker has claimed, and claims the mails in it, so that each goes by itself.
 * @param at when the sweep may offer them again
 * @returns the mails as claimed; none where another worker has taken them
 */
export async function claimHeld(database: Database, digest: string, mails: Mail[], at: Instant): Promise<Mail[]> {
  const claimed = mails.map((mail): Mail => ({ ...mail, ...claimOf(mail), nextAttemptAt: at }));
  for (let from = 0; from < claimed.length; from += TAKEN_AT_ONCE) {
    const part = claimed.slice(from, from + TAKEN_AT_ONCE);
    const isLast = from + TAKEN_AT_ONCE >= claimed.length;
    const writes = part.flatMap((mail) => [
      { Delete: { TableName: database.name('work'), Key: heldKey(digest, mail.id) } },
      {
        Put: {
          TableName: database.name('work'),
          Item: mailItem(mail),
          ConditionExpression: 'mail.#status = :held',
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: { ':held': 'held' },
        },
      },
    ]);
    const ended = isLast ? [{ Update: endOfDigest(database, digest) }] : [];
    try {
      await database.client.send(new TransactWriteCommand({ TransactItems: [...writes, ...ended] }));
    } catch (error) {
      if (error instanceof TransactionCanceledException && failedAt(error, 1)) return claimed.slice(0, from);
      throw error;
    }
  }
  return claimed;
}

function failedAt({ CancellationReasons = [] }: TransactionCanceledException, place: number): boolean {
  return CancellationReasons[place]?.Code === 'ConditionalCheckFailed';
}

/** How often to retry when other workers put mails into the same digest at the same moment, and the longest pause before. */
const ATTEMPTS = 20;
const PAUSE_MS = 100;

/** Mails that this worker puts into the same digest. */
const inTurn = turns();

/**
 * Records a mail that goes with a digest. A mail recorded before stays as it is.
 * @returns false where that digest is already being sent, so that the mail has to go with the next one
 */
export async function recordHeld(database: Database, mail: Mail, digest: Mail): Promise<boolean> {
  return await inTurn(digest.id, () => hold(database, mail, digest));
}

async function hold(database: Database, mail: Mail, digest: Mail): Promise<boolean> {
  const table = database.name('work');
  const { pk, sk, gsi1pk, gsi1sk } = mailItem(digest) as Record<string, unknown>;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await database.client.send(
        new TransactWriteCommand({
          TransactItems: [
            {
              Put: {
                TableName: table,
                Item: mailItem({ ...mail, status: 'held', nextAttemptAt: null }),
                ConditionExpression: 'attribute_not_exists(pk)',
              },
            },
            { Put: { TableName: table, Item: { ...heldKey(digest.id, mail.id), held: mail.id } } },
            {
              Update: {
                TableName: table,
                Key: { pk, sk },
                UpdateExpression:
                  'SET mail = if_not_exists(mail, :mail), gsi1pk = if_not_exists(gsi1pk, :pk), gsi1sk = if_not_exists(gsi1sk, :sk)',
                ConditionExpression: 'attribute_not_exists(pk) OR mail.#status = :queued',
                ExpressionAttributeNames: { '#status': 'status' },
                ExpressionAttributeValues: { ':mail': digest, ':pk': gsi1pk, ':sk': gsi1sk, ':queued': 'queued' },
              },
            },
          ],
        }),
      );
      return true;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      if (failedAt(error, 0)) return true;
      if (failedAt(error, 2)) return false;
      if (attempt === ATTEMPTS) throw error;
      await wait(Math.random() * PAUSE_MS);
    }
  }
}

/** The mails in a digest, the oldest first, strongly consistent. */
export async function heldBy(database: Database, digest: string): Promise<Mail[]> {
  const items = await itemsUnder(database, 'work', mailKey(digest).pk);
  const ids = items.flatMap(({ held }) => (held === undefined ? [] : [String(held)]));
  const found = await Promise.all(ids.map((id) => getItem(database, 'work', mailKey(id))));
  return found.flatMap((item) => (item ? [item.mail as Mail] : [])).sort((a, b) => a.at.localeCompare(b.at));
}

function heldKey(digest: string, mail: string) {
  return { pk: mailKey(digest).pk, sk: `HELD#${mail}` };
}
