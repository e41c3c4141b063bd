import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { Clock, readTime } from '../../infra/local/clock.ts';
import { Faults } from '../../infra/local/faults.ts';
import { type Runtime, startRuntime } from '../../infra/local/runtime.ts';
import { parseExpression } from '../../infra/local/scheduler/expressions.ts';
import { Scheduler } from '../../infra/local/scheduler/scheduler.ts';
import { Activity } from '../../infra/local/settle.ts';
import { Store } from '../../infra/local/store.ts';
import { resources, writeAssembly } from './local-fixture/assembly.ts';

const at = (iso: string) => Date.parse(iso);
const iso = (time: number | undefined) => (time === undefined ? undefined : new Date(time).toISOString());

describe('schedule expressions', () => {
  const next = (expression: string, after: string, zone = 'UTC', anchor = '2026-01-01T00:20:00Z') =>
    iso(parseExpression(expression, zone, at(anchor)).next(at(after)));

  it.each([
    ['at(2026-10-10T00:00:00)', 'Asia/Shanghai', '2026-09-01T00:00:00Z', '2026-10-09T16:00:00.000Z'],
    ['at(2026-10-10T00:00:00)', 'Asia/Shanghai', '2026-10-09T16:00:00Z', undefined],
    ['at(2026-07-01T09:00:00)', 'America/New_York', '2026-01-01T00:00:00Z', '2026-07-01T13:00:00.000Z'],
    ['at(2026-12-01T09:00:00)', 'America/New_York', '2026-01-01T00:00:00Z', '2026-12-01T14:00:00.000Z'],
    ['rate(1 hour)', 'UTC', '2026-03-01T10:20:00Z', '2026-03-01T11:20:00.000Z'],
    ['rate(5 minutes)', 'UTC', '2026-03-01T10:21:00Z', '2026-03-01T10:25:00.000Z'],
    ['cron(0 9 * * ? *)', 'Asia/Shanghai', '2026-03-01T01:00:00Z', '2026-03-02T01:00:00.000Z'],
    ['cron(30 8 ? * MON-FRI *)', 'Asia/Shanghai', '2026-09-25T00:30:00Z', '2026-09-28T00:30:00.000Z'],
    ['cron(0/15 * * * ? *)', 'UTC', '2026-03-01T10:16:00Z', '2026-03-01T10:30:00.000Z'],
    ['cron(0 0 1 1,7 ? 2027)', 'UTC', '2026-03-01T00:00:00Z', '2027-01-01T00:00:00.000Z'],
    ['cron(0 0 30 2 ? *)', 'UTC', '2026-03-01T00:00:00Z', undefined],
  ])('%s in %s after %s: %s', (expression, zone, after, expected) => {
    expect(next(expression, after, zone)).toBe(expected);
  });

  it.each([
    'at(2026-10-10)',
    'rate(0 hours)',
    'rate(1 fortnight)',
    'cron(0 9 * * ?)',
    'cron(0 9 L * ? *)',
    'cron(61 * * * ? *)',
    'tomorrow',
  ])('refuses %s', (expression) => {
    expect(() => parseExpression(expression, 'UTC', 0)).toThrow(/Invalid Schedule Expression/);
  });
});

describe('a time that somebody types', () => {
  it.each([
    ['2026-09-24T09:00:00+08:00', '2026-09-24T01:00:00.000Z'],
    ['2026-09-24T09:00:00', '2026-09-24T01:00:00.000Z'],
    ['2026-09-24T09:00', '2026-09-24T01:00:00.000Z'],
    ['2026-09-24 09:00', '2026-09-24T01:00:00.000Z'],
    ['2026-09-24', '2026-09-23T16:00:00.000Z'],
    ['2026-09-24T01:00:00.500Z', '2026-09-24T01:00:00.500Z'],
  ])('%s is Shanghai’s time unless it names a zone, whatever the machine’s', (text, expected) => {
    expect(readTime(text)?.toISOString()).toBe(expected);
  });

  it.each(['', 'tomorrow', '2026-02-30', '2026-09-24T25:00', '09:00', '2026'])('%j is none', (text) => {
    expect(readTime(text)).toBeUndefined();
  });
});

describe('a scheduler that is held while the clock is moved', () => {
  const hours = (count: number) => count * 3_600_000;
  const start = at('2026-09-24T01:00:00Z');

  function held() {
    const directory = mkdtempSync(join(tmpdir(), 'scheduler-'));
    const store = new Store(join(directory, 'store.sqlite'));
    onTestFinished(() => {
      store.close();
      rmSync(directory, { recursive: true, force: true });
    });
    const clock = new Clock(store, new Date(start));
    const activity = new Activity();
    const fired: (string | undefined)[] = [];
    const scheduler = new Scheduler(store, clock, activity, new Faults(), async (_entry, time) => {
      fired.push(iso(time));
    });
    const target = { arn: 'arn:work', roleArn: 'arn:role', input: 'sweep' };
    const kept = { group: 'default', zone: 'UTC', enabled: true, target, deleteAfterwards: false, fixed: true };
    scheduler.set({ ...kept, name: 'sweep', expression: 'rate(1 hour)', created: start, modified: start });
    return { scheduler, clock, activity, fired };
  }

  it('is not waited for, though something has fallen due: only the move fires it', async () => {
    const { clock, activity, scheduler } = held();
    clock.advance(start + hours(1) + 1);
    expect(scheduler.nextDue()).toBeLessThanOrEqual(clock.milliseconds());
    await activity.settle(1_000);
  });

  it('can miss all repeats but the last', async () => {
    const { scheduler, clock, fired } = held();
    const until = start + hours(30) + 1;
    scheduler.missRepeats(until);
    clock.advance(until);
    await scheduler.fireDue();
    expect(fired).toEqual(['2026-09-25T07:00:00.000Z']);
    expect(iso(scheduler.nextDue())).toBe('2026-09-25T08:00:00.000Z');
  });
});

describe('the clock', () => {
  const directory = mkdtempSync(join(tmpdir(), 'clock-'));
  let runtime: Runtime;

  beforeAll(async () => {
    const assembly = writeAssembly(join(directory, 'assembly'), {
      ...resources,
      Sweep: {
        Type: 'AWS::Scheduler::Schedule',
        Properties: {
          ScheduleExpression: 'rate(1 hour)',
          FlexibleTimeWindow: { Mode: 'OFF' },
          Target: {
            Arn: { 'Fn::GetAtt': ['Work', 'Arn'] },
            RoleArn: { 'Fn::GetAtt': ['TimerRole', 'Arn'] },
            Input: 'sweep at <aws.scheduler.scheduled-time>',
            DeadLetterConfig: { Arn: { 'Fn::GetAtt': ['WorkDead', 'Arn'] } },
          },
        },
      },
    });
    runtime = await startRuntime({ dataDir: join(directory, 'data'), assembly, now: new Date('2026-09-24T01:00:00Z') });
  });
  afterAll(async () => {
    await runtime?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  const post = (path: string, body?: object) =>
    fetch(runtime.controlUrl + path, { method: 'POST', ...(body ? { body: JSON.stringify(body) } : {}) });
  const create = (Name: string, time: string, more: object = {}) =>
    runtime.invoke('Probe', {
      client: 'scheduler',
      command: 'CreateSchedule',
      input: {
        Name,
        GroupName: 'timers',
        ScheduleExpression: `at(${time})`,
        ScheduleExpressionTimezone: 'Asia/Shanghai',
        FlexibleTimeWindow: { Mode: 'OFF' },
        ActionAfterCompletion: 'DELETE',
        Target: {
          Arn: 'arn:aws:sqs:us-east-1:123456789012:fixture-Work',
          RoleArn: 'arn:aws:iam::123456789012:role/fixture-TimerRole',
          Input: `${Name} at <aws.scheduler.scheduled-time>`,
        },
        ...more,
      },
    });
  /** What came out of the queue, in the order it was worked off. */
  const fired = async () => {
    const { DynamoDBClient, QueryCommand } = await import('@aws-sdk/client-dynamodb');
    const client = new DynamoDBClient({
      endpoint: runtime.gatewayUrl,
      region: 'us-east-1',
      credentials: runtime.operator,
    });
    const values = { ':p': { S: 'done#queue' } };
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: 'fixture-Done',
        KeyConditionExpression: 'pk = :p',
        ExpressionAttributeValues: values,
      }),
    );
    return Items.sort((a, b) => Number(a.at?.N) - Number(b.at?.N)).map(({ sk }) => String(sk?.S));
  };
  const schedules = async () =>
    ((await (await fetch(`${runtime.controlUrl}/schedules`)).json()) as { name: string }[]).map(({ name }) => name);

  it('fires what falls due on the way, in order of time, the repeating among it, and returns when nothing is left', async () => {
    await create('later', '2026-09-24T11:30:00');
    await create('sooner', '2026-09-24T09:40:00');
    await create('never', '2026-09-24T12:30:00');
    await create('off', '2026-09-24T09:50:00', { State: 'DISABLED' });
    const answer = await post('/clock', { now: '2026-09-24T11:45:00+08:00' });
    expect(answer.status).toBe(200);
    expect(((await answer.json()) as { now: string }).now).toMatch(/^2026-09-24T11:4\d:\d\d\.\d{3}\+08:00$/);
    const words = (await fired()).map((word) => word.replace(/:\d\dZ$/, ''));
    expect(words).toEqual([
      'sooner at 2026-09-24T01:40',
      'sweep at 2026-09-24T02:00',
      'sweep at 2026-09-24T03:00',
      'later at 2026-09-24T03:30',
    ]);
    expect((await schedules()).sort()).toEqual(['fixture-Sweep', 'never', 'off']);
  });

  it('fires by itself what falls due while it ticks', async () => {
    const soon = new Date(runtime.now().getTime() + 8 * 3_600_000 + 2_000).toISOString().slice(0, 19);
    await create('by-itself', soon);
    await expect.poll(fired, { timeout: 10_000, interval: 100 }).toContainEqual(expect.stringMatching(/^by-itself/));
  });

  it('moves forward only', async () => {
    const answer = await post('/clock', { now: '2026-09-24T11:00:00+08:00' });
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { error: string }).error).toMatch(/forward only/);
  });

  it.each([{ now: '2026-02-30T00:00:00' }, { now: 'tomorrow' }, {}])('refuses %j', async (body) => {
    expect((await post('/clock', body)).status).toBe(400);
  });

  it('lets a schedule be deleted by hand', async () => {
    await create('by-hand', '2026-09-25T09:00:00');
    expect((await fetch(`${runtime.controlUrl}/schedules/by-hand`, { method: 'DELETE' })).status).toBe(200);
    expect(await schedules()).not.toContain('by-hand');
    expect((await fetch(`${runtime.controlUrl}/schedules/by-hand`, { method: 'DELETE' })).status).toBe(404);
  });

  it('tells the time, who there is, and where', async () => {
    expect(await (await fetch(`${runtime.controlUrl}/state`)).json()).toMatchObject({
      now: expect.stringMatching(/\+08:00$/),
      principals: [],
      api: runtime.apiUrl,
      mailbox: `${runtime.controlUrl}/mail`,
    });
  });
});
