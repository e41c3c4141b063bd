import { Logger } from '@aws-lambda-powertools/logger';
import type { Context, SQSEvent } from 'aws-lambda';
import { beforeAll, describe, expect, it } from 'vitest';
import { runJobs } from '../../functions/jobs/run.ts';
import { type Calendar, noticeSchema } from '../../shared/domain/calendar/calendar.ts';
import type { LocalDate } from '../../shared/domain/calendar/time.ts';
import { change } from '../../shared/domain/change.ts';
import { loadNotice } from '../../shared/domain/duties/calendar-year.ts';
import { type Duty, isOpen } from '../../shared/domain/duties/duty.ts';
import { dates } from '../../shared/domain/duties/duty-count.ts';
import { cancel, meet, openDuty } from '../../shared/domain/duties/duty-steps.ts';
import { type Law, lawInForce, rulesFor, rulesOf } from '../../shared/domain/duties/law.ts';
import type { Id } from '../../shared/domain/id.ts';
import { commit } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { nextLaw, renewLaw } from '../../shared/storage/law.ts';
import { allStates, listings } from '../../shared/storage/lists.ts';
import { load, loadEvents } from '../../shared/storage/read.ts';
import { bj, officer, updateTerms } from '../examples.ts';
import { bodies } from '../world/bodies.ts';
import { seedDuties, seededId } from '../world/duties.ts';
import { localDatabase } from './dynamodb.ts';

const MANY = 800;
const NOW = bj('2026-09-21');
const circumstances = { at: NOW, actorId: 'officer', correlation: 'c-1' };
const OLD = 'res_old.update.chg_old';
const GONE = 'res_gone.update.chg_gone';

let database: Database;
beforeAll(async () => {
  database = await localDatabase();
  const department = { id: '12', name: '义马市民政局', creditCode: '', office: '' };
  await commit(database, [change('department', null, department)], circumstances);
  await seedDuties(database.client, database.name('cases'), MANY, '12');
});

/** The closure of bodies.ts, as the bureau loads it. */
async function loaded(): Promise<void> {
  const law = lawInForce();
  const moved = await nextLaw(database, 'law.2026');
  const notice = noticeSchema.parse(bodies.updateCalendar.notice);
  const coming = { version: moved.next.version, job: 'job_1' as const };
  const changes = loadNotice(null, { year: 2026, notice, ...coming }, { law, by: officer, now: NOW });
  if (!changes) throw new Error('nothing loaded');
  await commit(database, [...changes, moved], circumstances);
}

/** One run of the worker with time for so many batches. @returns whether it handed over */
async function run(batches: number, between: () => Promise<void> = async () => {}): Promise<boolean> {
  let left = batches;
  let handedOver = false;
  const unused = () => Promise.reject(new Error('not here'));
  const work = runJobs({
    database: {
      ...database,
      client: new Proxy(database.client, {
        get: (client, name) =>
          name !== 'send'
            ? Reflect.get(client, name)
            : async (command: object) => {
                // Between two batches, where the worker saves how far it has come.
                const saved = JSON.stringify(command).includes('#state.done');
                if (saved) {
                  left -= 1;
                  await between();
                }
                return await client.send(command as never);
              },
      }),
    },
    files: {
      uploadLink: unused,
      downloadLink: unused,
      size: unused,
      measure: unused,
      read: unused,
      write: unused,
      erase: unused,
    },
    queue: {
      send: async () => {
        handedOver = true;
      },
    },
    index: { candidates: unused },
    law: lawInForce(),
    logger: new Logger({ logLevel: 'SILENT' }),
  } as never);
  const context = { awsRequestId: 'run', getRemainingTimeInMillis: () => (left > 0 ? 300_000 : 0) } as Context;
  const Records = [{ messageId: 'm', body: JSON.stringify({ jobId: 'job_1', at: NOW }) }];
  const answer = await work({ Records } as unknown as SQSEvent, context);
  expect(answer).toEqual({ batchItemFailures: [] });
  return handedOver;
}

async function met(id: string, law: Law) {
  const duty = await load(database, 'duty', id);
  if (duty?.state.status !== 'open') return;
  await commit(database, [meet(duty.state, rulesOf(law, duty.state), NOW)], circumstances);
}

/** Opens one that is late already by the calendar before, and is not by the closure's. */
async function begun(id: string, start: LocalDate, law: Law) {
  const [resource = '', , change = ''] = id.split('.');
  const terms = updateTerms(start, change as Id<'chg'>, resource);
  const opened = openDuty(terms, rulesFor(law, 'update', null, start), NOW);
  await commit(database, [opened], circumstances);
}

/** Has one be late, and cancelled the same day. */
async function called(id: string, law: Law) {
  await begun(id, '2026-09-10', law);
  const duty = await load(database, 'duty', id);
  if (!duty) throw new Error(`no ${id}`);
  const at = bj('2026-09-24');
  const cancelled = cancel(duty.state, '登记有误', rulesOf(law, duty.state), at);
  await commit(database, [cancelled], { ...circumstances, at });
}

describe('800 open duties, while commands go on', { timeout: 300_000 }, () => {
  it('are counted again by one job that dies on the way, and none is missed', async () => {
    const old = lawInForce();
    await called(GONE, old);
    await loaded();
    let n = 0;
    // Somebody meets duties ahead of the job and behind it, by the law as it is now; somebody who read it before opens one.
    const meanwhile = async () => {
      const law = lawInForce();
      await renewLaw(database, law);
      await met(seededId(n * 97), law);
      await met(seededId(MANY - 1 - n * 89), law);
      n += 1;
      if (n === 3) await begun(OLD, '2026-09-18', old);
    };
    expect(await run(4, meanwhile)).toBe(true);
    const progress = (await load(database, 'job', 'job_1'))?.state;
    expect(progress).toMatchObject({ status: 'running', total: MANY });
    expect(progress?.done).toBeGreaterThan(100);
    expect(progress?.done).toBeLessThan(MANY / 2);
    expect(await run(1000, n < 8 ? meanwhile : undefined)).toBe(false);
    const job = (await load(database, 'job', 'job_1'))?.state;
    expect(job).toMatchObject({ status: 'finished', refused: 0, total: job?.done });

    const law = lawInForce();
    await renewLaw(database, law);
    const open: Duty[] = [];
    for await (const { state } of allStates<'duty'>(database, listings.open())) open.push(state);
    expect(open.length).toBeGreaterThan(MANY - 120);
    expect(open.filter((duty) => !isCounted(duty, law.calendar)).map(({ id }) => id)).toEqual([]);
    expect(open.find(({ id }) => id === OLD)).toMatchObject({ due: '2026-10-12', recounts: [{ from: '2026-10-09' }] });
    const gone = await load(database, 'duty', GONE);
    expect(gone?.state).toMatchObject({ status: 'cancelled', flags: [{ due: '2026-09-23', void: { at: gone?.at } }] });
    // Each once, with its event; both dates kept.
    const moved = open.filter(({ recounts = [] }) => recounts.length > 0);
    expect(moved.every(({ recounts = [] }) => recounts.length === 1)).toBe(true);
    expect(job?.recounted).toMatchObject([
      { department: '12', owed: moved.filter(({ owes }) => owes === '12').length },
    ]);
    expect(job?.recounted?.[0]?.rows).toHaveLength(10);
    const events = await loadEvents(database, moved[0]?.id ?? '');
    expect(events.map(({ type, correlation }) => [type, correlation])).toEqual([['DutyRecounted', 'job_1']]);
  });

  it('run again changes nothing', async () => {
    const before = await load(database, 'duty', seededId(5));
    await run(1000);
    expect(await load(database, 'duty', seededId(5))).toEqual(before);
  });
});

function isCounted(duty: Duty, calendar: Calendar): boolean {
  const rules = { ...rulesOf(lawInForce(), { ...duty, calendar: lawInForce().calendar.id }), calendar };
  return isOpen(duty) && dates(duty, rules).due === duty.due;
}
