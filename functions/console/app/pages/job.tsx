import '../catalog/catalog.css';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useAdmits } from '../acts/act-button.tsx';
import { api, type Schemas } from '../api.ts';
import { AGAIN, isRunning, Progress } from '../catalog/job.tsx';
import { momentOf } from '../dates.ts';
import { nameOf } from '../names.ts';
import { Facts, Head } from '../parts.tsx';
import { Failed, Waiting } from '../states.tsx';
import { words } from '../words.ts';

/** A command over many entries or cases: how far it has come, and why it ended early. */
export function Page() {
  const { id = '' } = useParams();
  const admitted = useAdmits('getJob');
  const exports = useAdmits('getLogExport');
  const read = useQuery({
    queryKey: ['jobs', id],
    enabled: admitted || exports,
    queryFn: async () => {
      const params = { path: { id } };
      // The only job of an auditor is an export of the log.
      if (admitted) return (await api.GET('/v1/jobs/{id}', { params })).data as Schemas['Job'];
      const exported = await api.GET('/v1/log-exports/{id}', { params });
      return (exported.data as Schemas['GetLogExportOutput']).job;
    },
    refetchInterval: ({ state }) => (state.data && isRunning(state.data) ? AGAIN : false),
  });
  if (read.isPending) return <Waiting />;
  if (read.isError) return <Failed error={read.error} retry={() => void read.refetch()} />;
  const { kind, status, startedAt, finishedAt, failure, refusals } = read.data;
  const said = words.jobPage;
  return (
    <>
      <Head title={nameOf('jobKinds', kind)} below={nameOf('jobs', status)} />
      <section className="card">
        <Progress job={read.data} />
        <Facts
          facts={[
            ...(startedAt ? [{ name: said.started, value: momentOf(startedAt) }] : []),
            ...(finishedAt ? [{ name: said.finished, value: momentOf(finishedAt) }] : []),
            ...(failure ? [{ name: said.failed, value: said.why(failure.why, failure.error ?? '') }] : []),
            ...refusals.map(({ target, detail }) => ({ name: target, value: detail })),
          ]}
        />
      </section>
    </>
  );
}
