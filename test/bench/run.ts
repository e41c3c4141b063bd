/** `npm run bench`: what the system takes, on the booted template with 10,000 entries. It reports; it never fails on time. */
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRuntime } from '../../infra/local/runtime.ts';
import { benchApi, Recorder } from './api.ts';
import { benchBundles } from './bundles.ts';
import { benchCalendar } from './calendar.ts';
import { benchImport } from './import.ts';
import { missed, say, table } from './print.ts';
import { replayer } from './replay.ts';
import { benchSearch } from './search.ts';
import { seed, tableNames } from './seed.ts';

const ENTRIES = 10_000;
const IMPORTED = process.argv.includes('--full') ? 10_000 : 1_000;

const [load = 0] = loadavg();
if (load > 1) say(`本机繁忙，结果有噪声 · this machine is busy (load ${load.toFixed(1)}): expect noise`);
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
  const replay = await replayer(runtime, names, ['cases', 'events', 'work']);
  await benchApi(runtime, entries, recorder, replay);
  replay.close();

  say(`导入 · importing ${IMPORTED} rows`);
  const replayImport = await replayer(runtime, names, ['catalog', 'cases', 'events', 'work']);
  await benchImport(runtime, names, IMPORTED, recorder, replayImport);
  replayImport.close();

  say('函数包 · loading the bundles');
  await benchBundles(runtime);

  say('日历和检索索引 · calendar, search index');
  benchCalendar();
  const rows = await benchSearch();
  table(
    '检索索引 search index',
    ['', '', ''],
    rows.map(({ name, value, unit }) => [name, value, unit]),
  );
  console.log(missed.length === 0 ? '\n目标均达到 · every goal is met' : `\n未达目标 · over: ${missed.join('; ')}`);
} finally {
  await runtime.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
