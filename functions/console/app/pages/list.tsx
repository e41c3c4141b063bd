import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { ActButton } from '../acts/act-button.tsx';
import { me } from '../api.ts';
import { Lamp } from '../case/lamp.tsx';
import type { Kind, Row } from '../kinds/kind.ts';
import { kinds } from '../kinds/kinds.ts';
import { Head, More, Table } from '../parts.tsx';
import { Failed, Nothing, Waiting } from '../states.tsx';
import { SavedViews } from '../views.tsx';
import { words } from '../words.ts';

/** The list of a kind of case. Which part of it is in the address. */
export function Page() {
  const { kind: name = '' } = useParams();
  const kind = kinds[name];
  if (!kind) return <Failed error={undefined} />;
  return <Cases key={name} name={name} kind={kind} />;
}

function Cases({ name, kind }: { name: string; kind: Kind }) {
  const [asked] = useSearchParams();
  const go = useNavigate();
  const { data: who } = useQuery(me);
  const tabs = kind.tabs.filter(({ roles }) => !roles || roles.some((role) => who?.roles.some((own) => own === role)));
  // Who oversees all departments begins with all of it, since their own is mostly none.
  const first = tabs.find(({ key }) => key === 'all') ?? tabs[0];
  const tab = asked.get('tab') ?? first?.key ?? '';
  const list = useInfiniteQuery({
    queryKey: [name, tab, asked.toString()],
    queryFn: ({ pageParam }) => kind.list(tab, pageParam, asked),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <Head title={kind.title}>
        {kind.begins ? (
          <ActButton
            operation={kind.begins}
            primary
            done={(answer) => void go(`/${name}/${(answer as { id: string }).id}`)}
          />
        ) : null}
      </Head>
      <div className="card">
        {tabs.length > 1 ? (
          <nav className="tabs" aria-label={kind.title}>
            {tabs.map(({ key, title }) => (
              <Link key={key} to={`?tab=${key}`} className={key === tab ? 'on' : ''} aria-current={key === tab}>
                {title}
              </Link>
            ))}
          </nav>
        ) : null}
        <SavedViews />
        {kind.filters?.some((filter) => asked.has(filter)) ? (
          <p className="quiet">
            {words.filtered}　<Link to={`?tab=${tab}`}>{words.unfiltered}</Link>
          </p>
        ) : null}
        {list.isPending ? <Waiting /> : null}
        {list.isError ? <Failed error={list.error} retry={() => void list.refetch()} /> : null}
        {list.isSuccess && rows.length === 0 ? <Nothing /> : null}
        {rows.length > 0 ? <Rows rows={rows} /> : null}
        <More of={list} />
      </div>
    </>
  );
}

function Rows({ rows }: { rows: Row[] }) {
  const { lamp, name, number, status } = words.columns;
  // Not every kind of case has two sides.
  const sided = rows.some(({ parties }) => parties.includes('→'));
  const parties = sided ? `${words.columns.from} → ${words.columns.to}` : words.evaluations.department;
  return (
    <Table titles={[lamp, name, number, parties, status]}>
      {rows.map((row) => (
        <tr key={row.id}>
          <td>
            <Lamp deadline={row.deadline} />
          </td>
          <td>
            <Link to={row.to}>{row.name}</Link>
          </td>
          <td data-name={number}>{row.number}</td>
          <td>{row.parties}</td>
          <td data-name={status}>{row.status}</td>
        </tr>
      ))}
    </Table>
  );
}
