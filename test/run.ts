/**
 * `npm test`: types, unused code, format and lint, then all tests.
 * `npm test -- <file or word>` runs only the matching tests. `npm run check` runs everything but the tests.
 */
import { spawn } from 'node:child_process';
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
    command: [process.execPath, bin('@biomejs/biome', 'bin/biome'), 'ci', '--error-on-warnings', '.'],
  },
];
const wanted = process.argv.slice(2);
const tests: Step = {
  name: wanted.length === 0 ? 'all tests' : `tests of ${wanted[0]}`,
  command: [...vitest, ...wanted],
};

const steps = wanted.length === 0 ? [...statics, tests] : wanted[0] === 'check' ? statics : [tests];
const began = performance.now();
for (const [index, { name, command }] of steps.entries()) {
  console.log(`\n[${index + 1}/${steps.length}] ${name}`);
  const [program = '', ...args] = command;
  const child = spawn(program, args, { stdio: 'inherit' });
  const code = await new Promise<number>((resolve) => child.on('exit', (status) => resolve(status ?? 1)));
  if (code !== 0) {
    console.error(`\nfailed: ${name}`);
    process.exit(code);
  }
}
console.log(`\nall ${steps.length} steps passed in ${Math.round((performance.now() - began) / 1000)} s`);
