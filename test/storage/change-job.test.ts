import { Logger } from '@aws-lambda-powertools/logger';
import type { Context, SQSEvent } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { runJobs } from '../../functions/jobs/run.ts';
import { recordChange, withdrawChange } from '../../shared/domain/catalog/legal-change.ts';
import { compile } from '../../shared/domain/catalog/resource.ts';
import { lawInForce } from '../../shared/domain/duties/law.ts';
import { commit } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { refusalsOf, releaseJob } from '../../shared/storage/jobs.ts';
import { dutiesOfChange, load, loadMany } from '../../shared/storage/read.ts';
import { bj, content, officer, person } from '../examples.ts';
import { localDatabase } from './dynamodb.ts';
import { publish } from './entries.ts';

const NOW = bj('2026-09-24');
const CHANGE = 'chg_1';
const circumstances = { at: NOW, actorId: 'officer', correlation: 'c-1' };

let database: Database;
let runs = 0;

beforeEach(async () => {
  database = await localDatabase();
});

/** So many published entries. */
async function entries(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, n) => `res_${n}` as const);
  const drafts = ids.map((id, n) =>
    compile({ id, code: `341128112/${n}`, provider: '12', content: content() }, { by: person('12') }),
  );
  await publish(database, drafts, circumstances);
  return ids;
}

async function recorded(resources: string[]): Promise<void> {
  const input = {
    kind: 'law-revised',
    document: '社会保险法',
    changedOn: '2026-09-18',
    concerns: { resources },
  } as const;
  await commit(database, recordChange(input, { id: CHANGE, job: 'job_1' }, { by: officer, now: NOW }), circumstances);
}

async function withdraw(): Promise<void> {
  const change = await load(database, 'change', CHANGE);
  if (!change) throw new Error('no change');
  const why = { reason: '登记有误', job: 'job_2' as const };
  await commit(database, withdrawChange(change.state, why, { by: officer, now: NOW }), circumstances);
}

/** One delivery of a job's message. */
async function run(jobId: string, on: Database = database) {
  const unused = () => Promise.reject(new Error('not here'));
  const work = runJobs({
    database: on,
    files: {
      uploadLink: unused,
      downloadLink: unused,
      size: unused,
      measure: unused,
      read: unused,
      write: unused,
      erase: unused,
    },
    queue: { send: async () => {} },
    fileQueue: { send: async () => {} },
    index: { candidates: unused, search: unused },
    law: lawInForce(),
    logger: new Logger({ logLevel: 'SILENT' }),
  });
  const context = { awsRequestId: `run-${++runs}`, getRemainingTimeInMillis: () => 300_000 } as Context;
  const Records = [{ messageId: 'm', body: JSON.stringify({ jobId, at: NOW }) }];
  return await work({ Records } as unknown as SQSEvent, context);
}

/** Something happens between what a worker read and its n-th commit. */
function meanwhile(nth: number, happens: () => Promise<void>): Database {
  let commits = 0;
  const send = async (command: object) => {
    if (command.constructor.name === 'TransactWriteCommand' && ++commits === nth) await happens();
    return await database.client.send(command as never);
  };
  return {
    ...database,
    client: new Proxy(database.client, {
      get: (client, name) => (name === 'send' ? send : Reflect.get(client, name)),
    }),
  };
}

async function duties() {
  return await loadMany(database, 'duty', await dutiesOfChange(database, CHANGE));
}

describe('第九条 (art. 9): a change of law', { timeout: 90_000 }, () => {
  it('that concerns 300 entries at once has an update duty for each, once, also when it is delivered again', async () => {
    const ids = await entries(300);
    await recorded(ids);
    await run('job_1');
    const opened = await duties();
    expect(opened.map(({ state }) => state.subject.id).sort()).toEqual([...ids].sort());
    expect(new Set(opened.map(({ state }) => `${state.status} ${state.due}`))).toEqual(new Set(['open 2026-10-09']));
    expect((await load(database, 'job', 'job_1'))?.state).toMatchObject({ status: 'finished', total: 300, done: 300 });
    await run('job_1');
    expect(await duties()).toEqual(opened);
  });

  it('withdrawn while its job is at it leaves nothing open, whichever job ends first', async () => {
    const ids = await entries(6);
    await recorded(ids);
    // Withdrawn, and the withdrawal carried out, after the third duty was decided and before it was committed.
    const late = meanwhile(3, async () => {
      await withdraw();
      await run('job_2');
    });
    await run('job_1', late);
    expect((await duties()).map(({ state }) => state.status)).toEqual(['cancelled', 'cancelled']);
    const refused = await refusalsOf(database, 'job_1');
    expect(refused.map(({ target, code }) => [target, code])).toEqual(
      ids.slice(2).map((id) => [id, 'change-withdrawn']),
    );
  });

  it('withdrawn while a worker stands still and another has finished: what the first still commits opens nothing', async () => {
    const ids = await entries(4);
    await recorded(ids);
    const stalled = meanwhile(2, async () => {
      await withdraw();
      await releaseJob(database, 'job_1');
      await run('job_1');
      await run('job_2');
    });
    await run('job_1', stalled);
    await run('job_2');
    expect((await duties()).map(({ state }) => state.status)).toEqual(['cancelled']);
  });
});
