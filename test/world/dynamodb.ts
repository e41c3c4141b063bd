import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { DynamoDB } from '../../infra/local/dynamodb/client.ts';

/** The one DynamoDB Local of a test run, with tables that nobody else has. */
export function ownTables(): DynamoDB {
  return new DynamoDB(inject('dynamodb'), `test${randomBytes(8).toString('hex')}`);
}
