import '../catalog/catalog.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, type Schemas } from '../api.ts';
import { ChooseFile } from '../catalog/choose-file.tsx';
import { AGAIN, isRunning, MakeFile } from '../catalog/job.tsx';
import { catalogWords } from '../catalog/words.ts';
import { momentOf } from '../dates.ts';
import { nameOf } from '../names.ts';
import { Head, More, Table } from '../parts.tsx';
import { Failed, Nothing, Waiting } from '../states.tsx';
import { words as common } from '../words.ts';

const { importing: words, job: jobWords } = catalogWords;

const isWorking = ({ status }: Pick<Schemas['JobSummary'], 'status'>) => status === 'running';

/** The imports of the caller, and a new one. */
export function Page() {
  const list = useInfiniteQuery({
    queryKey: ['imports', 'list'],
    queryFn: async ({ pageParam: cursor }) =>
      (await api.GET('/v1/imports', { params: { query: { cursor, limit: 25 } } })).data as Schemas['JobList'],
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchOnMount: 'always',
    refetchInterval: ({ state }) => (state.data?.pages.some(({ items }) => items.some(isWorking)) ? AGAIN : false),
  });
  // One that waits was never sent.
  const jobs = (list.data?.pages.flatMap(({ items }) => items) ?? []).filter(({ status }) => status !== 'waiting');
  return (
    <>
      <Head back={{ to: '/catalog', name: common.places.catalog }} title={words.title} below={words.what}>
        <MakeFile what={{ format: 'template' }} label={words.template} />
      </Head>
      <ChooseFile label={words.choose} />
      <section className="card">
        <h2>{words.list}</h2>
        {list.isPending ? <Waiting /> : null}
        {list.isError ? <Failed error={list.error} retry={() => void list.refetch()} /> : null}
        {list.isSuccess && jobs.length === 0 ? <Nothing /> : null}
        {jobs.length > 0 ? (
          <Table titles={['', common.columns.name, common.columns.at, common.columns.status]}>
            {jobs.map((job) => (
              <tr key={job.id}>
                <td>{job.checkOnly ? words.checked : words.imported}</td>
                <td>
                  <Link to={`/imports/${job.id}`}>{job.fileName ?? words.unnamed}</Link>
                </td>
                <td data-name={common.columns.at}>{job.startedAt ? momentOf(job.startedAt) : ''}</td>
                <td data-name={common.columns.status}>
                  {isRunning(job) ? jobWords.counts(job.done + job.refused, job.total) : nameOf('jobs', job.status)}
                </td>
              </tr>
            ))}
          </Table>
        ) : null}
        <More of={list} />
      </section>
    </>
  );
}
