import { patiently, type Slow } from './patience.ts';

/** A part of the runtime that may have work left. It returns a few words for a person, or undefined when it is idle. */
export type Busy = () => string | undefined;

/**
 * Knows when no work is left.
 *
 * Everything that starts or finishes work runs in this process and calls `changed()`. So one look in one turn of the event loop is
 * certain, and no pause is needed. What is postponed for some minutes goes as soon as nothing else is left, as if they had passed.
 */
export class Activity {
  readonly #parts: Busy[] = [];
  readonly #waiting = new Set<() => void>();
  #postponed: (() => Promise<void>)[] = [];
  readonly #slow: Slow | undefined;
  #resuming = 0;

  /** @param slow is told of a long wait, which is an error without it. */
  constructor(slow?: Slow) {
    this.#slow = slow;
  }

  add(part: Busy): void {
    this.#parts.push(part);
  }

  /** Keeps work until no other is left. */
  postpone(work: () => Promise<void>): void {
    this.#postponed.push(work);
  }

  /** Call this when work has finished or was dropped. */
  changed(): void {
    if (this.#postponed.length > 0 && this.left().length === 0) void this.#resume();
    for (const check of this.#waiting) check();
  }

  /** The work that is left at this moment, without what is postponed. */
  left(): string[] {
    const left = this.#parts.map((part) => part()).filter((what) => what !== undefined);
    return this.#resuming > 0 ? [...left, 'what was postponed'] : left;
  }

  async #resume(): Promise<void> {
    this.#resuming += 1;
    try {
      await Promise.all(this.#postponed.splice(0).map((work) => work()));
    } finally {
      this.#resuming -= 1;
      this.changed();
    }
  }

  /**
   * Resolves when no work is left.
   * @param patience the longest wait, in milliseconds.
   * @throws Error with the work that is left, when the wait has been too long and nobody is told.
   */
  async settle(patience = 300_000): Promise<void> {
    let check = () => {};
    const settled = new Promise<void>((resolve) => {
      check = () => {
        if (this.left().length === 0 && this.#postponed.length === 0) resolve();
      };
    });
    this.#waiting.add(check);
    this.changed();
    const message = (seconds: number) =>
      `${seconds} 秒后仍有工作未完成 · after ${seconds} s still busy: ${this.left().join('; ')}`;
    try {
      await patiently(settled, { ms: patience, message, slow: this.#slow });
    } finally {
      this.#waiting.delete(check);
    }
  }
}
