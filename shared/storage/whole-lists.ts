import type { Database } from './database.ts';
import type { Kind } from './kinds/states.ts';
import { list, type listItems, type Page, type Position } from './lists.ts';
import type { Stored } from './stored-state.ts';

type Listing = Parameters<typeof listItems>[1];

/** Every state of a list, page after page. */
export async function* walk<K extends Kind>(database: Database, listing: Listing): AsyncGenerator<Stored<K>> {
  let from: Position | null = null;
  do {
    const page: Page<Stored<K>> = await list<K>(database, listing, { limit: 200, from });
    yield* page.items;
    from = page.next;
  } while (from !== null);
}

/** Every entry of departments, whatever its state, in order of code. */
export function entriesOf(database: Database, departments: string[]): AsyncGenerator<Stored<'resource'>> {
  return walk<'resource'>(database, allOf(departments));
}

const allOf = (departments: string[]): Listing => ({
  table: 'catalog',
  index: 'gsi3',
  partitions: departments.map((id) => `ENTRIES#${id}`),
});

/** The code and the name of everything a department has, published or only proposed; the rest of it isn't fetched. */
export async function entryNames(database: Database, department: string): Promise<{ code: string; name: string }[]> {
  const found: { code: string; name: string }[] = [];
  const listing = { ...allOf([department]), only: ['code', 'published.name', 'draft.content.name'] };
  for await (const { state } of walk<'resource'>(database, listing)) {
    found.push({ code: state.code, name: (state.published ?? state.draft?.content)?.name ?? '' });
  }
  return found;
}

/** How much of a list is gone through for one page of what is looked for. */
const LOOKED_AT_MOST = 1000;

/**
 * A page of those states of a list that are wanted. A page may be short before the end, where few of many are.
 * @param wanted what is shown of a state; null where it is not one of them
 */
export async function sift<K extends Kind, T>(
  database: Database,
  listing: Listing,
  { limit, from }: { limit: number; from: Position | null },
  wanted: (state: Stored<K>['state']) => T | null,
): Promise<Page<T>> {
  const items: T[] = [];
  let next = from;
  for (let looked = 0; looked < LOOKED_AT_MOST; ) {
    const page: Page<Stored<K>> = await list<K>(database, listing, { limit: limit - items.length, from: next });
    for (const { state } of page.items) {
      const shown = wanted(state);
      if (shown !== null) items.push(shown);
    }
    next = page.next;
    looked += page.items.length;
    if (next === null || items.length >= limit) break;
  }
  return { items, next };
}
