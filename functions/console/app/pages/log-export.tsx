import { useMutation, useQuery } from '@tanstack/react-query';
import { Refusal } from '../acts/refusal.tsx';
import { api, type Schemas } from '../api.ts';
import { AGAIN, isRunning, Progress } from '../catalog/job.tsx';
import { words } from '../words.ts';

const said = words.log.export;
type Asked = Schemas['CreateLogExportInput'];
const FORMATS = ['xlsx', 'jsonl'] as const;

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
  const making = useMutation({
    mutationFn: async () => (await api.POST('/v1/log-exports', { body: what })).data as Schemas['Job'],
  });
  const id = making.data?.id ?? '';
  const made = useQuery({
    queryKey: ['log-exports', id],
    enabled: id !== '',
    queryFn: async () =>
      (await api.GET('/v1/log-exports/{id}', { params: { path: { id } } })).data as Schemas['GetLogExportOutput'],
    refetchInterval: ({ state }) => (!state.data || isRunning(state.data.job) ? AGAIN : false),
  });
  const { job, downloadUrls = [] } = made.data ?? {};
  return (
    <span className="make">
      {making.isError ? <Refusal error={making.error} /> : null}
      {made.isError ? <Refusal error={made.error} /> : null}
      {downloadUrls.map((url, n) => (
        <a key={url} className="button" href={url}>
          {said.download(downloadUrls.length > 1 ? n + 1 : null)}
        </a>
      ))}
      {downloadUrls.length === 0 ? (
        <button type="button" disabled={making.isPending || id !== ''} onClick={() => making.mutate()}>
          {said.formats[what.format]}
        </button>
      ) : null}
      {job && isRunning(job) ? <Progress job={job} /> : null}
      {job && downloadUrls.length > 0 ? <span className="quiet">{said.made(job.done)}</span> : null}
      {job && !isRunning(job) && downloadUrls.length === 0 ? (
        <span role="alert">{job.refusals[0]?.detail ?? said.none}</span>
      ) : null}
    </span>
  );
}
