import type { Schemas } from '../api.ts';
import { isoDayOf, now } from '../dates.ts';
import { words } from '../words.ts';

type Proof = Schemas['Proof'];
type Day = Schemas['ProofDay'];

const { weekdays: WEEK } = words;

/** The days of a deadline as a calendar: which count, which do not, and from which notice they come. */
export function Days({ proof }: { proof: Proof | null | undefined }) {
  const [first] = proof?.days ?? [];
  if (!proof || !first) return null;
  const today = isoDayOf(now());
  const weekday = (new Date(`${first.date}T00:00:00Z`).getUTCDay() + 6) % 7;
  const sources = [...new Map(proof.days.map(({ source }) => [source.title, source])).values()];
  return (
    <section className="card">
      <h2>{words.parts.days}</h2>
      <ol className="days">
        {WEEK.map((name) => (
          <li key={name} className="name" aria-hidden="true">
            {name}
          </li>
        ))}
        {WEEK.slice(0, weekday).map((name) => (
          <li key={`before ${name}`} className="name" aria-hidden="true" />
        ))}
        {proof.days.map((day) => (
          <li key={day.date} className={kindOf(day, proof, today)} title={day.source.title}>
            {Number(day.date.slice(8)) === 1 ? `${Number(day.date.slice(5, 7))}/1` : Number(day.date.slice(8))}
            <span>{nameOf(day, proof, today)}</span>
          </li>
        ))}
      </ol>
      <p className="law">
        {words.sentence(proof.rule.document + proof.rule.article)}
        {proof.provisional ? words.provisional : ''}
        {sources.map(({ title, documentNumber }) => words.cited(title, documentNumber ?? '')).join(words.semicolon)}
      </p>
    </section>
  );
}

function kindOf(day: Day, proof: Proof, today: string): string {
  const kinds = [day.date === today ? 'today' : '', day.counted ? 'counted' : ''];
  if (day.kind === 'makeup') kinds.push('makeup');
  if (day.date === proof.due) kinds.push('due');
  return kinds.filter(Boolean).join(' ');
}

function nameOf(day: Day, proof: Proof, today: string): string {
  // A long word may go on in the next line.
  const mark = day.date === today ? `\u200b·${words.today}` : '';
  if (day.date === proof.dayZero) return words.received + mark;
  if (day.counted !== null) return words.day(day.counted) + mark;
  if (day.stopped) return words.stopped + mark;
  if (day.kind === 'makeup') return words.makeup + mark;
  return `${words.holiday(day.name ?? '')}${mark}` || ' ';
}
