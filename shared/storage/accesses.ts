import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { AccessRecord } from '../domain/access.ts';
import type { Database } from './database.ts';
import { logIndex } from './log.ts';
import { ttlOf } from './ttl.ts';

/** Writes down an access, once for each call. */
export async function recordAccess(database: Database, record: AccessRecord): Promise<void> {
  const { at, correlation, department, person } = record;
  try {
    await database.client.send(
      new PutCommand({
        TableName: database.name('access'),
        Item: {
          ...accessKey(record),
          ...logIndex({ id: correlation, at, department, person }),
          v: 1,
          record,
          ttl: ttlOf('log', at),
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

export function accessKey({ about, operation, kind, at, correlation }: AccessRecord) {
  return { pk: accessesOf(about ?? operation ?? kind), sk: `${at}#${correlation}` };
}

/** The partition of what was read of a case, an entry or a person, or by an operation that reads many. */
export function accessesOf(about: string): string {
  return `ACCESS#${about}`;
}
