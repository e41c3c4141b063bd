import * as z from 'zod';
import { excerpt, highlight } from '../../shared/adapters/search/highlight.ts';
import { isPublished, type Resource } from '../../shared/domain/catalog/resource.ts';
import type { Id } from '../../shared/domain/id.ts';
import { answerList, paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { departmentIds, listings } from '../../shared/storage/lists.ts';
import type { CatalogContext } from './context.ts';

type Summary = Outcome<'searchResources'>['body']['items'][number];

/**
 * Searches published entries: by words, parts of words or pinyin (`q`), and by properties; counts them by facet if
 * asked.
 */
export async function searchResources(
  call: Call<'searchResources'>,
  context: CatalogContext,
): Promise<Outcome<'searchResources'>> {
  const { cursor: _cursor, limit: _limit, sort, facets, ...what } = call.query;
  const { department: _department, shareType: _shareType, ...others } = what;
  const listed = sort === undefined && Object.values(others).every((value) => value === undefined);
  const [page, counts] = await Promise.all([
    listed ? browse(call, context) : find(call, context),
    facets === 'true' ? context.index.count(what) : null,
  ]);
  return { body: { ...page, facets: counts } };
}

/**
 * Lists entries department by department, in order of code. They come from the table itself, so that none is missing.
 */
async function browse(call: Call<'searchResources'>, context: CatalogContext) {
  const { department, shareType } = call.query;
  const departments = department ? [department] : await departmentIds(context.database);
  const listing = listings.published(departments, shareType);
  const { body } = await answerList(call, context, listing, (entries: Resource[]) => entries.flatMap(summary));
  return body;
}

/** Searches the index, which holds what is shown of a hit. It follows the catalog within seconds. */
async function find(call: Call<'searchResources'>, { cursors, index }: CatalogContext) {
  const { cursor: _cursor, limit: _limit, facets: _facets, ...asked } = call.query;
  return await paged<Summary, unknown>(
    call,
    cursors,
    async (position, limit) => {
      const { hits, next } = await index.search({ ...asked, limit, position: position ?? undefined });
      const items = hits.map(({ id, entry: { department: provider, ...shown }, marks }) => ({
        ...{ id: id as Id<'res'>, provider, ...shown },
        highlight: asked.q === undefined ? null : highlight(shown.name, marks),
        excerpt: asked.q === undefined ? null : excerpt(shown.abstract, marks),
      }));
      return { items, next: next ?? null };
    },
    z.unknown(),
  );
}

function summary(resource: Resource): Summary[] {
  if (!isPublished(resource)) return [];
  const { id, code, provider, version, published, publishedAt } = resource;
  const { name, abstract, theme, format, updateCycle, sharing } = published;
  const shown = { shareType: sharing.type, format: format.category, updateCycle, publishedAt };
  return [{ id, code, provider, version, name, abstract, theme, ...shown, highlight: null, excerpt: null }];
}
