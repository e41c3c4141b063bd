import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, type Schemas } from '../api.ts';
import { dateOf } from '../dates.ts';
import { nameOf } from '../names.ts';
import { words as common } from '../words.ts';
import { rowsOf } from './difference-rows.ts';
import { Differences } from './differences.tsx';
import { Matches, Similar } from './similar.tsx';
import { catalogWords } from './words.ts';

const { entry: words } = catalogWords;
type Version = Schemas['VersionSummary'];

/** The versions of an entry, and what differs between any two. */
export function Versions({ id, hasDraft }: { id: string; hasDraft: boolean }) {
  const read = useQuery({
    queryKey: ['resources', 'versions', id],
    queryFn: async () => (await api.GET('/v1/resources/{id}/versions', { params: { path: { id } } })).data?.items ?? [],
  });
  const all = read.data ?? [];
  return (
    <section className="card">
      <h2>{common.parts.versions}</h2>
      <ol className="events">
        {all.map(({ version, publishedAt }) => (
          <li key={version}>
            <time dateTime={publishedAt}>{dateOf(publishedAt)}</time>
            {common.version(version)}
          </li>
        ))}
      </ol>
      {all.length > 1 || (hasDraft && all.length > 0) ? <Comparison id={id} all={all} hasDraft={hasDraft} /> : null}
    </section>
  );
}

type Target = number | 'draft';

function Comparison({ id, all, hasDraft }: { id: string; all: Version[]; hasDraft: boolean }) {
  const targets: Target[] = [...(hasDraft ? ['draft' as const] : []), ...all.map(({ version }) => version)];
  const [target, setTarget] = useState<Target>(targets[0] ?? 'draft');
  const [base, setBase] = useState<number>(Number(targets[1] ?? 1));
  const [open, setOpen] = useState(false);
  const compared = useQuery({
    queryKey: ['resources', 'diff', id, base, target],
    enabled: open,
    queryFn: async () =>
      (await api.GET('/v1/resources/{id}/diff', { params: { path: { id }, query: { base, target } } })).data?.items ??
      [],
  });
  const names = useItemNames(id, open ? [base, target].filter((each) => each !== 'draft') : []);
  const named = (each: Target) => (each === 'draft' ? words.draft : common.version(each));
  return (
    <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words.compare}</summary>
      <p className="readings">
        <select aria-label={words.from} value={base} onChange={({ target: { value } }) => setBase(Number(value))}>
          {all.map(({ version }) => (
            <option key={version} value={version}>
              {named(version)}
            </option>
          ))}
        </select>
        →
        <select
          aria-label={words.to}
          value={target}
          onChange={({ target: { value } }) => setTarget(value === 'draft' ? 'draft' : Number(value))}
        >
          {targets.map((each) => (
            <option key={each} value={each}>
              {named(each)}
            </option>
          ))}
        </select>
      </p>
      {compared.data ? <Differences rows={rowsOf(compared.data, names)} none={words.same} /> : null}
    </details>
  );
}

/** What the items are called in some versions, by their id. */
function useItemNames(id: string, versions: number[]): Map<string, string> {
  const read = useQueries({
    queries: versions.map((version) => ({
      queryKey: ['resources', 'version', id, version],
      queryFn: async () =>
        (await api.GET('/v1/resources/{id}/versions/{version}', { params: { path: { id, version } } })).data?.content
          .items ?? [],
    })),
  });
  return new Map(read.flatMap(({ data = [] }) => data.map((item): [string, string] => [item.id, item.name])));
}

/** Who was granted an entry, as far as the caller may know: all of it the provider and the bureau, its own grants a requester. */
export function Users({ id, side }: { id: string; side: 'held' | 'given' | 'all' }) {
  const read = useQuery({
    queryKey: ['grants', 'of', id, side],
    queryFn: async () =>
      (await api.GET('/v1/grants', { params: { query: { side, resource: id, limit: 50 } } })).data?.items ?? [],
  });
  const grants = read.data ?? [];
  if (grants.length === 0) return null;
  return (
    <section className="card">
      <h2>{side === 'held' ? words.held : words.users}</h2>
      <ul className="differences">
        {grants.map((grant) => (
          <li key={grant.id}>
            <Link to={`/grants/${grant.id}`}>{grant.requesterName}</Link>
            <div className="sub">
              {[grant.number, nameOf('grants', grant.status), words.items(grant.items.length), dateOf(grant.endsOn)]
                .filter(Boolean)
                .join('　·　')}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The same data elsewhere. Its own department sees what it has to answer for; others what the catalog has that is alike. */
export function EqualData({ entry, own }: { entry: Schemas['Resource']; own: boolean }) {
  const { id } = entry;
  const read = useQuery({
    queryKey: ['resources', 'matches', id],
    enabled: own,
    queryFn: async () =>
      (await api.GET('/v1/resources/{id}/matches', { params: { path: { id } } })).data as Schemas['EntryMatches'],
  });
  if (!own) return entry.published ? <Similar content={entry.published} but={id} /> : null;
  if (!read.data) return null;
  const { matches, undecided } = read.data;
  return (
    <section className="card">
      <h2>{catalogWords.editor.similar}</h2>
      {undecided.length > 0 ? <p className="note">{words.undecided(undecided.length)}</p> : null}
      <Matches
        matches={matches.map((each) => ({ ...each, mustAnswer: undecided.includes(each.id) }))}
        none={catalogWords.editor.fresh}
      />
    </section>
  );
}
