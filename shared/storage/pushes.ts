import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { newPush, type PushContent } from '../domain/catalog/push.ts';
import { AlreadyThere, commit } from './commit.ts';
import { conditionHolds } from './condition.ts';
import type { Database } from './database.ts';
import { itemsUnder } from './items.ts';
import { type Stored, toStored } from './stored-state.ts';

/** Records a push to the upper platform. Recording it again changes nothing. */
export async function recordPush(database: Database, told: PushContent): Promise<void> {
  const [push] = newPush(told);
  try {
    await commit(database, [push], { at: told.at, actorId: 'system', correlation: push.next.id });
  } catch (error) {
    if (!(error instanceof AlreadyThere)) throw error;
  }
}

/** An entry's pushes in sending order, strongly consistent. */
export async function pushesOf(database: Database, resource: string): Promise<Stored<'push'>[]> {
  const items = await itemsUnder(database, 'work', partition(resource));
  return items.filter((item) => item.kind === 'push').map((item) => toStored<'push'>(item));
}

/**
 * Leases an entry's pushes to one worker at a time, so that they keep their order. The lease runs by the machine's clock: a
 * worker that died holds the pushes up for as long as a worker may run.
 * @returns false where another worker holds the lease
 */
export async function leasePushes(database: Database, resource: string, { leaseMs = 300_000 } = {}): Promise<boolean> {
  const now = Date.now();
  return await conditionHolds(
    database.client.send(
      new PutCommand({
        TableName: database.name('work'),
        Item: { ...leaseKey(resource), leasedUntil: now + leaseMs },
        ConditionExpression: 'attribute_not_exists(pk) OR leasedUntil < :now',
        ExpressionAttributeValues: { ':now': now },
      }),
    ),
  );
}

export async function releasePushes(database: Database, resource: string): Promise<void> {
  await database.client.send(new DeleteCommand({ TableName: database.name('work'), Key: leaseKey(resource) }));
}

const partition = (resource: string) => `PUSH#${resource}`;
const leaseKey = (resource: string) => ({ pk: partition(resource), sk: 'LEASE' });
