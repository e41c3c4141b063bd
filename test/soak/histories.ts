import { startWorld } from '../world/world.ts';
import { History, type Leg } from './histories/simulate.ts';

/** A history is as long as the holidays are known and no longer than its lists are quickly compared. */
const LONGEST = 300;

/**
 * Lives histories, each in a city of its own, until 2,000 steps were taken, or as many as `--steps` says. `--seed` begins with
 * another, and lives the one it names again to the letter; one that went on by another seed is given both, in order.
 */
export async function histories({ seed: seeds = [], steps = [] }: Record<string, number[]>): Promise<void> {
  const legs = seeds.map((seed, n): Leg => ({ seed, steps: steps[n] ?? LONGEST }));
  if (legs.length > 1) return await lived(legs);
  const [seed = Date.now() % 1_000_000] = seeds;
  const [wanted = 2000] = steps;
  for (let left = wanted, n = 0; left > 0; left -= LONGEST, n++)
    await lived([{ seed: seed + n, steps: Math.min(left, LONGEST) }]);
}

async function lived(legs: Leg[]): Promise<void> {
  const told = legs.map(({ seed, steps }) => `--seed ${seed} --steps ${steps}`).join(' ');
  console.log(`npm run soak -- histories ${told}`);
  const began = performance.now();
  const world = await startWorld({ now: startOf(legs[0]?.seed ?? 0) });
  try {
    const history = new History(world);
    for (const leg of legs) await history.live(leg, (line) => console.log(line));
    const { city, path, spent } = history;
    const { debts, eras } = city.ledger;
    const all = debts.map((debt) => city.ledger.standing(debt, city.now));
    const flags = all.flatMap(({ missed }) => missed);
    const many = {
      ...{ cases: city.cases.length, duties: debts.length, calendars: eras.length - 1 },
      'dates moved': all.flatMap(({ moved }) => moved).length,
      ...{ flags: flags.length, 'of them void': flags.filter((flag) => flag.void).length },
      'steps that followed': all.flatMap(({ followed }) => followed).length,
    };
    console.log([...spent].map(([what, ms]) => `${what} ${(ms / 1000).toFixed(1)} s`).join(', '));
    const seconds = Math.round((performance.now() - began) / 1000);
    const told = Object.entries(many).map(([what, count]) => `${count} ${what}`);
    console.log(`${path.length} steps in ${seconds} s, until ${city.today}: ${told.join(', ')}`);
  } finally {
    await world.stop();
  }
}

/** Histories begin at different times of the year: before the long holidays, before the turn of the year, in spring. */
export function startOf(seed: number): string {
  const starts = ['2026-09-21', '2026-12-14', '2026-02-09', '2026-04-20'];
  return `${starts[Math.abs(seed) % starts.length]}T09:00:00+08:00`;
}
