import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startRuntime } from '../../infra/local/runtime.ts';
import { Activity } from '../../infra/local/settle.ts';
import { writeAssembly } from './local-fixture/assembly.ts';

/** A busy machine: what is slow is an error in a test, and a word where people use the system. */
const directory = mkdtempSync(join(tmpdir(), 'busy-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe('work that is left for a long time', () => {
  it('is an error in a test', async () => {
    const activity = new Activity();
    activity.add(() => 'running: jobs');
    await expect(activity.settle(5)).rejects.toThrow(/still busy: running: jobs/);
  });

  it('is told again and again to somebody who waits, and waited for', async () => {
    const told: string[] = [];
    let busy = true;
    const activity = new Activity((message) => {
      told.push(message);
      if (told.length < 2) return;
      busy = false;
      activity.changed();
    });
    activity.add(() => (busy ? 'running: jobs' : undefined));
    await activity.settle(5);
    expect(told).toEqual(Array(2).fill(expect.stringMatching(/仍有工作未完成 · .*still busy: running: jobs/)));
  });
});

describe('a function that loads for a long time', () => {
  const start = (name: string, slow?: (message: string) => void) =>
    startRuntime({
      dataDir: join(directory, name),
      assembly: writeAssembly(join(directory, 'assembly')),
      loading: 1,
      ...(slow ? { slow } : {}),
    });

  it('is an error in a test', async () => {
    await expect(start('strict')).rejects.toThrow(/is not yet loaded/);
  });

  it('is told to somebody who waits, and waited for', async () => {
    const told: string[] = [];
    const runtime = await start('patient', (message) => told.push(message));
    try {
      const answer = await runtime.invoke('Probe', { client: 'sqs', command: 'ListQueues', input: {} });
      expect(answer).toMatchObject({ error: expect.any(String) });
      expect(told[0]).toMatch(/函数 fixture-\w+ 仍未加载完 · .*is not yet loaded/);
    } finally {
      await runtime.stop();
    }
  });
});
