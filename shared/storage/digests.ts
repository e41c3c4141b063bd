import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../domain/calendar/time.ts';
import type { Database } from './database.ts';
import { fingerprint } from './ids.ts';
import { itemsUnder } from './items.ts';
import { type Mail, newMail } from './mails.ts';
import { mailItem, mailKey, readMail } from './outbox.ts';

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

/** How often to retry when another mail joins the same digest at the same moment. */
const ATTEMPTS = 8;

/**
 * Records a mail that goes with a digest. A mail recorded before stays as it is.
 * @returns false where that digest is already being sent, so that the mail has to go with the next one
 */
export async function recordHeld(database: Database, mail: Mail, digest: Mail): Promise<boolean> {
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
      const [mailThere, , digestGone] = (error.CancellationReasons ?? []).map(({ Code }) => Code);
      if (mailThere === 'ConditionalCheckFailed') return true;
      if (digestGone === 'ConditionalCheckFailed') return false;
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

/** The mails in a digest, the oldest first, strongly consistent. */
export async function heldBy(database: Database, digest: string): Promise<Mail[]> {
  const items = await itemsUnder(database, 'work', mailKey(digest).pk);
  const ids = items.flatMap(({ held }) => (held === undefined ? [] : [String(held)]));
  const mails = await Promise.all(ids.map((id) => readMail(database, id)));
  return mails.filter((mail) => mail !== null).sort((a, b) => a.at.localeCompare(b.at));
}

function heldKey(digest: string, mail: string) {
  return { pk: mailKey(digest).pk, sk: `HELD#${mail}` };
}
