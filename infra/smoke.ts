/**
 * Tries a deployed system from outside: `npm run smoke -- --stage prod --mail <address>`. YIMA_TOKEN is a token of the person `smoke`.
 * `--request <id> --reader <person>` has the form of a request drawn as PDF. The exit code is 1 where something does not work.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { idSchema } from '../shared/domain/id.ts';
import { apiOf, findInstallation } from './ops/installation.ts';
import { smokeTest } from './ops/smoke.ts';
import { readStage } from './stage.ts';

const { values } = parseArgs({
  options: {
    stage: { type: 'string', default: 'local' },
    control: { type: 'string', default: 'http://127.0.0.1:3001' },
    mail: { type: 'string' },
    request: { type: 'string' },
    reader: { type: 'string' },
  },
});
const { mail, request, reader } = values;
const stage = readStage((key) => (key === 'stage' ? values.stage : undefined));
const isLocal = values.stage === 'local';
const signs = new Map([
  [true, '✓'],
  [false, '✗'],
  [null, '…'],
]);
try {
  const installation = await findInstallation(stage, values.control);
  const tokenHere = async () => await (await fetch(`${values.control}/token/smoke`)).text();
  const tried = await smokeTest({
    installation,
    api: await apiOf(installation, values.control),
    token: isLocal ? await tokenHere() : process.env.YIMA_TOKEN,
    mail: mail ?? stage.alarms.email,
    ...(request && reader ? { document: { request: idSchema('req').parse(request), reader } } : {}),
    wait: async (seconds) => pause(seconds * 1000),
  });
  for (const { what, works, says } of tried) process.stdout.write(`${signs.get(works)} ${what}: ${says}\n`);
  process.exitCode = tried.some(({ works }) => works === false) ? 1 : 0;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
