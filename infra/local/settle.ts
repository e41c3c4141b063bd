/** A part of the runtime that may have work left. It returns a few words for a person, or undefined when it is idle. */
export type Busy = () => string | undefined;

/**
 * Knows when no work is left.
 *
 * Everything that starts or finishes work runs in this process and calls `changed()`. So one look in one turn of the event loop is
 * certain, and no pause is needed.
 */
export class Activity {
  readonly #parts: Busy[] = [];
  readonly #waiting = new Set<() => void>();

  add(part: Busy): void {
    this.#parts.push(part);
  }

  /** Call this when work has finished or was dropped. */
  changed(): void {
    for (const check of this.#waiting) check();
  }

  /** The work that is left at this moment. */
  left(): string[] {
    return this.#parts.map((part) => part()).filter((what) => what !== undefined);
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
