import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Fuzz } from '../soak/fuzz.ts';
import { startWorld, type World } from '../world/world.ts';

/** Fixed, so that what passes here passes again: `npm run soak -- fuzz` draws others. */
const SEED = 1;
const CALLS = 1500;
let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world?.stop());

// Many more calls: npm run soak -- fuzz.
describe('whatever anybody sends', () => {
  it(`is answered or refused, and everything stays readable (seed ${SEED}, ${CALLS} calls)`, async () => {
    const run = new Fuzz(world, SEED);
    await run.begin();
    await run.call(CALLS);
    expect(run.findings.slice(0, 10)).toEqual([]);
    await run.readAll(4);
    expect(run.findings.slice(0, 10)).toEqual([]);
    // It got beyond the checks of input: many operations succeeded.
    expect([...run.answered].filter((answer) => / 20\d$/.test(answer)).length).toBeGreaterThan(40);
  }, 300_000);
});
