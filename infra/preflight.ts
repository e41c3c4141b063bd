/**
 * Tells before a deployment what would stop it, or what would not work after it: `npm run preflight -- --stage prod`.
 * It only reads, with the credentials of whoever deploys. The exit code is 0, or 1 where something is wrong.
 */
import { parseArgs } from 'node:util';
import { findings } from './ops/preflight.ts';
import { readStage } from './stage.ts';

const { values } = parseArgs({ options: { stage: { type: 'string', default: 'dev' } } });
const stage = readStage((key) => (key === 'stage' ? values.stage : undefined));
const region = stage.region ?? process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION;
if (!region) {
  process.stderr.write('请在阶段设置或 AWS_REGION 中给出区域 · name the region in the stage, or in AWS_REGION\n');
  process.exit(1);
}
const signs = { fine: '✓', wrong: '✗', later: '…' };
const found = await findings(stage, { region });
for (const { what, is, says } of found) process.stdout.write(`${signs[is]} ${what}: ${says}\n`);
process.exitCode = found.some(({ is }) => is === 'wrong') ? 1 : 0;
