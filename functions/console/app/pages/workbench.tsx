import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, dutyCounts, me, openDuties, type Schemas } from '../api.ts';
import { Lamp } from '../case/lamp.tsx';
import { dateOf, isoDayOf, now } from '../dates.ts';
import { groupsOf } from '../groups.ts';
import { placeOf } from '../kinds/duties.tsx';
import { nameOf } from '../names.ts';
import { Failed, Nothing, Waiting } from '../states.tsx';
import { words } from '../words.ts';

type Duty = Schemas['Duty'];

/** What waits for me and my department, by date. */
export function Page() {
  const { data: who } = useQuery(me);
  const counts = useQuery(dutyCounts);
  const duties = useQuery(openDuties);
  const roles = who?.roles ?? [];
  const proposed = useQuery({
    queryKey: ['applications', 'proposed'],
    enabled: roles.includes('head'),
    queryFn: async () =>
      (await api.GET('/v1/applications', { params: { query: { status: 'proposed', limit: 50 } } })).data?.items ?? [],
  });
  const drafts = useQuery({
    queryKey: ['applications', 'draft'],
    enabled: roles.includes('staff'),
    queryFn: async () =>
      (await api.GET('/v1/applications', { params: { query: { status: 'draft', limit: 50 } } })).data?.items ?? [],
  });
  const consents = useQuery({
    queryKey: ['consents'],
    enabled: roles.includes('leader') || roles.includes('deputy'),
    queryFn: async () => (await api.GET('/v1/consents', { params: { query: { limit: 50 } } })).data?.items ?? [],
  });
  const reviews = useQuery({
    queryKey: ['reviews', 'first'],
    enabled: roles.includes('bureau'),
    queryFn: async () => (await api.GET('/v1/reviews', { params: { query: { limit: 10 } } })).data?.items ?? [],
  });
  const returned = (drafts.data ?? []).filter(({ remarks }) => remarks);
  // What is also a duty is shown once, with its date.
  const owed = new Set((duties.data ?? []).map(({ subject }) => subject.id));
  const undated = (proposed.data ?? []).filter(({ id }) => !owed.has(id));
  const byLevel = counts.data?.byLevel;
  return (
    <>
      <div className="head">
        <div>
          <h1>{words.workbench.greeting(who?.personName ?? '', counts.data?.total ?? 0, byLevel?.red ?? 0)}</h1>
          <div className="sub">{dateOf(isoDayOf(now()))}</div>
        </div>
      </div>
      <div className="two">
        <div>
          <Short title={words.workbench.applications} rows={undated.map(applicationRow)} />
          <Short title={words.workbench.consents} rows={(consents.data ?? []).map(entryRow)} />
          <Short title={words.workbench.returned} rows={returned.map(applicationRow)} />
          <Short title={words.workbench.reviews} rows={(reviews.data ?? []).map(entryRow)} />
          <section className="card">
            <h2>{words.places.duties}</h2>
            {duties.isPending ? <Waiting /> : null}
            {duties.isError ? <Failed error={duties.error} retry={() => void duties.refetch()} /> : null}
            {duties.data?.length === 0 ? <Nothing /> : null}
            {groupsOf(duties.data ?? [], groupOf).map(([title, some]) => (
              <div key={title}>
                <h3>{title}</h3>
                {some.map((duty) => (
                  <DutyRow key={duty.id} duty={duty} />
                ))}
              </div>
            ))}
            {(counts.data?.total ?? 0) > 50 ? <Link to="/duties">{words.workbench.total}</Link> : null}
          </section>
        </div>
        <aside>
          <section className="card">
            <h2>{who?.departmentName ?? words.parts.department}</h2>
            <div className="nums">
              {(['red', 'amber', 'green'] as const).map((level) => (
                <Link key={level} to="/duties" className={level}>
                  <b>{byLevel?.[level] ?? 0}</b>
                  {words.workbench.counts[level]}
                </Link>
              ))}
            </div>
          </section>
        </aside>
      </div>
    </>
  );
}

const groupOf = ({ deadline }: Duty) => (deadline.late ? words.workbench.late : dateOf(deadline.due));

function DutyRow({ duty }: { duty: Duty }) {
  const { subject, kind, deadline, owesName } = duty;
  const to = placeOf(subject);
  return (
    <div className="row">
      <Lamp deadline={deadline} stopped={duty.status === 'stopped'} />
      <div>
        <b>{`${nameOf('dutyKinds', kind)}：${subject.name}`}</b>
        <p>{`${subject.number}　${owesName ?? ''}　${dateOf(deadline.due)}`}</p>
      </div>
      <Link className="button" to={to} aria-label={`${words.act} ${subject.name} ${subject.number}`}>
        {words.act}
      </Link>
    </div>
  );
}

interface ShortRow {
  id: string;
  to: string;
  name: string;
  about: string;
}

const applicationRow = (one: Schemas['Application']): ShortRow => ({
  id: one.id,
  to: `/applications/${one.id}`,
  name: one.content.purpose ?? one.number,
  about: `${one.number}　${one.handlerName ?? ''}${one.remarks ? `　${words.fields.remarks}：${one.remarks}` : ''}`,
});
const entryRow = (one: Schemas['ReviewSummary']): ShortRow => ({
  id: one.id,
  to: `/resources/${one.id}`,
  name: one.name,
  about: `${one.code}　${one.providerName ?? ''}`,
});

function Short({ title, rows }: { title: string; rows: ShortRow[] }) {
  if (rows.length === 0) return null;
  return (
    <section className="card">
      <h2>{`${title}　${rows.length}`}</h2>
      {rows.map(({ id, to, name, about }) => (
        <div className="row short" key={id}>
          <div>
            <b>{name}</b>
            <p>{about}</p>
          </div>
          <Link className="button primary" to={to} aria-label={`${words.act} ${name}`}>
            {words.act}
          </Link>
        </div>
      ))}
    </section>
  );
}
