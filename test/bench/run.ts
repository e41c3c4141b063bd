/** `npm run bench`: what the system takes, on the booted template with 10,000 entries. It reports; it never fails on time. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRuntime } from '../../infra/local/runtime.ts';
import { benchApi, Recorder } from './api.ts';
import { missed, say } from './print.ts';
import { replayer } from './replay.ts';
import { seed, tableNames } from './seed.ts';

const ENTRIES = 10_000;
const dataDir = mkdtempSync(join(tmpdir(), 'yima-bench-'));
const recorder = new Recorder();
const runtime = await startRuntime({
  dataDir,
  now: new Date('2026-09-21T09:00:00+08:00'),
  progress: say,
  passed: recorder.passed,
});
try {
  const names = tableNames(runtime);
  say(`写入目录 · seeding ${ENTRIES} entries`);
  const entries = await seed(runtime, names, ENTRIES);
  say('建立检索索引 · building the search index');
  await runtime.invoke('indexer', { rebuild: true });
  const replay = await replayer(runtime, names);
  await benchApi(runtime, entries, recorder, replay);
  replay.close();
  console.log(missed.length === 0 ? '\n目标均达到 · every goal is met' : `\n未达目标 · over: ${missed.join('; ')}`);
} finally {
  await runtime.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
