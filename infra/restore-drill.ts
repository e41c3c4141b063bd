/**
 * Restores the tables to one second, and says whether they are whole: `npm run restore-drill -- --stage prod [--at <time>] [--keep]`.
 * What is in use is not touched. On one machine the tables are exported and read from there: `--stage local --out <directory>`.
 * It measures what would be lost (RPO) and how long it takes (RTO). The exit code is 1 where something is missing.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { epoch, toInstant } from '../shared/domain/calendar/time.ts';
import { findInstallation } from './ops/installation.ts';
import { fromBackup, fromExport, sealedSegments } from './ops/restore.ts';
import { checkRestored } from './ops/restored.ts';
import { readStage } from './stage.ts';

const { values } = parseArgs({
  options: {
    stage: { type: 'string', default: 'local' },
    control: { type: 'string', default: 'http://127.0.0.1:3001' },
    at: { type: 'string' },
    out: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
});
const say = (message: string) => process.stdout.write(`${message}\n`);
const began = performance.now();
const installation = await findInstallation(
  readStage((key) => (key === 'stage' ? values.stage : undefined)),
  values.control,
);
const asked = installation.now();
const copy =
  values.stage === 'local'
    ? await fromExport(
        installation,
        values.out ? resolve(process.env.INIT_CWD ?? '', values.out) : mkdtempSync(join(tmpdir(), 'drill-')),
      )
    : await fromBackup(installation, values.at ? toInstant(values.at) : null, say);
const { missing, events, states, sealed, newest, sealedUpTo } = await checkRestored(
  copy.restored,
  sealedSegments(installation),
  copy.at,
);
if (!values.keep) await copy.remove();
say(`恢复到 · restored to ${copy.at}: ${events} 条事件 events, ${states} 个对象 states; 最新 newest ${newest}`);
say(`与已封存日志核对 · held against the sealed log: ${sealed} 条记录 records, 截至 up to ${sealedUpTo}`);
for (const what of missing) say(`缺失 · missing: ${what}`);
if (missing.length === 0) say('完整 · nothing is missing');
say(
  `RPO ${Math.max(0, (epoch(asked) - epoch(copy.at)) / 1000)} s, RTO ${Math.round((performance.now() - began) / 1000)} s`,
);
process.exitCode = missing.length === 0 ? 0 : 1;
