import './people.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'react-router';
import { ActButton, useAdmits } from '../acts/act-button.tsx';
import { allDepartments, api, colleaguesOf, me, type Schemas, seen } from '../api.ts';
import { momentOf } from '../dates.ts';
import { fields } from '../fields.ts';
import { nameOf } from '../names.ts';
import { Facts, Head, Table } from '../parts.tsx';
import { Failed, Nothing, Waiting } from '../states.tsx';
import { words } from '../words.ts';

const said = words.departments;
type Department = Schemas['Department'];

/** The departments, those that act first. */
export function Page() {
  const [asked] = useSearchParams();
  const list = useQuery(allDepartments);
  const only = asked.get('only') ?? '';
  const rows = (list.data ?? []).filter(
    ({ complete, merged }) => (only !== 'incomplete' || !complete) && (only === 'merged') === (merged !== null),
  );
  return (
    <>
      <Head title={words.places.departments}>
        <ActButton operation="createDepartment" primary />
      </Head>
      <div className="card">
        <nav className="tabs" aria-label={words.places.departments}>
          {Object.entries(said.tabs).map(([key, title]) => (
            <Link
              key={key}
              to={key ? `?only=${key}` : '?'}
              className={key === only ? 'on' : ''}
              aria-current={key === only}
            >
              {title}
            </Link>
          ))}
        </nav>
        {list.isPending ? <Waiting /> : null}
        {list.isError ? <Failed error={list.error} retry={() => void list.refetch()} /> : null}
        {list.isSuccess && rows.length === 0 ? <Nothing /> : null}
        {rows.length > 0 ? (
          <Table titles={[said.id, said.name, said.office, said.state]}>
            {rows.map((one) => (
              <tr key={one.id}>
                <td data-name={said.id}>{one.id}</td>
                <td>
                  <Link to={`/departments/${one.id}`}>{one.name}</Link>
                </td>
                <td data-name={said.office}>{one.office}</td>
                <td>{stateOf(one, list.data ?? [])}</td>
              </tr>
            ))}
          </Table>
        ) : null}
      </div>
    </>
  );
}

function stateOf({ complete, merged }: Pick<Department, 'complete' | 'merged'>, all: readonly Department[]): string {
  if (merged)
    return said.mergedInto(all.find(({ id }) => id === merged.into)?.name ?? merged.into, merged.doneAt !== null);
  return complete ? said.complete : said.incomplete;
}

export function One() {
  const { id = '' } = useParams();
  const all = useQuery(allDepartments);
  const { data: who } = useQuery(me);
  const everybody = useAdmits('getPerson');
  // Those of another department are for whoever reads all.
  const people = useQuery({ ...colleaguesOf(id), enabled: everybody || who?.department === id });
  const read = useQuery({
    queryKey: ['departments', 'one', id],
    queryFn: () => seen(api.GET('/v1/departments/{id}', { params: { path: { id } } })),
  });
  if (read.isPending) return <Waiting />;
  if (read.isError) return <Failed error={read.error} retry={() => void read.refetch()} />;
  const one = read.data.data;
  const { name, office, creditCode, division } = one;
  const start = { name, office, creditCode, ...(division ? { division } : {}) };
  return (
    <>
      <Head
        back={{ to: '/departments', name: words.places.departments }}
        title={
          <>
            {name} <span className="sub">{id}</span>
          </>
        }
      >
        <div className="acts">
          <ActButton operation="updateDepartment" at={{ id }} shown={read.data} start={start} title={said.change} />
          <ActButton operation="mergeDepartment" at={{ id }} shown={read.data} title={said.merge} />
        </div>
      </Head>
      <div className="two">
        <section className="card">
          <h2>{said.registered}</h2>
          <Facts
            facts={[
              { name: said.office, value: office },
              { name: said.creditCode, value: creditCode },
              ...(division ? [{ name: fields.division, value: division }] : []),
              { name: said.state, value: stateOf(one, all.data ?? []) },
              ...one.formerNames.map((former) => ({
                name: said.former,
                value: `${former.name}${words.bracket(said.until(momentOf(former.until)))}`,
              })),
            ]}
          />
        </section>
        <aside>
          {people.data ? (
            <section className="card">
              <h2>{words.places.people}</h2>
              <ul className="lines">
                {people.data.map((person) => (
                  <li key={person.id}>
                    <div>
                      <Link to={`/people/${person.id}`}>{person.name}</Link>
                      <p>{person.roles.map((role) => nameOf('values', role)).join(words.comma)}</p>
                    </div>
                  </li>
                ))}
              </ul>
              <Link to={`/people?department=${id}`}>{said.all}</Link>
            </section>
          ) : null}
        </aside>
      </div>
    </>
  );
}
