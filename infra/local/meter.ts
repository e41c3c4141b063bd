/** Counts what AWS would charge for. Only for measuring. */
export class Meter {
  #counts = new Map<string, number>();

  add(what: string, count = 1): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + count);
  }

  /** @returns the counts since the last time */
  take(): Record<string, number> {
    const taken = Object.fromEntries([...this.#counts].sort(([a], [b]) => a.localeCompare(b)));
    this.#counts = new Map();
    return taken;
  }
}
