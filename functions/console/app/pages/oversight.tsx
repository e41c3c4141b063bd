import './oversight.css';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { pathOf } from '../../../../shared/text/portal.ts';
import { Refusal } from '../acts/refusal.tsx';
import { api, dutyCounts, queries, type Schemas } from '../api.ts';
import { isoDayOf, momentOf, now } from '../dates.ts';
import { groupsOf } from '../groups.ts';
import { nameOf } from '../names.ts';
import { Head, Table } from '../parts.tsx';
import { Failed, Waiting } from '../states.tsx';
import { words } from '../words.ts';

const said = words.oversight;
/** How many of each list are read: a figure beyond is shown with a plus. */
const MOST = 100;
const DAY = 86_400_000;

/** The day after this week's Sunday. */
function nextMonday(): string {
  const today = isoDayOf(now());
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
  return isoDayOf(new Date(Date.parse(`${today}T12:00:00+08:00`) + (7 - weekday) * DAY));
}

const first = { query: { limit: MOST } };
const late = { query: { late: true, limit: MOST } };

/** What the bureau supervises: what is late, due, disputed, not taken above, not delivered, and how complete the catalog is. */
export function Page() {
  const monday = nextMonday();
  const counts = useQuery(dutyCounts);
  const due = useQuery({
    queryKey: ['duties', 'counts', monday],
    queryFn: async () =>
      (await api.GET('/v1/duties/counts', { params: { query: { late: false, dueBefore: monday } } })).data,
  });
  const overdue = useQuery({
    queryKey: ['duties', 'late', 'all'],
    queryFn: async () => (await api.GET('/v1/duties', { params: late })).data,
  });
  const disputes = useQuery({
    queryKey: ['negotiations', 'open'],
    queryFn: async () => (await api.GET('/v1/negotiations', { params: { query: { side: 'all', limit: MOST } } })).data,
  });
  const pushes = useQuery({
    queryKey: ['pushes', 'refused'],
    queryFn: async () => (await api.GET('/v1/pushes', { params: { query: { status: 'refused', limit: MOST } } })).data,
  });
  const mails = useQuery({
    queryKey: ['mails', 'lost'],
    queryFn: async () => (await api.GET('/v1/mails', { params: first })).data,
  });
  const reports = useQuery({
    queryKey: ['reports'],
    queryFn: async () => (await api.GET('/v1/reports', { params: { query: { limit: 10 } } })).data,
  });
  const suggestions = useQuery({
    queryKey: ['suggestions', 'open'],
    queryFn: async () =>
      (await api.GET('/v1/rectification-suggestions', { params: { query: { status: 'open', limit: MOST } } })).data,
  });
  const complete = useQuery({
    queryKey: ['completeness'],
    queryFn: async () => (await api.GET('/v1/views/completeness', { params: first })).data,
  });
  if (counts.isError) return <Failed error={counts.error} retry={() => void counts.refetch()} />;
  if (counts.isPending || overdue.isPending) return <Waiting />;
  const open = (disputes.data?.items ?? []).filter(({ deadlines }) => deadlines.some(({ level }) => level !== 'done'));
  const lost = (mails.data?.items ?? []).filter(({ status }) => status !== 'waiting');
  const figures = [
    { name: said.late, count: counts.data.byLevel.red, to: '/duties?late=true', level: 'red' },
    { name: said.due, count: due.data?.total ?? 0, to: `/duties?late=false&dueBefore=${monday}`, level: 'amber' },
    { name: said.disputes, count: open.length, to: '/negotiations?tab=all', level: '' },
    { name: said.suggestions, count: suggestions.data?.items.length ?? 0, to: '/suggestions', level: '' },
    { name: said.pushes, count: pushes.data?.items.length ?? 0, to: '#pushes', level: '' },
    { name: said.mails, count: lost.length, to: '#mails', level: '' },
  ];
  return (
    <>
      <Head title={words.places.oversight} />
      <nav className="figures" aria-label={words.places.oversight}>
        {figures.map(({ name, count, to, level }) => (
          <Link key={name} to={to} className={count > 0 ? level : ''}>
            <b>{count}</b>
            {name}
          </Link>
        ))}
      </nav>
      <Late duties={overdue.data?.items ?? []} more={Boolean(overdue.data?.next)} />
      <Completeness rows={complete.data?.items ?? []} />
      <Reports items={reports.data?.items ?? []} />
      <Pushes items={pushes.data?.items ?? []} />
      <Mails items={lost} />
    </>
  );
}

function Card({ id, title, children }: { id?: string; title: string; children: React.ReactNode }) {
  return (
    <section className="card" id={id}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

interface Bar {
  key: string;
  name: string;
  /** From 0 to 1. */
  part: number;
  figure: string;
  to: string;
  /** What is said below the bar. */
  below?: React.ReactNode;
}

/** Bars, each of which leads to its list. */
function Bars({ bars, className = '' }: { bars: Bar[]; className?: string }) {
  return (
    <ul className={`bars ${className}`}>
      {bars.map(({ key, name, part, figure, to, below }) => (
        <li key={key}>
          <Link to={to}>
            <span>{name}</span>
            <span>
              <i style={{ width: `${Math.round(part * 100)}%` }} />
            </span>
            <em>{figure}</em>
          </Link>
          {below}
        </li>
      ))}
    </ul>
  );
}

/** Which departments are late, the most first, and with what for longest. */
function Late({ duties, more }: { duties: Schemas['Duty'][]; more: boolean }) {
  if (duties.length === 0) return null;
  const groups = groupsOf(duties, ({ owes }) => owes).sort(([, a], [, b]) => b.length - a.length);
  const most = groups[0]?.[1].length ?? 1;
  const bars = groups.map(([owes, some]) => ({
    key: owes,
    below: <Oldest of={some} />,
    name: some[0]?.owesName ?? owes,
    part: some.length / most,
    figure: said.cases(some.length),
    to: `/duties?late=true&department=${owes}`,
  }));
  return (
    <Card title={`${said.lateBy}${more ? said.firstOnly(duties.length) : ''}`}>
      <Bars bars={bars} className="late" />
    </Card>
  );
}

/** What a department is late with for longest. */
function Oldest({ of }: { of: Schemas['Duty'][] }) {
  const [oldest] = of.toSorted((a, b) => a.deadline.due.localeCompare(b.deadline.due));
  return oldest ? (
    <Link className="oldest" to={pathOf(oldest.subject)}>
      {`${said.oldest}${words.colon}${nameOf('dutyKinds', oldest.kind)}　${oldest.subject.name}`}
    </Link>
  ) : null;
}

function Completeness({ rows }: { rows: Schemas['Completeness'][] }) {
  const bars = rows
    .filter(({ entries }) => entries > 0)
    .sort((a, b) => a.filled - b.filled)
    .map(({ department, departmentName, filled, entries, breaking }) => ({
      key: department,
      name: departmentName ?? department,
      part: filled,
      figure: `${Math.round(filled * 100)}%${breaking.count > 0 ? said.breaking(breaking.count) : said.entries(entries)}`,
      to: `/catalog?department=${department}`,
    }));
  if (bars.length === 0) return null;
  return (
    <Card title={said.completeness}>
      <Bars bars={bars} />
    </Card>
  );
}

/** What the bureau is to report to the city government (article 23). */
function Reports({ items }: { items: Schemas['Report'][] }) {
  if (items.length === 0) return null;
  return (
    <Card title={said.reports}>
      <Table titles={[words.columns.name, words.columns.owes, said.days]}>
        {items.map((one) => (
          <tr key={`${one.duty.id} ${one.at}`}>
            <td>
              <Link
                to={pathOf(one.duty.subject)}
              >{`${nameOf('dutyKinds', one.duty.kind)}${words.colon}${one.duty.subject.name}`}</Link>
            </td>
            <td data-name={words.columns.owes}>{one.owesName ?? one.owes}</td>
            <td data-name={said.days}>{one.workingDays}</td>
          </tr>
        ))}
      </Table>
    </Card>
  );
}

function Pushes({ items }: { items: Schemas['Push'][] }) {
  const again = useMutation({
    mutationFn: ({ resource, version }: Schemas['Push']) =>
      api.POST('/v1/pushes/{resource}/{version}/resend', { params: { path: { resource, version } } }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['pushes'] }),
  });
  if (items.length === 0) return null;
  return (
    <Card id="pushes" title={said.pushes}>
      {again.isError ? <Refusal error={again.error} /> : null}
      <Table titles={[words.columns.name, words.columns.to, said.why, words.act]}>
        {items.map((one) => (
          <tr key={`${one.resource} ${one.version}`}>
            <td>
              <Link to={`/resources/${one.resource}`}>{one.name}</Link>
            </td>
            <td data-name={words.columns.to}>{one.providerName ?? one.provider}</td>
            <td data-name={said.why}>{one.reason}</td>
            <td>
              <button type="button" onClick={() => again.mutate(one)} disabled={again.isPending}>
                {said.again}
              </button>
            </td>
          </tr>
        ))}
      </Table>
    </Card>
  );
}

function Mails({ items }: { items: Schemas['UnsentMail'][] }) {
  const again = useMutation({
    mutationFn: (id: string) => api.POST('/v1/mails/{id}/resend', { params: { path: { id } } }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['mails', 'lost'] }),
  });
  if (items.length === 0) return null;
  return (
    <Card id="mails" title={said.mails}>
      {again.isError ? <Refusal error={again.error} /> : null}
      <Table titles={[said.to, words.columns.number, words.columns.at, said.why, words.act]}>
        {items.map((one) => (
          <tr key={one.id}>
            <td>{`${one.toName ?? one.to}　${one.departmentName ?? ''}`}</td>
            <td data-name={words.columns.number}>
              <Link to={one.about.path}>{one.about.number}</Link>
            </td>
            <td data-name={words.columns.at}>{momentOf(one.at)}</td>
            <td data-name={said.why}>{`${said.outcomes[one.status]}${one.reason ? words.colon + one.reason : ''}`}</td>
            <td>
              <button type="button" onClick={() => again.mutate(one.id)} disabled={again.isPending}>
                {said.again}
              </button>
            </td>
          </tr>
        ))}
      </Table>
    </Card>
  );
}
