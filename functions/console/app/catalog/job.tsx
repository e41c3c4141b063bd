import { useMutation, useQuery } from '@tanstack/react-query';
import { Refusal } from '../acts/refusal.tsx';
import { api, type Schemas } from '../api.ts';
import { catalogWords } from './words.ts';

const { job: words } = catalogWords;
type Job = Pick<Schemas['Job'], 'status' | 'total' | 'done' | 'refused'>;
export const isRunning = ({ status }: Pick<Job, 'status'>) => status === 'waiting' || status === 'running';
/** How often a job that runs is asked for, in milliseconds. */
export const AGAIN = 1_000;

/** How far a job is, with its counts. */
export function Progress({ job }: { job: Job }) {
  const done = job.done + job.refused;
  const label = words.counts(done, job.total);
  return (
    <div className="progress" role="status">
      {job.total === null ? (
        <progress aria-label={label} />
      ) : (
        <progress aria-label={label} value={done} max={job.total} />
      )}
      <span>{label}</span>
    </div>
  );
}

export type ToExport = Schemas['CreateExportInput'];

/** A file that the system makes: a button, how far it is, and the link to it. */
export function MakeFile({ what, label }: { what: ToExport; label: string }) {
  const making = useMutation({
    mutationFn: async () => (await api.POST('/v1/exports', { body: what })).data as Schemas['Job'],
  });
  const id = making.data?.id ?? '';
  const made = useQuery({
    queryKey: ['exports', id],
    enabled: id !== '',
    queryFn: async () => (await api.GET('/v1/exports/{id}', { params: { path: { id } } })).data as Schemas['Exported'],
    refetchInterval: ({ state }) => (!state.data || isRunning(state.data.job) ? AGAIN : false),
  });
  const { job, downloadUrl } = made.data ?? {};
  return (
    <span className="make">
      {making.isError ? <Refusal error={making.error} /> : null}
      {downloadUrl ? (
        <a className="button" href={downloadUrl}>
          {words.download}
        </a>
      ) : (
        <button type="button" disabled={making.isPending || id !== ''} onClick={() => making.mutate()}>
          {label}
        </button>
      )}
      {job && isRunning(job) ? <Progress job={job} /> : null}
      {job && downloadUrl && what.format !== 'template' ? (
        <span className="quiet">{words.exported(job.done)}</span>
      ) : null}
    </span>
  );
}
