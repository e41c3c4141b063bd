import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { conditionHolds } from './condition.ts';
import type { Database } from './database.ts';

/**
 * Leases what lies under a key of the table `work` to one worker at a time, so that it keeps its order. The lease runs by the machine's
 * clock: a worker that died holds the others up for as long as a worker may run.
 * @returns false where another worker holds the lease
 */
export async function lease(database: Database, pk: string, { leaseMs = 300_000 } = {}): Promise<boolean> {
  const now = Date.now();
  return await conditionHolds(
    database.client.send(
      new PutCommand({
        TableName: database.name('work'),
        Item: { ...leaseKey(pk), leasedUntil: now + leaseMs },
        ConditionExpression: 'attribute_not_exists(pk) OR leasedUntil < :now',
        ExpressionAttributeValues: { ':now': now },
      }),
    ),
  );
}

export async function release(database: Database, pk: string): Promise<void> {
  await database.client.send(new DeleteCommand({ TableName: database.name('work'), Key: leaseKey(pk) }));
}

const leaseKey = (pk: string) => ({ pk, sk: 'LEASE' });
