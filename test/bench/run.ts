/**
 * `npm run bench`: what the system takes, on the booted template with 10,000 entries. It reports; it never fails on time.
 * `npm run bench -- api bundles` runs those parts alone; `--full` imports 10,000 rows in one job instead of 600 in each of
 * three, and sweeps over 100,000 duties too; `--latency aws` adds to the API's calls what they would wait for in AWS. `npm run bench -- serve ROWS.ndjson OUT.json` publishes the entries of a file and goes on
 * running, for programs that compare it with others.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRuntime } from '../../infra/local/runtime.ts';
import { principals } from '../../infra/local/sample/departments.ts';
import { benchApi, Recorder } from './api.ts';
import { benchBundles } from './bundles.ts';
import { benchCalendar } from './calendar.ts';
import { benchConsole } from './console.ts';
import { benchImport } from './import.ts';
import { benchMillion } from './million.ts';
import { benchOnceOnly } from './once-only.ts';
import { say, summary, table, verdict } from './print.ts';
import { replayer } from './replay.ts';
import { measureScale } from './scale.ts';
import { benchSearch } from './search.ts';
import { seed, tableNames } from './seed.ts';
import { benchSegments } from './segments.ts';
import { serveRows } from './serve.ts';

const ENTRIES = 10_000;
const IMPORTED = process.argv.includes('--full') ? { rows: 10_000, jobs: 1 } : { rows: 600, jobs: 3 };
const DUTIES = process.argv.includes('--full') ? [1_000, 10_000, 100_000] : [1_000, 10_000];
const parts = {
  bundles: '函数包 · loading the bundles',
  api: '接口 · the API',
  import: `导入 · importing ${IMPORTED.rows * IMPORTED.jobs} rows`,
  calendar: '日历 · counting days',
  scale: '规模 · a million duties',
  search: '检索索引 · search index',
  'once-only': '一数一源 · every datum once',
  console: '控制台 · the console',
  log: '封存的日志 · a million sealed records',
};
const [first, rowsFile, outFile] = process.argv.slice(2);
const serving = first === 'serve' && rowsFile && outFile ? { rows: rowsFile, out: outFile } : null;
const asked = process.argv.slice(2).filter((word) => word in parts);

const latency = process.argv.join(' ').includes('--latency aws');
const flags = ['--full', ...(latency ? ['--latency', 'aws'] : [])];
const unknown = (serving ? [] : process.argv.slice(2)).filter((word) => !flags.includes(word) && !(word in parts));
if (unknown.length > 0) {
  console.error(`没有 · there is no part ${unknown.join(', ')}: ${Object.keys(parts).join(' ')} --full --latency aws`);
  process.exit(2);
}

const dataDir = mkdtempSync(join(tmpdir(), 'yima-bench-'));
process.on('exit', () => rmSync(dataDir, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));

const [load = 0] = loadavg();
if (load > 1) say(`本机繁忙，结果有噪声 · this machine is busy (load ${load.toFixed(1)}): expect noise`);
if (serving) await onRuntime();
if (['api', 'import', 'bundles', 'console'].some(wanted)) await onRuntime();
await part('calendar', async () => benchCalendar());
await part('scale', onManyDuties);
await part('search', async () => {
  const rows = (await benchSearch()).map(({ name, value, unit, goal }) => {
    return [name, value, unit, goal === undefined ? '' : verdict(name, value, goal)];
  });
  table('检索索引 search index', ['', '', '', ''], rows);
});
await part('once-only', async () => {
  const rows = benchOnceOnly().map(({ name, value, unit }) => [name, value, unit]);
  table('一数一源 every datum once', ['', '', ''], rows);
});
await part('log', () => benchSegments(join(dataDir, 'segments'), 1_000_000));
summary();

async function onRuntime(): Promise<void> {
  const recorder = new Recorder();
  const now = new Date('2026-09-21T09:00:00+08:00');
  const runtime = await startRuntime({
    ...{ dataDir, now, progress: say, passed: recorder.passed },
    principals: () => principals,
  });
  try {
    if (serving) return await serveRows(runtime, tableNames(runtime), serving.rows, serving.out);
    await part('bundles', () => benchBundles(runtime));
    if (!['api', 'import', 'console'].some(wanted)) return;
    const names = tableNames(runtime);
    say(`写入目录 · seeding ${ENTRIES} entries`);
    const entries = await seed(runtime, names, ENTRIES);
    await runtime.invoke('indexer', { rebuild: true });
    await part('console', () => benchConsole(runtime, dataDir, ENTRIES));
    await part('api', async () => {
      const replay = await replayer(runtime, names, ['cases', 'events', 'work']);
      await benchApi(runtime, entries, recorder, replay, { latency });
      replay.close();
    });
    await part('import', async () => {
      const replay = await replayer(runtime, names, ['catalog', 'cases', 'events', 'work']);
      await benchImport(runtime, { names, dataDir, ...IMPORTED }, recorder, replay);
      replay.close();
    });
  } finally {
    await runtime.stop();
  }
}

async function onManyDuties(): Promise<void> {
  const recorder = new Recorder();
  const now = new Date('2026-09-21T09:05:00+08:00');
  const runtime = await startRuntime({ dataDir: join(dataDir, 'duties'), now, progress: say, passed: recorder.passed });
  try {
    const names = tableNames(runtime);
    await seed(runtime, names, 0);
    const replay = await replayer(runtime, names, ['cases', 'events', 'work']);
    const { units } = await measureScale(runtime, names, DUTIES, recorder, replay);
    replay.close();
    benchMillion(units);
  } finally {
    await runtime.stop();
  }
}

function wanted(name: string): boolean {
  return asked.length === 0 || asked.includes(name);
}

async function part(name: keyof typeof parts, work: () => Promise<void>): Promise<void> {
  if (!wanted(name)) return;
  console.log();
  say(parts[name]);
  await work();
}
