import { inShanghai } from '../../infra/local/clock.ts';
import { type FaultSettings, generator } from '../../infra/local/faults.ts';
import { agree, bodies, refuse } from '../world/bodies.ts';
import { conditional } from '../world/entries.ts';
import { broken, timersOf, workAgain } from '../world/invariants.ts';
import { startWorld, type World } from '../world/world.ts';

const HOUR = 3_600_000;

/**
 * Random plans of faults, several at once, while a city works on; after each all works again, and what must always hold is
 * held. `--seed` lives a plan again, `--rounds` says how many faults there are in it (20).
 */
export async function faults({ seed: seeds = [], rounds = [] }: Record<string, number[]>): Promise<void> {
  const [seed = Date.now() % 1_000_000] = seeds;
  const [count = 20] = rounds;
  console.log(`npm run soak -- faults --seed ${seed} --rounds ${count}`);
  const world = await startWorld({ now: '2026-03-02T08:50:00+08:00' });
  try {
    const plan = new Plan(world, seed);
    await plan.begin();
    for (let round = 1; round <= count; round++) await plan.round(round);
    const log = [...(await world.tables.log()).values()].flat();
    const of = (type: string) => log.filter((event) => event.type === type).length;
    console.log(
      `until ${inShanghai(world.runtime.now()).slice(0, 10)}: ${log.length} events, ${of('DutyOpened')} duties, ` +
        `${of('DutyLate')} flags, ${of('DutyReminded')} reminders, ${world.runtime.mails().length} mails ` +
        `handed over in ${world.runtime.faults.handedOver.length} attempts`,
    );
  } finally {
    await world.stop();
  }
}

class Plan {
  readonly #world: World;
  readonly #random: () => number;
  readonly #seed: number;
  #entry = '';
  /** What has not been answered, as far as is known. */
  #open: string[] = [];
  /** What lost its timer and may not have been woken since. */
  #timersLost = new Set<string>();

  constructor(world: World, seed: number) {
    this.#world = world;
    this.#seed = seed;
    this.#random = generator(seed);
  }

  async begin(): Promise<void> {
    this.#entry = await this.#world.publish('civil', conditional());
    await this.#world.settle();
  }

  /** One to three faults for up to two days, in which people go on working; then the check. @throws Error where it fails */
  async round(number: number): Promise<void> {
    const { runtime, tables } = this.#world;
    const chosen = Array.from({ length: 1 + this.#below(3) }, () => this.#fault());
    const deeds = chosen.flatMap(({ deed }) => deed ?? []);
    await this.#act();
    runtime.faults.set({ seed: this.#seed + number });
    for (const { set = {} } of chosen) runtime.faults.set(together(runtime.faults.settings, set));
    const from = inShanghai(runtime.now());
    for (let steps = 2 + this.#below(5); steps > 0; steps--) {
      await this.#act();
      if (this.#random() < 0.5) await deeds[this.#below(deeds.length)]?.();
      await this.#goOn(1 + this.#below(16));
    }
    for (const deed of deeds) await deed();
    console.log(`${number}. ${from} to ${inShanghai(runtime.now())}: ${chosen.map(({ name }) => name).join(', ')}`);
    await workAgain(this.#world);
    const said = await broken(runtime, tables, { timersLost: this.#timersLost });
    if (said.length > 0) throw new Error(`after round ${number} of --seed ${this.#seed}:\n${said.join('\n')}`);
    await this.#goOn(12 + this.#below(100));
  }

  /** Somebody does something, if it can be done as things are: what fails is not tried again. */
  async #act(): Promise<void> {
    const { as, applyFor, replyTo } = this.#world;
    const id = this.#open[this.#below(this.#open.length)];
    const chance = this.#random();
    try {
      if (chance < 0.4 || !id) this.#open.push((await applyFor('school', this.#entry)).params.id);
      else if (chance < 0.55) await (await as('officer')).ok('createChange', { body: this.#change() });
      else {
        const params = { id };
        const { etag } = await (await as('civil')).ok('getRequest', { params });
        if (chance < 0.7)
          return void (await (await as('civil')).send('askSupplement', { params, etag, body: bodies.askSupplement }));
        if (chance < 0.8)
          return void (await (
            await as('school')
          ).send('supplementRequest', { params, etag, body: bodies.supplementRequest }));
        await replyTo('civil', { params, etag }, chance < 0.9 ? agree : refuse);
        this.#open = this.#open.filter((other) => other !== id);
      }
    } catch (error) {
      console.log(`   not done: ${String(error).split('\n')[0]?.slice(0, 120)}`);
    }
  }

  #change() {
    const changedOn = inShanghai(this.#world.runtime.now()).slice(0, 10);
    return { kind: 'law-revised', document: '社会救助法', changedOn, concerns: { resources: [this.#entry] } };
  }

  #fault(): { name: string; set?: Partial<FaultSettings>; deed?: () => Promise<void> } {
    const { runtime } = this.#world;
    const words = ['reactor', 'duties', 'notifier', 'jobs', 'requests'];
    const word = this.#of(words);
    const share = 0.05 + this.#random() * 0.25;
    const hours = this.#of([-24, 24, -1, 1]);
    const zone = this.#of(['America/New_York', 'Pacific/Kiritimati', 'Asia/Shanghai']);
    const way = this.#of(['refuses', 'silent', 'lies', 'loses', 'kills'] as const);
    const scheduler = this.#of(['waits', 'loses', 'loses-sweeps'] as const);
    return this.#of([
      { name: `the scheduler ${scheduler}`, set: { scheduler } },
      { name: 'every message three times', set: { queues: 'doubles' } },
      { name: `mail ${way}`, set: { mail: way } },
      { name: `${word} throttled ${share.toFixed(2)}`, set: { throttled: { [word]: share } } },
      { name: `${word} unanswered ${share.toFixed(2)}`, set: { unanswered: { [word]: share } } },
      { name: `the clock of ${word} ${hours} h in ${zone}`, set: { clocks: { [word]: { hours, zone } } } },
      { name: `${word} down`, set: { down: [word] } },
      { name: 'streams again', deed: async () => runtime.redeliver() },
      { name: 'dead letters again', deed: () => runtime.deadLetters.redrive() },
      { name: 'all timers deleted', deed: () => this.#loseTimers() },
    ]);
  }

  async #loseTimers(): Promise<void> {
    const { runtime } = this.#world;
    for (const { id } of await timersOf(runtime)) this.#timersLost.add(id);
    runtime.loseTimers();
  }

  async #goOn(hours: number): Promise<void> {
    const { runtime } = this.#world;
    await this.#world.at(inShanghai(new Date(runtime.now().getTime() + hours * HOUR)));
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  #of<T>(all: readonly T[]): T {
    return all[this.#below(all.length)] as T;
  }
}

/** A fault beside those that there are: of another function, it replaces none. */
function together(there: FaultSettings, { throttled, unanswered, clocks, down, ...others }: Partial<FaultSettings>) {
  return {
    ...others,
    throttled: { ...there.throttled, ...throttled },
    unanswered: { ...there.unanswered, ...unanswered },
    clocks: { ...there.clocks, ...clocks },
    down: [...there.down, ...(down ?? [])],
  };
}
