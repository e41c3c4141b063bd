import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Runtime } from '../../infra/local/runtime.ts';
import { type Api, connect } from '../../infra/local/sample/client.ts';
import { IMPORTER } from '../../infra/local/sample/departments.ts';
import { sampleRows } from '../../infra/local/sample/load.ts';
import type { Recorder } from './api.ts';
import { round, say, table, verdict } from './print.ts';
import type { Replay } from './replay.ts';
import type { TableNames } from './seed.ts';

/** How many commits a job has under way at once (functions/jobs/run.ts). */
const PARALLEL = 8;
/** How often progress is asked for, milliseconds. */
const ASK = 5_000;
/** An import is at most this many times slower than its own writes. */
const GOAL = 2;

/**
 * Rows a second of import jobs, each from its start to its last commit: reading the file, checking, comparing with what others
 * hold (article 10) included. After each the same commits straight to DynamoDB Local, as many at once, into tables of their
 * own: it slows as it fills, so the two take turns where there are several jobs.
 */
export async function benchImport(
  runtime: Runtime,
  { names, dataDir, rows: count, jobs }: { names: TableNames; dataDir: string; rows: number; jobs: number },
  recorder: Recorder,
  replay: Replay,
): Promise<void> {
  const sample = sampleRows();
  const rows = Array.from({ length: count * jobs }, (_, n) => {
    const row = sample[n % sample.length] as (typeof sample)[number];
    return { ...row, content: { ...row.content, name: `${row.content.name}（导入${n + 1}）` } };
  });
  let [direct, job, committing] = [0, 0, 0];
  for (let n = 0; n < jobs; n += 1) {
    const { began, ended, calls } = await imported(runtime, rows.slice(n * count, (n + 1) * count), recorder);
    const commits = calls.filter(
      ({ operation, body }) => operation === 'TransactWriteItems' && body.includes(`"${names.catalog}"`),
    );
    job += ended - began;
    committing += ended - (commits[0]?.at ?? ended);
    say('同样的写入直接进行 · the same writes straight to DynamoDB Local');
    direct += await replay.timeParallel(commits, PARALLEL);
  }
  const row = (label: string, ms: number) => [label, Math.round((rows.length / ms) * 1000), round(ms / direct)];
  table(
    `导入 import: ${jobs} of ${count} rows, and their commits straight to DynamoDB Local`,
    ['', 'rows/s', '×', ''],
    [
      [...row('straight', direct), ''],
      [...row('jobs', job), verdict('import', round(job / direct), GOAL)],
      [...row('jobs, from their first commit on', committing), ''],
    ],
  );
  const spent = spentIn(runtime, dataDir);
  const rest = job - spent.reduce((sum, [, ms]) => sum + ms, 0);
  const shares = [...spent, ['the rest', rest] as const];
  table(
    '时间去向 where the time of the job went: what it waited for',
    ['', 'ms', '%'],
    shares.map(([part, ms]) => [part, Math.round(ms), Math.round((ms / job) * 100)]),
  );
}

async function imported(runtime: Runtime, rows: unknown[], recorder: Recorder) {
  const api = connect(runtime);
  const key = `bench-${randomUUID()}`;
  const file = JSON.stringify(rows);
  const { body: upload } = await api('createImport', {
    as: IMPORTER,
    body: { format: 'json', size: Buffer.byteLength(file) },
    key,
  });
  const put = await fetch(upload.uploadUrl, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: file,
  });
  if (!put.ok) throw new Error(`upload: ${put.status} ${await put.text()}`);
  recorder.take(/./);
  const began = performance.now();
  await api('startImport', { as: IMPORTER, params: { id: upload.job.id }, key: `${key}-start` });
  await finished(api, upload.job.id, rows.length, began);
  await runtime.settle();
  const calls = recorder.take(/JobsFunction/);
  return { began, ended: calls.at(-1)?.at ?? began, calls };
}

async function finished(api: Api, id: string, rows: number, began: number): Promise<void> {
  for (;;) {
    await setTimeout(ASK);
    const { body: job } = await api('getJob', { as: IMPORTER, params: { id } });
    const rate = Math.round((job.done / (performance.now() - began)) * 1000);
    say(`导入 · imported ${job.done} of ${rows}, ${rate} rows/s`);
    if (job.status !== 'finished') continue;
    if (job.done !== rows) throw new Error(`the import did ${job.done} rows of ${rows}`);
    return;
  }
}

/** What the runs of the job said of themselves: milliseconds waited for each part. */
function spentIn(runtime: Runtime, dataDir: string): [part: string, ms: number][] {
  const name = runtime.model.functions.find((fn) => fn.name.includes('JobsFunction'))?.name ?? '';
  const lines = readFileSync(join(dataDir, 'logs', `${name}.log`), 'utf8')
    .trim()
    .split('\n');
  const sums = new Map<string, number>();
  for (const line of lines) {
    const { spent = {} } = JSON.parse(line) as { spent?: Record<string, number> };
    for (const [part, ms] of Object.entries(spent)) sums.set(part, (sums.get(part) ?? 0) + ms);
  }
  return [...sums];
}
