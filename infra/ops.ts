/**
 * What operators do, in AWS and on one machine alike: `npm run ops -- <command> [about] --stage prod --reason … [--dry-run]`.
 * It uses the operator's credentials for AWS, as the AWS CLI does. The exit code is 0, 1 when it failed, 2 for a misuse.
 */
import { parseArgs } from 'node:util';
import { commands, operate } from './ops/commands.ts';
import { findInstallation } from './ops/installation.ts';
import { readStage } from './stage.ts';

const { values, positionals } = parseArgs({
  options: {
    stage: { type: 'string', default: 'local' },
    control: { type: 'string', default: 'http://127.0.0.1:3001' },
    reason: { type: 'string' },
    id: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const [name = '', about] = positionals;
if (!commands[name]) {
  const lines = Object.entries(commands).map(
    ([command, { zh, en, about: what }]) => `  ${`${command} ${what ? `<${what}>` : ''}`.padEnd(18)}${zh} · ${en}`,
  );
  process.stderr.write(`npm run ops -- <command> --stage <stage> --reason <why> [--dry-run]\n${lines.join('\n')}\n`);
  process.exit(2);
}
try {
  const installation = await findInstallation(
    readStage((key) => (key === 'stage' ? values.stage : undefined)),
    values.control,
  );
  const asked = { about, reason: values.reason, id: values.id, dryRun: values['dry-run'] };
  await operate(name, installation, asked, (zh, en) => process.stdout.write(`${en ? `${zh} · ${en}` : zh}\n`));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
