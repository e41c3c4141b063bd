import * as z from 'zod';

/** What can be made to go wrong on this machine. Nothing under `functions/` or `shared/` knows of it. */
export const faultSettings = z
  .strictObject({
    /**
     * What falls due is sent; `waits` until it works again, and then comes late; `loses` all of it, or only the hourly
     * sweeps and whatever else repeats.
     */
    scheduler: z.enum(['works', 'waits', 'loses', 'loses-sweeps']),
    /** `doubles`: a message comes again at once, and once more, in no order, when the queues work again. */
    queues: z.enum(['work', 'doubles']),
    /**
     * The mail server refuses; accepts and then breaks off (`silent`), is too slow (`slow`), says it did not (`lies`), loses
     * what it accepted (`loses`); or the sender is killed just when it has accepted (`kills`).
     */
    mail: z.enum(['works', 'refuses', 'silent', 'slow', 'lies', 'loses', 'kills']),
    /** What share of the calls to DynamoDB is throttled, by a word of the calling function's name. */
    throttled: z.record(z.string(), z.number().min(0).max(1)),
    /** What share of the writes to DynamoDB is done and not answered, by a word of the calling function's name. */
    unanswered: z.record(z.string(), z.number().min(0).max(1)),
    /** Functions that fail whatever they are asked, by a word of their names. */
    down: z.array(z.string()),
    /** How many hours a function's machine is ahead, and in what zone it is. */
    clocks: z.record(z.string(), z.strictObject({ hours: z.number(), zone: z.string().optional() })),
    /** From which what happens by chance is drawn. */
    seed: z.number().int(),
  })
  .partial();
export type FaultSettings = Required<z.output<typeof faultSettings>>;

/** What the mail server does in each of these ways, and what it says: nothing, where nobody can know what it did. */
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
  /** Ours, the same on every attempt. */
  messageId: string;
  accepted: boolean;
  answered: 'yes' | 'no' | 'nothing';
}

const none: FaultSettings = {
  scheduler: 'works',
  queues: 'work',
  mail: 'works',
  throttled: {},
  unanswered: {},
  down: [],
  clocks: {},
  seed: 1,
};

/** The faults as they are at this moment, which the parts of the runtime look at as they go. */
export class Faults {
  readonly handedOver: HandedOver[] = [];
  readonly #listeners: (() => void)[] = [];
  #settings = none;
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

  /** Ends them all. */
  end(): void {
    this.set({ ...none, seed: this.#settings.seed });
  }

  onChange(heard: () => void): void {
    this.#listeners.push(heard);
  }

  isDown(name: string): boolean {
    return this.#settings.down.some((word) => isNamed(name, word));
  }

  /** How a function's machine reckons time, where it does so wrongly. */
  clockOf(name: string): { hours: number; zone?: string | undefined } | undefined {
    return Object.entries(this.#settings.clocks).find(([word]) => isNamed(name, word))?.[1];
  }

  /** Whether this call of a function's is one of those that are hit. */
  hits(what: 'throttled' | 'unanswered', name: string): boolean {
    const share = Object.entries(this.#settings[what]).find(([word]) => isNamed(name, word))?.[1];
    return share !== undefined && this.#random() < share;
  }

  /** In an order by chance. */
  shuffled<T>(all: readonly T[]): T[] {
    return all
      .map((one): [number, T] => [this.#random(), one])
      .sort(([a], [b]) => a - b)
      .map(([, one]) => one);
  }
}

const isNamed = (name: string, word: string) => name.toLowerCase().includes(word.toLowerCase());

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
