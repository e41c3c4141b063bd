import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { costOf, idleOf, type Measured, type Prices, priced, type Use } from '../../infra/cost/model.ts';
import { inShanghai } from '../../infra/local/clock.ts';
import { Meter } from '../../infra/local/meter.ts';
import { type Asked, operate } from '../../infra/ops/commands.ts';
import { findInstallation, only } from '../../infra/ops/installation.ts';
import { fromExport, sealedSegments } from '../../infra/ops/restore.ts';
import { checkRestored, type Item } from '../../infra/ops/restored.ts';
import { type Smoke, smokeTest } from '../../infra/ops/smoke.ts';
import type { EventData } from '../../shared/domain/event.ts';
import type { Id } from '../../shared/domain/id.ts';
import type { TableName } from '../../shared/storage/tables.ts';
import { conditional, unconditional } from '../world/entries.ts';
import { upperOf } from '../world/upper.ts';
import { startWorld, type World } from '../world/world.ts';

/** What operators see and do: each fault fires its alarm, which is over once the fault is mended. */
const meter = new Meter();
let world: World;
let entry: string;
beforeAll(async () => {
  world = await startWorld({ now: '2026-03-02T13:10:00+08:00', sealed: true, meter });
  entry = await world.publish('civil', conditional());
  await world.settle();
});
afterAll(() => world?.stop());

const later = (hours: number, how = { everySweep: true }) =>
  world.at(inShanghai(new Date(world.runtime.now().getTime() + hours * 3_600_000)), how);
const inState = async (wanted: string) =>
  (await world.runtime.alarms()).filter(({ state }) => state === wanted).map(({ name }) => name);
const ringing = () => inState('ALARM');

/** Mends everything and lets some hours pass, until every alarm is over. */
async function isOver() {
  world.runtime.faults.end();
  await world.runtime.settle();
  await world.tables.endLeases();
  await world.runtime.deadLetters.redrive();
  await later(2.1);
  expect(await ringing()).toEqual([]);
}

/** Runs a command of the operators. @returns what it says */
async function ops(command: string, asked: Partial<Asked> = {}): Promise<string> {
  const installation = await findInstallation({ name: 'local' }, world.runtime.controlUrl);
  const said: string[] = [];
  await operate(command, installation, { dryRun: false, ...asked }, (zh, en) => said.push(`${zh} · ${en}`));
  await world.settle();
  return said.join('\n');
}
const reason = '演练：故障已排除';
const records = async () =>
  [...(await world.tables.log()).values()].flat().filter(({ type }) => type === 'OperatorActed');

describe('an alarm', () => {
  it('wakes nobody on the first day', async () => {
    expect(await ringing()).toEqual([]);
    expect(await inState('INSUFFICIENT_DATA')).toEqual(['sweepsilent']);
    await later(1.1);
    expect(await ringing()).toEqual([]);
    expect(await inState('INSUFFICIENT_DATA')).toEqual([]);
  });

  it('tells that a function fails, and the API with it', async () => {
    const { apiUrl, faults } = world.runtime;
    const headers = { authorization: `Bearer ${await world.runtime.token('civil')}` };
    faults.set({ down: ['Registry'] });
    for (let n = 0; n < 5; n++)
      expect((await fetch(`${apiUrl}/v1/me`, { headers })).status).toBeGreaterThanOrEqual(500);
    expect((await ringing()).sort()).toEqual(['api5xx', 'registryerrors']);
    await isOver();
  });

  it('tells that mails fail', async () => {
    world.runtime.faults.set({ mail: 'refuses' });
    // Three are told one by one. More would go as one list.
    for (let n = 1; n <= 12; n++) {
      await world.applyFor('school', entry);
      if (n % 3 === 0) await later(0.02);
    }
    expect(await ringing()).toContain('mailsfailed');
    await isOver();
  });

  it('tells that mails lie, and what was put aside', async () => {
    world.runtime.faults.set({ down: ['Notifier'] });
    await world.applyFor('school', entry);
    await later(3);
    expect(await ringing()).toEqual(expect.arrayContaining(['mailsunsent', 'mailqueuedeadletters']));
    await isOver();
  });

  it('tells that the sweep is silent', async () => {
    world.runtime.faults.set({ lost: ['Sweep', 'Morning', 'Audit'] });
    await later(4);
    expect(await inState('INSUFFICIENT_DATA')).toEqual(['sweepsilent']);
    await isOver();
    expect(await inState('INSUFFICIENT_DATA')).toEqual([]);
  });

  it('tells that the log is not sealed', async () => {
    world.runtime.faults.set({ lost: ['Seal', 'Audit'] });
    await later(4.2);
    expect(await ringing()).toEqual(['logunsealed']);
    await isOver();
  });

  it('tells that timers were lost, and that a late duty has no flag', async () => {
    const { body } = await world.applyFor('school', entry);
    await world.at(`${body.deadline?.due}T20:00:00+08:00`);
    world.runtime.faults.set({ scheduler: 'loses' });
    await later(8);
    world.runtime.faults.end();
    await later(1.1);
    expect(await ringing()).toEqual(expect.arrayContaining(['sweepfoundmissed', 'lateandnotflagged']));
    await isOver();
  });

  it('tells that the upper platform refuses, and that it cannot be asked', async () => {
    const upper = upperOf(world);
    await upper.behave({ refuse: '信息资源分类与目录代码不符' });
    await world.publish('civil', unconditional('拒收'));
    await world.settle();
    expect(await ringing()).toContain('pushesrefused');
    await upper.behave({ refuse: null, fail: true });
    await (await world.as('officer')).ok('checkDrift');
    await world.settle();
    expect(await ringing()).toContain('reconciliationfailed');
    await upper.behave({ fail: false });
    await isOver();
  });

  it('tells that the event log was changed', async () => {
    const [event] = await world.tables.raw('events');
    await world.tables.put('events', [{ ...event, actorId: { S: 'nobody' } }]);
    // The stream is read on with the next event.
    await world.applyFor('school', entry);
    await world.settle();
    expect(await ringing()).toContain('eventlogtampered');
    await world.tables.put('events', [event as NonNullable<typeof event>]);
    await isOver();
  });
});

describe('an operator', () => {
  const letter = JSON.stringify({ kind: 'wake', id: 'req_none.reply', at: 'no time' });
  const mislay = async () => {
    const { reach, resources } = await findInstallation({ name: 'local' }, world.runtime.controlUrl);
    const QueueUrl = only(resources, 'AWS::SQS::Queue', /^WakeQueue[0-9A-F]{8}$/);
    await new SQSClient(reach).send(new SendMessageCommand({ QueueUrl, MessageBody: letter }));
    await world.settle();
  };

  it('is told what there is, and is refused without a reason, a queue or a person', async () => {
    expect(await ops('letters')).toMatch(/ 0 {2}react-queue(.|\n)* 0 {2}reactor-stream/);
    await expect(ops('sweep')).rejects.toThrow('--reason');
    await expect(ops('redrive', { reason })).rejects.toThrow('needs a queue');
    await expect(ops('redrive', { reason, about: 'no-queue' })).rejects.toThrow('bounce-rule');
    await expect(ops('redrive', { reason, about: 'scheduler' })).rejects.toThrow('no queue to go back to');
    await expect(ops('revoke', { reason, about: 'nobody' })).rejects.toThrow('nobody is registered');
    await expect(
      findInstallation({ name: 'local', account: '999999999999' }, world.runtime.controlUrl),
    ).rejects.toThrow('in account 999999999999');
  });

  it('looks at dead letters, sends them back, and discards what will never work', async () => {
    await mislay();
    expect(await ringing()).toContain('wakequeuedeadletters');
    expect(await ops('letters', { about: 'wake-queue' })).toContain(letter);
    expect(await ops('redrive', { about: 'wake-queue', reason, dryRun: true })).toContain(letter);
    expect(await ringing()).toContain('wakequeuedeadletters');
    // It fails again, so it is back.
    expect(await ops('redrive', { about: 'wake-queue', reason })).toContain('1 in all');
    const [, id] = /^(\S+) {2}/m.exec(await ops('letters', { about: 'wake-queue' })) ?? [];
    expect(await ops('discard', { about: 'wake-queue', reason, id: 'another' })).toContain('0 in all');
    expect(await ops('discard', { about: 'wake-queue', reason, id })).toContain(letter);
    await later(0.1);
    expect(await ringing()).toEqual([]);
  });

  it('sweeps, seals, builds the index anew and counts again', async () => {
    const seals = async () => (await (await world.as('auditor')).ok('listSeals')).body.items[0]?.number ?? '';
    const before = await seals();
    await later(0.2);
    await ops('seal', { reason });
    expect(Number(await seals())).toBe(Number(before) + 1);
    // Calls of functions by each other are off in a world that encloses no documents in mails.
    world.runtime.outage('lambda', false);
    expect(await ops('search', { reason })).toContain('built anew');
    world.runtime.outage('lambda', true);
    await ops('sweep', { reason });
    expect(await ops('recount', { reason, dryRun: true })).not.toContain('has begun');
    const [, job = ''] = /job (job_\w+) has begun/.exec(await ops('recount', { reason })) ?? [];
    const jobs = (await world.tables.items('work')).filter((item) => item.kind === 'job' && item.id === job);
    expect(jobs).toMatchObject([{ state: { status: 'finished' } }]);
  });

  it("ends a person's access at once, and names an administrator where none can be reached", async () => {
    const clerk = await world.as('officer2');
    await clerk.ok('getMe');
    await ops('revoke', { about: 'officer2', reason, dryRun: true });
    await clerk.ok('getMe');
    await ops('revoke', { about: 'officer2', reason });
    await clerk.refused('getMe', 'person-inactive');
    await expect(ops('revoke', { about: 'officer2', reason })).rejects.toThrow('left already');
    expect(await ops('appoint', { about: 'officer', reason })).toContain('administrators now: admin');
    expect((await (await world.as('officer')).ok('getMe')).body.roles).toContain('administrator');
  });

  it('is on record with what, why and who', async () => {
    const told = (await records()).map(({ data, actorId }) => ({ ...(data as EventData['OperatorActed']), actorId }));
    expect(told).toContainEqual({
      command: 'revoke',
      about: 'officer2',
      reason,
      who: expect.stringMatching(/^arn:aws:iam::/),
      actorId: 'operator',
    });
    expect(told.map(({ command }) => command)).not.toContain('letters');
    const { items } = (await (await world.as('auditor')).ok('listLog', { query: { person: 'operator' } })).body;
    expect(items.length).toBeGreaterThan(5);
  });
});

describe('a smoke test', () => {
  const smoke = async (changed: Partial<Smoke> = {}) => {
    const { controlUrl, apiUrl, token } = world.runtime;
    const installation = await findInstallation({ name: 'local' }, controlUrl);
    const { params } = await world.applyFor('school', entry);
    const document = { request: params.id as Id<'req'>, reader: 'school' };
    const wait = (seconds: number) => later(seconds / 3600);
    const headers = { authorization: `Bearer ${await token('smoke')}` };
    const around = {
      installation,
      api: apiUrl,
      get: (url: string) => fetch(url, { headers }),
      mail: 'smoke@yima.example',
      document,
      wait,
    };
    world.runtime.outage('lambda', false);
    const tried = await smokeTest({ ...around, ...changed });
    world.runtime.outage('lambda', true);
    await world.settle();
    return tried.map(({ what, works, says }) => `${works} ${what.split(' · ')[1]}: ${says}`);
  };

  it('tries the API, search, a document, a timer and a mail, and leaves nobody behind who may do anything', async () => {
    expect(await smoke()).toEqual([
      'true the API: answers smoke',
      'true the search index: opens the index and answers',
      expect.stringMatching(/^true a document: a PDF of \d{4,} bytes$/),
      'true a timer: fired within 60 s',
      'true a mail: handed to the mail system for smoke@yima.example: see that it arrives',
      'true dead letters: none',
    ]);
    expect(world.runtime.mails().flatMap(({ to }) => to)).toContain('smoke@yima.example');
    await (await world.as('smoke')).refused('getMe', 'person-inactive');
    expect((await records()).map(({ data }) => (data as EventData['OperatorActed']).command)).toContain('smoke');
  });

  it('says what does not work, and tries the rest', async () => {
    world.runtime.faults.set({ scheduler: 'loses', down: ['Catalog'] });
    const tried = await smoke({ get: undefined, document: undefined });
    expect(tried).toEqual([
      expect.stringMatching(/^null the API: .*YIMA_TOKEN/),
      'null the search index: needs a caller',
      expect.stringMatching(/^null a document: the function answers/),
      expect.stringMatching(/^(true|false) a timer/),
      expect.stringMatching(/^true a mail/),
      'true dead letters: none',
    ]);
    const [, search] = await smoke();
    expect(search).toMatch(/^false the search index: answers 50/);
    world.runtime.faults.end();
  });
});

describe('a restored copy of the tables', () => {
  const directory = mkdtempSync(join(tmpdir(), 'drill-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  /** Restores from an export, where a test may lose or change items of a table. */
  async function restored(table?: TableName, change: (items: Item[]) => Item[] = (items) => items) {
    const installation = await findInstallation({ name: 'local' }, world.runtime.controlUrl);
    const copy = await fromExport(installation, directory);
    const read = async function* (name: TableName) {
      const items: Item[] = [];
      for await (const item of copy.restored(name)) items.push(item);
      yield* name === table ? change(items) : items;
    };
    return await checkRestored(read, sealedSegments(installation), copy.at);
  }

  it('is whole, as the sealed log says', async () => {
    await ops('seal', { reason });
    const report = await restored();
    expect(report.missing).toEqual([]);
    expect(report.sealed).toBeGreaterThan(100);
    expect(report.events).toBeGreaterThan(100);
    expect(report.states).toBeGreaterThan(30);
    expect(report.newest).not.toBeNull();
  });

  const last = (items: Item[], pk: unknown) => items.findLast((item) => item.pk === pk);
  it.each<[string, TableName, (items: Item[]) => Item[], RegExp]>([
    [
      'the last event of an entry',
      'events',
      (items) => items.filter((item) => item !== last(items, entry)),
      /^event res_\w+@\d+: sealed and not restored\nresource res_\w+: 1 of its events are missing$/,
    ],
    [
      'an event amid others',
      'events',
      (items) => items.filter((item) => item !== items.find(({ pk }) => pk === entry)),
      /^event res_\w+@2: the one before it is missing\nevent res_\w+@1: sealed and not restored$/,
    ],
    [
      'a word in an event',
      'events',
      (items) => items.map((item) => (item === last(items, entry) ? { ...item, actorId: 'nobody' } : item)),
      /^event res_\w+@\d+: not as it was written$/,
    ],
    ['an entry', 'catalog', (items) => items.filter(({ id }) => id !== entry), /^res_\w+: has events, and no state$/],
    [
      'a word in an entry',
      'catalog',
      (items) =>
        items.map((item) =>
          item.id === entry ? { ...item, state: { ...(item.state as object), provider: '06' } } : item,
        ),
      /^resource res_\w+: not what its last event says$/,
    ],
    [
      'the last change of an entry',
      'catalog',
      (items) => items.map((item) => (item.id === entry ? { ...item, seq: Number(item.seq) - 1 } : item)),
      /^resource res_\w+: older than its log by 1 events$/,
    ],
    [
      'a record of access',
      'access',
      (items) => items.slice(1),
      /^record of access ACCESS#\S+: sealed and not restored$/,
    ],
  ])('tells that %s is missing', async (_what, table, change, expected) => {
    expect((await restored(table, change)).missing.join('\n')).toMatch(expected);
  });
});

describe('what the system costs', () => {
  /** A warm function answers within this time, most of which it waits for DynamoDB. Assumed, since the time here is not that of AWS. */
  const BILLED_MS = 80;
  const kept = join(import.meta.dirname, '../../infra/cost/measured.json');
  const used = (times: number): Use => {
    const counts = meter.take();
    const of = (what: string) => Math.round((counts[what] ?? 0) / times);
    return {
      api: of('api'),
      invocation: of('invocation'),
      gbSecond: Number((((counts.memoryMB ?? 0) / times / 1024) * (BILLED_MS / 1000)).toFixed(3)),
      readUnit: of('readUnit'),
      writeUnit: of('writeUnit'),
      sqs: of('sqs'),
      scheduler: of('scheduler'),
      ses: of('ses'),
      kms: of('kms'),
      logByte: of('logByte'),
    };
  };

  it('is reckoned with what a case and a day without any still take (MEASURE=1 keeps what is measured now)', async () => {
    await later(1);
    meter.take();
    const cases = 3;
    for (let n = 0; n < cases; n++) {
      const sent = await world.applyFor('school', entry);
      await world.replyTo('civil', sent, { agreed: 'all', opinion: '同意共享，请按所列用途使用。' });
    }
    await later(0.2);
    const lifecycle = used(cases);
    await later(24);
    const { model } = world.runtime;
    const measured: Measured = {
      lifecycle,
      day: used(1),
      standing: { key: 2, alarm: model.alarms.length, secret: model.secrets.length, firewall: 1, firewallRule: 4 },
      queues: model.eventSources.filter(({ EventSourceArn }) => EventSourceArn.includes(':sqs:')).length,
    };
    if (process.env.MEASURE) writeFileSync(kept, `${JSON.stringify(measured, null, 2)}\n`);
    const known = JSON.parse(readFileSync(kept, 'utf8')) as Measured;
    expect(measured.standing).toEqual(known.standing);
    expect(measured.queues).toBe(known.queues);
    for (const what of priced) {
      expect(measured.lifecycle[what], `${what} of a case`).toBeLessThanOrEqual(known.lifecycle[what] * 1.4 + 2);
      expect(measured.lifecycle[what], `${what} of a case`).toBeGreaterThanOrEqual(known.lifecycle[what] * 0.6 - 2);
    }
  });

  it('is the sum of what is used, times its price', () => {
    const none = Object.fromEntries(priced.map((what) => [what, 0])) as Use;
    const prices: Prices = {
      currency: 'USD',
      perUnit: { ...none, api: 0.5, ses: 2, sqs: 0.001 },
      perMonth: { key: 1, alarm: 0.1, secret: 0.4, firewall: 5, firewallRule: 1 },
      perMillionRequests: { firewall: 1_000_000 },
    };
    const cost = costOf({ ...none, api: 4, ses: 3 }, prices, 10);
    expect(cost.parts).toEqual([
      ['ses', 60],
      ['firewall', 40],
      ['api', 20],
    ]);
    expect(cost.total).toBe(120);
    const standing = { key: 2, alarm: 10, secret: 5, firewall: 1, firewallRule: 4 };
    // 21,600 polls a day for thirty days, and what stands.
    expect(idleOf({ lifecycle: none, day: none, standing, queues: 1 }, prices).total).toBeCloseTo(
      648 + 2 + 1 + 2 + 5 + 4,
    );
  });
});
