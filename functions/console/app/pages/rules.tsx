import './calendar.css';
import './people.css';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { ActButton, useAdmits } from '../acts/act-button.tsx';
import { Refusal } from '../acts/refusal.tsx';
import { api, type Schemas, seen } from '../api.ts';
import { Days } from '../case/days.tsx';
import { dateOf, isoDayOf, momentOf, now } from '../dates.ts';
import { nameOf } from '../names.ts';
import { type Fact, Facts, Head, Table } from '../parts.tsx';
import { Failed, Nothing, Waiting } from '../states.tsx';
import { words } from '../words.ts';

const said = words.rules;
type Policy = Schemas['Policy'];
const audiences: Record<string, string> = said.audiences;
/** Which states each part of the list has. */
const PARTS: Record<keyof typeof said.tabs, Policy['status'][]> = {
  'in-force': ['in-force'],
  coming: ['proposed', 'upcoming'],
  past: ['ended', 'withdrawn'],
};
const isPart = (tab: string): tab is keyof typeof PARTS => tab in PARTS;

const policies = {
  queryKey: ['policies'],
  queryFn: async () => (await api.GET('/v1/policies')).data?.items ?? [],
};

/** Every rule about time, with its article: those in force, those to come, and all versions. */
export function Page() {
  const [asked] = useSearchParams();
  const list = useQuery(policies);
  const tab = asked.get('tab') ?? '';
  const part = isPart(tab) ? tab : 'in-force';
  const rows = (list.data ?? []).filter(({ status }) => PARTS[part].includes(status));
  return (
    <>
      <Head title={words.places.rules} below={said.about} />
      <div className="card">
        <nav className="tabs" aria-label={words.places.rules}>
          {Object.entries(said.tabs).map(([key, title]) => (
            <Link key={key} to={`?tab=${key}`} className={key === part ? 'on' : ''} aria-current={key === part}>
              {title}
            </Link>
          ))}
        </nav>
        {list.isPending ? <Waiting /> : null}
        {list.isError ? <Failed error={list.error} retry={() => void list.refetch()} /> : null}
        {list.isSuccess && rows.length === 0 ? <Nothing /> : null}
        {rows.length > 0 ? <Rows rows={rows} /> : null}
      </div>
    </>
  );
}

const nameOfRule = ({ duty, shareType }: Pick<Policy, 'duty' | 'shareType'>) =>
  [nameOf('dutyKinds', duty), shareType ? `${words.bracket(nameOf('values', shareType))}` : ''].join('');
/** What has not been confirmed, or not stayed, is no law, so it is tried by what it says. */
const isLaw = ({ status }: Policy) => status !== 'proposed' && status !== 'withdrawn';
const termsOf = ({ duty, shareType, legalRef, start, cutoff, extension, days }: Policy) => ({
  ...{ duty, shareType, legalRef, start, cutoff, extension, days },
});
const basisOf = ({ legalRef: { document, article } }: Policy) => words.cited(document, article);

function Rows({ rows }: { rows: readonly Policy[] }) {
  return (
    <Table titles={[said.rule, said.days, said.basis, said.from, said.status]}>
      {rows.map((one) => (
        <tr key={one.id}>
          <td>
            <Link to={`/rules/${one.id}`}>{nameOfRule(one)}</Link>
          </td>
          <td data-name={said.days}>{said.workingDays(one.days)}</td>
          <td data-name={said.basis}>{basisOf(one)}</td>
          <td data-name={said.from}>{dateOf(one.effectiveFrom)}</td>
          <td>{said.states[one.status]}</td>
        </tr>
      ))}
    </Table>
  );
}

/** What the next version of a rule keeps of it, unless another is proposed with the API. */
const KEPT = ['id', 'duty', 'shareType', 'unit', 'start', 'cutoff', 'stated', 'reminders', 'late', 'escalation'];

/** One rule: its figures, its versions, and what if it were another. */
export function One() {
  const { id = '' } = useParams();
  const list = useQuery(policies);
  const mayCompare = useAdmits('comparePolicies');
  const read = useQuery({
    queryKey: ['policies', 'one', id],
    queryFn: () => seen(api.GET('/v1/policies/{id}', { params: { path: { id } } })),
  });
  if (read.isPending) return <Waiting />;
  if (read.isError) return <Failed error={read.error} retry={() => void read.refetch()} />;
  const one = read.data.data;
  const versions = (list.data ?? []).filter(({ duty, shareType }) => duty === one.duty && shareType === one.shareType);
  const {
    id: _id,
    status: _status,
    loaded: _loaded,
    actions: _actions,
    effectiveTo: _to,
    effectiveFrom: _from,
    ...terms
  } = one;
  return (
    <>
      <Head
        back={{ to: '/rules', name: words.places.rules }}
        title={
          <>
            {nameOfRule(one)} <span className="sub">{said.workingDays(one.days)}</span>
          </>
        }
        below={`${said.states[one.status]}　${dateOf(one.effectiveFrom)}`}
      >
        <div className="acts">
          <ActButton operation="confirmPolicy" at={{ id }} shown={read.data} primary />
          <ActButton operation="withdrawPolicy" at={{ id }} shown={read.data} />
          <ActButton
            operation="createPolicy"
            start={{ ...terms, id: `${id.replace(/-\d+$/, '')}-${isoDayOf(now()).replaceAll('-', '')}` }}
            without={KEPT}
            title={said.propose}
          />
        </div>
      </Head>
      <div className="two">
        <div>
          <section className="card">
            <h2>{said.figures}</h2>
            <Facts facts={figuresOf(one)} />
          </section>
          {mayCompare && one.duty !== 'consent' ? <Compare policy={one} /> : null}
          <Versions versions={versions} />
        </div>
        <aside>
          <Trial policy={one} />
        </aside>
      </div>
    </>
  );
}

function figuresOf(one: Policy): Fact[] {
  const { legalRef, extension, entryConsent, recurs, bands, mending, cutoff, reminders, late, escalation, loaded } =
    one;
  const to = (all: readonly string[]) => all.map((each) => audiences[each] ?? each).join(words.comma);
  const moment = (workingDays: number) =>
    workingDays === 0 ? said.onTheDay : workingDays < 0 ? said.before(-workingDays) : said.after(workingDays);
  return [
    {
      name: said.basis,
      value: legalRef.url ? (
        <a href={legalRef.url} target="_blank" rel="noreferrer">
          {basisOf(one)}
        </a>
      ) : (
        basisOf(one)
      ),
    },
    ...(extension ? [{ name: said.extension, value: said.extended(extension.maxDays, extension.article) }] : []),
    ...(entryConsent
      ? [{ name: said.entryConsent, value: said.entryConsenters(entryConsent.by, entryConsent.article) }]
      : []),
    ...(recurs ? [{ name: said.recurs, value: said.recurring(recurs.months, recurs.by) }] : []),
    ...(bands
      ? [
          {
            name: said.bands,
            value: bands.map((band) => said.band(nameOf('values', band.level), band.people, band.hours)).join('\n'),
          },
        ]
      : []),
    ...(mending ? [{ name: said.mending, value: said.workingDays(mending) }] : []),
    ...(cutoff ? [{ name: said.cutoff, value: cutoff }] : []),
    {
      name: said.reminders,
      value: reminders
        .map(({ workingDays, at, to: all }) => `${moment(workingDays)} ${at}${words.colon}${to(all)}`)
        .join('\n'),
    },
    { name: said.late, value: to(late.to) || words.changes.nothing },
    {
      name: said.escalation,
      value: escalation
        .map(({ step, workingDays, to: all }) => `${moment(workingDays)}　${said.steps[step]}${words.colon}${to(all)}`)
        .join('\n'),
    },
    ...(loaded
      ? [
          { name: said.proposed, value: signed(loaded.proposed) },
          ...(loaded.confirmed ? [{ name: said.confirmed, value: signed(loaded.confirmed) }] : []),
          ...(loaded.withdrawn
            ? [{ name: said.withdrawn, value: `${signed(loaded.withdrawn)}　${loaded.withdrawn.reason}` }]
            : []),
        ]
      : []),
  ].filter(({ value }) => value !== '');
}

const signed = ({ at, by, byName }: { at: string; by: string; byName?: string | null }) =>
  `${byName ?? by}　${momentOf(at)}`;

function Versions({ versions }: { versions: readonly Policy[] }) {
  return (
    <section className="card">
      <h2>{words.parts.versions}</h2>
      <Rows rows={versions} />
    </section>
  );
}

/** When it would be due, received on some day, counted day by day. */
function Trial({ policy: one }: { policy: Policy }) {
  const { id } = one;
  const policy = isLaw(one) ? { id } : { given: termsOf(one) };
  const [start, setStart] = useState(isoDayOf(now()));
  const read = useQuery({
    queryKey: ['trial', id, start],
    enabled: start !== '',
    queryFn: async () =>
      (await api.POST('/v1/deadlines/calculate', { body: { start: start as never, policy: policy as never } }))
        .data as Schemas['Calculated'],
  });
  return (
    <>
      <section className="card">
        <h2>{said.trial}</h2>
        <div className="field">
          <label htmlFor="start">{said.received}</label>
          <input id="start" type="date" value={start} onChange={({ target }) => setStart(target.value)} />
        </div>
        {read.isError ? <Refusal error={read.error} /> : null}
        {read.data ? <p role="status">{said.due(dateOf(read.data.due))}</p> : null}
      </section>
      <Days proof={read.data?.proof} />
    </>
  );
}

/** Who would have been late, had the rule given another number of days. */
function Compare({ policy }: { policy: Policy }) {
  const today = isoDayOf(now());
  const [days, setDays] = useState(policy.days);
  const [from, setFrom] = useState(`${today.slice(0, 4)}-01-01`);
  const comparing = useMutation({
    mutationFn: async () => {
      const given = { ...termsOf(policy), days };
      const body = {
        duty: policy.duty as 'reply',
        from: from as never,
        to: today as never,
        a: isLaw(policy) ? { id: policy.id } : { given: termsOf(policy) },
        b: { given },
      };
      return (await api.POST('/v1/policies/compare', { body: body as never })).data as Schemas['Comparison'];
    },
  });
  const result = comparing.data;
  return (
    <section className="card">
      <h2>{said.compare}</h2>
      <form
        className="filterbar"
        onSubmit={(event) => {
          event.preventDefault();
          comparing.mutate();
        }}
      >
        <label>
          {said.since}
          <input type="date" value={from} max={today} onChange={({ target }) => setFrom(target.value)} />
        </label>
        <label>
          {said.instead}
          <input
            type="number"
            min={1}
            max={250}
            value={days}
            onChange={({ target }) => setDays(Number(target.value))}
          />
        </label>
        <button type="submit" disabled={comparing.isPending}>
          {said.look}
        </button>
      </form>
      {comparing.isError ? <Refusal error={comparing.error} /> : null}
      {result ? (
        <div role="status">
          <p>{said.compared(result.total.cases, result.total.late.a, result.total.late.b)}</p>
          {result.departments.length > 0 ? (
            <Table titles={[words.people.department, said.cases, said.lateNow, said.lateThen]}>
              {result.departments.map((one) => (
                <tr key={one.department}>
                  <td>{one.departmentName ?? one.department}</td>
                  <td data-name={said.cases}>{one.cases}</td>
                  <td data-name={said.lateNow}>{one.late.a}</td>
                  <td data-name={said.lateThen}>{one.late.b}</td>
                </tr>
              ))}
            </Table>
          ) : null}
        </div>
      ) : null}
    </section>
  );
}
