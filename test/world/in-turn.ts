/**
 * Takes a few of all, others each time, so that a check that is the same for every operation needs no call for each pair: over all
 * operations, each of the few is used many times.
 */
export function inTurn(): <T>(all: readonly T[], few: number) => T[] {
  let from = 0;
  return (all, few) => {
    const count = Math.min(few, all.length);
    const first = from;
    from += count;
    // Spread over all of them, so that those at the end get their turn as well.
    const step = Math.max(1, Math.floor(all.length / Math.max(count, 1)));
    return Array.from({ length: count }, (_, n) => all[(first + n * step) % all.length] as (typeof all)[number]);
  };
}
