import { Logger } from '@aws-lambda-powertools/logger';
import type { Context, SQSEvent } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { runJobs } from '../../functions/jobs/run.ts';
import { compile, propose, returnDraft, revise } from '../../shared/domain/catalog/resource.ts';
import { submitEntry } from '../../shared/domain/catalog/review.ts';
import { lawInForce } from '../../shared/domain/duties/law.ts';
import { beginJob, finishJob, type Seen } from '../../shared/domain/job.ts';
import { nameDeputy } from '../../shared/domain/people/deputy.ts';
import { changePerson, leave, type Person, type Principal, registerPerson } from '../../shared/domain/people/person.ts';
import { commit } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { refusalsOf, saveProgress } from '../../shared/storage/jobs.ts';
import { list, listings } from '../../shared/storage/lists.ts';
import { load, loadEvents } from '../../shared/storage/read.ts';
import { bj, content, person, said, sealed } from '../examples.ts';
import { localDatabase } from './dynamodb.ts';

const now = bj('2026-09-24');
const origin = { at: now, actorId: 'p-12', correlation: 'c-1' };
const staff = person('12');
const leader: Principal = { personId: 'leader-12', department: '12', roles: ['leader'] };

let database: Database;

beforeEach(async () => {
  database = await localDatabase();
  await register('leader-12', ['leader']);
});

async function register(id: string, roles: Person['roles']): Promise<void> {
  const registered = { id, department: '12', name: '示例', email: `${id}@yima.example`, roles };
  await commit(database, registerPerson(registered, sealed), origin);
}

async function entry(id: string) {
  const found = await load(database, 'resource', id);
  if (!found) throw new Error(`no ${id}`);
  return found.state;
}

async function registered(id: string): Promise<Person> {
  const found = await load(database, 'person', id);
  if (!found) throw new Error(`no ${id}`);
  return found.state;
}

/** An entry that staff compile and propose. */
async function proposed(id: `res_${string}`, by = staff): Promise<void> {
  const code = `341128112/${id}`;
  await commit(database, compile({ id, code, provider: '12', content: content() }, { by }), origin);
  await commit(database, propose(await entry(id), {}, { by, now }), origin);
}

/** The leader gives the bulk command: what waits and was seen, without more everything that waits. */
async function given(by = leader, seen?: Seen[]): Promise<void> {
  const { items } = await list<'resource'>(database, listings.proposed('12'), { limit: 100 });
  const entries = seen ?? items.map(({ id, version }) => ({ id, version }));
  await commit(database, beginJob({ kind: 'consent', entries }, { id: 'job_1' }, { by, now }), origin);
}

/** The worker carries the command out. @returns the targets it refused, with the codes */
async function carriedOut(within = database): Promise<[string, string][]> {
  const unused = () => Promise.reject(new Error('not here'));
  const work = runJobs({
    database: within,
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
  const context = { awsRequestId: 'run', getRemainingTimeInMillis: () => 300_000 } as Context;
  const Records = [{ messageId: 'm', body: JSON.stringify({ jobId: 'job_1', at: now }) }];
  await work({ Records } as unknown as SQSEvent, context);
  return (await refusalsOf(database, 'job_1')).map(({ target, code }) => [target, code]);
}

const statusOf = async (id: string) => (await entry(id)).draft?.status;

describe('809 第十三条 (art. 13): a bulk consent binds what the leader saw', () => {
  it('an entry that is proposed afterwards waits for the next command', async () => {
    await proposed('res_1');
    await given();
    await proposed('res_2');
    expect(await carriedOut()).toEqual([]);
    expect([await statusOf('res_1'), await statusOf('res_2')]).toEqual(['submitted', 'proposed']);
  });

  it('an entry that has changed meanwhile is refused', async () => {
    await proposed('res_1');
    await given();
    const back = { ...(await entry('res_1')).draft, status: 'returned' } as never;
    const returned = { ...(await entry('res_1')), draft: back };
    const before = await load(database, 'resource', 'res_1');
    if (!before) throw new Error('no res_1');
    const [revised] = revise(returned, { content: content({ abstract: '另一份内容' }), changes: [] }, { by: staff });
    const [again] = propose(revised.next, {}, { by: staff, now });
    await commit(database, [{ ...again, before: before.state, events: [...revised.events, ...again.events] }], origin);
    expect(await carriedOut()).toEqual([['res_1', 'stale']]);
    expect(await statusOf('res_1')).toBe('proposed');
  });

  it('an entry that nobody could have seen is refused: of an older version, of nobody, or of another department', async () => {
    await proposed('res_1');
    const elsewhere = compile(
      { id: 'res_9', code: '341128115/000001', provider: '15', content: content() },
      { by: person('15') },
    );
    await commit(database, elsewhere, origin);
    await given(leader, [
      { id: 'res_1', version: 1 },
      { id: 'res_8', version: 1 },
      { id: 'res_9', version: 1 },
    ]);
    expect(await carriedOut()).toEqual([
      ['res_1', 'stale'],
      ['res_8', 'not-found'],
      ['res_9', 'not-found'],
    ]);
  });

  it('an entry that somebody else has decided on meanwhile is refused, and one that the job itself has is done', async () => {
    await proposed('res_1');
    await proposed('res_2');
    await given();
    const other = { ...leader, personId: 'leader-12-2' };
    await commit(
      database,
      returnDraft(await entry('res_1'), said('请补充'), { by: other, now, law: lawInForce() }),
      origin,
    );
    // The worker was cut off after this commit, before it saved how far it had come.
    const consented = submitEntry(await entry('res_2'), { by: leader, now, law: lawInForce(), duties: [] });
    await commit(database, consented, { at: now, actorId: 'leader-12', correlation: 'job_1' });
    expect(await carriedOut()).toEqual([['res_1', 'stale']]);
    expect([await statusOf('res_1'), await statusOf('res_2')]).toEqual(['returned', 'submitted']);
    expect((await load(database, 'job', 'job_1'))?.state).toMatchObject({ status: 'finished', done: 1, refused: 1 });
  });

  it('is counted once where another worker finishes the job between the reading and the lease', async () => {
    await proposed('res_1');
    await given();
    const consented = submitEntry(await entry('res_1'), { by: leader, now, law: lawInForce(), duties: [] });
    await commit(database, consented, { at: now, actorId: 'leader-12', correlation: 'job_1' });
    const running = (await load(database, 'job', 'job_1'))?.state;
    if (!running) throw new Error('no job_1');
    const counts = { done: 1, refused: 0 };
    await saveProgress(database, 'job_1', { ...running, ...counts });
    let isFinished = false;
    const send = async (command: { input?: { UpdateExpression?: string } }) => {
      if (!isFinished && command.input?.UpdateExpression?.includes('leasedTo = :worker')) {
        isFinished = true;
        const job = (await load(database, 'job', 'job_1'))?.state;
        if (job) await commit(database, finishJob(job, counts, { now }), origin);
      }
      return await database.client.send(command as never);
    };
    const client = new Proxy(database.client, { get: (of, name) => (name === 'send' ? send : Reflect.get(of, name)) });
    expect(await carriedOut({ ...database, client })).toEqual([]);
    expect(isFinished).toBe(true);
    expect((await load(database, 'job', 'job_1'))?.state).toMatchObject({ status: 'finished', ...counts });
  });

  it('what the leader had a hand in is refused, the rest is done', async () => {
    await proposed('res_1');
    await proposed('res_2', { ...staff, personId: 'leader-12' });
    await given();
    expect(await carriedOut()).toEqual([['res_2', 'same-person']]);
    expect(await statusOf('res_1')).toBe('submitted');
  });
});

describe('第六条 (art. 6): the rights of whoever gave a command are checked when it is carried out too', () => {
  it('nothing is done for a leader who has lost the role', async () => {
    await proposed('res_1');
    await given();
    const { id: _id, ...was } = await registered('leader-12');
    await commit(database, changePerson(await registered('leader-12'), { ...was, roles: ['staff'] }, sealed), origin);
    expect(await carriedOut()).toEqual([['res_1', 'role-missing']]);
    expect(await statusOf('res_1')).toBe('proposed');
  });

  it('nor for one who has left', async () => {
    await proposed('res_1');
    await given();
    await commit(database, leave(await registered('leader-12'), { successor: null }, sealed), origin);
    expect(await carriedOut()).toEqual([['res_1', 'person-inactive']]);
  });

  it('a deputy gives it in the time for which the leader has named them, never for what they had a hand in', async () => {
    await register('p-12-2', ['staff']);
    const deputy = await registered('p-12-2');
    const period = { from: '2026-09-24' as const, to: '2026-09-25' as const };
    const named = nameDeputy(await registered('leader-12'), { deputy, ...period }, { by: leader, now });
    await commit(database, named, origin);
    await proposed('res_1');
    await proposed('res_2', { ...staff, personId: 'p-12-2' });
    await given({ ...leader, personId: 'p-12-2' });
    expect(await carriedOut()).toEqual([['res_2', 'same-person']]);
    const consented = (await loadEvents(database, 'res_1')).at(-1);
    expect(consented).toMatchObject({ type: 'ResourceSubmitted', actorId: 'p-12-2' });
  });
});
