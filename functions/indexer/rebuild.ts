import type { SnapshotWriter } from '../../shared/adapters/search/writer.ts';
import type { Database } from '../../shared/storage/database.ts';
import { allStates, listings } from '../../shared/storage/lists.ts';
import { loadMany } from '../../shared/storage/read.ts';
import { type Catalog, type CatalogEntry, writeAll } from './snapshot.ts';

const PAGE = 100;
/** Every possible department number, so that entries of departments no longer registered are found too. */
const DEPARTMENTS = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'));

/** Rebuilds the index from all entries. @returns the number of entries in it */
export async function rebuild(writer: SnapshotWriter, catalog: Omit<Catalog, 'readResources'>): Promise<number> {
  return writer.update(async (index) => {
    await writeAll(index, catalog);
    return index.size;
  }, 'empty');
}

/**
 * Every published entry of the catalog, the oldest publication first. An entry published this second may be missing.
 */
export async function* publishedEntries(database: Database): AsyncGenerator<CatalogEntry[]> {
  const known: { id: string; publishedAt: string }[] = [];
  for await (const { state } of allStates<'resource'>(database, listings.published(DEPARTMENTS))) {
    known.push({ id: state.id, publishedAt: state.publishedAt ?? '' });
  }
  known.sort((a, b) => (a.publishedAt < b.publishedAt ? -1 : a.publishedAt > b.publishedAt ? 1 : a.id < b.id ? -1 : 1));

  const again: CatalogEntry[] = [];
  for (let start = 0; start < known.length; start += PAGE) {
    const page = known.slice(start, start + PAGE);
    const ids = page.map(({ id }) => id);
    const read = new Map((await loadMany(database, 'resource', ids)).map((entry) => [entry.id, entry]));
    const asListed = page.flatMap(({ id, publishedAt }) => {
      const entry = read.get(id);
      return entry?.state.publishedAt === publishedAt ? entry : [];
    });
    again.push(...[...read.values()].filter((entry) => !asListed.includes(entry)));
    yield asListed;
  }
  // These were published again meanwhile, so they are the newest.
  if (again.length > 0) yield again;
}
