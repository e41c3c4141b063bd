import './people.css';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { ActButton, useAdmits } from '../acts/act-button.tsx';
import { OfDepartment } from '../acts/choice.tsx';
import { allDepartments, api, colleaguesOf, me, type Schemas, seen } from '../api.ts';
import { dateOf } from '../dates.ts';
import { nameOf, namesIn } from '../names.ts';
import { Facts, Head, More, Table } from '../parts.tsx';
import { Failed, Nothing, Waiting } from '../states.tsx';
import { words } from '../words.ts';
import { AbsenceLines, absencesOf } from './absences.tsx';

const said = words.people;
type Row = Schemas['PersonRow'];

/** The people who work here: of all departments for whoever administers, else one's colleagues. */
export function Page() {
  const [asked, ask] = useSearchParams();
  const [typed, setTyped] = useState(asked.get('q') ?? '');
  const departments = useQuery(allDepartments);
  const filter = {
    department: asked.get('department') ?? undefined,
    role: (asked.get('role') ?? undefined) as Row['roles'][number] | undefined,
    active: asked.get('active') ?? 'true',
  };
  const set = (name: string, value: string) =>
    ask((before) => {
      const next = new URLSearchParams(before);
      if (value) next.set(name, value);
      else next.delete(name);
      return next;
    });
  const list = useInfiniteQuery({
    queryKey: ['persons', filter],
    queryFn: async ({ pageParam }) =>
      (
        await api.GET('/v1/persons', {
          params: {
            query: { ...filter, active: (filter.active || undefined) as never, limit: 100, cursor: pageParam },
          },
        })
      ).data as Schemas['PersonList'],
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const q = (asked.get('q') ?? '').trim();
  const rows = (list.data?.pages.flatMap(({ items }) => items) ?? []).filter(
    ({ id, name }) => !q || name.includes(q) || id.includes(q),
  );
  const named = new Map(departments.data?.map(({ id, name }) => [id, name]));
  const select = (name: string, label: string, all: [string, string][], value: string) => (
    <label>
      {label}
      <select value={value} onChange={({ target }) => set(name, target.value)}>
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
      <Head title={words.places.people}>
        <ActButton operation="createPerson" primary start={{ department: filter.department }} />
      </Head>
      <div className="card">
        <form
          className="filterbar"
          onSubmit={(event) => {
            event.preventDefault();
            set('q', typed);
          }}
        >
          <label>
            {said.search}
            <input type="search" value={typed} onChange={({ target }) => setTyped(target.value)} />
          </label>
          {select('department', said.department, [['', said.all], ...named], filter.department ?? '')}
          {select(
            'role',
            said.role,
            [['', said.all], ...ROLES.map((role): [string, string] => [role, nameOf('values', role)])],
            filter.role ?? '',
          )}
          {select(
            'active',
            said.state,
            [
              ['true', said.works],
              ['false', said.left],
            ],
            filter.active,
          )}
          <button type="submit">{words.catalog.find}</button>
        </form>
        {list.isPending ? <Waiting /> : null}
        {list.isError ? <Failed error={list.error} retry={() => void list.refetch()} /> : null}
        {list.isSuccess && rows.length === 0 ? <Nothing /> : null}
        {rows.length > 0 ? (
          <Table titles={[said.name, said.id, said.department, said.roles]}>
            {rows.map(({ id, name, department, roles, active }) => (
              <tr key={id}>
                <td>
                  <Link to={`/people/${id}`}>{name}</Link>
                  {active ? null : `　${said.left}`}
                </td>
                <td data-name={said.id}>{id}</td>
                <td>{named.get(department) ?? department}</td>
                <td>{roles.map((role) => nameOf('values', role)).join(words.comma)}</td>
              </tr>
            ))}
          </Table>
        ) : null}
        <More of={list} />
      </div>
    </>
  );
}

const ROLES = Object.keys(namesIn('roles'));

/** One person: what is registered, what they are away for, and what can be done. */
export function One() {
  const { id = '' } = useParams();
  const path = { params: { path: { id } } };
  const { data: who } = useQuery(me);
  const departments = useQuery(allDepartments);
  const reads = useAdmits('getPerson');
  const colleagues = useQuery(colleaguesOf(who?.department ?? ''));
  const isColleague = colleagues.data?.some((one) => one.id === id) ?? false;
  const read = useQuery({
    queryKey: ['persons', 'one', id],
    enabled: reads,
    queryFn: () => seen(api.GET('/v1/persons/{id}', path)),
  });
  // What a colleague is away for is for their colleagues.
  const absences = useQuery({ ...absencesOf(id), enabled: useAdmits('listAbsences') && isColleague });
  if (reads && read.isPending) return <Waiting />;
  if (read.isError) return <Failed error={read.error} retry={() => void read.refetch()} />;
  const person = read.data?.data;
  const name = departments.data?.find((one) => one.id === person?.department)?.name;
  const {
    absences: _absences,
    deputies: _deputies,
    mail: _mail,
    addressTrouble: _trouble,
    credential,
    ...registered
  } = person ?? {};
  const { id: _id, ...start } = registered as Partial<Schemas['PersonRead']>;
  return (
    <OfDepartment value={person?.department}>
      <Head
        back={{ to: '/people', name: words.places.people }}
        title={
          <>
            {person?.name ?? colleagues.data?.find((one) => one.id === id)?.name ?? id}{' '}
            <span className="sub">{id}</span>
          </>
        }
      >
        {person ? (
          <div className="acts">
            <ActButton operation="updatePerson" at={{ id }} shown={read.data} start={start} title={said.change} />
            {person.active ? (
              <>
                <ActButton operation="leavePerson" at={{ id }} shown={read.data} title={said.leave} />
                <ActButton operation="proposeSubject" at={{ id }} shown={read.data} />
              </>
            ) : null}
            {credential?.proposed ? (
              <>
                <ActButton operation="confirmSubject" at={{ id }} shown={read.data} />
                <ActButton operation="withdrawSubject" at={{ id }} shown={read.data} />
              </>
            ) : null}
          </div>
        ) : null}
      </Head>
      <div className="two">
        <div>
          {person ? (
            <section className="card">
              <h2>{said.registered}</h2>
              <Facts
                facts={[
                  { name: said.department, value: name ?? person.department },
                  { name: said.roles, value: person.roles.map((role) => nameOf('values', role)).join(words.comma) },
                  { name: said.email, value: person.email },
                  { name: said.state, value: person.active ? said.works : said.left },
                  ...(credential ? [{ name: said.subject, value: credential.subject }] : []),
                  ...(credential?.proposed
                    ? [
                        {
                          name: said.proposedSubject,
                          value: `${credential.proposed.subject}　${credential.proposed.reason}`,
                        },
                      ]
                    : []),
                  ...(person.addressTrouble
                    ? [{ name: said.trouble, value: dateOf(person.addressTrouble.since) }]
                    : []),
                ]}
              />
            </section>
          ) : null}
        </div>
        <aside>
          {absences.data ? (
            <section className="card">
              <h2>{words.me.absences}</h2>
              <AbsenceLines shown={absences.data} />
              <ActButton operation="createAbsence" at={{ id }} shown={absences.data} />
            </section>
          ) : null}
        </aside>
      </div>
    </OfDepartment>
  );
}
