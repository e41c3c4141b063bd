import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { api, type Schemas } from '../api.ts';
import { dateOf, isoDayOf, now } from '../dates.ts';
import { nameOf } from '../names.ts';
import { Head, Table } from '../parts.tsx';
import { Failed, Waiting } from '../states.tsx';
import { words } from '../words.ts';

const said = words.security;
type Task = Schemas['SecurityStateDepartmentTask'];

/** What each department has done for security in a year, and what is missing: a row for each department, a column for each task. */
export function Page() {
  const [asked] = useSearchParams();
  const thisYear = Number(isoDayOf(now()).slice(0, 4));
  const year = Number(asked.get('year')) || thisYear;
  const state = useQuery({
    queryKey: ['security', year],
    queryFn: async () =>
      (await api.GET('/v1/views/security-state', { params: { query: { year } } })).data as Schemas['SecurityState'],
  });
  const departments = state.data?.departments ?? [];
  const kinds = [...new Set(departments.flatMap(({ tasks }) => tasks.map(({ kind }) => kind)))];
  return (
    <>
      <Head title={words.places.security} below={said.about} />
      <div className="card">
        <nav className="tabs" aria-label={words.places.security}>
          {[thisYear - 1, thisYear, thisYear + 1].map((each) => (
            <Link key={each} to={`?year=${each}`} className={each === year ? 'on' : ''} aria-current={each === year}>
              {said.year(each)}
            </Link>
          ))}
          <Link to="/safeguards">{words.places.safeguards}</Link>
          <Link to="/incidents">{words.places.incidents}</Link>
          <Link to="/contractors">{words.places.contractors}</Link>
        </nav>
        {state.isPending ? <Waiting /> : null}
        {state.isError ? <Failed error={state.error} retry={() => void state.refetch()} /> : null}
        {state.isSuccess && departments.length === 0 ? <p className="quiet">{said.none}</p> : null}
        {departments.length > 0 ? (
          <Table
            titles={[
              words.log.filters.department,
              said.missing,
              said.late,
              ...kinds.map((kind) => nameOf('dutyKinds', kind)),
            ]}
          >
            {departments.map(({ department, departmentName, missing, late, tasks }) => (
              <tr key={department}>
                <td>{departmentName ?? department}</td>
                <td data-name={said.missing}>{missing}</td>
                <td data-name={said.late}>{late}</td>
                {kinds.map((kind) => (
                  <td key={kind} data-name={nameOf('dutyKinds', kind)}>
                    {tasks
                      .filter((task) => task.kind === kind)
                      .map((task) => (
                        <Cell key={task.id} task={task} />
                      ))}
                  </td>
                ))}
              </tr>
            ))}
          </Table>
        ) : null}
      </div>
    </>
  );
}

/** A task, with what stands about it. */
function Cell({ task: { id, status, late, due, carriedOutOn } }: { task: Task }) {
  const text =
    status === 'done' ? said.done(dateOf(carriedOutOn)) : late ? said.overdue(dateOf(due)) : said.due(dateOf(due));
  const red = late && status !== 'done' ? { color: 'var(--red)' } : {};
  return (
    <div>
      <Link to={`/safeguards/${id}`} style={red}>
        {text}
      </Link>
    </div>
  );
}
