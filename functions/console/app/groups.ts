/** By what they have in common, in the order in which each comes first. Older browsers have no `Map.groupBy`. */
export function groupsOf<T>(all: readonly T[], of: (one: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(of(one), [...(groups.get(of(one)) ?? []), one]);
  return [...groups];
}
