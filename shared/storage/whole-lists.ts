import { type Existing, existingEntry } from '../domain/catalog/import/existing.ts';
import type { Database } from './database.ts';
import type { Kind } from './kinds/states.ts';
import { allStates, type Listing, list, listings, type Page, type Position } from './lists.ts';
import type { Stored } from './stored-state.ts';

/** Every entry of a department, as an import needs to know it. */
export async function existingEntries(database: Database, department: string): Promise<Existing[]> {
  const found: Existing[] = [];
  for await (const { state } of allStates<'resource'>(database, listings.entries([department])))
    found.push(existingEntry(state));
  return found;
}

/** How many states are read at most to fill one page of matches. */
const READ_AT_MOST = 1000;

/**
 * A page of the matching states of a list. A page before the last may be short where few states match.
 * @param match the row shown for a state; null where the state does not match
 */
export async function pageOfMatches<K extends Kind, T>(
  database: Database,
  listing: Listing,
  { limit, from }: { limit: number; from: Position | null },
  wanted: (state: Stored<K>['state']) => T | null,
): Promise<Page<T>> {
  const items: T[] = [];
  let next = from;
  for (let read = 0; read < READ_AT_MOST; ) {
    const page: Page<Stored<K>> = await list<K>(database, listing, { limit: limit - items.length, from: next });
    for (const { state } of page.items) {
      const shown = wanted(state);
      if (shown !== null) items.push(shown);
    }
    next = page.next;
    read += page.items.length;
    if (next === null || items.length >= limit) break;
  }
  return { items, next };
}
