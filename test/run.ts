/**
 * `npm test`: types, unused code, format and lint, beside all tests.
 * `npm test -- <file or word>` runs only the matching tests. `npm run check` runs everything but the tests.
 */
import { type SpawnOptions, spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';

const bin = (name: string, file: string) => join(import.meta.dirname, '../node_modules', name, file);
const vitest = [process.execPath, bin('vitest', 'vitest.mjs'), 'run'];

interface Step {
  name: string;
  command: string[];
}

const statics: Step[] = [
  { name: 'types', command: [process.execPath, bin('typescript', 'bin/tsc'), '--noEmit', '-p', '.'] },
  {
    name: 'types of the console',
    command: [process.execPath, bin('typescript', 'bin/tsc'), '--noEmit', '-p', 'functions/console/app'],
  },
  { name: 'unused code', command: [process.execPath, bin('knip', 'bin/knip.js'), '--config', 'test/knip.config.ts'] },
  {
    name: 'format, lint, floating promises',
    command: [process.execPath, bin('@biomejs/biome', 'bin/biome'), 'ci', '--error-on-warnings', '--colors=off', '.'],
  },
];
const wanted = process.argv.slice(2);
const tests: Step = {
  name: wanted.length === 0 ? 'all tests' : `tests of ${wanted[0]}`,
  command: [...vitest, ...wanted],
};

const began = performance.now();
const seconds = () => Math.round((performance.now() - began) / 1000);

/** Runs a step. @returns the name of the step where it failed */
async function run({ name, command }: Step, how: SpawnOptions): Promise<string | null> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, how);
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => said.push(part));
  // What nobody waits for yet leaves the cores to the tests.
  if (child.pid && how.stdio === 'pipe') setPriority(child.pid, 10);
  const code = await new Promise<number>((resolve) => child.on('exit', (status) => resolve(status ?? 1)));
  if (code !== 0) process.stderr.write(Buffer.concat(said));
  console.log(`${code === 0 ? '✓' : '✗'} ${name}, ${seconds()} s`);
  return code === 0 ? null : name;
}

/** One after the other. Their words are shown where they fail. */
async function runStatics(): Promise<(string | null)[]> {
  const failed = [];
  for (const step of statics) failed.push(await run(step, { stdio: 'pipe' }));
  return failed;
}

// The tests wait for each other at times: what only reads the code runs beside them.
const all = await Promise.all([
  wanted.length === 0 || wanted[0] === 'check' ? runStatics() : [],
  wanted[0] === 'check' ? null : run(tests, { stdio: 'inherit' }),
]);
const failed = all.flat().filter((name) => name !== null);
if (failed.length > 0) {
  console.error(`\nfailed: ${failed.join(', ')}`);
  process.exit(1);
}
console.log(`\npassed in ${seconds()} s`);
