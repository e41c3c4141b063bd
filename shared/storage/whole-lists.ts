import type { Database } from './database.ts';
import type { Kind } from './kinds/states.ts';
import { allStates, type Listing, list, listings, type Page, type Position } from './lists.ts';
import type { Stored } from './stored-state.ts';

/** Code and name of every entry of a department, published or only drafted; nothing else is read. */
export async function entryNames(database: Database, department: string): Promise<{ code: string; name: string }[]> {
  const found: { code: string; name: string }[] = [];
  const listing = { ...listings.entries([department]), only: ['code', 'published.name', 'draft.content.name'] };
  for await (const { state } of allStates<'resource'>(database, listing)) {
    found.push({ code: state.code, name: (state.published ?? state.draft?.content)?.name ?? '' });
  }
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
