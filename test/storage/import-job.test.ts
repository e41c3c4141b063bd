import { crc32 } from 'node:zlib';
import { Logger } from '@aws-lambda-powertools/logger';
import type { Context, SQSEvent } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import type { JobsDeps } from '../../functions/jobs/deps.ts';
import { runJobs } from '../../functions/jobs/run.ts';
import type { ReactorDeps } from '../../functions/reactor/deps.ts';
import { factsFor } from '../../functions/reactor/facts.ts';
import { fileKeys } from '../../shared/adapters/file-keys.ts';
import { FileExchanged, type Files } from '../../shared/adapters/files.ts';
import { exportCsv } from '../../shared/adapters/spreadsheet/workbooks.ts';
import { andThen } from '../../shared/domain/change.ts';
import { lawInForce } from '../../shared/domain/duties/law.ts';
import type { LoggedEvent } from '../../shared/domain/event.ts';
import type { Id } from '../../shared/domain/id.ts';
import { beginJob, newJob, startJob } from '../../shared/domain/job.ts';
import { registerDepartment } from '../../shared/domain/people/department.ts';
import { registerPerson } from '../../shared/domain/people/person.ts';
import { commit } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { newId } from '../../shared/storage/ids.ts';
import { countTry, refusalsOf, releaseJob } from '../../shared/storage/jobs.ts';
import { allStates, listings } from '../../shared/storage/lists.ts';
import { load, loadEvents } from '../../shared/storage/read.ts';
import { sealed } from '../examples.ts';
import { unconditional } from '../world/entries.ts';
import { asEntries } from '../world/files.ts';
import { departments } from '../world/people.ts';
import { localDatabase } from './dynamodb.ts';

const entry = (n: number) => ({ ...unconditional(`成批的名录之${n}`), abstract: `名录之${n}的名称、地址` });
const NOW = '2026-09-24T09:00:00.000+08:00' as const;
const COUNT = 130;
const sheet = exportCsv(asEntries(Array.from({ length: COUNT }, (_, n) => entry(n + 1))));

let database: Database;
let kept: Map<string, Uint8Array>;
let handedOn: string[];
let jobId: Id<'job'>;
let runs = 0;

const measured = (bytes: Uint8Array) => ({ size: bytes.length, tag: String(crc32(bytes)) });

/** Files in memory: what the job is told of the real ones, nothing else. */
const files: Files = {
  uploadLink: () => Promise.reject(new Error('not here')),
  downloadLink: () => Promise.reject(new Error('not here')),
  size: async (key) => kept.get(key)?.length ?? null,
  measure: async (key) => (kept.has(key) ? measured(kept.get(key) as Uint8Array) : null),
  async read(key, only) {
    const found = kept.get(key);
    if (!found) throw new Error(`no ${key}`);
    if (only && only.tag !== measured(found).tag) throw new FileExchanged();
    return found;
  },
  write: async (key, body) => void kept.set(key, typeof body === 'string' ? Buffer.from(body) : body),
  erase: async (key) => void kept.delete(key),
};

beforeEach(async () => {
  database = await localDatabase();
  kept = new Map();
  handedOn = [];
  const circumstances = { at: NOW, actorId: 'admin', correlation: 'c-1' } as const;
  for (const department of departments) {
    await commit(database, registerDepartment(department), circumstances);
  }
  const staff = {
    id: 'civil',
    department: '02',
    name: '经办人',
    email: 'civil@yima.example',
    roles: ['staff' as const],
  };
  await commit(database, registerPerson(staff, sealed), circumstances);
  jobId = newId('job', NOW);
  const file = fileKeys.upload(jobId, 'csv');
  const by = { department: '02', personId: 'civil' };
  const work = { kind: 'import', format: 'csv', file, department: '02' } as const;
  await commit(database, beginJob(work, { id: jobId }, { by, now: NOW }), circumstances);
  kept.set(file, sheet);
});

/** One delivery of the job's message to a worker that has time for so many batches. */
async function run(batches: number, on: Database = database, lane: 'files' | null = 'files') {
  const deps: JobsDeps = {
    database: on,
    files,
    queue: { send: () => Promise.reject(new Error('the queue of other jobs')) },
    fileQueue: { send: async (messages) => void handedOn.push(...messages.map((message) => message.jobId)) },
    index: {
      candidates: async (queries) => queries.map(() => ({ ids: [], holders: new Map() })),
      search: async () => ({ hits: [], next: null }),
    },
    law: lawInForce(),
    logger: new Logger({ logLevel: 'SILENT' }),
  };
  let left = batches;
  const context = {
    awsRequestId: `run-${++runs}`,
    getRemainingTimeInMillis: () => (left-- > 0 ? 300_000 : 1_000),
  } as Context;
  const body = JSON.stringify({ jobId, at: NOW, ...(lane ? { lane } : {}) });
  return await runJobs(deps)({ Records: [{ messageId: 'm', body }] } as unknown as SQSEvent, context);
}

async function imported(): Promise<string[]> {
  const names: string[] = [];
  for await (const { state } of allStates<'resource'>(database, listings.entries(['02'])))
    names.push(state.draft?.content.name ?? '');
  return names;
}

async function job() {
  return (await load(database, 'job', jobId))?.state;
}

describe('第七条 (art. 7): an import of a spreadsheet', { timeout: 90_000 }, () => {
  it('is left to the queue of files, where no recount and no handover waits for it', async () => {
    await run(10, database, null);
    expect(handedOn).toEqual([jobId]);
    expect(await job()).toMatchObject({ status: 'running', cursor: null });
    expect([...kept.keys()]).toEqual([fileKeys.upload(jobId, 'csv')]);
  });

  it('too long for one run goes on in the next with what was read, the upload gone from the first', async () => {
    await run(2);
    expect(handedOn).toEqual([jobId]);
    expect(await job()).toMatchObject({ status: 'running', total: COUNT, done: 100, cursor: '100' });
    expect([...kept.keys()].sort()).toEqual(
      [fileKeys.entries(jobId), fileKeys.marked(jobId), fileKeys.report(jobId)].sort(),
    );
    await run(10);
    expect(await job()).toMatchObject({ status: 'finished', total: COUNT, done: COUNT, refused: 0 });
    const names = await imported();
    expect(new Set(names).size).toBe(COUNT);
    expect(names).toHaveLength(COUNT);
    expect([...kept.keys()].sort()).toEqual([fileKeys.marked(jobId), fileKeys.report(jobId)].sort());
  });

  it('that broke off between two commits makes every entry once when it is delivered again', async () => {
    let commits = 0;
    const breaking: Database = {
      ...database,
      client: new Proxy(database.client, {
        get: (client, name) =>
          name === 'send'
            ? async (command: never) => {
                if ((command as object).constructor.name === 'TransactWriteCommand' && ++commits === 115)
                  throw new Error('cut off');
                return await client.send(command);
              }
            : Reflect.get(client, name),
      }),
    };
    expect(await run(10, breaking)).toEqual({ batchItemFailures: [{ itemIdentifier: 'm' }] });
    expect(await job()).toMatchObject({ status: 'running', done: 100 });
    // As when the hold of the worker that broke off has run out.
    await releaseJob(database, jobId);
    await run(10);
    expect(await job()).toMatchObject({ status: 'finished', done: COUNT, refused: 0 });
    const names = await imported();
    expect(names).toHaveLength(COUNT);
    expect(new Set(names).size).toBe(COUNT);
  });

  it('that fails three times at the same place ends as failed, and nothing of its file stays', async () => {
    const failing: Database = {
      ...database,
      name: (table) => (table === 'catalog' ? 'no-such-table' : database.name(table)),
    };
    for (const n of [1, 2]) {
      expect(await run(10, failing), `run ${n}`).toMatchObject({ batchItemFailures: [{}] });
      expect(await job()).toMatchObject({ status: 'running' });
      await releaseJob(database, jobId);
    }
    expect(await run(10, failing)).toEqual({ batchItemFailures: [] });
    expect(await job()).toMatchObject({
      status: 'failed',
      failure: { why: 'error', error: 'ResourceNotFoundException' },
      finishedAt: NOW,
    });
    const [last] = (await loadEvents(database, jobId)).slice(-1);
    expect(last).toMatchObject({
      type: 'JobFailed',
      data: { kind: 'import', by: 'civil', error: 'ResourceNotFoundException' },
    });
    const mail = { kind: 'mail', template: 'notice', to: { person: 'civil' } } as const;
    expect(await factsFor(mail, last as LoggedEvent, { database } as ReactorDeps)).toMatchObject({
      facts: {
        case: { name: '目录导入', path: `/jobs/${jobId}` },
        told: { fields: { error: 'ResourceNotFoundException' } },
      },
    });
    expect([...kept.keys()]).not.toContain(fileKeys.upload(jobId, 'csv'));
    expect([...kept.keys()]).not.toContain(fileKeys.entries(jobId));
    // Delivered once more it stays as it is.
    expect(await run(10)).toEqual({ batchItemFailures: [] });
    expect(await imported()).toEqual([]);
  });

  it('whose worker died three times without a word ends as failed when it is delivered again', async () => {
    for (const _ of [1, 2, 3]) await countTry(database, jobId);
    expect(await run(10)).toEqual({ batchItemFailures: [] });
    expect(await job()).toMatchObject({ status: 'failed', failure: { why: 'broke-off', error: null } });
  });

  it('of a delegate is on record as failed with the delegate and with the absent person', async () => {
    jobId = newId('job', NOW);
    const by = { department: '02', personId: 'civil', actingFor: 'civil-head' };
    const work = { kind: 'export', format: 'csv', file: 'exports/1', department: '02' } as const;
    const origin = { at: NOW, actorId: 'civil', correlation: 'c-2' } as const;
    await commit(database, beginJob(work, { id: jobId }, { by, now: NOW }), origin);
    for (const _ of [1, 2, 3]) await countTry(database, jobId);
    await run(10);
    const [last] = (await loadEvents(database, jobId)).slice(-1);
    expect(last).toMatchObject({ type: 'JobFailed', actorId: 'civil', actingFor: 'civil-head' });
  });

  it('that makes progress between two failures has as many tries again', async () => {
    await countTry(database, jobId);
    await countTry(database, jobId);
    await run(2);
    expect(await job()).toMatchObject({ status: 'running', done: 100 });
    await countTry(database, jobId);
    await run(10);
    expect(await job()).toMatchObject({ status: 'finished', done: COUNT });
  });

  it('of thousands of refusals lists the first of them, and counts all', async () => {
    const json = newId('job', NOW);
    const file = fileKeys.upload(json, 'json');
    const work = { kind: 'import', format: 'json', file, department: '02' } as const;
    const by = { department: '02', personId: 'civil' };
    await commit(database, beginJob(work, { id: json }, { by, now: NOW }), {
      at: NOW,
      actorId: 'civil',
      correlation: 'c',
    });
    kept.set(file, Buffer.from(`[${'{},'.repeat(5_999)}{}]`));
    jobId = json;
    const started = performance.now();
    await run(1_000);
    expect(await job()).toMatchObject({ status: 'finished', done: 0, refused: 6_000 });
    const listed = await refusalsOf(database, json, 1_000);
    expect(listed.length).toBeLessThan(500);
    expect(listed.slice(0, 2).map(({ target }) => target)).toEqual(['row 000001', 'row 000002']);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('reads the file that was there when it was started, and nothing that has replaced it since', async () => {
    const started = newId('job', NOW);
    const file = fileKeys.upload(started, 'csv');
    const [waiting] = newJob(
      { kind: 'import', format: 'csv', file, department: '02' },
      { id: started },
      { by: { department: '02', personId: 'civil' } },
    );
    const changes = [andThen(waiting, (state) => startJob(state, { now: NOW }, measured(sheet))[0])];
    await commit(database, changes, { at: NOW, actorId: 'civil', correlation: 'c' });
    kept.set(file, exportCsv(asEntries([entry(1_000)])));
    jobId = started;
    await run(10);
    expect(await job()).toMatchObject({ status: 'finished', done: 0, refused: 1 });
    expect(await refusalsOf(database, started)).toMatchObject([{ target: 'file', code: 'file-exchanged' }]);
    expect(await imported()).toEqual([]);
    expect(kept.has(file)).toBe(false);
  });
});
