import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDB } from '../../infra/local/dynamodb/client.ts';
import { type DynamoDBLocal, startDynamoDB } from '../../infra/local/dynamodb/process.ts';

/** The variable with the port of the process that all tests of a run share. */
const PORT = 'TEST_DYNAMODB_PORT';

/**
 * Starts DynamoDB Local once for all tests of a run, because it is slow to start and slow when cold. Each project of the run calls
 * this.
 * @returns a function that ends it
 */
export default async function shared(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[PORT] !== undefined) return undefined;
  const { client, stop } = await alone({ lasting: true });
  process.env[PORT] = String(client.port);
  return stop;
}

/** A DynamoDB Local in memory, without tables. The caller sees only its own tables. */
export async function emptyDynamoDB(): Promise<DynamoDBLocal> {
  const port = process.env[PORT];
  if (port === undefined) return await alone();
  const client = new DynamoDB(Number(port), `test${randomBytes(8).toString('hex')}`);
  return { client, stop: () => client.close() };
}

/** Starts a process only for the caller. */
async function alone({ lasting = false } = {}): Promise<DynamoDBLocal> {
  const directory = mkdtempSync(join(tmpdir(), 'yima-dynamodb-'));
  const { client, stop } = await startDynamoDB(null, join(directory, 'log'), undefined, { lasting });
  return {
    client,
    async stop() {
      await stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
