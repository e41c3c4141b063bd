import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstBreak } from '../../shared/storage/log.ts';
import { agree } from '../world/bodies.ts';
import type { Client } from '../world/client.ts';
import { conditional } from '../world/entries.ts';
import { startWorld, type World } from '../world/world.ts';

/** What is dropped, doubled or down on the way is made good, once. The sweep comes at twenty past every hour here. */
let world: World;
let school: Client;
let entry: string;
beforeAll(async () => {
  world = await startWorld({ now: '2026-08-03T17:20:00+08:00' });
  school = await world.as('school');
  entry = await world.publish('civil', conditional());
  await world.settle();
});
afterAll(() => world?.stop());

const staff = ['civil2@yima.example', 'civil@yima.example'];
const alerted = ['civil-leader', 'officer', 'officer2', 'two-hats'].map((id) => `${id}@yima.example`).sort();

async function request(): Promise<{ id: string; number: string; duty: string }> {
  const { body } = await world.applyFor('school', entry);
  return { id: body.id, number: body.number, duty: `${body.id}.reply` };
}

/** Who got the mails that name a request, of those since the last look. */
function told(mails: { to: string; text: string }[], { number }: { number: string }): string[] {
  return mails
    .filter(({ text }) => text.includes(number))
    .map(({ to }) => to)
    .sort();
}

async function timersOf({ duty }: { duty: string }): Promise<{ name: string; expression: string }[]> {
  const response = await fetch(`${world.runtime.controlUrl}/schedules`);
  const all = (await response.json()) as { name: string; expression: string; target: { input: string } }[];
  return all.filter(({ target }) => JSON.parse(target.input).id === duty);
}

async function deleteTimer(of: { duty: string }): Promise<void> {
  const [timer] = await timersOf(of);
  const url = `${world.runtime.controlUrl}/schedules/${encodeURIComponent(String(timer?.name))}`;
  expect((await fetch(url, { method: 'DELETE' })).status).toBe(200);
  expect(await timersOf(of)).toEqual([]);
}

describe('a service that is down', () => {
  it('the mail system for hours: nothing is lost, and nothing is sent twice when it is back', async () => {
    world.newMails();
    world.runtime.outage('ses', true);
    const one = await request();
    await world.at('2026-08-03T20:30:00+08:00');
    expect(world.newMails()).toEqual([]);
    world.runtime.outage('ses', false);
    await world.at('2026-08-03T22:30:00+08:00');
    expect(told(world.newMails(), one)).toEqual(staff);
  });

  it('the scheduler: the timer that could not be set is set by the sweep, and what was done is not done again', async () => {
    world.runtime.outage('scheduler', true);
    const one = await request();
    await world.settle();
    expect(await timersOf(one)).toEqual([]);
    world.runtime.outage('scheduler', false);
    await world.at('2026-08-03T23:30:00+08:00');
    expect(await timersOf(one)).toHaveLength(1);
    expect(told(world.newMails(), one)).toEqual(staff);
    const waiting = (await world.tables.items('work')).filter(({ pk }) => pk.startsWith('PENDING#'));
    expect(waiting).toEqual([]);
  });
});

describe('what is delivered twice', () => {
  it('is done once: every event of the log to the reactor, and every entry to the indexer again, two at once', async () => {
    const one = await request();
    await world.settle();
    const [timer] = await timersOf(one);
    const mailed = world.runtime.mails().length;
    const events = await world.tables.raw('events');
    const Records = events.map((image, n) => ({
      eventID: String(n),
      eventName: 'INSERT',
      eventSource: 'aws:dynamodb',
      dynamodb: { NewImage: image, SequenceNumber: String(n + 1) },
    }));
    await world.unchangedBy(async () => {
      const { runtime } = world;
      const entries = events.map(({ pk }) => pk?.S ?? '').filter((stream) => /^res_\w+$/.test(stream));
      const messages = entries.map((id) => ({
        messageId: id,
        body: JSON.stringify({ id, at: world.runtime.now().toISOString() }),
      }));
      const twice = [
        ...['reactor', 'reactor'].map((name) => runtime.invoke(name, { Records })),
        ...['indexer', 'indexer'].map((name) => runtime.invoke(name, { Records: messages })),
      ];
      for (const answer of await Promise.all(twice)) expect(answer).toEqual({ batchItemFailures: [] });
    });
    expect(world.runtime.mails()).toHaveLength(mailed);
    expect(await timersOf(one)).toEqual([timer]);
  });
});

describe('第十五条 (art. 15): a request is flagged late once', () => {
  it('by the sweep where its timer was deleted by hand, and by one of many wake-ups that come at once', async () => {
    const [dropped, woken, answered] = [await request(), await request(), await request()];
    await world.at('2026-08-10T10:00:00+08:00');
    for (const one of [dropped, woken, answered]) await deleteTimer(one);
    await world.at('2026-08-11T00:10:00+08:00');
    world.newMails();
    // Nothing has come by, and still nobody is told that it is in time.
    const { body } = await school.ok('getDuty', { params: { id: dropped.duty } });
    expect(body).toMatchObject({ flaggedAt: null, deadline: { due: '2026-08-10', late: true, level: 'red' } });
    await world.replyTo('civil', { params: { id: answered.id }, etag: '"1"' }, agree);
    const message = JSON.stringify({ kind: 'wake', id: woken.duty, at: '2026-08-10T16:05:00Z' });
    const record = (n: number) => ({ messageId: String(n), body: message, eventSource: 'aws:sqs' });
    const batch = { Records: [record(1), record(2), record(3)] };
    await Promise.all([1, 2, 3].map(() => world.runtime.invoke('duties', batch)));
    await world.settle();
    const first = world.newMails();
    expect(told(first, woken)).toEqual(alerted);
    expect(told(first, dropped)).toEqual([]);
    // Answered late before anything woke it: alerted by the answer itself.
    const alerts = first.filter(({ subject }) => subject.includes('逾期'));
    expect(told(alerts, answered)).toEqual(alerted);
    for (const { text } of alerts.filter((mail) => mail.text.includes(answered.number)))
      expect(text).toContain('已于2026年8月11日（星期二）办理');
    await world.at('2026-08-11T03:30:00+08:00', { everySweep: true });
    const then = world.newMails();
    expect(told(then, dropped)).toEqual(alerted);
    expect(told(then, woken)).toEqual([]);
    const log = await world.tables.log();
    for (const { duty } of [dropped, woken, answered]) {
      const late = (log.get(duty) ?? []).filter(({ type }) => type === 'DutyLate');
      expect(late).toHaveLength(1);
    }
    const flagged = await school.ok('getDuty', { params: { id: dropped.duty } });
    expect(flagged.body.flaggedAt).toMatch(/^2026-08-11T00:20/);
  });
});

describe('known defects of other systems', () => {
  it('an overdue job that looks at the last 24 hours: late for weeks, every timer and sweep missed, it is flagged by the next', async () => {
    const one = await request();
    await world.settle();
    await deleteTimer(one);
    world.newMails();
    await world.at('2026-09-23T23:30:00+08:00');
    const { body } = await school.ok('getDuty', { params: { id: one.duty } });
    expect(body.deadline.due).toBe('2026-08-18');
    // The first that comes by again is that of the morning.
    expect(body.flaggedAt).toMatch(/^2026-09-23T08:30/);
    const alerts = world.newMails().filter(({ subject }) => subject.includes('警示'));
    expect(told(alerts, one)).toEqual(alerted);
  });

  it('第十五条 (art. 15): dates in UTC: what is sent at half past midnight is received that day, not the day before', async () => {
    await world.at('2026-09-24T00:30:00+08:00');
    const { body } = await world.applyFor('school', entry);
    expect(body.deadline).toMatchObject({ due: '2026-10-09', dueEnd: '2026-10-10T00:00:00.000+08:00' });
    expect(body.proof?.days[0]).toMatchObject({ date: '2026-09-24', counted: 0 });
  });
});

describe('第十二条 (art. 12): the log', () => {
  it('that somebody changes by hand says so itself, and its chain is broken there', async () => {
    const { gatewayUrl, operator } = world.runtime;
    const client = new DynamoDBClient({ endpoint: gatewayUrl, region: 'us-east-1', credentials: operator });
    const one = await request();
    await world.settle();
    await client.send(
      new UpdateItemCommand({
        TableName: world.tables.name('events'),
        Key: { pk: { S: one.id }, sk: { S: '00000001' } },
        UpdateExpression: 'SET actorId = :other',
        ExpressionAttributeValues: { ':other': { S: 'somebody-else' } },
      }),
    );
    client.destroy();
    await world.settle();
    const log = await world.tables.log();
    expect(firstBreak(log.get(one.id) ?? [])).toBe(1);
    const found = [...log.values()].flat().filter(({ type }) => type === 'EventLogTampered');
    expect(found.map(({ data }) => data)).toEqual([{ key: `${one.id}/00000001`, what: 'MODIFY' }]);
  });
});
