import './oversight.css';
import './evaluations.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { ActButton, useAdmits } from '../acts/act-button.tsx';
import { api, openDocument, type Schemas, seen } from '../api.ts';
import { dateOf, isoDayOf, momentOf, now } from '../dates.ts';
import { language } from '../language.ts';
import { nameOf } from '../names.ts';
import { type Fact, Facts, Head, Table } from '../parts.tsx';
import { Failed, Nothing, Waiting } from '../states.tsx';
import { words } from '../words.ts';
import { percent, Statistics } from './statistics.tsx';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const said = words.evaluations;
type Evaluation = Schemas['EvaluationRead'];
type Result = Evaluation['results'][number];

/** The collection of each kind of case, by the prefix of its ids. */
const COLLECTIONS: Record<string, string> = {
  ...{ app: 'applications', req: 'requests', grt: 'grants', cor: 'corrections', dem: 'demands', neg: 'negotiations' },
  ...{ res: 'catalog', evl: 'evaluations' },
};
const pathOfCase = (id: string) => `/${COLLECTIONS[id.slice(0, 3)] ?? 'duties'}/${id}`;
const named = ({ zh, en }: { zh: string; en: string }) => (language === 'en' ? en : zh);

const evaluations = {
  queryKey: ['evaluations'],
  queryFn: async () => (await api.GET('/v1/evaluations', { params: { query: { limit: 100 } } })).data?.items ?? [],
};

/** The evaluations of years, by what departments are evaluated, and how they share at present (articles 6, 17). */
export function Page() {
  const list = useQuery(evaluations);
  const schemes = useQuery({
    queryKey: ['schemes'],
    queryFn: async () => (await api.GET('/v1/schemes', { params: { query: { limit: 100 } } })).data?.items ?? [],
  });
  const year = Number(isoDayOf(now()).slice(0, 4));
  if (list.isPending) return <Waiting />;
  if (list.isError) return <Failed error={list.error} retry={() => void list.refetch()} />;
  return (
    <>
      <Head title={words.places.evaluations} below={said.about}>
        <ActButton operation="createEvaluation" start={{ year: year - 1 }} primary />
      </Head>
      <section className="card">
        <h2>{said.years}</h2>
        {list.data.length === 0 ? <Nothing /> : null}
        {list.data.length > 0 ? (
          <Table titles={[said.year, said.number, said.state, said.departments]}>
            {list.data.map(({ id, year: of, number, status, departments }) => (
              <tr key={id}>
                <td>
                  <Link to={`/evaluations/${id}`}>{of}</Link>
                </td>
                <td data-name={said.number}>{number}</td>
                <td data-name={said.state}>{said.states[status]}</td>
                <td data-name={said.departments}>{departments}</td>
              </tr>
            ))}
          </Table>
        ) : null}
      </section>
      <Statistics />
      {schemes.data && schemes.data.length > 0 ? (
        <section className="card">
          <h2>{said.schemes}</h2>
          <Table titles={[said.from, said.basis, said.state]}>
            {schemes.data.map(({ id, terms, status }) => (
              <tr key={id}>
                <td>
                  <Link to={`/schemes/${id}`}>{terms.year}</Link>
                </td>
                <td data-name={said.basis}>{words.cited(terms.legalRef.document, terms.legalRef.article)}</td>
                <td data-name={said.state}>{said.schemeStates[status]}</td>
              </tr>
            ))}
          </Table>
        </section>
      ) : null}
    </>
  );
}

const STEPS = [
  'scoreEvaluation',
  'openEvaluation',
  'objectEvaluation',
  'answerEvaluation',
  'concludeEvaluation',
  'decideEvaluation',
  'withdrawEvaluation',
];

/** The evaluation of a year: the ranking, what each indicator came to, objections, the longest delays, and advice. */
export function One() {
  const { id = '' } = useParams();
  const [failed, setFailed] = useState('');
  const read = useQuery({
    queryKey: ['evaluations', 'one', id],
    queryFn: () => seen(api.GET('/v1/evaluations/{id}', { params: { path: { id } } })),
  });
  const sees = useAdmits('listFacts');
  if (read.isPending) return <Waiting />;
  if (read.isError) return <Failed error={read.error} retry={() => void read.refetch()} />;
  const one = read.data.data as Evaluation;
  const { number, year, status, objectUntil, through, remarks, published } = one;
  const offers = {
    indicators: one.terms.indicators.map(({ id: of, name }) => ({ id: of, name: named(name) })),
    departments: one.results.map(({ department, departmentName }) => ({
      id: department,
      name: departmentName ?? department,
    })),
  };
  const open = (path: string, type: string) =>
    openDocument(`/v1/evaluations/${id}/${path}`, type).then(
      () => setFailed(''),
      (error: Error) => setFailed(error.message),
    );
  const facts: Fact[] = [
    { name: said.number, value: number },
    { name: said.sealed, value: said.through(momentOf(through.madeAt), through.number) },
    ...(objectUntil ? [{ name: said.objectUntil, value: dateOf(objectUntil) }] : []),
    ...(remarks ? [{ name: said.remarks, value: remarks }] : []),
  ];
  return (
    <>
      <Head
        back={{ to: '/evaluations', name: words.places.evaluations }}
        title={said.title(year)}
        below={said.states[status]}
      >
        <div className="acts">
          {STEPS.map((operation) => (
            <ActButton
              key={operation}
              operation={operation}
              at={{ id }}
              shown={read.data}
              offers={offers}
              primary={operation !== 'withdrawEvaluation'}
            />
          ))}
          {published ? (
            <>
              <button type="button" onClick={() => void open('report', 'text/html')}>
                {said.report}
              </button>
              <button type="button" onClick={() => void open('report.pdf', 'application/pdf')}>
                {words.documents.pdf}
              </button>
              <button type="button" onClick={() => void open('data.xlsx', XLSX)}>
                xlsx
              </button>
            </>
          ) : null}
        </div>
      </Head>
      {failed ? <p role="alert">{failed}</p> : null}
      <section className="card">
        <Facts facts={facts} />
      </section>
      <Ranking of={one} />
      <Heat of={one} />
      <Trend />
      <Objections of={one} />
      {one.delays.length > 0 ? (
        <section className="card">
          <h2>{said.delays}</h2>
          <Table titles={[said.department, said.duty, said.case, said.took]}>
            {one.delays.map(({ department, departmentName, duty, about, days }) => (
              <tr key={`${about} ${duty}`}>
                <td>{departmentName ?? department}</td>
                <td data-name={said.duty}>{nameOf('dutyKinds', duty)}</td>
                <td data-name={said.case}>{sees ? <Link to={pathOfCase(about)}>{about}</Link> : about}</td>
                <td data-name={said.took}>{days}</td>
              </tr>
            ))}
          </Table>
        </section>
      ) : null}
    </>
  );
}

const inOrder = (a: Result, b: Result) => (a.rank ?? 1000) - (b.rank ?? 1000);

function Ranking({ of: { results, terms } }: { of: Evaluation }) {
  const bandOf = new Map(terms.bands.map(({ id, name }) => [id, named(name)]));
  const nameOfIndicator = new Map(terms.indicators.map(({ id, name }) => [id, named(name)]));
  return (
    <section className="card">
      <h2>{said.ranking}</h2>
      <ul className="bars">
        {results.toSorted(inOrder).map(({ department, departmentName, rank, total, band, weakest }) => (
          <li key={department}>
            <a href={`#${department}`}>
              <span>{`${rank ?? '—'}　${departmentName ?? department}`}</span>
              <span>{total === null ? null : <i style={{ width: `${total}%` }} />}</span>
              <em>{`${total ?? said.unranked} ${band ? (bandOf.get(band) ?? '') : ''}`}</em>
            </a>
            {weakest.length > 0 ? (
              <p className="sub">{`${said.improve}${weakest.map((id) => nameOfIndicator.get(id) ?? id).join(words.comma)}`}</p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

const shadeOf = (share: number | null) =>
  share === null ? 'unknown' : share < 0.6 ? 'poor' : share < 0.9 ? 'fair' : 'good';

/** Departments × indicators, shaded by how well each was done. */
function Heat({ of: { results, terms } }: { of: Evaluation }) {
  const nameOfIndicator = new Map(terms.indicators.map(({ id, name }) => [id, named(name)]));
  return (
    <section className="card">
      <h2>{said.heat}</h2>
      <p className="sub">{said.spread}</p>
      <div className="wide">
        <table className="list heat">
          <thead>
            <tr>
              <th scope="col">{said.department}</th>
              {terms.indicators.map(({ id, name, weight }) => (
                <th key={id} scope="col">{`${named(name)} ${weight}`}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {results.toSorted(inOrder).map(({ department, departmentName, scores }) => (
              <tr key={department} id={department}>
                <td>{departmentName ?? department}</td>
                {scores.map(({ indicator, share, unmeasured, adjusted, remark }) => (
                  <td
                    key={indicator}
                    className={`share ${shadeOf(share)}`}
                    data-name={nameOfIndicator.get(indicator)}
                    title={remark ?? undefined}
                  >
                    {unmeasured
                      ? said.unmeasured[unmeasured]
                      : `${percent(share)}${adjusted ? ` ${said.adjusted}` : ''}`}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** How many years are compared. */
const YEARS = 5;

/** What departments came to in the years that are published, beside each other. */
function Trend() {
  const list = useQuery(evaluations);
  const years = (list.data ?? []).filter(({ status }) => status === 'published').slice(0, YEARS);
  const read = useQuery({
    queryKey: ['evaluations', 'trend', years.map(({ id }) => id)],
    enabled: years.length > 1,
    queryFn: () =>
      Promise.all(
        years.map(
          async ({ id }) => (await api.GET('/v1/evaluations/{id}', { params: { path: { id } } })).data as Evaluation,
        ),
      ),
  });
  if (!read.data) return null;
  const inOrderOfYears = read.data.toSorted((a, b) => a.year - b.year);
  const departments = [
    ...new Map(inOrderOfYears.flatMap(({ results }) => results.map((one) => [one.department, one]))).values(),
  ];
  return (
    <section className="card">
      <h2>{said.trend}</h2>
      <Table titles={[said.department, ...inOrderOfYears.map(({ year }) => String(year))]}>
        {departments.map(({ department, departmentName }) => (
          <tr key={department}>
            <td>{departmentName ?? department}</td>
            {inOrderOfYears.map(({ year, results }) => (
              <td key={year} data-name={String(year)}>
                {results.find((one) => one.department === department)?.total ?? said.unranked}
              </td>
            ))}
          </tr>
        ))}
      </Table>
    </section>
  );
}

function Objections({ of: { objections, terms } }: { of: Evaluation }) {
  if (objections.length === 0) return null;
  const nameOfIndicator = new Map(terms.indicators.map(({ id, name }) => [id, named(name)]));
  return (
    <section className="card">
      <h2>{said.objections}</h2>
      <Table titles={[said.department, said.indicator, said.reason, said.answer]}>
        {objections.map(({ department, departmentName, indicator, reason, answer, at }) => (
          <tr key={`${department} ${at}`}>
            <td>{departmentName ?? department}</td>
            <td data-name={said.indicator}>{indicator ? (nameOfIndicator.get(indicator) ?? indicator) : said.whole}</td>
            <td data-name={said.reason}>{reason}</td>
            <td data-name={said.answer}>
              {answer ? `${said.decisions[answer.decision]} ${answer.score ?? ''} ${answer.reason}` : said.awaited}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

/** By what departments are evaluated, as one officer proposed it and another confirms it. */
export function Scheme() {
  const { id = '' } = useParams();
  const read = useQuery({
    queryKey: ['schemes', 'one', id],
    queryFn: () => seen(api.GET('/v1/schemes/{id}', { params: { path: { id } } })),
  });
  if (read.isPending) return <Waiting />;
  if (read.isError) return <Failed error={read.error} retry={() => void read.refetch()} />;
  const { terms, status } = read.data.data as Schemas['SchemeRead'];
  const { indicators, deductions, vetoes, bands, legalRef, leastMeasured, objectionDays } = terms;
  return (
    <>
      <Head
        back={{ to: '/evaluations', name: words.places.evaluations }}
        title={`${said.schemes} ${terms.year}`}
        below={said.schemeStates[status]}
      >
        <div className="acts">
          <ActButton operation="confirmScheme" at={{ id }} shown={read.data} primary />
          <ActButton operation="withdrawScheme" at={{ id }} shown={read.data} />
        </div>
      </Head>
      <section className="card">
        <Facts
          facts={[
            { name: said.basis, value: words.cited(legalRef.document, legalRef.article) },
            { name: said.leastMeasured, value: leastMeasured },
            { name: said.objectionDays, value: objectionDays },
            { name: said.bands, value: bands.map(({ name, least }) => `${named(name)} ≥ ${least}`).join(words.comma) },
            {
              name: said.deductions,
              value: [
                ...deductions.map(({ name, points }) => `${named(name)} −${points}`),
                ...vetoes.map(({ name }) => named(name)),
              ].join(words.comma),
            },
          ]}
        />
        <Table titles={[said.indicator, said.weight, said.scoredBy]}>
          {indicators.map(({ id: of, name, weight, scoredBy, scoredByName }) => (
            <tr key={of}>
              <td>{named(name)}</td>
              <td data-name={said.weight}>{weight}</td>
              <td data-name={said.scoredBy}>{scoredBy ? (scoredByName ?? scoredBy) : said.byLog}</td>
            </tr>
          ))}
        </Table>
      </section>
    </>
  );
}
