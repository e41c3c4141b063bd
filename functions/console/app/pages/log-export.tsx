import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Refusal } from '../acts/refusal.tsx';
import { api, type Schemas } from '../api.ts';
import { AGAIN, isRunning, Progress } from '../catalog/job.tsx';
import { momentOf } from '../dates.ts';
import { nameOf } from '../names.ts';
import { More, Table } from '../parts.tsx';
import { words } from '../words.ts';

const said = words.log.export;
type Asked = Schemas['CreateLogExportInput'];
type Summary = Schemas['JobList']['items'][number];
const FORMATS = ['xlsx', 'jsonl'] as const;
const LIST = ['log-exports', 'list'];

/** Exports what the log shows, by the same filter. */
export function LogExport({ filter }: { filter: Asked['filter'] }) {
  return (
    <details className="acts">
      <summary>{said.title}</summary>
      <div>
        <p className="quiet">{said.what}</p>
        {FORMATS.map((format) => (
          <MakeFiles key={`${format} ${JSON.stringify(filter)}`} what={{ format, filter }} />
        ))}
      </div>
    </details>
  );
}

/** A button, how far the export is, and then a link to each of its files, or why there is none. */
function MakeFiles({ what }: { what: Asked }) {
  const kept = useQueryClient();
  const making = useMutation({
    mutationFn: async () => (await api.POST('/v1/log-exports', { body: what })).data as Schemas['Job'],
    onSuccess: () => kept.invalidateQueries({ queryKey: LIST }),
  });
  return (
    <span className="make">
      {making.isError ? <Refusal error={making.error} /> : null}
      {making.data ? (
        <Files id={making.data.id} />
      ) : (
        <button type="button" disabled={making.isPending} onClick={() => making.mutate()}>
          {said.formats[what.format]}
        </button>
      )}
    </span>
  );
}

/** How far an export is, then a link to each of its files, or why there is none. */
function Files({ id }: { id: string }) {
  const made = useQuery({
    queryKey: ['log-exports', id],
    queryFn: async () =>
      (await api.GET('/v1/log-exports/{id}', { params: { path: { id } } })).data as Schemas['GetLogExportOutput'],
    refetchInterval: ({ state }) => (!state.data || isRunning(state.data.job) ? AGAIN : false),
  });
  const { job, downloadUrls = [] } = made.data ?? {};
  const none = job?.refusals[0]?.detail ?? (job?.status === 'finished' ? said.passed : said.none);
  return (
    <span className="make">
      {made.isError ? <Refusal error={made.error} /> : null}
      {downloadUrls.map((url, n) => (
        <a key={url} className="button" href={url}>
          {said.download(downloadUrls.length > 1 ? n + 1 : null)}
        </a>
      ))}
      {job && isRunning(job) ? <Progress job={job} /> : null}
      {job && downloadUrls.length > 0 ? <span className="quiet">{said.made(job.done)}</span> : null}
      {job && !isRunning(job) && downloadUrls.length === 0 ? <span role="alert">{none}</span> : null}
    </span>
  );
}

/** What the caller has exported of the log, the newest first, with its files as long as they are kept. */
export function LogExports() {
  const list = useInfiniteQuery({
    queryKey: LIST,
    queryFn: async ({ pageParam: cursor }) =>
      (await api.GET('/v1/log-exports', { params: { query: { cursor, limit: 10 } } })).data as Schemas['JobList'],
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: ({ state }) => (state.data?.pages.some(({ items }) => items.some(isRunning)) ? AGAIN : false),
  });
  const jobs = list.data?.pages.flatMap(({ items }) => items) ?? [];
  if (jobs.length === 0) return null;
  return (
    <section className="card">
      <h2>{said.mine}</h2>
      <Table titles={[words.columns.at, words.columns.status, '']}>
        {jobs.map((job) => (
          <Exported key={job.id} job={job} />
        ))}
      </Table>
      <More of={list} />
    </section>
  );
}

function Exported({ job }: { job: Summary }) {
  const [shown, show] = useState(false);
  return (
    <tr>
      <td>{job.startedAt ? momentOf(job.startedAt) : ''}</td>
      <td data-name={words.columns.status}>{isRunning(job) ? <Progress job={job} /> : nameOf('jobs', job.status)}</td>
      <td>
        {shown ? (
          <Files id={job.id} />
        ) : (
          // Each time the links are given out is on record, so they are asked for and not shown beforehand.
          <button type="button" className="plain" onClick={() => show(true)}>
            {said.files}
          </button>
        )}
      </td>
    </tr>
  );
}
