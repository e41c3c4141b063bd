import * as z from 'zod';
import { isPublished, type Resource } from '../../shared/domain/resource.ts';
import { paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { departmentIds, list, listings, type Position } from '../../shared/storage/lists.ts';
import { loadMany } from '../../shared/storage/read.ts';
import type { CatalogDeps } from './deps.ts';

type Summary = Outcome<'searchResources'>['body']['items'][number];

/** Published entries: by words or a part of one where `q` is given, else department by department in order of code. */
export async function searchResources(
  call: Call<'searchResources'>,
  deps: CatalogDeps,
): Promise<Outcome<'searchResources'>> {
  return { body: call.query.q === undefined ? await browse(call, deps) : await find(call, call.query.q, deps) };
}

async function browse(call: Call<'searchResources'>, { database, cursors }: CatalogDeps) {
  const { department, shareType } = call.query;
  const departments = department ? [department] : await departmentIds(database);
  return await paged(call, cursors, async (from: Position | null, limit) => {
    const page = await list<'resource'>(database, listings.published(departments, shareType), { limit, from });
    return { items: page.items.flatMap(({ state }) => summary(state, null)), next: page.next };
  });
}

/** The index may be seconds behind, so each hit is read again and left out where it is not published. */
async function find(call: Call<'searchResources'>, q: string, { database, cursors, index }: CatalogDeps) {
  const { department, shareType } = call.query;
  return await paged<Summary, unknown>(
    call,
    cursors,
    async (position, limit) => {
      const { hits, next } = await index.search({ q, department, shareType, limit, position: position ?? undefined });
      const entries = await loadMany(
        database,
        'resource',
        hits.map((hit) => hit.id),
      );
      const byId = new Map(entries.map(({ id, state }) => [id, state]));
      const items = hits.flatMap(({ id, highlight }) => {
        const resource = byId.get(id);
        return resource ? summary(resource, highlight) : [];
      });
      return { items, next: next ?? null };
    },
    z.unknown(),
  );
}

function summary(resource: Resource, highlight: string | null): Summary[] {
  if (!isPublished(resource)) return [];
  const { id, code, provider, version, published } = resource;
  const { name, abstract, theme } = published;
  return [{ id, code, provider, version, name, abstract, theme, shareType: published.sharing.type, highlight }];
}
