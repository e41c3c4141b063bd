import './calendar.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'react-router';
import { api, type Schemas } from '../api.ts';
import { dateOf, isoDayOf, now } from '../dates.ts';
import { nameOf } from '../names.ts';
import { Head, Table } from '../parts.tsx';
import { Failed, Waiting } from '../states.tsx';
import { words } from '../words.ts';
import { LoadNotice, yearOf } from './notice-form.tsx';

const said = words.calendar;
type Year = Schemas['CalendarYear'];
type Day = Schemas['CalendarYearDay'];

/** A year as twelve months, with the notice that each day off and each make-up day rests on. */
export function Page() {
  const [asked] = useSearchParams();
  const { year: linked } = useParams();
  const year = Number(asked.get('year') ?? linked ?? isoDayOf(now()).slice(0, 4));
  const years = useQuery({
    queryKey: ['calendars'],
    queryFn: async () => (await api.GET('/v1/calendars')).data?.items ?? [],
  });
  const read = useQuery(yearOf(year));
  if (read.isPending) return <Waiting />;
  if (read.isError) return <Failed error={read.error} retry={() => void read.refetch()} />;
  const { data } = read.data;
  const missing = years.data?.filter(({ announced }) => !announced).at(-1)?.year;
  return (
    <>
      <Head title={said.title(year)} below={said.counts(data.holidays, data.makeups, data.closures)} />
      <nav className="tabs" aria-label={words.places.calendar}>
        {years.data?.map((one) => (
          <Link
            key={one.year}
            to={`?year=${one.year}`}
            className={one.year === year ? 'on' : ''}
            aria-current={one.year === year}
          >
            {one.announced ? one.year : said.unannounced(one.year)}
          </Link>
        ))}
      </nav>
      <LoadNotice shown={read.data} missing={missing} />
      <ol className="year">
        {MONTHS.map((month) => (
          <Month key={month} year={year} month={month} days={data.days} />
        ))}
      </ol>
      <p className="key">
        {(['holiday', 'makeup', 'closure'] as const).map((kind) => (
          <span key={kind} className={kind}>
            {nameOf('values', kind)}
          </span>
        ))}
      </p>
      <div className="two">
        <Special days={data.days} />
        <Notices year={data} />
      </div>
    </>
  );
}

const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];
const { weekdays: WEEK } = words;

function Month({ year, month, days }: { year: number; month: string; days: readonly Day[] }) {
  const own = days.filter(({ date }) => date.startsWith(`${year}-${month}`));
  const before = (new Date(`${year}-${month}-01T00:00:00Z`).getUTCDay() + 6) % 7;
  const cells: (Day | null)[] = [...WEEK.slice(0, before).map(() => null), ...own];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, n) => cells.slice(n * 7, n * 7 + 7));
  const today = isoDayOf(now());
  return (
    <li className="card">
      <table>
        <caption>{said.month(Number(month))}</caption>
        <thead>
          <tr>
            {WEEK.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the weeks of a month do not move
            <tr key={n}>
              {week.map((day, at) =>
                day ? (
                  <td
                    key={day.date}
                    className={[day.kind, day.date === today ? 'today' : ''].join(' ')}
                    title={
                      day.kind === 'workday' || day.kind === 'weekend'
                        ? undefined
                        : `${words.holiday(day.name ?? '')} ${day.source.title}`
                    }
                  >
                    {Number(day.date.slice(8))}
                    {day.kind === 'holiday' || day.kind === 'makeup' || day.kind === 'closure' ? (
                      <span className="unseen">{nameOf('values', day.kind)}</span>
                    ) : null}
                  </td>
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: what is before the first day does not move
                  <td key={at} />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </li>
  );
}

/** The days that are not as the week has them, each with what it rests on. */
function Special({ days }: { days: readonly Day[] }) {
  const special = days.filter(({ kind }) => kind === 'holiday' || kind === 'makeup' || kind === 'closure');
  return (
    <section className="card">
      <h2>{said.special}</h2>
      <Table titles={[said.date, said.kind, said.source]}>
        {spansOf(special).map(({ date, to, kind, name, source, provisional }) => (
          <tr key={date}>
            <td>{date === to ? dateOf(date) : `${dateOf(date)} — ${dateOf(to)}`}</td>
            <td>{[nameOf('values', kind), words.holiday(name ?? '')].filter(Boolean).join('　')}</td>
            <td data-name={said.source}>
              {`${words.cited(source.title, source.documentNumber ?? source.article ?? '')}${provisional ? `　${said.provisional}` : ''}`}
            </td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

/** Days that follow each other and are the same, as one. */
function spansOf(days: readonly Day[]): (Day & { to: string })[] {
  const spans: (Day & { to: string })[] = [];
  for (const day of days) {
    const last = spans.at(-1);
    const follows = last && Date.parse(day.date) - Date.parse(last.to) === 86_400_000;
    if (follows && last.kind === day.kind && last.name === day.name && last.source.title === day.source.title)
      last.to = day.date;
    else spans.push({ ...day, to: day.date });
  }
  return spans;
}

function Notices({ year: { versions } }: { year: Year }) {
  return (
    <section className="card">
      <h2>{said.notices}</h2>
      <ol className="events">
        {versions.map((one) => (
          <li key={one.version}>
            {one.publishedOn ? <time dateTime={one.publishedOn}>{dateOf(one.publishedOn)}</time> : null}
            {one.url ? (
              <a href={one.url} target="_blank" rel="noreferrer">
                {words.cited(one.title, '')}
              </a>
            ) : (
              words.cited(one.title, '')
            )}
            {one.documentNumber ?? ''}
            {one.ended ? `${words.bracket(said.ended[one.ended.how])}` : ''}
          </li>
        ))}
      </ol>
    </section>
  );
}
