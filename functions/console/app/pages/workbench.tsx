import './workbench.css';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useSearchParams } from 'react-router';
import { pathOf } from '../../../../shared/text/portal.ts';
import { useTitle } from '../acts/title.ts';
import { api, dutyCounts, me, type Schemas } from '../api.ts';
import { Lamp } from '../case/lamp.tsx';
import { useWork } from '../case/waiting.ts';
import { dateOf, isoDayOf, now } from '../dates.ts';
import { groupsOf } from '../groups.ts';
import { between } from '../kinds/kind.ts';
import { nameOf, stateOf } from '../names.ts';
import { Head } from '../parts.tsx';
import { recentOf } from '../recent.ts';
import { Failed, Nothing, Waiting } from '../states.tsx';
import { words } from '../words.ts';

type Item = Schemas['WorkItem'];
const said = words.workbench;
const signs = ({ role }: Item) => role === 'head' || role === 'leader';
const cameBack = ({ remarks }: Item) => remarks !== null;
const kindName = (kind: Item['kind']) =>
  kind === 'returned' || kind === 'confirm' ? said[kind] : nameOf('dutyKinds', kind);
/** A rule is called by the duty that it is about, and how what is asked for is shared. */
function nameIn({ subject: { type, name } }: Item): string {
  if (type !== 'policy') return name;
  const [, duty = '', shared] = /^(.*?)(?:（(.*)）)?$/.exec(name) ?? [];
  return `${stateOf('dutyKinds', duty)}${shared ? words.bracket(stateOf('values', shared)) : ''}`;
}

/** What waits for me, by date. */
export function Page() {
  const { data: who } = useQuery(me);
  const readsLogAlone = who?.roles.includes('auditor') ?? false;
  const { worksOnCases: inOffice, ...mine } = useWork();
  const counts = mine.data?.counts ?? { total: 0, late: 0, today: 0, byKind: {} };
  if (readsLogAlone) return <Navigate to="/log" replace />;
  return (
    <>
      <Head title={said.greeting(who?.personName ?? '', counts)} below={dateOf(isoDayOf(now()))} />
      <div className="two">
        <section className="card">
          {inOffice && mine.isPending ? <Waiting /> : null}
          {mine.isError ? <Failed error={mine.error} retry={() => void mine.refetch()} /> : null}
          {mine.data ? <Desk {...mine.data} /> : null}
          {inOffice ? null : <Nothing />}
        </section>
        <aside>
          {inOffice ? <Department roles={who?.roles ?? []} name={who?.departmentName ?? ''} /> : null}
          <Kinds byKind={counts.byKind} />
          <Recent person={who?.personId ?? ''} />
        </aside>
      </div>
    </>
  );
}

/** All of it, or the part that the address names. */
function Desk({ items, more }: Schemas['Work']) {
  const [asked] = useSearchParams();
  const tabs = [
    { key: 'all', holds: () => true },
    { key: 'sign', holds: signs },
    { key: 'returned', holds: cameBack },
  ] as const;
  const kind = asked.get('kind');
  const tab = tabs.find(({ key }) => key === asked.get('tab')) ?? tabs[0];
  const shown = items.filter((item) => (kind ? item.kind === kind : tab.holds(item)));
  return (
    <>
      <nav className="tabs" aria-label={said.tabs.all}>
        {tabs.map(({ key, holds }) => {
          const count = items.filter(holds).length;
          const on = !kind && key === tab.key;
          return key === 'all' || count > 0 ? (
            <Link key={key} to={key === 'all' ? '/' : `/?tab=${key}`} className={on ? 'on' : ''} aria-current={on}>
              {`${said.tabs[key]} ${count}`}
            </Link>
          ) : null;
        })}
      </nav>
      {shown.length === 0 ? <Nothing /> : null}
      {groupsOf(shown, groupOf).map(([title, some]) => (
        <div key={title}>
          <h2 className="due">{title}</h2>
          {some.map((item) => (
            <Row key={`${item.duty} ${item.subject.id}`} item={item} under={title} />
          ))}
        </div>
      ))}
      {more ? <Link to="/duties">{said.more}</Link> : null}
    </>
  );
}

const WEEK = 7 * 86_400_000;

/** By day for the week ahead, where each day matters. */
function groupOf({ deadline }: Item): string {
  if (!deadline) return said.undated;
  if (deadline.late) return said.late;
  return deadline.due <= isoDayOf(new Date(now().getTime() + WEEK)) ? dateOf(deadline.due) : said.later;
}

/** @param under the heading, whose date is not said again */
function Row({ item, under }: { item: Item; under: string }) {
  const { subject, kind, deadline, act, remarks, path } = item;
  const title = useTitle(act);
  const sides = between(item.requesterName, item.providerName);
  const due = dateOf(deadline?.due);
  return (
    <div className="row">
      <Lamp deadline={deadline} />
      <div>
        <b>{`${kindName(kind)}${words.colon}${nameIn(item)}`}</b>
        <p>
          {[sides, subject.number, stateOf(path.split('/')[1] ?? '', item.state), due === under ? '' : due]
            .filter(Boolean)
            .join('　')}
        </p>
        {remarks ? <p className="came-back">{said.returnedBy(remarks)}</p> : null}
      </div>
      <Link
        className="button primary"
        to={item.path}
        aria-label={`${title}${words.colon}${nameIn(item)} ${subject.number}`}
      >
        {title}
      </Link>
    </div>
  );
}

/** How the department stands; for an officer, the city. Whoever is in charge sees with what it is late. */
function Department({ roles, name }: { roles: readonly string[]; name: string }) {
  const counts = useQuery(dutyCounts);
  const isOfficer = roles.includes('bureau');
  const late = useQuery({
    queryKey: ['duties', 'late'],
    enabled: (counts.data?.byLevel.red ?? 0) > 0 && (isOfficer || roles.includes('leader') || roles.includes('head')),
    queryFn: async () =>
      (await api.GET('/v1/duties', { params: { query: { late: true, limit: 5 } } })).data?.items ?? [],
  });
  return (
    <section className="card">
      <h2>{isOfficer ? said.city : name || words.parts.department}</h2>
      <div className="nums">
        {(['red', 'amber', 'green'] as const).map((level) => (
          <Link key={level} to={level === 'red' ? '/duties?late=true' : '/duties'} className={level}>
            <b>{counts.data?.byLevel[level] ?? 0}</b>
            {said.counts[level]}
          </Link>
        ))}
      </div>
      {(late.data ?? []).length > 0 ? (
        <>
          <h3>{said.lateHere}</h3>
          <ul className="kinds">
            {(late.data ?? []).map((duty) => (
              <li key={duty.id}>
                <Link to={pathOf(duty.subject)}>
                  <span>{`${nameOf('dutyKinds', duty.kind)}${words.colon}${duty.subject.name}`}</span>
                  <Lamp deadline={duty.deadline} />
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

/** How many of each kind: an officer's queues. */
function Kinds({ byKind }: { byKind: Schemas['WorkCounts']['byKind'] }) {
  const [asked] = useSearchParams();
  const some = Object.entries(byKind) as [Item['kind'], number][];
  if (some.length < 2) return null;
  return (
    <section className="card">
      <h2>{said.byKind}</h2>
      <ul className="kinds">
        {some.map(([kind, count]) => (
          <li key={kind}>
            <Link to={`/?kind=${kind}`} aria-current={asked.get('kind') === kind}>
              <span>{kindName(kind)}</span>
              <span>{count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Recent({ person }: { person: string }) {
  const seen = recentOf(person);
  if (seen.length === 0) return null;
  return (
    <section className="card">
      <h2>{said.recent}</h2>
      <ul className="kinds">
        {seen.map(({ to, name, number }) => (
          <li key={to}>
            <Link to={to}>
              <span>{name}</span>
              <span className="sub">{number}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
