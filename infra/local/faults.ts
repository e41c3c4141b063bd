import * as z from 'zod';

/** The faults that can be switched on in the local runtime. Nothing under `functions/` or `shared/` knows of them. */
export const faultSettings = z
  .strictObject({
    /**
     * `works`: sends what is due. `waits`: sends it late, when the scheduler works again. `loses`: sends nothing. `loses-sweeps`:
     * loses only repeating schedules, such as the hourly sweep.
     */
    scheduler: z.enum(['works', 'waits', 'loses', 'loses-sweeps']),
    /** Repeating schedules that are lost, by a word in their names. */
    lost: z.array(z.string()),
    /** Functions that streams and queues give nothing, by a word in their names. What queues hold for them is lost. */
    unread: z.array(z.string()),
    /** `doubles`: delivers each message again at once, and a third time in random order when the queues work again. */
    queues: z.enum(['work', 'doubles']),
    /**
     * `refuses`: the mail server refuses. Otherwise it accepts, and then closes the connection (`silent`), answers too late (`slow`),
     * answers that it refused (`lies`), or loses the mail (`loses`). `kills`: the sender is killed just after the server accepted.
     */
    mail: z.enum(['works', 'refuses', 'silent', 'slow', 'lies', 'loses', 'kills']),
    /** The share of calls to DynamoDB that are throttled, by a word in the caller's name. */
    throttled: z.record(z.string(), z.number().min(0).max(1)),
    /** The share of writes to DynamoDB that succeed without an answer, by a word in the caller's name. */
    unanswered: z.record(z.string(), z.number().min(0).max(1)),
    /** How much longer each call to DynamoDB takes, in milliseconds: the way there and back in a cloud. */
    latency: z.number().min(0).max(10_000),
    /** How much longer each invocation of a function takes, in milliseconds. */
    invocation: z.number().min(0).max(10_000),
    /** Functions that fail at every call, by a word in their names. */
    down: z.array(z.string()),
    /** Functions whose machine's clock is some hours ahead or in another zone, by a word in their names. */
    clocks: z.record(z.string(), z.strictObject({ hours: z.number(), zone: z.string().optional() })),
    /** Seed of the random choices. */
    seed: z.number().int(),
  })
  .partial();
export type FaultSettings = Required<z.output<typeof faultSettings>>;

/** What the mail server does for each setting, and what it answers. `nothing`: the sender cannot know the result. */
export const mailServer: Record<
  FaultSettings['mail'],
  { accepts: boolean; keeps: boolean; says: HandedOver['answered'] }
> = {
  works: { accepts: true, keeps: true, says: 'yes' },
  refuses: { accepts: false, keeps: false, says: 'no' },
  silent: { accepts: true, keeps: true, says: 'nothing' },
  slow: { accepts: true, keeps: true, says: 'nothing' },
  lies: { accepts: true, keeps: true, says: 'no' },
  loses: { accepts: true, keeps: false, says: 'yes' },
  kills: { accepts: true, keeps: true, says: 'nothing' },
};

/** A mail that reached the mail server, and what the server said. */
export interface HandedOver {
  /** The sender's own id. Every attempt has the same one. */
  messageId: string;
  accepted: boolean;
  answered: 'yes' | 'no' | 'nothing';
}

const none: FaultSettings = {
  scheduler: 'works',
  lost: [],
  unread: [],
  queues: 'work',
  mail: 'works',
  throttled: {},
  unanswered: {},
  latency: 0,
  invocation: 0,
  down: [],
  clocks: {},
  seed: 1,
};

/** The faults that are on. The parts of the runtime read them while they work. */
export class Faults {
  readonly handedOver: HandedOver[] = [];
  readonly #listeners: (() => void)[] = [];
  #settings = none;
  #lasting: Partial<FaultSettings> = {};
  #random = generator(none.seed);

  get settings(): FaultSettings {
    return this.#settings;
  }

  /** Sets these faults, and leaves the others as they are. */
  set(settings: Partial<FaultSettings>): void {
    this.#settings = { ...this.#settings, ...settings };
    if (settings.seed !== undefined) this.#random = generator(settings.seed);
    for (const heard of this.#listeners) heard();
  }

  /** Sets faults that last until the system ends. */
  keep(settings: Partial<FaultSettings>): void {
    this.#lasting = { ...this.#lasting, ...settings };
    this.set(settings);
  }

  /** Ends all faults, but for those that last. */
  end(): void {
    this.set({ ...none, ...this.#lasting, seed: this.#settings.seed });
  }

  onChange(heard: () => void): void {
    this.#listeners.push(heard);
  }

  isDown(name: string): boolean {
    return this.#settings.down.some((word) => isNamed(name, word));
  }

  /** Whether the runs of a repeating schedule are lost. */
  isLost(schedule: string): boolean {
    return this.#settings.lost.some((word) => isNamed(schedule, word));
  }

  /** Whether streams and queues give a function nothing. */
  isUnread(name: string): boolean {
    return this.#settings.unread.some((word) => isNamed(name, word));
  }

  /** The wrong clock of a function's machine, if this fault is on. */
  clockOf(name: string): { hours: number; zone?: string | undefined } | undefined {
    return Object.entries(this.#settings.clocks).find(([word]) => isNamed(name, word))?.[1];
  }

  /** Whether this fault hits this call of a function. */
  hits(what: 'throttled' | 'unanswered', name: string): boolean {
    const share = Object.entries(this.#settings[what]).find(([word]) => isNamed(name, word))?.[1];
    return share !== undefined && this.#random() < share;
  }

  /** The items in random order. */
  shuffled<T>(all: readonly T[]): T[] {
    return all
      .map((one): [number, T] => [this.#random(), one])
      .sort(([a], [b]) => a - b)
      .map(([, one]) => one);
  }
}

const isNamed = (name: string, word: string) => name.toLowerCase().includes(word.toLowerCase());

/** Random numbers from 0 to 1. The same seed gives the same numbers (mulberry32). */
export function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
