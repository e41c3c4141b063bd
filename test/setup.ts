import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startDynamoDB } from '../infra/local/dynamodb/process.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The port of DynamoDB Local. */
    dynamodb: number;
  }
}

/** Runs one DynamoDB Local for all tests, in memory: a start costs more than most tests, and it is slow until it has run a while. */
export default async function setup(project: TestProject) {
  const directory = mkdtempSync(join(tmpdir(), 'yima-dynamodb-'));
  const { client, stop } = await startDynamoDB(null, join(directory, 'log'));
  project.provide('dynamodb', client.port);
  return async () => {
    await stop();
    rmSync(directory, { recursive: true, force: true });
  };
}
