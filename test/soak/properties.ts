import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** The tests of `test/unit` that draw random input, each round with another seed. `--seed` for one round, `--rounds` (20). */
export async function properties({ seed = [], rounds: [rounds = 20] = [] }: Record<string, number[]>): Promise<void> {
  const files = globSync('test/unit/*.test.ts', { cwd: root }).filter((file) =>
    readFileSync(join(root, file), 'utf8').includes("from 'fast-check'"),
  );
  const seeds = seed.length > 0 ? seed : Array.from({ length: rounds }, (_, n) => (Date.now() + n) % 1_000_000_000);
  const failed = seeds.filter((each) => {
    console.log(`npm run soak -- properties --seed ${each}`);
    const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', '--reporter', 'dot', ...files];
    const env = { ...process.env, SEED: String(each), NO_COLOR: '1' };
    return spawnSync(process.execPath, vitest, { cwd: root, stdio: 'inherit', env }).status !== 0;
  });
  if (failed.length > 0) throw new Error(`failed with seeds ${failed.join(', ')}`);
}
