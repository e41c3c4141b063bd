import '../catalog/catalog.css';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { ActMenu } from '../acts/menu.tsx';
import { useTitle } from '../acts/title.ts';
import { api, me, queries, type Schemas, seen } from '../api.ts';
import { Events } from '../case/events.tsx';
import { NowBox, type Turn } from '../case/now-box.tsx';
import { type Opening, Openings } from '../case/openings.tsx';
import { useWaiting } from '../case/waiting.ts';
import { type Picked, useBasket } from '../catalog/basket.ts';
import { BasketLink, Pick } from '../catalog/basket-parts.tsx';
import { EqualData, Users, Versions } from '../catalog/entry-parts.tsx';
import { catalogWords } from '../catalog/words.ts';
import { dateOf, momentOf } from '../dates.ts';
import { fields } from '../fields.ts';
import { nameOf } from '../names.ts';
import { Facts, Head, Table } from '../parts.tsx';
import type { Ahead } from '../prefetch.ts';
import { Failed, Waiting } from '../states.tsx';
import { words } from '../words.ts';

type Content = Schemas['Content'];

const entryOf = (id: string) =>
  queryOptions({
    queryKey: ['resources', 'one', id],
    queryFn: () => seen(api.GET('/v1/resources/{id}', { params: { path: { id } } })),
  });

export const ahead: Ahead = ({ id = '' }) => queries.prefetchQuery(entryOf(id));

/** An entry of the catalog, as the template orders it. */
export function Page() {
  const { id = '' } = useParams();
  const { data: who } = useQuery(me);
  const waiting = useWaiting(id);
  const act = useTitle(waiting?.act);
  const read = useQuery(entryOf(id));
  if (read.isPending) return <Waiting />;
  if (read.isError) return <Failed error={read.error} retry={() => void read.refetch()} />;
  const { data: entry } = read.data;
  const content = entry.published ?? entry.draft?.content;
  if (!content) return <Failed error={undefined} />;
  const mine = entry.provider === who?.department;
  const mayApply = entry.published && !mine && who?.roles.includes('staff') && content.sharing.type !== 'not-shared';
  const readsAll = who?.roles.some((role) => role === 'bureau' || role === 'upper') ?? false;
  const isStaff = who?.roles.includes('staff') ?? false;
  const mayRevise = entry.actions.some(({ operation, allowed }) => operation === 'updateResource' && allowed);
  const toPick = {
    resource: id,
    name: content.name,
    provider: entry.provider,
    providerName: entry.providerName ?? entry.provider,
  };
  return (
    <>
      <Head
        back={{ to: '/catalog', name: words.places.catalog }}
        title={
          <>
            {content.name} <span className="sub">{entry.code}</span>
          </>
        }
        below={[
          entry.providerName,
          nameOf('values', content.sharing.type),
          entry.version > 0 ? words.version(entry.version) : '',
        ]
          .filter(Boolean)
          .join('　·　')}
      >
        <div className="catalog-acts">
          <BasketLink />
          {mayApply ? (
            <>
              <Pick entry={{ ...toPick, items: content.items.map((item) => item.id) }} />
              <Link className="button primary" to={`/catalog/${id}/apply`}>
                {words.catalog.apply}
              </Link>
            </>
          ) : null}
          <Openings of={openingsFrom(id, entry.published, entry.provider)} />
          {mayRevise ? (
            <Link className="button" to={`/catalog/${id}/edit`}>
              {catalogWords.entry.revise}
            </Link>
          ) : null}
        </div>
      </Head>
      {mine || who?.roles.includes('bureau') ? (
        <NowBox
          turn={waiting?.deadline ? turnOfWork(waiting, waiting.deadline, act) : undefined}
          mine={waiting !== undefined}
        >
          <ActMenu id={id} shown={read.data} due={waiting?.act.operation} />
        </NowBox>
      ) : null}
      <div className="two">
        <div>
          {entry.duplicate ? <FoundAgain of={entry.duplicate} /> : null}
          <About content={content} publishedAt={entry.publishedAt} />
          <Items items={content.items} pick={mayApply ? toPick : undefined} />
        </div>
        <aside>
          <Versions id={id} hasDraft={entry.draft !== null} />
          {readsAll || mine || isStaff ? <Users id={id} side={readsAll ? 'all' : mine ? 'given' : 'held'} /> : null}
          {mine || isStaff ? <EqualData entry={entry} own={mine || readsAll} /> : null}
          <Events id={id} />
        </aside>
      </div>
    </>
  );
}

/** The finding that it collects again what a source has (article 10). */
function FoundAgain({ of: { source, reason, foundAt } }: { of: NonNullable<Schemas['Resource']['duplicate']> }) {
  const named = `${source.name} ${source.number}`;
  return (
    <section className="card">
      <h2>{catalogWords.entry.duplicate}</h2>
      <Facts
        facts={[
          {
            name: catalogWords.entry.source,
            value: source.id.startsWith('res_') ? (
              <Link key="source" to={`/resources/${source.id}`}>
                {named}
              </Link>
            ) : (
              named
            ),
          },
          { name: words.evaluations.department, value: source.departmentName ?? source.department },
          { name: fields.reason, value: reason },
          { name: words.columns.at, value: momentOf(foundAt) },
        ]}
      />
    </section>
  );
}

/** What another department may begin: a report of wrong data, and a negotiation about what is not shared. */
function openingsFrom(id: string, published: Content | null, provider: string): Opening[] {
  if (!published) return [];
  const items = published.items;
  const own = published.sharing.type === 'not-shared' ? items : items.filter(({ sharing }) => sharing === 'not-shared');
  const by = (department: string) => department !== provider;
  const negotiation: Opening = {
    operation: 'createNegotiation',
    place: 'negotiations',
    about: id,
    by,
    start: { on: 'not-shared', resource: id },
    without: ['on', 'resource'],
    offers: { items: own },
  };
  const correction: Opening = {
    operation: 'createCorrection',
    place: 'corrections',
    about: id,
    by,
    start: { about: { type: 'entry', resource: id } },
    without: ['about.type', 'about.resource'],
    offers: { items },
  };
  return own.length > 0 ? [negotiation, correction] : [correction];
}

const turnOfWork = (item: Schemas['WorkItem'], deadline: Schemas['Deadline'], what: string): Turn => ({
  deadline,
  what,
  owes: item.provider ?? '',
  owesName: item.providerName ?? null,
});

export function About({ content, publishedAt }: { content: Content; publishedAt: string | null }) {
  const bases = content.sharing.bases.map(({ document, article }) => words.cited(document, article)).join('\n');
  const rows: [string, string | undefined][] = [
    [fields.abstract, content.abstract],
    [fields.theme, content.theme],
    [fields.format, `${nameOf('values', content.format.category)} ${content.format.type}`],
    [fields.shareType, nameOf('values', content.sharing.type)],
    [fields.conditions, content.sharing.condition],
    [words.reply.document, bases],
    [fields.updateCycle, nameOf('values', content.updateCycle)],
    [fields.publishedAt, dateOf(publishedAt)],
  ];
  return (
    <section className="card">
      <h2>{words.parts.entry}</h2>
      <Facts facts={rows.filter(([, value]) => value).map(([name, value]) => ({ name, value }))} />
    </section>
  );
}

export function Items({ items, pick }: { items: Content['items']; pick?: Omit<Picked, 'items'> | undefined }) {
  const { picked, put, take } = useBasket();
  const chosen = picked.find(({ resource }) => resource === pick?.resource)?.items ?? [];
  const choose = (next: string[]) => pick && (next.length > 0 ? put({ ...pick, items: next }) : take(pick.resource));
  return (
    <section className="card">
      <h2>{`${words.parts.items}　${items.length}`}</h2>
      <Table titles={[words.catalog.name, fields.dataType, fields.length, fields.shareType]}>
        {items.map((item) => (
          <tr key={item.id}>
            <td>
              {pick ? (
                <label>
                  <input
                    type="checkbox"
                    aria-label={`${catalogWords.entry.pick} ${item.name}`}
                    checked={chosen.includes(item.id)}
                    onChange={({ target }) =>
                      choose(target.checked ? [...chosen, item.id] : chosen.filter((one) => one !== item.id))
                    }
                  />{' '}
                  {item.name}
                </label>
              ) : (
                item.name
              )}
            </td>
            <td data-name={fields.dataType}>{nameOf('values', item.dataType ?? '')}</td>
            <td data-name={fields.length}>{item.length ?? ''}</td>
            <td data-name={fields.shareType}>{nameOf('values', item.sharing ?? '')}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
}
