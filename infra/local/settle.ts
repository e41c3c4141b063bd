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
  #resuming = 0;

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
   * @throws Error with the work that is left, when the wait has been too long.
   */
  settle(patience = 300_000): Promise<void> {
    return new Promise((resolve, reject) => {
      const finish = (end: () => void) => {
        this.#waiting.delete(check);
        clearTimeout(timer);
        end();
      };
      const check = () => {
        if (this.left().length === 0 && this.#postponed.length === 0) finish(resolve);
      };
      const timer = setTimeout(
        () => finish(() => reject(new Error(`after ${patience / 1000} s still busy: ${this.left().join('; ')}`))),
        patience,
      );
      this.#waiting.add(check);
      this.changed();
    });
  }
}
