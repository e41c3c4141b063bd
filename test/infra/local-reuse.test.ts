import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Reuse } from '../../infra/local/reuse.ts';
import { type Runtime, startRuntime } from '../../infra/local/runtime.ts';
import { emptyDynamoDB } from '../world/dynamodb.ts';
import { writeAssembly } from './local-fixture/assembly.ts';

const directory = mkdtempSync(join(tmpdir(), 'reuse-'));
const assembly = writeAssembly(join(directory, 'assembly'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

let count = 0;
/** Boots the fixture on empty tables, asks something, and stops. */
async function life<T>(reuse: Reuse, ask: (runtime: Runtime) => Promise<T>): Promise<T> {
  const { client, stop } = await emptyDynamoDB();
  const runtime = await startRuntime({
    dataDir: join(directory, `life-${++count}`),
    assembly,
    reuse,
    dynamodb: client,
  });
  try {
    return await ask(runtime);
  } finally {
    await runtime.stop();
    await stop();
  }
}

const Key = { pk: { S: 'a' }, sk: { S: 'b' } };
const TableName = 'fixture-Kept';
const item = (runtime: Runtime, command: string, input: object) =>
  runtime.invoke('Probe', { client: 'dynamodb', command, input: { TableName, ...input } });
const about = async (runtime: Runtime) => ({
  ...((await runtime.invoke('Probe', {})) as { environment: string }),
  urls: [runtime.apiUrl, runtime.controlUrl, runtime.gatewayUrl],
});

describe('a runtime that takes over what an earlier one of its process left', () => {
  it('has its ports and its warm functions, which see the new tables alone', async () => {
    const reuse = new Reuse(join(directory, 'all'), () => false);
    const first = await life(reuse, async (runtime) => {
      expect(await item(runtime, 'PutItem', { Item: Key })).toMatchObject({ output: {} });
      return await about(runtime);
    });
    const second = await life(reuse, async (runtime) => {
      expect(await item(runtime, 'GetItem', { Key })).toEqual({ output: {} });
      return await about(runtime);
    });
    expect(second).toEqual(first);
  });

  it('loads a function anew that must forget', async () => {
    const reuse = new Reuse(join(directory, 'none'), (name) => name.includes('Probe'));
    const first = await life(reuse, about);
    const second = await life(reuse, about);
    expect(second.urls).toEqual(first.urls);
    expect(second.environment).not.toBe(first.environment);
  });

  it('has other ports beside one that runs', async () => {
    const reuse = new Reuse(join(directory, 'two'), () => false);
    await life(reuse, async (one) => {
      await life(reuse, async (other) => {
        expect(other.apiUrl).not.toBe(one.apiUrl);
        expect((await about(other)).environment).not.toBe((await about(one)).environment);
      });
    });
  });
});
