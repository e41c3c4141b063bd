import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inShanghai } from '../../infra/local/clock.ts';
import { conditional, unconditional } from '../world/entries.ts';
import { upperOf } from '../world/upper.ts';
import { startWorld, type World } from '../world/world.ts';

/** What operators see and do: each fault fires its alarm, which is over once the fault is mended. */
let world: World;
let entry: string;
beforeAll(async () => {
  world = await startWorld({ now: '2026-03-02T13:10:00+08:00', sealed: true });
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
