import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDB } from '../../infra/local/dynamodb/client.ts';
import { type DynamoDBLocal, startDynamoDB } from '../../infra/local/dynamodb/process.ts';

/** Where the process that all tests of a run share is found. */
const PORT = 'TEST_DYNAMODB_PORT';

/**
 * Starts DynamoDB Local once for all tests of a run, since it is slow to start and slow when cold. Each project of the run asks.
 * @returns what ends it
 */
export default async function shared(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[PORT] !== undefined) return undefined;
  const { client, stop } = await alone();
  process.env[PORT] = String(client.port);
  return stop;
}

/** DynamoDB Local with no tables in it but the caller's own, in memory. */
export async function emptyDynamoDB(): Promise<DynamoDBLocal> {
  const port = process.env[PORT];
  if (port === undefined) return await alone();
  const client = new DynamoDB(Number(port), `test${randomBytes(8).toString('hex')}`);
  return { client, stop: async () => client.close() };
}

/** A process for the caller alone. */
async function alone(): Promise<DynamoDBLocal> {
  const directory = mkdtempSync(join(tmpdir(), 'yima-dynamodb-'));
  const { client, stop } = await startDynamoDB(null, join(directory, 'log'));
  return {
    client,
    async stop() {
      await stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
