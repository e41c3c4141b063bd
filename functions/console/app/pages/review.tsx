import './review.css';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { ActDrawer } from '../acts/drawer.tsx';
import { type Act, actsOf, document } from '../acts/possible.ts';
import { api, type Schemas, seen } from '../api.ts';
import { Events } from '../case/events.tsx';
import { dateOf } from '../dates.ts';
import { spoken } from '../language.ts';
import { nameOf } from '../names.ts';
import { Head, More } from '../parts.tsx';
import { Failed, Nothing, Waiting } from '../states.tsx';
import { words } from '../words.ts';
import { Differences } from './differences.tsx';
import { About, Items } from './resource.tsx';

const said = words.review;
/** What a key does about the entry that is shown, where the API lets the officer. */
const KEYS = { a: 'approveResource', r: 'returnResource' } as const;
type Waits = Schemas['ReviewSummary'];

/** The entries that wait for the bureau: the queue, and the one that is looked at with what it would change. */
export function Page() {
  const [asked] = useSearchParams();
  const go = useNavigate();
  const list = useInfiniteQuery({
    queryKey: ['reviews'],
    queryFn: async ({ pageParam }) =>
      (await api.GET('/v1/reviews', { params: { query: { cursor: pageParam, limit: 50 } } }))
        .data as Schemas['ConsentList'],
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const queue: Waits[] = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const at = Math.max(
    0,
    queue.findIndex(({ id }) => id === asked.get('entry')),
  );
  const shown = queue[at];
  const show = (to: number) => {
    const next = queue[Math.min(Math.max(to, 0), queue.length - 1)];
    if (next) void go(`?entry=${next.id}`, { replace: true });
  };
  useKeys({ j: () => show(at + 1), k: () => show(at - 1) });
  return (
    <>
      <Head title={`${words.places.review}　${queue.length}${list.hasNextPage ? '+' : ''}`} below={said.keys} />
      {list.isPending ? <Waiting /> : null}
      {list.isError ? <Failed error={list.error} retry={() => void list.refetch()} /> : null}
      {list.isSuccess && queue.length === 0 ? <Nothing /> : null}
      {shown ? (
        <div className="review">
          <nav className="card" aria-label={said.queue}>
            <ul className="queue">
              {queue.map((one, n) => (
                <li key={one.id}>
                  <Link to={`?entry=${one.id}`} replace aria-current={n === at}>
                    {one.name}
                    <small>
                      {`${one.providerName ?? ''}　${kindOf(one)}　${said.since(nameOf('resources', 'submitted'), dateOf(one.since))}`}
                    </small>
                  </Link>
                </li>
              ))}
            </ul>
            <More of={list} />
          </nav>
          <Entry
            key={shown.id}
            id={shown.id}
            first={shown.first}
            decided={() => show(at === queue.length - 1 ? at - 1 : at + 1)}
          />
        </div>
      ) : null}
    </>
  );
}

const kindOf = ({ kind, first }: Waits) =>
  kind === 'withdrawal' ? said.withdrawal : first ? said.first : said.revision;

/** Runs what a key stands for, except where somebody writes. */
function useKeys(keys: Record<string, () => void>): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const { target } = event;
      const writes = target instanceof HTMLElement && target.closest('input, textarea, select, [role=dialog]');
      if (writes || event.ctrlKey || event.metaKey || event.altKey) return;
      const act = keys[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  });
}

function Entry({ id, first, decided }: { id: string; first: boolean; decided: () => void }) {
  const path = { id };
  const described = useQuery(document);
  const read = useQuery({
    queryKey: ['resources', 'one', id],
    queryFn: () => seen(api.GET('/v1/resources/{id}', { params: { path } })),
  });
  const [open, setOpen] = useState<Act>();
  const actions = read.data?.data.actions ?? [];
  const acts = described.data ? actsOf(described.data, actions) : [];
  const named = (operation: string) => acts.find((act) => act.operation === operation);
  useKeys({ a: () => setOpen(named(KEYS.a)), r: () => setOpen(named(KEYS.r)) });
  if (read.isPending || described.isPending) return <Waiting />;
  if (read.isError) return <Failed error={read.error} retry={() => void read.refetch()} />;
  const { data: entry } = read.data;
  const { draft } = entry;
  if (!draft) return <Nothing />;
  const refused = actions.find(({ operation, allowed }) => operation === KEYS.a && !allowed);
  return (
    <div>
      <section className="card">
        <h2>
          {draft.content.name} <span className="sub">{`${entry.code}　${entry.providerName ?? ''}`}</span>
        </h2>
        <div className="verdict">
          {Object.entries(KEYS).map(([key, operation]) => {
            const act = named(operation);
            return act ? (
              <button
                key={key}
                type="button"
                className={key === 'a' ? 'primary' : ''}
                data-key={key}
                aria-keyshortcuts={key}
                onClick={() => setOpen(act)}
              >
                {act.title}
              </button>
            ) : null;
          })}
          {refused ? (
            <span className="quiet">{`${words.whyNot}${refused.because ? spoken(refused.because) : ''}`}</span>
          ) : null}
          <Link to={`/resources/${id}`}>{said.open}</Link>
        </div>
        {draft.reason ? <p className="note">{`${said.withdrawal}${words.colon}${draft.reason}`}</p> : null}
      </section>
      {first || draft.kind === 'withdrawal' ? null : (
        <Differences id={id} version={entry.version} content={draft.content} before={entry.published} />
      )}
      <About content={draft.content} publishedAt={entry.publishedAt} />
      <Items items={draft.content.items} />
      <Events id={id} />
      {open && described.data ? (
        <ActDrawer
          act={open}
          document={described.data}
          at={{ id }}
          shown={read.data}
          close={(done) => {
            setOpen(undefined);
            if (done) decided();
          }}
        />
      ) : null}
    </div>
  );
}
