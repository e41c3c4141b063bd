import { contentTypes, fileKeys } from '../../shared/adapters/file-keys.ts';
import { MAX_BYTES } from '../../shared/adapters/spreadsheet/limits.ts';
import { jobView } from '../../shared/contract/views/jobs.ts';
import { epoch, instant } from '../../shared/domain/calendar/time.ts';
import type { ImportReport } from '../../shared/domain/catalog/import/report.ts';
import { type JobWork, newJob, startJob } from '../../shared/domain/job.ts';
import { isBureau, visible } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { type Stored, step } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { newId } from '../../shared/storage/ids.ts';
import { refusalsOf } from '../../shared/storage/jobs.ts';
import { load } from '../../shared/storage/read.ts';
import type { CatalogDeps } from './deps.ts';

/** How long a link is good. */
const LINK_SECONDS = 900;
/** How many findings are answered; the link leads to all. */
const FINDINGS = 1_000;
const MEGABYTE = 1024 * 1024;

/** An import begins with a link to PUT the file to; nothing is read before it is started. */
export async function createImport(
  call: Call<'createImport'>,
  { files }: CatalogDeps,
): Promise<Outcome<'createImport'>> {
  const { now, principal, body } = call;
  const { format } = body;
  const id = newId('job', now);
  const file = fileKeys.upload(id, format);
  // The bureau imports for every department, a department for itself.
  const department = isBureau(principal) ? null : principal.department;
  const job = newJob({ kind: 'import', format, file, department }, { id, ...principal });
  const contentType = contentTypes[format];
  const uploadUrl = await files.uploadLink(file, contentType, LINK_SECONDS);
  return {
    body: { job: jobView(job, []), uploadUrl, contentType, expiresAt: expiry(now) },
    location: `/v1/jobs/${id}`,
    changes: [step('job', null, { next: job, events: [] })],
  };
}

/** From here on the worker has it. A file too large is refused by its size, before anything of it is read. */
export async function startImport(
  call: Call<'startImport'>,
  { database, files }: CatalogDeps,
): Promise<Outcome<'startImport'>> {
  const job = await load(database, 'job', call.params.id);
  if (job?.state.work.kind !== 'import' || job.state.by !== call.principal.personId) {
    throw new Refusal('not-found', { what: '导入任务' });
  }
  const started = startJob(job.state, call.now);
  const size = await files.size(job.state.work.file);
  if (size === null) throw new Refusal('import-missing');
  if (size > MAX_BYTES) {
    throw new Refusal('file-too-large', { megabytes: Math.ceil(size / MEGABYTE), most: MAX_BYTES / MEGABYTE });
  }
  return { body: jobView(started.next, []), location: `/v1/jobs/${job.id}`, changes: [step('job', job, started)] };
}

/** What an import found, row by row. It is there as soon as the file has been read, before the entries are. */
export async function getImportReport(
  call: Call<'getImportReport'>,
  { database, files }: CatalogDeps,
): Promise<Outcome<'getImportReport'>> {
  const { id, job } = await loadJob(call, 'import', database);
  const shown = jobView(job.state, await refusalsOf(database, id));
  const imported = job.state.imported ?? [];
  const key = fileKeys.report(id);
  if ((await files.size(key)) === null) return { body: { job: shown, report: null, imported } };
  const report = JSON.parse(new TextDecoder().decode(await files.read(key))) as ImportReport;
  const { findings, marked, ...counts } = report;
  return {
    body: {
      job: shown,
      report: {
        ...counts,
        findings: findings.slice(0, FINDINGS),
        reportUrl: await files.downloadLink(key, LINK_SECONDS),
        markedUrl: marked ? await files.downloadLink(fileKeys.marked(id), LINK_SECONDS) : null,
        expiresAt: expiry(call.now),
      },
      imported,
    },
  };
}

/** What is published is for every department to see, so every department may take it along. */
export async function createExport(call: Call<'createExport'>, _deps: CatalogDeps): Promise<Outcome<'createExport'>> {
  const { format, department } = call.body;
  const id = newId('job', call.now);
  const file = fileKeys.exported(id, format);
  const started = startJob(newJob({ kind: 'export', format, file, department }, { id, ...call.principal }), call.now);
  return { body: jobView(started.next, []), location: `/v1/exports/${id}`, changes: [step('job', null, started)] };
}

export async function getExport(
  call: Call<'getExport'>,
  { database, files }: CatalogDeps,
): Promise<Outcome<'getExport'>> {
  const { job, work } = await loadJob(call, 'export', database);
  const done = job.state.status === 'finished' && (await files.size(work.file)) !== null;
  return {
    body: {
      job: jobView(job.state, []),
      downloadUrl: done ? await files.downloadLink(work.file, LINK_SECONDS) : null,
      expiresAt: done ? expiry(call.now) : null,
    },
  };
}

async function loadJob<K extends 'import' | 'export'>(
  { params, principal }: Call<'getExport' | 'getImportReport'>,
  kind: K,
  database: Database,
): Promise<{ id: string; job: Stored<'job'>; work: JobWork & { kind: K } }> {
  const job = await load(database, 'job', params.id);
  if (job?.state.work.kind !== kind || !visible.job(principal, job.state))
    throw new Refusal('not-found', { what: '任务' });
  return { id: job.id, job, work: job.state.work as JobWork & { kind: K } };
}

function expiry(now: string): string {
  return instant(epoch(now) + LINK_SECONDS * 1000);
}
