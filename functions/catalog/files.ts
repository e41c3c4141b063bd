import { contentTypes, fileKeys } from '../../shared/adapters/file-keys.ts';
import { linkExpiry } from '../../shared/adapters/files.ts';
import { MAX_BYTES } from '../../shared/adapters/spreadsheet/limits.ts';
import { actionsOf } from '../../shared/contract/actions/action.ts';
import { importActs } from '../../shared/contract/actions/imports.ts';
import { jobView } from '../../shared/contract/views/jobs.ts';
import { mayBeKept } from '../../shared/domain/catalog/import/corrections.ts';
import type { ImportReport } from '../../shared/domain/catalog/import/report.ts';
import { mayImport } from '../../shared/domain/catalog/once-only.ts';
import { mustFit } from '../../shared/domain/file-size.ts';
import {
  beginJob,
  type ExportFilter,
  type ImportWork,
  type JobWork,
  newJob,
  startJob,
} from '../../shared/domain/job.ts';
import { isBureau } from '../../shared/domain/people/visibility.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { job, mayBeginJob } from '../../shared/http/jobs.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { begin, decide, type Reading, read, subject } from '../../shared/http/subject.ts';
import { newId } from '../../shared/storage/ids.ts';
import { refusalsOf } from '../../shared/storage/jobs.ts';
import { draftedBy } from '../../shared/storage/lists.ts';
import type { CatalogContext } from './context.ts';
import { answerWithJob, jobsAskedFor } from './jobs.ts';

/** How many findings are answered; the link leads to all of them. */
const FINDINGS = 1_000;
/**
 * Creates an import and a link to PUT the file to, of the size that is told and no other. Nothing is read until the import is
 * started.
 */
export async function createImport(
  call: Call<'createImport'>,
  { files }: CatalogContext,
): Promise<Outcome<'createImport'>> {
  const { now, principal, body } = call;
  const { format, size, fileName, checkOnly, corrections } = body;
  mustFit(size, MAX_BYTES, 'file-too-large');
  mayBeKept({ fileName, corrections });
  const id = newId('job', now);
  const file = fileKeys.upload(id, format);
  // The bureau imports for every department, a department only for itself.
  const department = isBureau(principal) ? null : principal.department;
  const work: ImportWork = {
    ...{ kind: 'import', format, file, department },
    ...(fileName ? { fileName } : {}),
    ...(checkOnly ? { checkOnly } : {}),
    ...(corrections.length > 0 ? { corrections } : {}),
  };
  const [made] = newJob(work, { id }, { by: principal });
  const contentType = contentTypes[format];
  const uploadUrl = await files.uploadLink(file, contentType, size);
  return {
    body: { job: jobView(made.next, []), uploadUrl, contentType, expiresAt: linkExpiry(now) },
    location: `/v1/jobs/${id}`,
    changes: [made],
  };
}

export function listImports(call: Call<'listImports'>, context: CatalogContext): Promise<Outcome<'listImports'>> {
  return jobsAskedFor(call, 'import', context);
}

/** Starts the job that imports the file, as it lies there now. */
export async function startImport(call: Call<'startImport'>, context: CatalogContext): Promise<Outcome<'startImport'>> {
  const started = await decide(upload, call, context, async (state, at) => {
    mayImport(at.by, (state.work as ImportWork).department);
    if (state.status !== 'waiting') return startJob(state, at);
    const found = await context.files.measure((state.work as ImportWork).file);
    if (found === null) throw new Refusal('import-missing');
    await mayBeginJob(context.database, at.by);
    return startJob(state, at, found);
  });
  return { ...started, location: `/v1/jobs/${call.params.id}` };
}

/** An import, visible only to the person who created it. */
const upload = subject({
  ...job,
  name: '导入任务',
  visible: (by, { work, by: person }) => work.kind === 'import' && person === by.personId,
});

/** The findings of an import, row by row. They are available once the file is read, before the entries are imported. */
export async function getImportReport(
  call: Call<'getImportReport'>,
  context: CatalogContext,
): Promise<Outcome<'getImportReport'>> {
  const { database, files, law } = context;
  const { id, state, work } = await readJob('import', call, context);
  const [refusals, { ids: drafts }] = await Promise.all([
    refusalsOf(database, id),
    draftedBy(database, id, { limit: 1 }),
  ]);
  const shown = jobView(state, refusals);
  const at = { by: call.principal, now: call.now, law, duties: [] };
  const actions = actionsOf(importActs, { status: state.status, work, hasDrafts: drafts.length > 0 }, at);
  const imported = state.imported ?? [];
  const key = fileKeys.report(id);
  if ((await files.size(key)) === null) return { body: { job: shown, report: null, imported, actions } };
  const report = JSON.parse(new TextDecoder().decode(await files.read(key))) as ImportReport;
  const { findings, marked, ...counts } = report;
  return {
    body: {
      job: shown,
      report: {
        ...counts,
        findings: findings.slice(0, FINDINGS).map(({ readings, ...found }) => ({ ...found, readings: [...readings] })),
        reportUrl: await files.downloadLink(key),
        markedUrl: marked ? await files.downloadLink(fileKeys.marked(id)) : null,
        expiresAt: linkExpiry(call.now),
      },
      imported,
      actions,
    },
  };
}

/** Proposes all revisions that an import made, once their department has read its report. */
export function proposeImport(call: Call<'proposeImport'>, context: CatalogContext): Promise<Outcome<'proposeImport'>> {
  return decideOnDrafts('propose', call, context);
}

/** Takes an import back: the drafts that it made are dropped, unless somebody has worked on them or proposed them. */
export function withdrawImport(
  call: Call<'withdrawImport'>,
  context: CatalogContext,
): Promise<Outcome<'withdrawImport'>> {
  return decideOnDrafts('drop', call, context);
}

async function decideOnDrafts(
  kind: 'propose' | 'drop',
  call: Call<'proposeImport' | 'withdrawImport'>,
  context: CatalogContext,
) {
  const { id, state, work } = await readJob('import', call, context);
  mayImport(call.principal, work.department);
  if (state.status === 'waiting' || state.status === 'running') throw new Refusal('import-running');
  return await answerWithJob({ kind, import: id, department: work.department }, call, context);
}

/** Exports the published catalog. Every department may see it, so every department may export it. */
export async function createExport(
  call: Call<'createExport'>,
  context: CatalogContext,
): Promise<Outcome<'createExport'>> {
  const { format, department, filter } = call.body;
  const id = newId('job', call.now);
  const work: JobWork = {
    ...{ kind: 'export', format, file: fileKeys.exported(id, format), department },
    ...(Object.keys(filter).length > 0 ? { filter: filter as ExportFilter } : {}),
  };
  await mayBeginJob(context.database, call.principal);
  const begun = await begin(job, call, context, (at) => beginJob(work, { id }, at));
  return { ...begun, location: `/v1/exports/${id}` };
}

export function listExports(call: Call<'listExports'>, context: CatalogContext): Promise<Outcome<'listExports'>> {
  return jobsAskedFor(call, 'export', context);
}

export async function getExport(call: Call<'getExport'>, context: CatalogContext): Promise<Outcome<'getExport'>> {
  const { files } = context;
  const { state, work } = await readJob('export', call, context);
  const done = state.status === 'finished' && (await files.size(work.file)) !== null;
  return {
    body: {
      job: jobView(state, []),
      downloadUrl: done ? await files.downloadLink(work.file) : null,
      expiresAt: done ? linkExpiry(call.now) : null,
    },
  };
}

/** Reads a job of one kind. @throws Refusal `not-found`, also for a job of another kind */
async function readJob<K extends 'import' | 'export'>(kind: K, call: Reading, context: CatalogContext) {
  const { state } = (await read(job, call, context)).stored;
  if (state.work.kind !== kind) throw new Refusal('not-found', { what: job.name });
  return { id: state.id, state, work: state.work as JobWork & { kind: K } };
}
