import type { Objects } from '../../shared/adapters/search/objects.ts';
import type { Instant } from '../../shared/domain/calendar/time.ts';
import { openCatalog } from '../../shared/domain/catalog/export/open-dcat.ts';
import type { Database } from '../../shared/storage/database.ts';
import { namedEntries, openEntries } from '../../shared/storage/open-entries.ts';

export interface OpenFilesDeps {
  database: Database;
  objects: Objects;
  /** The files are published under `${portalUrl}/open/`. */
  portalUrl: string;
}

/** Of how many entries a file is made, as the API answers a page. */
const ON_A_PAGE = 100;
/** How often it is written again where others have changed the catalog meanwhile. */
const ATTEMPTS = 5;

/**
 * Writes the open catalog as files, for a stage that may answer nobody without a credential: the pages that the API would answer, with
 * their links. Whoever has written reads once more, so that of two who write at once neither leaves what is older.
 * @returns how many files there are
 */
export async function writeFiles(deps: OpenFilesDeps, now: Instant): Promise<number> {
  let written = await pagesOf(deps, now);
  for (let attempt = 1; ; attempt += 1) {
    for (const [n, page] of written.entries()) await deps.objects.put(`open/${fileName(n)}`, page);
    await removeFrom(deps.objects, written.length);
    const current = await pagesOf(deps, now);
    if (current.join('\n') === written.join('\n') || attempt === ATTEMPTS) return written.length;
    written = current;
  }
}

async function pagesOf({ database, portalUrl }: OpenFilesDeps, now: Instant): Promise<string[]> {
  const addressOf = (n: number) => `${portalUrl}/open/${fileName(n)}`;
  const pages: string[] = [];
  for (let after: string | undefined, more = true; more; ) {
    const page = await openEntries(database, { after, limit: ON_A_PAGE });
    const n = pages.length;
    ({ more } = page);
    after = page.entries.at(-1)?.id;
    const links = {
      ...{ portalUrl, catalog: addressOf(0), page: addressOf(n), first: addressOf(0) },
      ...(more ? { next: addressOf(n + 1) } : {}),
    };
    pages.push(JSON.stringify(openCatalog(await namedEntries(database, page.entries, now), links)));
  }
  return pages;
}

/** The pages that were there before and are no more. */
async function removeFrom(objects: Objects, n: number): Promise<void> {
  for (let at = n; (await objects.get(`open/${fileName(at)}`)) !== null; at += 1)
    await objects.remove(`open/${fileName(at)}`);
}

const fileName = (n: number) => (n === 0 ? 'catalog.jsonld' : `catalog-${n + 1}.jsonld`);
