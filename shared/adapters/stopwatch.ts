/** Measures how long each part waits, in milliseconds of the machine's clock. It is for the log alone; nothing depends on it. */
export function stopwatch<Part extends string>(parts: readonly Part[]) {
  const ms = Object.fromEntries(parts.map((part) => [part, 0])) as Record<Part, number>;
  return {
    ms,
    async on<T>(part: Part, work: Promise<T>): Promise<T> {
      const began = performance.now();
      const result = await work;
      ms[part] += Math.round(performance.now() - began);
      return result;
    },
  };
}

/** Tells whether a worker has worked for so many milliseconds of the machine's clock, so that it makes room for another. */
export function turn(ms: number): { isOver(): boolean } {
  const ends = performance.now() + ms;
  return { isOver: () => performance.now() >= ends };
}
