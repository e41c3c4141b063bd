import { openCatalog, openDataset } from '../../shared/domain/catalog/export/open-dcat.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Call, Deps, Outcome } from '../../shared/http/serve.ts';
import { namedEntries, openEntries, openEntry } from '../../shared/storage/open-entries.ts';

export interface OpenContext extends Deps {
  /** Where an entry has its page. */
  portalUrl: string;
}

/** How many words are looked for at most. */
const MOST_WORDS = 5;

/** A page of the open catalog, in DCAT 3 with the links between pages that harvesters follow (Hydra). */
export async function getOpenCatalog(
  { query, url, now }: Call<'getOpenCatalog' | 'getOpenCatalogFile'>,
  { database, portalUrl }: OpenContext,
): Promise<Outcome<'getOpenCatalog' | 'getOpenCatalogFile'>> {
  const { q, after, limit } = query;
  const words = q?.toLowerCase().split(/\s+/).slice(0, MOST_WORDS);
  const { entries, more } = await openEntries(database, { after, words, limit });
  const addressOf = (from: string | undefined) => {
    const asked = new URLSearchParams({ ...(q ? { q } : {}), ...(from ? { after: from } : {}), limit: String(limit) });
    return `${url}?${asked}`;
  };
  const next = more ? entries.at(-1)?.id : undefined;
  const page = {
    ...{ catalog: url, page: addressOf(after), first: addressOf(undefined) },
    ...(next ? { next: addressOf(next) } : {}),
  };
  const body = openCatalog(await namedEntries(database, entries, now), { portalUrl, ...page });
  return { body: JSON.stringify(body) };
}

export async function getOpenEntry(
  { params, now }: Call<'getOpenEntry'>,
  { database, portalUrl }: OpenContext,
): Promise<Outcome<'getOpenEntry'>> {
  const entry = await openEntry(database, params.id);
  if (!entry) throw new Refusal('not-found', { what: '信息资源' });
  const [named] = await namedEntries(database, [entry], now);
  return { body: named ? JSON.stringify(openDataset(named, portalUrl)) : '' };
}
