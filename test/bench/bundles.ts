import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Runtime } from '../../infra/local/runtime.ts';
import { REGION } from '../../infra/local/template/intrinsics.ts';
import type { FunctionResource } from '../../infra/local/template/model.ts';
import { median, round, table, verdict } from './print.ts';

const TIMES = 5;
/** What the bundle of a function behind the API may weigh, KB. */
const GOAL = 700;

/** Sizes of the bundles, and how long a fresh process takes to load each, as a cold start does: its secret read as well. */
export async function benchBundles(runtime: Runtime): Promise<void> {
  const { model } = runtime;
  const behindApi = new Set(
    model.api?.methods.flatMap(({ functionArn, authorizer }) => [functionArn, authorizer?.functionArn ?? '']),
  );
  const rows: (string | number)[][] = [];
  for (const fn of model.functions) {
    const name = fn.Environment?.Variables.POWERTOOLS_SERVICE_NAME ?? fn.name;
    const file = join(fn.codeDirectory, 'index.mjs');
    const size = Math.ceil(statSync(file).size / 1024);
    const times: number[] = [];
    for (let time = 0; time < TIMES; time++) times.push(await load(file, fn, runtime));
    const judged = behindApi.has(fn.arn) ? verdict(`bundle of ${name}`, size, GOAL) : '';
    rows.push([name, size, judged, Math.round(median(times))]);
  }
  table('函数包 bundles, minified', ['', 'KB', '', 'import ms'], rows);
}

/** @returns milliseconds from the call of `import` until the module stands */
function load(file: string, fn: FunctionResource, { gatewayUrl, operator }: Runtime): Promise<number> {
  const script = `const began = performance.now(); await import(process.argv[1]);
    process.stdout.write('\\n' + (performance.now() - began), () => process.exit());`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, pathToFileURL(file).href], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...fn.Environment?.Variables,
      AWS_LAMBDA_FUNCTION_NAME: fn.name,
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: operator.accessKeyId,
      AWS_SECRET_ACCESS_KEY: operator.secretAccessKey,
      AWS_ENDPOINT_URL: gatewayUrl,
    },
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(round(Number(output.split('\n').at(-1))));
      else reject(new Error(`${fn.name} doesn't load`));
    });
  });
}
