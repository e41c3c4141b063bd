/** How often an interface fails in a row before it is left alone, and for how long, in milliseconds. */
const FAILURES = 5;
const REST = 60_000;

/**
 * A circuit breaker for each interface: after some failures in a row it rests; then one call tries, and works or has it rest
 * again. Kept in memory, each execution environment its own: what it spares is waiting in vain and a provider in trouble, and
 * some calls more or less don't matter for that, while a shared state would be read and written at every call.
 * Times are of the calls, in milliseconds.
 */
export class Breaker {
  readonly #failing = new Map<string, { times: number; last: number }>();

  rests(id: string, now: number): boolean {
    const { times, last } = this.#failing.get(id) ?? { times: 0, last: 0 };
    return times >= FAILURES && now < last + REST;
  }

  failed(id: string, now: number): void {
    this.#failing.set(id, { times: (this.#failing.get(id)?.times ?? 0) + 1, last: now });
  }

  worked(id: string): void {
    this.#failing.delete(id);
  }
}
