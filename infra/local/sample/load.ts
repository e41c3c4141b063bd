import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { ProblemError } from '../../../shared/client/client.ts';
import { toInstant } from '../../../shared/domain/calendar/time.ts';
import type { Department } from '../../../shared/domain/people/department.ts';
import type { Slow } from '../patience.ts';
import type { SampleRow } from './adapt/entry.ts';
import { makeCases } from './cases.ts';
import { type Api, connect } from './client.ts';
import { ADMINISTRATOR, APPROVER, departments, IMPORTER, leaderOf, type NewPerson, people } from './departments.ts';
import { makeExamples } from './examples.ts';
import { makeStates } from './states.ts';
import { makeSupervision } from './supervision.ts';

/** The credential that may register the first administrator. It has no other use here. */
const FOUNDER = 'founder';

interface Progress {
  what: 'departments' | 'import' | 'consent' | 'approve' | 'examples';
  done: number;
  total: number | null;
  /** The same as text, Chinese first. */
  text: string;
}

export interface LoadOptions {
  /** The URL of the API, without `/v1`. */
  apiUrl: string;
  /** Makes a bearer token for a person's id, or for `founder`. */
  token: (personId: string) => Promise<string> | string;
  /** Resolves when the system has no work left. */
  settle: () => Promise<void>;
  /** Business time. */
  now: () => Date;
  /** Seals the log up to now, as every hour does, so that statistics have figures as soon as the sample is there. */
  seal: () => Promise<unknown>;
  progress?: (progress: Progress) => void;
  /** Is told when a job makes no progress for minutes. Without it, that is an error. */
  slow?: Slow;
  /** The number of entries before `ready`. The others follow. */
  firstBatch?: number;
  /** False for the departments and the first entries only, without any case. */
  cases?: boolean;
  signal?: AbortSignal;
}

export interface Load {
  /** Resolves when the departments, the first entries and some requests exist. */
  ready: Promise<void>;
  /** Resolves when the whole sample exists. Rejects if `ready` does. */
  done: Promise<void>;
}

interface Context {
  api: Api;
  settle: () => Promise<void>;
  slow: Slow | undefined;
  progress: (what: Progress['what'], text: string, done: number, total: number | null) => void;
}

/**
 * Loads the sample only through the public API, as the departments would. Every POST has a fixed Idempotency-Key, and existing data
 * is found first. So a second call does nothing, and a call after a kill continues where the last one stopped.
 */
export function loadSample(options: LoadOptions): Load {
  const { settle, now, seal, progress = () => {}, firstBatch = 200, cases = true } = options;
  const context: Context = {
    api: connect(options),
    settle,
    slow: options.slow,
    progress: (what, text, done, total) =>
      progress({ what, done, total, text: total === null ? text : `${text} ${done}/${total}` }),
  };
  const rows = sampleRows();
  const rest = rows.slice(firstBatch);
  const complete = register(context).then(() => isPublished(context.api, rows.at(-1)));
  const ready = complete.then(async (all) => {
    if (all) return;
    await importRound(context, 'first', rows.slice(0, firstBatch));
    if (!cases) return;
    context.progress('examples', '示例申请 · example requests', 0, null);
    await makeExamples(context.api);
    await settle();
  });
  const done = Promise.all([complete, ready]).then(async ([all]) => {
    if (!cases) return;
    if (!all) {
      context.progress('examples', '授权、协商、校核和需求 · grants, negotiations, corrections, demands', 0, null);
      await makeCases(context.api);
      if (rest.length > 0) await importRound(context, 'rest', rest);
    }
    // After the last round of consents and approvals, which would also change these entries.
    context.progress('examples', '各状态的示例条目 · an entry in every state', 0, null);
    await makeStates(context.api);
    context.progress('examples', '整改、安全和评估方案 · rectifications, security, a scheme of evaluation', 0, null);
    await makeSupervision(context.api, toInstant(now().toISOString()));
    await settle();
    if (!all) await seal();
  });
  // A caller that waits for `done` still sees its failure. A caller that waits only for `ready` sees it once, there.
  done.catch(() => {});
  return { ready, done };
}

/** The entries to import. The story's own come first. */
export function sampleRows(): SampleRow[] {
  return JSON.parse(readFileSync(new URL('catalog.json', import.meta.url), 'utf8')) as SampleRow[];
}

/** The founder registers the bureau and its administrator. The administrator registers everyone else. */
async function register({ api, progress }: Context): Promise<void> {
  const bureau = departments[0] as Department;
  const administrator = people.find((person) => person.id === ADMINISTRATOR) as NewPerson;
  const last = people.at(-1);
  if (!(await works(api, ADMINISTRATOR))) {
    await once(api('createDepartment', { as: FOUNDER, body: bureau, key: `sample-department-${bureau.id}` }));
    await once(api('createPerson', { as: FOUNDER, body: administrator, key: `sample-person-${ADMINISTRATOR}` }));
  } else if (last && (await works(api, last.id))) return;

  const total = departments.length + people.length;
  let count = 2;
  const registered = () => {
    count += 1;
    progress('departments', '登记部门和人员 · departments and people', count, total);
  };
  await inParallel(departments.slice(1), async (body) => {
    await once(api('createDepartment', { as: ADMINISTRATOR, body, key: `sample-department-${body.id}` }));
    registered();
  });
  const others = people.filter((person) => person !== administrator && person !== last);
  await inParallel(others, async (body) => {
    await once(api('createPerson', { as: ADMINISTRATOR, body, key: `sample-person-${body.id}` }));
    registered();
  });
  // If the last exists, all exist.
  if (last) await once(api('createPerson', { as: ADMINISTRATOR, body: last, key: `sample-person-${last.id}` }));
}

/** Whether the person's credential is accepted, which means that they are registered. */
async function works(api: Api, personId: string): Promise<boolean> {
  return await api('getMe', { as: personId }).then(
    () => true,
    () => false,
  );
}

/** Treats an earlier registration as success. */
async function once(registration: Promise<unknown>): Promise<void> {
  try {
    await registration;
  } catch (error) {
    if (!(error instanceof ProblemError && error.problem.code === 'already-registered')) throw error;
  }
}

async function importRound(context: Context, round: string, rows: SampleRow[]): Promise<void> {
  const last = rows.at(-1);
  if (await isPublished(context.api, last)) return;
  await importRows(context, round, rows);
  await answers(context);
  await consents(context, round, rows);
  // More than one approval is needed only after a killed run that left an import unfinished.
  for (let attempt = 1; !(await isPublished(context.api, last)); attempt += 1) {
    if (attempt > 5)
      throw new Error(`the sample's ${last?.content.name} is not published after ${attempt - 1} approvals`);
    const entries = seen(await listed(context.api, 'listReviews', {}));
    if (entries.length === 0) {
      // All are approved, and the search index is yet to hear of the last.
      await context.settle();
      continue;
    }
    const key = `sample-approve-${round}-${attempt}-${entries.length}`;
    const { body } = await context.api('approveResources', { as: APPROVER, body: { entries }, key });
    await finished(context, 'approve', body.id, APPROVER, rows.length);
  }
}

async function importRows(context: Context, round: string, rows: SampleRow[]): Promise<void> {
  const { api, settle } = context;
  const { body: upload } = await api('createImport', {
    as: IMPORTER,
    body: { format: 'json', size: Buffer.byteLength(JSON.stringify(rows)) },
    key: `sample-import-${round}`,
  });
  // The answer may be a stored one from before a restart, so read the job's present progress.
  const { body: job } = await api('getJob', { as: IMPORTER, params: { id: upload.job.id } });
  if (job.status === 'waiting') {
    if (await isKnown(api, rows[0])) {
      // An earlier run began it so long ago that its answers have expired.
      await settle();
      return;
    }
    await put(upload.uploadUrl, rows);
    await api('startImport', { as: IMPORTER, params: { id: job.id }, key: `sample-start-${round}` });
  }
  await finished(context, 'import', job.id, IMPORTER, rows.length);
}

/** Gives a reason in law for collecting data that others already have, then submits the entries (article 10). */
async function answers({ api }: Context): Promise<void> {
  const basis = { document: '中华人民共和国统计法', article: '第二十条', kind: 'law' as const };
  const held = await listed(api, 'listMatches', {});
  await inParallel(held, async ({ id, provider }) => {
    const asked = { as: `p-${provider}-staff1`, params: { id } };
    const { body, etag } = await api('getMatches', asked);
    let ifMatch = etag ?? '';
    const reason = '统计口径和更新周期不同，依法单独采集';
    const exceptions = body.undecided.map((source) => ({ kind: 'exception' as const, source, reason, basis }));
    // None are left after a killed run that had answered already.
    if (exceptions.length > 0) {
      const answered = await api('answerMatches', { ...asked, body: { answers: exceptions }, ifMatch });
      ifMatch = answered.etag ?? '';
    }
    await api('submitResource', { ...asked, ifMatch, key: `sample-submit-${id}` });
  });
}

/** The leader of every department consents to its imported entries. */
async function consents(context: Context, round: string, rows: SampleRow[]): Promise<void> {
  const assessed = { secrecyAssessed: true, personalInformationAssessed: true } as const;
  const departments = [...new Set(rows.map((row) => row.provider))];
  let done = 0;
  await inParallel(departments, async (department) => {
    const as = leaderOf(department);
    const entries = seen(await listed(context.api, 'listConsents', {}, as));
    if (entries.length > 0) {
      const key = `sample-consent-${round}-${entries.length}`;
      const { body: job } = await context.api('consentResources', { as, body: { ...assessed, entries }, key });
      await finished({ ...context, progress: () => {} }, 'consent', job.id, as, rows.length);
    }
    done += rows.filter((row) => row.provider === department).length;
    context.progress('consent', TEXTS.consent, done, rows.length);
  });
}

async function put(url: string, rows: SampleRow[]): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'PUT', headers, body: JSON.stringify(rows) });
  if (!answer.ok) throw new Error(`upload of the sample catalog: ${answer.status} ${await answer.text()}`);
}

const PATIENCE_MS = 300_000;

const TEXTS = {
  import: '导入目录 · importing the catalog',
  consent: '部门负责人同意 · the departments’ leaders consent',
  approve: '审定目录 · approving the catalog',
};

/**
 * Waits for a job, and reports its progress.
 * @throws Error when it refused anything, because the sample is valid, or when it made no progress for five minutes and nobody is told
 */
async function finished(context: Context, what: keyof typeof TEXTS, id: string, as: string, total: number) {
  let moved = { done: -1, at: Date.now() };
  for (;;) {
    const { body: job } = await context.api('getJob', { as, params: { id } });
    if (job.done !== moved.done) moved = { done: job.done, at: Date.now() };
    if (Date.now() - moved.at > PATIENCE_MS) {
      const words = `五分钟没有进展，停在 ${job.done} · no progress for five minutes: ${what} (${id}) stands still at ${job.done}`;
      if (!context.slow) throw new Error(words);
      context.slow(words);
      moved = { done: job.done, at: Date.now() };
    }
    context.progress(what, TEXTS[what], job.done, job.total ?? total);
    if (job.refused > 0) throw new Error(`${what} refused ${job.refused}: ${JSON.stringify(job.refusals.slice(0, 3))}`);
    if (job.status === 'finished') return;
    await setTimeout(200);
  }
}

/** Finds an entry in the list of its department. Unlike the search, this list is always current. */
async function isPublished(api: Api, row: SampleRow | undefined): Promise<boolean> {
  if (!row) return true;
  const query = { department: row.provider, shareType: row.content.sharing.type };
  return await isListed(api, 'searchResources', row, query);
}

/** Whether it is published, or waits for consent, review or an answer. */
async function isKnown(api: Api, row: SampleRow | undefined): Promise<boolean> {
  if (!row || (await isPublished(api, row))) return true;
  const head = leaderOf(row.provider);
  return (
    (await isListed(api, 'listConsents', row, {}, head)) ||
    (await isListed(api, 'listReviews', row, {})) ||
    (await isListed(api, 'listMatches', row, { department: row.provider }))
  );
}

type Listed = 'searchResources' | 'listConsents' | 'listReviews' | 'listMatches';

async function isListed(
  api: Api,
  operation: Listed,
  row: SampleRow,
  query: Record<string, string>,
  as = APPROVER,
): Promise<boolean> {
  return (await listed(api, operation, query, as)).some(({ name }) => name === row.content.name);
}

async function listed(api: Api, operation: Listed, query: Record<string, string>, as = APPROVER) {
  const found: { id: string; etag?: string; provider: string; name: string }[] = [];
  let cursor: string | null = null;
  do {
    const page: Record<string, string | number> = { ...query, limit: 100, ...(cursor ? { cursor } : {}) };
    const { body } = await api(operation, { as, query: page });
    found.push(...body.items);
    cursor = body.next;
  } while (cursor);
  return found;
}

/** The rows of a waiting list as a bulk command names them. */
function seen(rows: Awaited<ReturnType<typeof listed>>) {
  return rows.map(({ id, etag = '' }) => ({ id, etag }));
}

/** Two at a time, one for each core of a small machine. More would only start more workers. */
async function inParallel<T>(inputs: T[], work: (input: T) => Promise<void>): Promise<void> {
  const left = [...inputs];
  const worker = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next);
  };
  await Promise.all([worker(), worker()]);
}
