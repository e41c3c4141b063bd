import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useParams } from 'react-router';
import { useAdmits } from '../acts/act-button.tsx';
import { ActMenu } from '../acts/menu.tsx';
import { me, openDuties, queries, type Schemas, type Seen } from '../api.ts';
import { Days } from '../case/days.tsx';
import { Documents } from '../case/documents.tsx';
import { Events } from '../case/events.tsx';
import { NowBox, type Turn } from '../case/now-box.tsx';
import { Openings } from '../case/openings.tsx';
import { useWaiting } from '../case/waiting.ts';
import type { Kind } from '../kinds/kind.ts';
import { kinds } from '../kinds/kinds.ts';
import { nameOf } from '../names.ts';
import { Facts, Head } from '../parts.tsx';
import type { Ahead } from '../prefetch.ts';
import { remember } from '../recent.ts';
import { Failed, Waiting } from '../states.tsx';

const caseOf = (name: string, kind: Kind, id: string) =>
  queryOptions({ queryKey: [name, 'one', id], queryFn: () => kind.read(id) });

export const ahead: Ahead = async ({ kind: name = '', id = '' }) => {
  const kind = kinds[name];
  if (kind) await queries.prefetchQuery(caseOf(name, kind, id));
};

/** The page of a case, whatever its kind. */
export function Page() {
  const { kind: name = '', id = '' } = useParams();
  const kind = kinds[name];
  if (!kind) return <Failed error={undefined} />;
  return <Case key={id} name={name} id={id} kind={kind} />;
}

function Case({ name, id, kind }: { name: string; id: string; kind: Kind }) {
  const read = useQuery(caseOf(name, kind, id));
  const { data: who } = useQuery(me);
  // An auditor reads some cases, and has none of their own.
  const readsHistory = useAdmits('getHistory');
  const { data: duties = [] } = useQuery({ ...openDuties, enabled: useAdmits('listDuties') });
  const waiting = useWaiting(id);
  const person = who?.personId;
  const seenAs = read.data?.data;
  useEffect(() => {
    if (person && seenAs) remember(person, { to: `/${name}/${id}`, name: seenAs.title, number: seenAs.number });
  }, [person, seenAs, name, id]);
  if (read.isPending) return <Waiting />;
  if (read.isError) return <Failed error={read.error} retry={() => void read.refetch()} />;
  const { data: view, etag } = read.data;
  const shown: Seen<unknown> = { data: view.raw, etag };
  const turn = view.turn ?? turnBy(duties.find(({ subject }) => subject.id === id));
  return (
    <>
      <Head
        back={{ to: `/${name === 'applications' ? 'requests?tab=drafts' : name}`, name: kind.title }}
        title={
          <>
            {view.title} <span className="sub">{view.number}</span>
          </>
        }
        below={`${view.parties}　·　${view.status}`}
      />
      <NowBox turn={turn} mine={waiting !== undefined}>
        <ActMenu id={id} shown={shown} due={waiting?.act.operation} />
        <Openings of={view.opens ?? []} />
      </NowBox>
      <div className="two">
        <div>
          {view.sections.map(({ title, facts }) => (
            <section className="card" key={title}>
              <h2>{title}</h2>
              <Facts facts={facts} />
            </section>
          ))}
          {view.documents.length > 0 ? <Documents papers={view.documents} /> : null}
        </div>
        <aside>
          <Days proof={view.proof} />
          {readsHistory && !kind.hasNoHistory ? (
            <Events id={name === 'duties' ? (id.split('.')[0] ?? id) : id} />
          ) : null}
        </aside>
      </div>
    </>
  );
}

/** Whose turn it is by what is owed, where the case itself has no date. */
const turnBy = (duty: Schemas['Duty'] | undefined): Turn | undefined =>
  duty && { ...duty, what: nameOf('dutyKinds', duty.kind) };
