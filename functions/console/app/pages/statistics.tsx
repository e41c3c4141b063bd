import './evaluations.css';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { api, type Schemas } from '../api.ts';
import { isoDayOf, momentOf, now } from '../dates.ts';
import { Failed, Waiting } from '../states.tsx';
import { words } from '../words.ts';

const said = words.evaluations;
export const percent = (share: number | null) => (share === null ? '—' : `${Math.round(share * 100)}%`);
const figure = (value: number | null) => (value === null ? '—' : String(value));

type Figures = Schemas['Figures'];
/** The figures that are shown of a department, each beside the median of all. */
const SHOWN: [keyof typeof said.figures, (of: Figures) => string][] = [
  ['published', ({ entries }) => String(entries.published)],
  ['filled', ({ entries }) => percent(entries.filled)],
  ['attached', ({ entries }) => percent(entries.attached)],
  ['updates', ({ updates }) => percent(updates.rate)],
  ['sent', ({ requests }) => String(requests.sent)],
  ['received', ({ requests }) => String(requests.received)],
  ['replies', ({ replies }) => percent(replies.rate)],
  ['days', ({ replies }) => `${figure(replies.median)} / ${figure(replies.p90)}`],
  ['refused', ({ requests }) => String(requests.refused)],
  ['disputed', ({ requests }) => String(requests.disputed)],
  ['provision', ({ provision }) => percent(provision.rate)],
  ['corrections', ({ corrections }) => percent(corrections.rate)],
  ['use', ({ use }) => percent(use.recorded)],
];

/** How departments share in a period of days, each beside the median of all (article 6). */
export function Statistics() {
  const [asked, ask] = useSearchParams();
  const today = isoDayOf(now());
  const [from, to] = [asked.get('from') || `${today.slice(0, 4)}-01-01`, asked.get('to') || today];
  const read = useQuery({
    queryKey: ['statistics', from, to],
    queryFn: async () => (await api.GET('/v1/statistics', { params: { query: { from, to } as never } })).data,
  });
  const day = (name: 'from' | 'to', value: string) => (
    <label>
      {said.period[name]}{' '}
      <input
        type="date"
        value={value}
        onChange={({ target }) => {
          const next = new URLSearchParams(asked);
          next.set(name, target.value);
          ask(next, { replace: true });
        }}
      />
    </label>
  );
  return (
    <section className="card">
      <h2>{said.statistics}</h2>
      <p className="acts">
        {day('from', from)} {day('to', to)}
      </p>
      {read.isPending ? <Waiting /> : null}
      {read.isError ? <Failed error={read.error} retry={() => void read.refetch()} /> : null}
      {read.data ? (
        <>
          <p className="sub">
            {read.data.through
              ? said.through(momentOf(read.data.through.madeAt), read.data.through.number)
              : said.unsealed}
          </p>
          {/* Before the first seal every figure would be a zero that says nothing. */}
          {read.data.through ? (
            <div className="wide">
              <table className="list">
                <thead>
                  <tr>
                    <th scope="col">{said.department}</th>
                    {SHOWN.map(([name]) => (
                      <th key={name} scope="col">
                        {said.figures[name]}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {read.data.items.map(({ department, departmentName, figures }) => (
                    <tr key={department}>
                      <td>{departmentName ?? department}</td>
                      {SHOWN.map(([name, of]) => (
                        <td key={name} data-name={said.figures[name]}>
                          {of(figures)}
                        </td>
                      ))}
                    </tr>
                  ))}
                  <tr>
                    <td>
                      <b>{said.median}</b>
                    </td>
                    {SHOWN.map(([name, of]) => (
                      <td key={name} data-name={said.figures[name]}>
                        {read.data ? of(read.data.median) : ''}
                      </td>
                    ))}
                  </tr>
                </tbody>
              </table>
            </div>
          ) : null}
        </>
      ) : null}
    </section>
  );
}
