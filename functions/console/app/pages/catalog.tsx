import '../catalog/catalog.css';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { api, type Schemas } from '../api.ts';
import { BasketForm } from '../catalog/basket-form.tsx';
import { BasketLink, Pick } from '../catalog/basket-parts.tsx';
import { ExportMenu } from '../catalog/export-menu.tsx';
import { catalogWords } from '../catalog/words.ts';
import { dateOf } from '../dates.ts';
import { nameOf as nameIn } from '../names.ts';
import { Head, More } from '../parts.tsx';
import { Failed, Nothing, Waiting } from '../states.tsx';
import { SavedViews } from '../views.tsx';
import { words } from '../words.ts';

const FILTERS = ['department', 'shareType', 'theme', 'updateCycle'] as const;
type Hit = Schemas['ResourceSummary'];

/** The catalog: what is looked for and the filters are in the address, so that it can be sent to a colleague. */
export function Page() {
  const [asked, ask] = useSearchParams();
  const [picking, setPicking] = useState(false);
  const q = asked.get('q') ?? '';
  const filters = Object.fromEntries(FILTERS.flatMap((name) => (asked.get(name) ? [[name, asked.get(name)]] : [])));
  const found = useInfiniteQuery({
    queryKey: ['catalog', q, filters],
    queryFn: async ({ pageParam: cursor }) => {
      const query = { ...(q ? { q } : {}), ...filters, facets: true as never, cursor, limit: 25 };
      return (await api.GET('/v1/resources', { params: { query } })).data as Schemas['ResourceList'];
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const hits = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const facets = found.data?.pages[0]?.facets;
  const addressWith = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(asked);
    if (value === undefined) next.delete(name);
    else next.set(name, value);
    return `?${next}`;
  };
  return (
    <div className={picking ? 'picking' : ''}>
      <Head title={words.places.catalog}>
        <div className="catalog-acts">
          <BasketLink />
          <Link className="button" to="/catalog/new">
            {catalogWords.new}
          </Link>
          <Link className="button" to="/imports">
            {catalogWords.imports}
          </Link>
          <ExportMenu asked={toExport(q, filters)} />
        </div>
      </Head>
      <search>
        <form
          className="search"
          onSubmit={(event) => {
            event.preventDefault();
            const text = String(new FormData(event.currentTarget).get('q') ?? '').trim();
            const next = new URLSearchParams(asked);
            if (text) next.set('q', text);
            else next.delete('q');
            ask(next);
          }}
        >
          <input
            key={q}
            name="q"
            type="search"
            defaultValue={q}
            aria-label={words.catalog.search}
            placeholder={words.catalog.search}
          />
          <button type="submit" className="primary">
            {words.catalog.find}
          </button>
        </form>
      </search>
      <SavedViews />
      <div className="filtered">
        <details className="card filters" open={window.innerWidth > 700}>
          <summary className="quiet">{words.catalog.filter(Object.keys(filters).length)}</summary>
          {FILTERS.map((name) => (
            <section key={name}>
              <h2>{words.catalog.filters[name]}</h2>
              <ul className="facet">
                {(facets?.[name] ?? []).slice(0, 12).map((facet) => {
                  const on = asked.get(name) === facet.value;
                  return (
                    <li key={facet.value}>
                      <Link
                        className={on ? 'on' : ''}
                        to={addressWith(name, on ? undefined : facet.value)}
                        aria-current={on}
                      >
                        <span>{nameOf(facet)}</span>
                        <span className="sub">{facet.count}</span>
                      </Link>
                    </li>
                  );
                })}
              </ul>
            </section>
          ))}
        </details>
        <div className="card">
          {found.isPending ? <Waiting /> : null}
          {found.isError ? <Failed error={found.error} retry={() => void found.refetch()} /> : null}
          {found.isSuccess && hits.length === 0 ? <Nothing /> : null}
          {hits.map((hit) => (
            <article className="hit" key={hit.id}>
              {hit.shareType === 'not-shared' ? null : <Pick entry={toPick(hit)} then={() => setPicking(true)} />}
              <h2>
                <Link to={`/catalog/${hit.id}`}>
                  <Highlighted text={hit.highlight ?? hit.name} />
                </Link>
              </h2>
              <p className="sub">{aboutOf(hit)}</p>
              <p>
                <Highlighted text={hit.excerpt ?? hit.abstract} />
              </p>
            </article>
          ))}
          <More of={found} />
        </div>
      </div>
      {picking ? (
        <Drawer
          open
          mask={false}
          title={catalogWords.basket.title}
          size={460}
          styles={{ wrapper: { maxWidth: '100vw' } }}
          onClose={() => setPicking(false)}
        >
          <BasketForm />
        </Drawer>
      ) : null}
    </div>
  );
}

/** What is exported of what is asked: the department stands beside the other filters. */
function toExport(q: string, { department, ...others }: Record<string, string | null>) {
  return { department: department ?? null, filter: { ...others, ...(q ? { q } : {}) } };
}

const toPick = ({ id, name, provider, providerName }: Hit) => ({
  resource: id,
  name,
  provider,
  providerName: providerName ?? provider,
});

const nameOf = ({ value, valueName }: { value: string; valueName?: string | null }) =>
  valueName ?? nameIn('values', value);

const aboutOf = ({ providerName, code, shareType, publishedAt, updateCycle }: Hit) =>
  [
    providerName,
    code,
    nameIn('values', shareType),
    nameIn('values', updateCycle),
    `${words.catalog.published} ${dateOf(publishedAt)}`,
  ]
    .filter(Boolean)
    .join('　·　');

/** What the search marks with `<em>`, as text: nothing in it is taken as markup. */
function Highlighted({ text }: { text: string }) {
  return text.split(/<(?:em|mark)>(.*?)<\/(?:em|mark)>/).map((part, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no other name
    at % 2 === 1 ? <mark key={at}>{part}</mark> : part,
  );
}
