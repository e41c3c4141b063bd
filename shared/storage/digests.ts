import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../domain/calendar/time.ts';
import type { Database } from './database.ts';
import { fingerprint } from './ids.ts';
import { type Mail, newMail } from './mails.ts';
import { mailItem, mailKey, readMail } from './outbox.ts';

/**
 * A digest is a mail like others, whose id is that of its reader and its morning. What goes with it is held beside it, each
 * written in one transaction with the digest while that still waits: so nothing is held by a digest that has gone.
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

/** How often to try where another mail joins the same digest at the same moment. */
const ATTEMPTS = 8;

/**
 * Records a mail that goes with a digest.
 * @returns false where that digest is on its way already, so that the next has to take it; a mail recorded before stays as it is
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

/** The mails that go with a digest, in the order in which they came about, strongly consistent. */
export async function heldBy(database: Database, digest: string): Promise<Mail[]> {
  const ids: string[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page: { Items?: Record<string, unknown>[]; LastEvaluatedKey?: Record<string, unknown> } =
      await database.client.send(
        new QueryCommand({
          TableName: database.name('work'),
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :held)',
          ExpressionAttributeValues: { ':pk': mailKey(digest).pk, ':held': 'HELD#' },
          ConsistentRead: true,
          ExclusiveStartKey: from,
        }),
      );
    ids.push(...(page.Items ?? []).map(({ held }) => String(held)));
    from = page.LastEvaluatedKey;
  } while (from);
  const mails = await Promise.all(ids.map((id) => readMail(database, id)));
  return mails.filter((mail) => mail !== null).sort((a, b) => a.at.localeCompare(b.at));
}

function heldKey(digest: string, mail: string) {
  return { pk: mailKey(digest).pk, sk: `HELD#${mail}` };
}
