import './events.css';
import { useQuery } from '@tanstack/react-query';
import { api, type Schemas } from '../api.ts';
import { momentOf } from '../dates.ts';
import { groupsOf } from '../groups.ts';
import { spoken } from '../language.ts';
import { words } from '../words.ts';

type Mail = Schemas['DutyInFullEscalatedMail'];
type Happening = Schemas['HistoryItem'];
const SHOWN = 12;
const outcomes: Record<string, string> = words.mail;

/** What happened to a case, newest first: who did it, for whom, what was said, and the mails that told of it. */
export function Events({ id }: { id: string }) {
  const path = { id };
  const history = useQuery({
    queryKey: ['history', id],
    queryFn: async () => (await api.GET('/v1/cases/{id}/history', { params: { path } })).data,
  });
  const mails = useQuery({
    queryKey: ['mails', id],
    // An entry has no mails of its own.
    enabled: !id.startsWith('res_'),
    queryFn: async () => (await api.GET('/v1/cases/{id}/mails', { params: { path } })).data,
  });
  const items = history.data?.items ?? [];
  const byEvent = new Map(groupsOf(mails.data?.items ?? [], ({ event }) => event));
  if (items.length === 0) return null;
  const [first, rest] = [items.slice(0, SHOWN), items.slice(SHOWN)];
  const list = (some: Happening[]) => (
    <ol className="events">
      {some.map((one) => (
        <Happened key={one.id} one={one} mails={byEvent.get(one.id) ?? []} />
      ))}
    </ol>
  );
  return (
    <section className="card">
      <h2>{words.parts.events}</h2>
      {list(first)}
      {rest.length > 0 ? (
        <details>
          <summary>{words.events.before(rest.length)}</summary>
          {list(rest)}
        </details>
      ) : null}
    </section>
  );
}

function Happened({ one, mails }: { one: Happening; mails: Mail[] }) {
  const who = one.by && (one.byName ?? one.by);
  return (
    <li>
      <time dateTime={one.at}>{momentOf(one.at)}</time>
      <span>{spoken(one.what)}</span>
      {who ? (
        <span className="who-did">
          {one.actingFor ? words.events.inPlaceOf(who, one.actingForName ?? one.actingFor) : who}
        </span>
      ) : null}
      {one.said ? <blockquote>{one.said}</blockquote> : null}
      {groupsOf(mails, ({ outcome }) => outcome).map(([outcome, some]) => (
        <p key={outcome} className={`told ${outcome}`}>
          {`${words.parts.mails}${words.colon}${some.map(({ toName, to }) => toName ?? to).join(words.comma)}${words.bracket(outcomes[outcome] ?? '')}`}
        </p>
      ))}
    </li>
  );
}
