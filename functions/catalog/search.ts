import * as z from 'zod';
import { excerpt, highlight } from '../../shared/adapters/search/highlight.ts';
import type { Id } from '../../shared/domain/id.ts';
import { paged } from '../../shared/http/page.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
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
  const { cursor: _cursor, limit: _limit, sort: _sort, facets, ...what } = call.query;
  const [page, counts] = await Promise.all([find(call, context), facets === 'true' ? context.index.count(what) : null]);
  return { body: { ...page, facets: counts } };
}

/**
 * Searches the index, which holds what is shown of a hit. It follows the catalog within seconds. What is looked through whole, or by
 * department or sharing type, is in the order of the code: department by department.
 */
async function find(call: Call<'searchResources'>, { cursors, index }: CatalogContext) {
  const { cursor: _cursor, limit: _limit, facets: _facets, ...given } = call.query;
  const { department: _department, shareType: _shareType, ...others } = given;
  const isLookedThrough = Object.values(others).every((value) => value === undefined);
  const asked = isLookedThrough ? { ...given, sort: 'code' as const } : given;
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
