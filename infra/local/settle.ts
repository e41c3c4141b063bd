/** Something that may have work left: it says what, in a few words for a person, or undefined when it is idle. */
export type Busy = () => string | undefined;

/**
 * Knows when nothing is left to do.
 *
 * Everything that starts or finishes work runs in this one process and calls `changed()`, so "nothing left" is a fact read in
 * one turn of the event loop, not a guess after a pause.
 */
export class Activity {
  readonly #parts: Busy[] = [];
  readonly #waiting = new Set<() => void>();

  add(part: Busy): void {
    this.#parts.push(part);
  }

  /** To be called when work has been finished (or dropped). */
  changed(): void {
    for (const check of this.#waiting) check();
  }

  /** What is left to do at this moment. */
  left(): string[] {
    return this.#parts.map((part) => part()).filter((what) => what !== undefined);
  }

  /**
   * Resolves when nothing is left.
   * @param patience milliseconds in all.
   * @throws Error saying what is left when patience runs out.
   */
  settle(patience = 300_000): Promise<void> {
    return new Promise((resolve, reject) => {
      const finish = (end: () => void) => {
        this.#waiting.delete(check);
        clearTimeout(timer);
        end();
      };
      const check = () => {
        if (this.left().length === 0) finish(resolve);
      };
      const timer = setTimeout(
        () => finish(() => reject(new Error(`after ${patience / 1000} s still busy: ${this.left().join('; ')}`))),
        patience,
      );
      this.#waiting.add(check);
      check();
    });
  }
}
