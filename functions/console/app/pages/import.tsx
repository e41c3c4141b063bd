import '../catalog/catalog.css';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useParams } from 'react-router';
import { document, type Possible } from '../acts/possible.ts';
import { Refusal } from '../acts/refusal.tsx';
import { api, queries, type Schemas, send } from '../api.ts';
import { ChooseFile, useUpload } from '../catalog/choose-file.tsx';
import { Findings, placeOf } from '../catalog/findings.tsx';
import { AGAIN, isRunning, Progress } from '../catalog/job.tsx';
import { type Correction, uploadOf } from '../catalog/upload.ts';
import { catalogWords } from '../catalog/words.ts';
import { momentOf } from '../dates.ts';
import { Head } from '../parts.tsx';
import { Failed, Waiting } from '../states.tsx';
import { words as common } from '../words.ts';

const { importing, report: words } = catalogWords;

/** An import: how far it is, what was found in the file, and what follows. */
export function Page() {
  const { id = '' } = useParams();
  return <Import key={id} id={id} />;
}

function Import({ id }: { id: string }) {
  const read = useQuery({
    queryKey: ['imports', 'one', id],
    queryFn: async () =>
      (await api.GET('/v1/imports/{id}/report', { params: { path: { id } } })).data as Schemas['ImportReport'],
    refetchInterval: ({ state }) => (!state.data || isRunning(state.data.job) ? AGAIN : false),
  });
  if (read.isPending) return <Waiting />;
  if (read.isError) return <Failed error={read.error} retry={() => void read.refetch()} />;
  const { job, report } = read.data;
  return (
    <>
      <Head
        back={{ to: '/imports', name: importing.title }}
        title={job.fileName ?? importing.unnamed}
        below={`${job.checkOnly ? importing.checked : importing.imported}　·　${job.startedAt ? momentOf(job.startedAt) : ''}`}
      />
      {isRunning(job) ? (
        <section className="card">
          {report ? null : <p>{words.reading}</p>}
          <Progress job={job} />
        </section>
      ) : (
        <Ended id={id} told={read.data} />
      )}
    </>
  );
}

function Ended({ id, told }: { id: string; told: Schemas['ImportReport'] }) {
  const { job, report, imported, actions } = told;
  const held = uploadOf(id);
  const { data: described } = useQuery(document);
  const [mended, setMended] = useState<ReadonlyMap<string, Correction>>(new Map());
  const { sending, percent } = useUpload();
  const send = sending.mutate;
  const goesOn = Boolean(held?.thenImport && report && report.rejected === 0);
  const isSent = useRef(false);
  // What was mended and is found right is imported without being asked again.
  useEffect(() => {
    if (!goesOn || !held || isSent.current) return;
    isSent.current = true;
    send({ ...held, checkOnly: false, thenImport: false });
  }, [goesOn, held, send]);
  if (!report) return <p className="card">{words.failed}</p>;
  const right = report.entries - report.refused - report.unchanged;
  const fresh = right - report.revised;
  const kept = job.checkOnly ? held : undefined;
  const corrections = [...(held?.corrections ?? []).filter((each) => !mended.has(placeOf(each))), ...mended.values()];
  const mend = () => kept && send({ ...kept, corrections, checkOnly: true, thenImport: true });
  const importIt = () => kept && send({ ...kept, checkOnly: false, thenImport: false });
  const columns = described?.components.schemas.NewImportCorrection?.properties?.column?.enum ?? [];
  return (
    <>
      <section className={report.rejected > 0 || job.failure ? 'now amber' : 'now green'}>
        <div>
          <strong>{saidOf(told)}</strong>
          <div>{words.counts(report.revised, report.unchanged, fresh)}</div>
          {imported.map(({ department, proposed, waiting }) => (
            <div key={department}>
              {[proposed > 0 ? words.proposed(proposed) : '', waiting > 0 ? words.waiting(waiting) : '']
                .filter(Boolean)
                .join('　')}
            </div>
          ))}
        </div>
        <div className="acts">
          {kept && report.rejected === 0 && right > 0 && !goesOn ? (
            <button type="button" className="primary" disabled={sending.isPending} onClick={importIt}>
              {words.import}
            </button>
          ) : null}
          {kept && report.rejected > 0 ? (
            <>
              <button
                type="button"
                className="primary"
                disabled={sending.isPending || mended.size === 0}
                onClick={mend}
              >
                {words.mendAndImport(mended.size)}
              </button>
              {right > 0 ? (
                <button type="button" disabled={sending.isPending} onClick={importIt}>
                  {words.importRest(right)}
                </button>
              ) : null}
            </>
          ) : null}
          <Acts id={id} actions={actions} />
        </div>
      </section>
      {sending.isPending ? <p role="status">{importing.sending(percent)}</p> : null}
      {sending.isError ? <Refusal error={sending.error} /> : null}
      {job.checkOnly && report.rejected > 0 ? (
        <ChooseFile label={importing.again} first={false} />
      ) : job.checkOnly && !held ? (
        <>
          <p className="quiet">{importing.noFile}</p>
          <ChooseFile label={importing.choose} />
        </>
      ) : null}
      <p className="links">
        {report.markedUrl ? (
          <a className="button" href={report.markedUrl}>
            {words.marked}
          </a>
        ) : null}
        <a className="button" href={report.reportUrl}>
          {words.all}
        </a>
      </p>
      <Findings
        findings={report.findings}
        columns={kept ? columns : []}
        mended={mended}
        mend={(correction, value) => {
          const next = new Map(mended);
          if (value === '') next.delete(placeOf(correction));
          else next.set(placeOf(correction), { ...correction, value } as Correction);
          setMended(next);
        }}
      />
    </>
  );
}

function saidOf({ job, report }: Schemas['ImportReport']): string {
  if (job.status === 'failed') return words.failed;
  const { entries = 0, rejected = 0 } = report ?? {};
  if (job.checkOnly) return rejected > 0 ? words.wrong(entries, rejected) : words.clean(entries);
  return job.refused > 0 ? words.partly(job.done, job.refused) : words.done(entries);
}

/** What can be done with all drafts of the import at once. To withdraw them asks once more. */
function Acts({ id, actions }: { id: string; actions: readonly Possible[] }) {
  const [asked, setAsked] = useState(false);
  const doing = useMutation({
    mutationFn: async (verb: 'propose' | 'withdraw') =>
      (await send(`/v1/imports/{id}/${verb}`, { params: { path: { id } } })).data as Schemas['Job'],
  });
  const jobId = doing.data?.id ?? '';
  const job = useQuery({
    queryKey: ['jobs', jobId],
    enabled: jobId !== '',
    queryFn: async () => {
      const { data } = await api.GET('/v1/jobs/{id}', { params: { path: { id: jobId } } });
      if (data && !isRunning(data)) void queries.invalidateQueries({ queryKey: ['imports'] });
      return data as Schemas['Job'];
    },
    refetchInterval: ({ state }) => (!state.data || isRunning(state.data) ? AGAIN : false),
  });
  const may = (operation: string) => actions.some((each) => each.operation === operation && each.allowed);
  const busy = doing.isPending || Boolean(jobId && (!job.data || isRunning(job.data)));
  return (
    <>
      {may('proposeImport') ? (
        <button type="button" className="primary" disabled={busy} onClick={() => doing.mutate('propose')}>
          {words.propose}
        </button>
      ) : null}
      {may('withdrawImport') ? (
        <button type="button" disabled={busy} onClick={() => (asked ? doing.mutate('withdraw') : setAsked(true))}>
          {asked ? words.withdrawSure : words.withdraw}
        </button>
      ) : null}
      {doing.isError ? <Refusal error={doing.error} /> : null}
      {job.data && isRunning(job.data) ? <Progress job={job.data} /> : null}
      {job.data && !isRunning(job.data) ? (
        <span role="status">{`${common.sent}${common.colon}${catalogWords.job.counts(job.data.done, job.data.total)}`}</span>
      ) : null}
      {job.data && job.data.refusals.length > 0 ? (
        <ul>
          {job.data.refusals.map(({ target, detail }) => (
            <li key={target}>{`${target}${common.colon}${detail}`}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
