import { afterAll, beforeAll, describe, it } from 'vitest';
import { History } from '../soak/histories/simulate.ts';
import { startOf } from '../soak/histories.ts';
import { startWorld, type World } from '../world/world.ts';

/** Fixed, so that what passes here passes again: `npm run soak -- histories` draws others. */
const LEGS = [
  { seed: 1, steps: 50 },
  { seed: 2, steps: 20 },
];
let world: World;

beforeAll(async () => {
  world = await startWorld({ now: startOf(LEGS[0]?.seed ?? 0), anew: true });
});
afterAll(async () => await world?.stop());

// Thousands of steps: npm run soak -- histories. A failure names the seeds with which it is lived again.
describe('whatever people do in whatever order, over holidays and the turn of the year', () => {
  it('every duty is told, counted, flagged and mailed as one who counts by hand finds it', async () => {
    const history = new History(world);
    for (const leg of LEGS) await history.live(leg);
  }, 600_000);
});
