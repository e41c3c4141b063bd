import { afterAll, beforeAll, describe, it } from 'vitest';
import { History } from '../soak/histories/simulate.ts';
import { startOf } from '../soak/histories.ts';
import { startWorld, type World } from '../world/world.ts';

const FIXED = 1;
let world: World;

beforeAll(async () => {
  world = await startWorld({ now: startOf(FIXED) });
});
afterAll(async () => await world?.stop());

// Thousands of steps: npm run soak -- histories. A failure names the seeds with which it is lived again.
describe('whatever people do in whatever order, over holidays and the turn of the year', () => {
  it('every duty is told, counted, flagged and mailed as one who counts by hand finds it', async () => {
    const history = new History(world);
    await history.live({ seed: FIXED, steps: 90 });
    const fresh = Date.now() % 1_000_000;
    console.log(`goes on with seed ${fresh}`);
    await history.live({ seed: fresh, steps: 40 });
  }, 600_000);
});
