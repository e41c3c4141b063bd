import { generateKeyPairSync } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { DeleteCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord, SQSEvent } from 'aws-lambda';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SealerDeps } from '../../functions/sealer/deps.ts';
import { expireUpTo } from '../../functions/sealer/expire.ts';
import { sealUpTo } from '../../functions/sealer/seal.ts';
import { sealer } from '../../functions/sealer/sealer.ts';
import { checkSegments } from '../../shared/documents/segment-check.ts';
import type { AccessRecord } from '../../shared/domain/access.ts';
import type { Instant } from '../../shared/domain/calendar/time.ts';
import { markPooled } from '../../shared/domain/catalog/pooling.ts';
import { registerDepartment } from '../../shared/domain/people/department.ts';
import { accessesOf, recordAccess } from '../../shared/storage/accesses.ts';
import { commit } from '../../shared/storage/commit.ts';
import type { Database } from '../../shared/storage/database.ts';
import { factsFor } from '../../shared/storage/facts.ts';
import { itemsUnder } from '../../shared/storage/items.ts';
import { eventKey, hashOf } from '../../shared/storage/log.ts';
import { hoursUnsealed, sealsBefore, unsealed } from '../../shared/storage/seals.ts';
import { bj } from '../examples.ts';
import { localSigner } from '../world/local-signer.ts';
import { localDatabase } from './dynamodb.ts';

let database: Database;
let deps: SealerDeps;
/** The bucket, in which a segment is written once. */
let bucket: Map<string, string>;
/** The segments whose lock holds. */
let locked: Set<string>;
/** Done just before a segment is written, and just after. */
let around: { before?: () => Promise<void>; after?: () => void };
const signer = localSigner(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);

beforeAll(async () => {
  database = await localDatabase();
});
beforeEach(async () => {
  bucket = new Map();
  locked = new Set();
  around = {};
  await emptied();
  deps = {
    database,
    segments: {
      async get(key) {
        const text = bucket.get(key);
        return text === undefined ? null : { text, etag: '' };
      },
      async put(key, content) {
        await around.before?.();
        if (bucket.has(key)) return null;
        bucket.set(key, String(content));
        around.after?.();
        return 'etag';
      },
      async remove(key) {
        if (locked.has(key)) return false;
        bucket.delete(key);
        return true;
      },
    },
    signer,
    logger: new Logger({ logLevel: 'SILENT' }),
    metrics: new Metrics(),
  };
});

let department = 10;
let call = 0;
/** A decision, as the log has it. */
async function decide(at: Instant): Promise<string> {
  department += 1;
  const id = String(department);
  const content = { id, name: `部门${id}`, creditCode: '11411281M10000012K', office: '数据科' };
  await commit(database, registerDepartment(content), { at, actorId: 'p-1', correlation: `c-${id}` });
  return `department:${id}`;
}
async function access(at: Instant): Promise<AccessRecord> {
  call += 1;
  const record: AccessRecord = {
    ...{ kind: 'read', at, correlation: `call-${call}`, operation: 'getPerson', about: `p-${call}`, person: 'p-2' },
    ...{ department: '02', roles: ['staff'], from: '10.0.0.1', status: 200 },
  };
  await recordAccess(database, record);
  return record;
}
/** What the streams bring of these partitions. */
async function streamed(...records: { table: 'events' | 'access'; pk: string }[]): Promise<DynamoDBRecord[]> {
  const items = await Promise.all(records.map(({ table, pk }) => itemsUnder(database, table, pk)));
  return items.flat().map((item) => ({
    eventSource: 'aws:dynamodb',
    eventName: 'INSERT',
    dynamodb: { Keys: { pk: { S: String(item.pk) } }, NewImage: marshall(item) },
  })) as DynamoDBRecord[];
}
const bring = (Records: DynamoDBRecord[]) => sealer(deps)({ Records });
async function happen(at: Instant, decisions: number, reads: number): Promise<DynamoDBRecord[]> {
  const records: Parameters<typeof streamed> = [];
  for (let n = 0; n < decisions; n += 1) records.push({ table: 'events', pk: await decide(at) });
  for (let n = 0; n < reads; n += 1) records.push({ table: 'access', pk: accessesOf((await access(at)).about ?? '') });
  return await streamed(...records);
}
/** Forgets what other tests left. */
async function emptied(): Promise<void> {
  await database.client.send(
    new DeleteCommand({ TableName: database.name('work'), Key: { pk: 'log-expiry', sk: 'STATE' } }),
  );
  const event = (seq: number) => ({ TableName: database.name('events'), Key: eventKey('log-expiry', seq) });
  for (let seq = 1; seq < 5; seq += 1) await database.client.send(new DeleteCommand(event(seq)));
  const TableName = database.name('seals');
  const { Items = [] } = await database.client.send(new ScanCommand({ TableName }));
  for (const { pk, sk } of Items) await database.client.send(new DeleteCommand({ TableName, Key: { pk, sk } }));
}

/** How many decisions and accesses each seal has, the newest first. */
const sealed = async () =>
  (await sealsBefore(database, 10, null)).map(({ document: { events, accesses } }) => [events, accesses]);
const checked = async (root: string | null = null, more: { from?: number; before?: string } = {}) =>
  checkSegments(
    [...bucket].map(([name, text]) => ({
      name,
      async *read() {
        yield Buffer.from(text);
      },
    })),
    [await signer.key()],
    { root, ...more },
  );

describe('第十二条 (art. 12): the log is sealed', () => {
  it('hour by hour, with what came late in the next, and an hour in which nothing happened', async () => {
    await bring(await happen(bj('2026-09-24', '09:10:00.000'), 2, 3));
    await sealUpTo(bj('2026-09-24', '10:00:00.000'), deps);
    await sealUpTo(bj('2026-09-24', '11:00:00.000'), deps);
    await bring(await happen(bj('2026-09-24', '09:50:00.000'), 1, 0));
    await sealUpTo(bj('2026-09-24', '12:00:00.000'), deps);
    const seals = (await sealsBefore(database, 10, null)).map(({ document }) => document);
    expect(seals.map(({ events, accesses }) => [events, accesses])).toEqual([
      [1, 0],
      [0, 0],
      [2, 3],
    ]);
    expect(await checked(seals[0]?.root)).toMatchObject({ finding: null, segments: 3, records: 6 });
    expect(await hoursUnsealed(database, bj('2026-09-24', '15:00:00.000'))).toBe(3);
  });

  it('once, however often and in whatever pieces the streams bring it', async () => {
    const records = await happen(bj('2026-09-24', '09:10:00.000'), 3, 3);
    await Promise.all([bring(records), bring(records.slice(2)), bring(records)]);
    await sealUpTo(bj('2026-09-24', '10:00:00.000'), deps);
    await bring(records);
    await sealUpTo(bj('2026-09-24', '11:00:00.000'), deps);
    expect(await checked()).toMatchObject({ finding: null, segments: 2, records: 6 });
    expect(await sealed()).toEqual([
      [0, 0],
      [3, 3],
    ]);
  });

  it('once, when the message of an hour comes twice, late, or to two at the same time', async () => {
    await bring(await happen(bj('2026-09-24', '09:10:00.000'), 2, 2));
    const at = bj('2026-09-24', '10:00:00.000');
    await Promise.all([sealUpTo(at, deps), sealUpTo(at, deps), sealUpTo(at, deps)]);
    const body = JSON.stringify({ kind: 'seal', at: '2026-09-24T02:00:00Z' });
    const message = { Records: [{ messageId: 'm', body }] } as SQSEvent;
    expect(await sealer(deps)(message)).toEqual({ batchItemFailures: [] });
    await sealUpTo(bj('2026-09-24', '09:00:00.000'), deps);
    expect(await checked()).toMatchObject({ finding: null, segments: 1, records: 4 });
    expect(await sealed()).toEqual([[2, 2]]);
  });

  it('whole, wherever it is cut short, and what came meanwhile is in the next', async () => {
    const killed = new Error('killed');
    await bring(await happen(bj('2026-09-24', '09:10:00.000'), 1, 2));
    around = { before: () => Promise.reject(killed) };
    await expect(sealUpTo(bj('2026-09-24', '10:00:00.000'), deps)).rejects.toThrow(killed);
    expect(bucket.size).toBe(0);
    around = {
      after() {
        throw killed;
      },
    };
    await expect(sealUpTo(bj('2026-09-24', '10:00:00.000'), deps)).rejects.toThrow(killed);
    expect(await sealed()).toEqual([]);
    around = {};
    await bring(await happen(bj('2026-09-24', '10:10:00.000'), 1, 0));
    await sealUpTo(bj('2026-09-24', '10:00:00.000'), deps);
    expect(await sealed()).toEqual([[1, 2]]);
    await sealUpTo(bj('2026-09-24', '11:00:00.000'), deps);
    expect(await checked()).toMatchObject({ finding: null, segments: 2, records: 4 });
    expect(await sealed()).toEqual([
      [1, 0],
      [1, 2],
    ]);
    expect((await unsealed(database)).lines).toEqual([]);
  });

  it('in more than one segment where an hour holds more than one takes', async () => {
    await bring(await happen(bj('2026-09-24', '09:10:00.000'), 3, 4));
    const first = await unsealed(database, { records: 4, bytes: 1e6 });
    expect([first.lines.length, first.more]).toEqual([4, true]);
    expect((await unsealed(database)).lines.length).toBe(7);
  });

  it('holds every record as it was written', async () => {
    const records = await happen(bj('2026-09-24', '09:10:00.000'), 2, 1);
    await bring(records);
    const lines = (await unsealed(database)).lines.map((line) => JSON.parse(line.toString()));
    const events = lines.flatMap(({ event }) => event ?? []);
    expect(events.map(({ hash }) => hash)).toEqual(events.map((event) => hashOf(event)));
    expect(lines.flatMap(({ access: read }) => read ?? [])).toMatchObject([{ about: `p-${call}`, status: 200 }]);
  });

  it('第十七条 (art. 17): and the facts of statistics are taken from it, once, however often, late or anew', async () => {
    const now = bj('2026-09-24', '09:10:00.000');
    const resource = { id: 'res_1' as const, provider: '02', code: '304/1' };
    await commit(database, markPooled(null, { resource, pooled: true }, { now }), {
      at: now,
      actorId: 'p-1',
      correlation: 'c',
    });
    const records = await streamed({ table: 'events', pk: 'res_1.pooled' });
    await bring(records);
    await sealUpTo(bj('2026-09-24', '10:00:00.000'), deps);
    const day = { from: '2026-09-24', to: '2026-09-24' } as const;
    const facts = async (seal: string) =>
      (await factsFor(database, ['02', '06'], day, seal)).map(({ kind, about }) => [kind, about]);
    expect(await facts('00000001')).toEqual([['entry-pooled', 'res_1']]);
    // What was sealed later is not of an earlier seal.
    expect(await facts('00000000')).toEqual([]);
    // A log that was sealed before there were facts.
    const TableName = database.name('seals');
    await database.client.send(
      new DeleteCommand({ TableName, Key: { pk: 'STANDING#02', sk: '2026-09-24#res_1.pooled@1' } }),
    );
    expect(await facts('00000009')).toEqual([]);
    await sealer(deps)({ facts: 'anew' });
    await sealer(deps)({ facts: 'anew' });
    expect(await facts('00000001')).toEqual([['entry-pooled', 'res_1']]);
  });

  it('tells once that a day is sealed to its end, and counts what was changed beside the log', async () => {
    await bring(await happen(bj('2026-09-24', '23:10:00.000'), 1, 0));
    for (const at of [bj('2026-09-24', '23:00:00.000'), bj('2026-09-25', '00:00:00.000')]) await sealUpTo(at, deps);
    await sealUpTo(bj('2026-09-25', '00:00:00.000'), deps);
    await sealUpTo(bj('2026-09-25', '01:00:00.000'), deps);
    const told = (await itemsUnder(database, 'events', 'seal.2026-09-24')).map(({ type, data }) => ({ type, data }));
    const [, midnight] = (await sealsBefore(database, 10, null)).map(({ document }) => document);
    expect(told).toEqual([
      { type: 'LogSealed', data: { day: '2026-09-24', number: '00000002', root: midnight?.root } },
    ]);
    const counted = vi.spyOn(deps.metrics, 'addMetric');
    const [record] = await happen(bj('2026-09-25', '09:00:00.000'), 0, 1);
    await bring([
      { ...record, eventName: 'MODIFY' },
      { ...record, eventName: 'REMOVE' },
    ] as DynamoDBRecord[]);
    expect(counted.mock.calls).toEqual([
      ['AccessRecordsTampered', 'Count', 1],
      ['AccessRecordsTampered', 'Count', 1],
    ]);
    expect((await unsealed(database)).lines).toEqual([]);
  });
});

describe('第十二条、条例第二十九条 (art. 12; 809 art. 29): the sealed log expires', () => {
  const names = () => [...bucket.keys()].map((name) => Number(/\d+/.exec(name)?.[0]));
  const onRecord = async () =>
    (await itemsUnder(database, 'events', 'log-expiry')).map(({ type, data }) => ({ type, data }));
  const sealHourly = async () => {
    for (const hour of ['10', '11', '12']) {
      await bring(await happen(bj('2026-09-24', `${hour}:00:00.000`), 1, 1));
      await sealUpTo(bj('2026-09-24', `${hour}:30:00.000`), deps);
    }
  };

  it('three years after it was sealed and not before, with what went on record first', async () => {
    await sealHourly();
    await expireUpTo(bj('2029-09-24', '10:29:59.999'), deps);
    expect([names(), await onRecord()]).toEqual([[1, 2, 3], []]);
    const [, second, first] = (await sealsBefore(database, 3, null)).map(({ document }) => document);
    await expireUpTo(bj('2029-09-24', '11:30:00.000'), deps);
    expect(names()).toEqual([3]);
    expect(await onRecord()).toEqual([
      {
        type: 'LogExpired',
        data: {
          ...{ from: '00000001', through: '00000002', root: second?.root, since: first?.since },
          ...{ until: second?.madeAt, events: 2, accesses: 2 },
        },
      },
    ]);
    await expireUpTo(bj('2029-09-24', '11:45:00.000'), deps);
    expect((await onRecord()).length).toBe(1);
    // What is left is verified against the root on record, and against no other.
    const left = (before: string | undefined) => checked(null, { from: 3, before: before ?? '' });
    expect(await left(second?.root)).toMatchObject({ finding: null, segments: 1 });
    expect((await left(first?.root)).finding).toMatchObject({ fault: 'chain' });
    // Facts are taken anew from what is left, and the log is sealed on.
    await sealer(deps)({ facts: 'anew' });
    await sealUpTo(bj('2029-09-24', '12:00:00.000'), deps);
    expect(names()).toEqual([3, 4]);
  });

  it('never under a lock, nor what comes after it, and goes on when the lock is over', async () => {
    await sealHourly();
    const [name = ''] = bucket.keys();
    locked.add(name);
    await expireUpTo(bj('2029-09-24', '11:30:00.000'), deps);
    await expireUpTo(bj('2029-09-24', '12:30:00.000'), deps);
    expect(names()).toEqual([1, 2, 3]);
    expect((await onRecord()).length).toBe(1);
    locked.clear();
    await expireUpTo(bj('2029-09-24', '13:30:00.000'), deps);
    expect(names()).toEqual([3]);
    await expireUpTo(bj('2029-09-24', '14:30:00.000'), deps);
    expect(names()).toEqual([]);
    expect((await onRecord()).map(({ data }) => (data as { through: string }).through)).toEqual([
      '00000002',
      '00000003',
    ]);
  });

  it('once, where two find it due at the same time', async () => {
    await sealHourly();
    const both = [1, 2].map(() => expireUpTo(bj('2029-09-24', '12:30:00.000'), deps));
    const failed = (await Promise.allSettled(both)).filter(({ status }) => status === 'rejected');
    // Whoever was second is called again by the queue.
    expect(failed.length).toBeLessThan(2);
    await expireUpTo(bj('2029-09-24', '13:30:00.000'), deps);
    expect([names(), (await onRecord()).length]).toEqual([[], 1]);
  });

  it('and is gone in the end where it was cut short between the record and the deletion', async () => {
    await sealHourly();
    const cut: SealerDeps = {
      ...deps,
      segments: {
        ...deps.segments,
        remove: () => {
          throw new Error('killed');
        },
      },
    };
    await expect(expireUpTo(bj('2029-09-24', '12:30:00.000'), cut)).rejects.toThrow('killed');
    expect(names()).toEqual([1, 2, 3]);
    await expireUpTo(bj('2029-09-24', '13:30:00.000'), deps);
    expect([names(), (await onRecord()).length]).toEqual([[], 1]);
  });

  it('with the records of access, whose end DynamoDB keeps and nobody takes for a change', async () => {
    const { about } = await access(bj('2026-09-24', '09:00:00.000'));
    const [item] = await itemsUnder(database, 'access', accessesOf(about ?? ''));
    expect(item?.ttl).toBeGreaterThan(Date.parse('2029-09-24T09:00:00+08:00') / 1000);
    const [record] = await streamed({ table: 'access', pk: accessesOf(about ?? '') });
    const counted = vi.spyOn(deps.metrics, 'addMetric');
    const removed = { ...record, eventName: 'REMOVE' as const };
    await bring([{ ...removed, userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } }]);
    expect(counted).not.toHaveBeenCalled();
    await bring([{ ...removed, userIdentity: { type: 'AssumedRole', principalId: 'somebody' } }]);
    expect(counted).toHaveBeenCalledOnce();
  });
});
