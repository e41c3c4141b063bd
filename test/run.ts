/**
 * `npm test`: types, format and lint, then every test; the rules about time once more with the machine in another zone.
 * `npm test -- <file or word>` runs only the tests that match; `npm run check` only the first part.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const bin = (name: string, file: string) => join(import.meta.dirname, '../node_modules', name, file);
const vitest = [process.execPath, bin('vitest', 'vitest.mjs'), 'run'];

interface Step {
  name: string;
  command: string[];
  zone?: string;
}

const statics: Step[] = [
  { name: 'types', command: [process.execPath, bin('typescript', 'bin/tsc'), '--noEmit', '-p', '.'] },
  {
    name: 'format, lint, floating promises',
    command: [process.execPath, bin('@biomejs/biome', 'bin/biome'), 'ci', '--error-on-warnings', '.'],
  },
  {
    name: 'what nothing uses: files, exports, dependencies',
    command: [process.execPath, bin('knip', 'bin/knip.js'), '--no-progress', '--treat-config-hints-as-errors'],
  },
];
/** What reckons with days: its tests run once more with the machine in another zone. */
const TIME = ['calendar', 'known-defects', 'duty', 'policy', 'review', 'grant', 'why', 'absence', 'text', 'request']
  .map((topic) => `test/unit/${topic}`)
  .concat('test/e2e/story');

const [wanted, ...more] = process.argv.slice(2);
const tests: Step[] =
  wanted === undefined
    ? [
        // The story is run once, where the machine's zone is least like Yima's.
        { name: 'all tests, machine in UTC', command: [...vitest, '--exclude', 'test/e2e/story.test.ts'], zone: 'UTC' },
        {
          name: 'time and the story again, machine in New York',
          command: [...vitest, ...TIME],
          zone: 'America/New_York',
        },
      ]
    : [{ name: `tests of ${wanted}`, command: [...vitest, wanted, ...more] }];

const steps = wanted === 'check' ? statics : wanted === undefined ? [...statics, ...tests] : tests;
const began = performance.now();
for (const [index, { name, command, zone }] of steps.entries()) {
  console.log(`\n[${index + 1}/${steps.length}] ${name}`);
  const [program = '', ...args] = command;
  const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, ...(zone ? { TZ: zone } : {}) } });
  const code = await new Promise<number>((resolve) => child.on('exit', (status) => resolve(status ?? 1)));
  if (code !== 0) {
    console.error(`\nfailed: ${name}`);
    process.exit(code);
  }
}
console.log(`\nall ${steps.length} steps passed in ${Math.round((performance.now() - began) / 1000)} s`);
