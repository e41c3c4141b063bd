import { randomUUID } from 'node:crypto';
import type { Runtime } from '../../infra/local/runtime.ts';
import { connect } from '../../infra/local/sample/client.ts';
import { IMPORTER } from '../../infra/local/sample/departments.ts';
import { sampleRows } from '../../infra/local/sample/load.ts';
import type { Recorder } from './api.ts';
import { round, table } from './print.ts';
import type { Replay } from './replay.ts';
import type { TableNames } from './seed.ts';

/** How many commits a job has under way at once (functions/jobs/run.ts). */
const PARALLEL = 8;

/** Into so many jobs the rows are divided, each followed by its own commits sent again: both sides meet tables as full. */
const PARTS = 5;

interface Timed {
  rows: number;
  job: number;
  direct: number;
  commits: number;
}

/** Rows a second of import jobs, once-only included, beside the same commits straight to DynamoDB Local, as many at once. */
export async function benchImport(
  runtime: Runtime,
  names: TableNames,
  count: number,
  recorder: Recorder,
  replay: Replay,
): Promise<void> {
  const sample = sampleRows();
  const rows = Array.from({ length: count }, (_, n) => {
    const row = sample[n % sample.length] as (typeof sample)[number];
    return { ...row, content: { ...row.content, name: `${row.content.name}（导入${n + 1}）` } };
  });
  const size = Math.ceil(count / PARTS);
  const parts: Timed[] = [];
  for (let from = 0; from < count; from += size) {
    parts.push(await importPart(runtime, names, rows.slice(from, from + size), recorder, replay));
  }
  const sum = (of: (part: Timed) => number) => parts.reduce((total, part) => total + of(part), 0);
  const rate = (done: number, ms: number) => Math.round((done / ms) * 1000);
  const row = (label: string, { rows: done, job, direct }: Omit<Timed, 'commits'>) => [
    label,
    rate(done, job),
    rate(done, direct),
    round(job / direct),
  ];
  const all = { rows: count, job: sum((part) => part.job), direct: sum((part) => part.direct) };
  table(
    `导入 import: ${count} rows in ${parts.length} jobs, each followed by the same commits (${sum((part) => part.commits)} in all) straight to DynamoDB Local`,
    ['rows/s', 'job', 'direct', '×'],
    [...parts.map((part, n) => row(`job ${n + 1} of ${part.rows} rows`, part)), row('all', all)],
  );
}

async function importPart(
  runtime: Runtime,
  names: TableNames,
  rows: unknown[],
  recorder: Recorder,
  replay: Replay,
): Promise<Timed> {
  const api = connect(runtime);
  const key = `bench-${randomUUID()}`;
  const { body: upload } = await api('createImport', { as: IMPORTER, body: { format: 'json' }, key });
  const put = await fetch(upload.uploadUrl, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(rows),
  });
  if (!put.ok) throw new Error(`upload: ${put.status} ${await put.text()}`);
  recorder.take(/./);
  const began = performance.now();
  await api('startImport', { as: IMPORTER, params: { id: upload.job.id }, key: `${key}-start` });
  await runtime.settle();
  const calls = recorder.take(/JobsFunction/);
  const job = (calls.at(-1)?.at ?? began) - began;
  const { body } = await api('getJob', { as: IMPORTER, params: { id: upload.job.id } });
  if (body.done !== rows.length) throw new Error(`the import did ${body.done} rows of ${rows.length}`);
  const commits = calls.filter(
    ({ operation, body: sent }) => operation === 'TransactWriteItems' && sent.includes(`"${names.catalog}"`),
  );
  return { rows: rows.length, job, direct: await replay.timeParallel(commits, PARALLEL), commits: commits.length };
}
