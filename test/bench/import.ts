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

/** Rows a second of one import job, beside the same commits straight to DynamoDB Local, as many at once. */
export async function benchImport(
  runtime: Runtime,
  names: TableNames,
  count: number,
  recorder: Recorder,
  replay: Replay,
): Promise<void> {
  const sample = sampleRows();
  const rows = Array.from({ length: count }, (_, n) => sample[n % sample.length]);
  const api = connect(runtime);
  const { body: upload } = await api('createImport', { as: IMPORTER, body: { format: 'json' }, key: 'bench-import' });
  const put = await fetch(upload.uploadUrl, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(rows),
  });
  if (!put.ok) throw new Error(`upload: ${put.status} ${await put.text()}`);
  recorder.take(/./);
  const began = performance.now();
  await api('startImport', { as: IMPORTER, params: { id: upload.job.id }, key: 'bench-start' });
  await runtime.settle();
  const calls = recorder.take(/JobsFunction/);
  const took = (calls.at(-1)?.at ?? began) - began;
  const { body: job } = await api('getJob', { as: IMPORTER, params: { id: upload.job.id } });
  if (job.done !== count) throw new Error(`the import did ${job.done} rows of ${count}`);

  const commits = calls.filter(
    ({ operation, body }) => operation === 'TransactWriteItems' && body.includes(`"${names.catalog}"`),
  );
  const direct = await replay.timeParallel(commits, PARALLEL);
  const rate = (ms: number) => Math.round((count / ms) * 1000);
  table(
    `导入 import: one job of ${count} rows`,
    ['', 'rows/s', '×'],
    [
      ['import job', rate(took), round(took / direct)],
      [`the same ${commits.length} commits straight to DynamoDB Local`, rate(direct), 1],
    ],
  );
}
