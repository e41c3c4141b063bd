/**
 * Tries a deployed system from outside: `npm run smoke -- --stage prod --mail <address>`. YIMA_TOKEN is a token of the person `smoke`, or
 * where calls are signed, YIMA_PROFILE the profile of AWS whose session is called so.
 * `--request <id> --reader <person>` has the form of a request drawn as PDF. The exit code is 1 where something does not work.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { idSchema } from '../shared/domain/id.ts';
import { signedBy } from './ops/caller.ts';
import { apiOf, findInstallation, type Installation } from './ops/installation.ts';
import { type Smoke, smokeTest } from './ops/smoke.ts';
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
/** Calls as `smoke`: with a token, or signed with the session of a profile. */
async function getterOf({ reach }: Installation): Promise<Smoke['get']> {
  const { YIMA_TOKEN, YIMA_PROFILE: profile } = process.env;
  if (stage.authentication.method === 'iam') {
    return profile ? await signedBy(profile, reach) : undefined;
  }
  const token = isLocal ? await (await fetch(`${values.control}/token/smoke`)).text() : YIMA_TOKEN;
  return token ? (url) => fetch(url, { headers: { authorization: `Bearer ${token}` } }) : undefined;
}

try {
  const installation = await findInstallation(stage, values.control);
  const tried = await smokeTest({
    installation,
    api: await apiOf(installation, values.control),
    get: await getterOf(installation),
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
