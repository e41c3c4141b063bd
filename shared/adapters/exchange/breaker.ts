/** How many failures in a row let an interface rest, and for how long, in milliseconds. */
const FAILURES = 5;
const REST = 60_000;

/**
 * A circuit breaker for each interface. After some failures in a row the interface rests. Then one call tries it, and either it
 * works or it rests again. This spares callers a useless wait and relieves a provider in trouble. Each execution environment
 * keeps its own state in memory: a few more calls do no harm, while a shared state would be read and written at every call.
 * Times are those of the calls, in milliseconds.
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
