import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from '../../world/world.ts';
import { loadNotice, withdrawNotice } from './calendar-steps.ts';
import { City } from './city.ts';
import { compare, compareAll } from './compare.ts';
import { report } from './correction-steps.ts';
import { demand } from './demand-steps.ts';
import { compile, recordChange, withdrawChange } from './entry-steps.ts';
import { apply } from './form-steps.ts';
import { astray, takeStep } from './moves.ts';
import { negotiate } from './negotiation-steps.ts';
import { away, leave, settleIn } from './people-steps.ts';
import { confirmPolicy, proposePolicy, withdrawPolicy } from './policy-steps.ts';
import { Choices } from './random.ts';
import { loseTimers, moveOn, untilMailed } from './time.ts';

/** What may happen next; each says what it did, or null where it could not. The numbers are how likely it is. */
const doings: [number, (city: City) => Promise<string | null>][] = [
  [6, compile],
  [8, apply],
  [4, recordChange],
  [1, withdrawChange],
  [3, report],
  [3, demand],
  [2, negotiate],
  [1, away],
  [1, leave],
  [4, loadNotice],
  [2, withdrawNotice],
  [2, proposePolicy],
  [2, confirmPolicy],
  [1, withdrawPolicy],
  [60, takeStep],
  [6, astray],
  [20, moveOn],
  [1, loseTimers],
];

/** So many steps by a seed. A history may go on by another. */
export interface Leg {
  seed: number;
  steps: number;
}

/** A history as far as it was lived. */
export class History {
  readonly city: City;
  readonly path: string[] = [];
  readonly legs: Leg[] = [];
  /** Milliseconds by what was done. */
  readonly spent = new Map<string, number>();
  #settled = false;

  constructor(world: World) {
    this.city = new City(world, new Choices(0));
  }

  /**
   * So many steps more, each chosen by the seed from what is possible; what the product tells is compared with the slow count after
   * every move of the clock, and all of it in the end.
   * @throws Error with the seeds and the last steps, where the two differ
   */
  async live(leg: Leg, told = (_: string) => {}): Promise<void> {
    const { city, path } = this;
    this.legs.push(leg);
    city.choose = new Choices(leg.seed);
    try {
      if (!this.#settled) await settleIn(city);
      this.#settled = true;
      for (const end = path.length + leg.steps; path.length < end; ) {
        const line = await this.#step();
        if (line) told(`${path.length} ${line}`);
      }
      await untilMailed(city);
      city.elapse();
      await compareAll(city);
    } catch (cause) {
      const legs = this.legs.map(({ seed, steps }) => `--seed ${seed} --steps ${steps}`).join(' ');
      const last = path.slice(-30).join('\n');
      const logged = errorsLogged(city.world.dataDir).join('\n');
      throw new Error(`${legs}\nstep ${path.length + 1}, after:\n${last}\nnow ${city.now}\n${logged}`, { cause });
    }
  }

  async #step(): Promise<string | null> {
    const { city } = this;
    const [, doing] = city.choose.weighed(doings, ([weight]) => weight);
    const began = performance.now();
    const done = await doing(city);
    if (!done) return null;
    const line = `${city.now.slice(0, 16)} ${done}`;
    this.path.push(line);
    const middle = performance.now();
    if (doing === moveOn) {
      city.elapse();
      await compare(city);
    }
    this.#count(doing.name, middle - began);
    this.#count('compare', performance.now() - middle);
    return line;
  }

  #count(what: string, ms: number): void {
    this.spent.set(what, (this.spent.get(what) ?? 0) + ms);
  }
}

/** The last errors that functions logged: the reason of an answer of 500 is there alone. */
function errorsLogged(dataDir: string): string[] {
  const folder = join(dataDir, 'logs');
  return readdirSync(folder).flatMap((file) => {
    const lines = readFileSync(join(folder, file), 'utf8').split('\n');
    const errors = lines.filter((line) => line.includes('"level":"ERROR"'));
    return errors.slice(-2).map((line) => `${file}: ${line.slice(0, 1500)}`);
  });
}
