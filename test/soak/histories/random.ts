/** Choices that follow from a seed alone (mulberry32), so that a history can be lived again to the letter. */
export class Choices {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** From 0 up to but without `most`. */
  below(most: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * most);
  }

  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  /** One of them. @throws Error where there is none */
  of<T>(items: readonly T[]): T {
    if (items.length === 0) throw new Error('nothing to choose from');
    return items[this.below(items.length)] as T;
  }

  /** One of them, each as likely as it weighs. @throws Error where there is none */
  weighed<T>(items: readonly T[], weightOf: (item: T) => number): T {
    let left = this.below(items.reduce((sum, item) => sum + weightOf(item), 0));
    for (const item of items) {
      left -= weightOf(item);
      if (left < 0) return item;
    }
    throw new Error('nothing to choose from');
  }

  /** Between so many and so many of them, in their order. */
  some<T>(items: readonly T[], least: number, most: number): T[] {
    const count = Math.min(items.length, least + this.below(most - least + 1));
    const left = items.map((_, n) => n);
    const taken = Array.from({ length: count }, () => left.splice(this.below(left.length), 1)[0] as number);
    return taken.sort((a, b) => a - b).map((n) => items[n] as T);
  }
}
