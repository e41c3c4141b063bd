import type { LastEqual } from '../domain/cases/equal-case.ts';
import { sameness } from '../domain/catalog/import/text.ts';
import type { Database } from '../storage/database.ts';
import { itemsUnder } from '../storage/items.ts';
import { equalPartition } from '../storage/kinds/cases.ts';
import { canonicalHash } from '../storage/responses.ts';

/**
 * The last case that is equal in these parts; texts that differ in width, case or punctuation alone are the same.
 * @param openAs tells the number of a case while it is open, else null
 */
export async function lastEqual(
  database: Database,
  parts: readonly unknown[],
  openAs: (id: string) => Promise<string | null>,
): Promise<LastEqual> {
  const hash = canonicalHash(parts.map(plain)).slice(0, 32);
  const items = await itemsUnder(database, 'cases', equalPartition(hash));
  const after = new Map(items.map(({ sk, state }) => [String(sk), (state as { case: string }).case]));
  let last: string | undefined;
  for (let next = after.get('first'); next !== undefined; next = after.get(next)) last = next;
  return { hash, last: last === undefined ? null : { case: last, openAs: await openAs(last) } };
}

function plain(part: unknown): unknown {
  if (typeof part === 'string') return sameness(part);
  if (Array.isArray(part)) return part.map(plain);
  if (part === null || typeof part !== 'object') return part ?? null;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, plain(value)]));
}
