import '../catalog/catalog.css';
import './people.css';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { allDepartments, api, me, type Schemas } from '../api.ts';
import { momentOf } from '../dates.ts';
import { language } from '../language.ts';
import { nameOf, namesIn } from '../names.ts';
import { Head, More, Table } from '../parts.tsx';
import { Failed, Nothing, Waiting } from '../states.tsx';
import { words } from '../words.ts';
import { LogExport, LogExports } from './log-export.tsx';

const said = words.log;
type Line = Schemas['LogListItem'];
const FILTERS = ['about', 'person', 'department', 'kind', 'from', 'to'] as const;
type Filter = (typeof FILTERS)[number];

/** What was decided and read, by whom. What is sought is in the address, and each name in a line seeks what it names. */
export function Page() {
  const [asked, ask] = useSearchParams();
  const departments = useQuery(allDepartments);
  const { data: who } = useQuery(me);
  const sought = Object.fromEntries(FILTERS.flatMap((name) => (asked.get(name) ? [[name, asked.get(name)]] : [])));
  const list = useInfiniteQuery({
    queryKey: ['log', sought],
    queryFn: async ({ pageParam: cursor }) =>
      (await api.GET('/v1/log', { params: { query: { ...sought, cursor, limit: 50 } } })).data as Schemas['LogList'],
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const lines = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const text = (name: Filter, type = 'search') => (
    <label>
      {said.filters[name]}
      <input name={name} type={type} defaultValue={asked.get(name) ?? ''} key={asked.get(name)} />
    </label>
  );
  const choice = (name: Filter, all: [string, string][]) => (
    <label>
      {said.filters[name]}
      <select name={name} defaultValue={asked.get(name) ?? ''} key={asked.get(name)}>
        <option value="">{said.all}</option>
        {all.map(([id, title]) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <>
      <Head title={words.places.log} below={said.what}>
        <div className="catalog-acts">
          {who?.roles.includes('auditor') ? <Link to="/seals">{said.seals.title}</Link> : null}
          <LogExport filter={sought} />
        </div>
      </Head>
      <div className="card">
        <form
          className="filterbar"
          onSubmit={(event) => {
            event.preventDefault();
            const filled = [...new FormData(event.currentTarget)].filter(([, value]) => value !== '');
            ask(new URLSearchParams(filled as [string, string][]));
          }}
        >
          {text('about')}
          {text('person')}
          {who?.roles.includes('auditor')
            ? choice('department', departments.data?.map(({ id, name }): [string, string] => [id, name]) ?? [])
            : null}
          {choice('kind', Object.entries(namesIn('logKinds')))}
          {text('from', 'date')}
          {text('to', 'date')}
          <button type="submit">{words.catalog.find}</button>
        </form>
        {list.isPending ? <Waiting /> : null}
        {list.isError ? <Failed error={list.error} retry={() => void list.refetch()} /> : null}
        {list.isSuccess && lines.length === 0 ? <Nothing /> : null}
        {lines.length > 0 ? (
          <Table titles={[said.at, said.by, said.did, said.filters.about, said.source]}>
            {lines.map((line) => (
              <Row key={line.id} line={line} />
            ))}
          </Table>
        ) : null}
        <More of={list} />
      </div>
      <LogExports />
    </>
  );
}

function Row({ line }: { line: Line }) {
  const { at, kind, what, title, about, by, byName, actingFor, actingForName, departmentName, from, code } = line;
  const denied = kind === 'refused' || kind === 'sign-in-failed';
  return (
    <tr>
      <td>{momentOf(at)}</td>
      <td data-name={said.by}>
        {by ? <Link to={`?person=${encodeURIComponent(by)}`}>{byName ?? by}</Link> : said.itself}
        {actingFor ? words.bracket(`${words.actFor} ${actingForName ?? actingFor}`) : ''}
        {kind === 'decided' ? null : <div className="sub">{departmentName}</div>}
      </td>
      <td data-name={said.did}>
        <b style={denied ? { color: 'var(--red)' } : {}}>{nameOf('logKinds', kind)}</b>
        {`　${title?.[language] ?? what}`}
        {code ? words.bracket(code) : ''}
      </td>
      <td data-name={said.filters.about}>
        {about ? <Link to={`?about=${encodeURIComponent(about)}`}>{about}</Link> : ''}
        {kind === 'decided' ? <div className="sub">{departmentName}</div> : null}
      </td>
      <td data-name={said.source}>{from}</td>
    </tr>
  );
}
