import { useQuery } from '@tanstack/react-query';
import { api } from '../api.ts';
import { momentOf } from '../dates.ts';
import { groupsOf } from '../groups.ts';
import { words } from '../words.ts';

export interface Happened {
  at: string;
  what: string;
}

/** What happened to a case, newest first, with the mails that were sent about it. */
export function Events({ id, happened }: { id: string; happened: Happened[] }) {
  const mails = useQuery({
    queryKey: ['mails', id],
    queryFn: async () => (await api.GET('/v1/cases/{id}/mails', { params: { path: { id: id as never } } })).data,
  });
  const sent = groupsOf(mails.data?.items ?? [], ({ at, outcome }) => `${at.slice(0, 16)} ${outcome}`).map(
    ([, some]): Happened => ({
      at: some[0]?.at ?? '',
      what: `${words.parts.mails}：${some.map(({ toName, to }) => toName ?? to).join('、')}（${words.mail[some[0]?.outcome ?? ''] ?? ''}）`,
    }),
  );
  const all = [...happened, ...sent].sort((a, b) => b.at.localeCompare(a.at));
  if (all.length === 0) return null;
  return (
    <section className="card">
      <h2>{words.parts.events}</h2>
      <ol className="events">
        {all.map(({ at, what }) => (
          <li key={`${at} ${what}`}>
            <time dateTime={at}>{momentOf(at)}</time>
            {what}
          </li>
        ))}
      </ol>
    </section>
  );
}
