import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inShanghai } from '../../infra/local/clock.ts';
import type { FaultSettings } from '../../infra/local/faults.ts';
import type { Mail } from '../../infra/local/gateway/ses.ts';
import { bodies, refuse } from '../world/bodies.ts';
import { conditional } from '../world/entries.ts';
import { type Allowed, broken, timersOf, workAgain } from '../world/invariants.ts';
import type { Raw } from '../world/tables.ts';
import { startWorld, type World } from '../world/world.ts';

/**
 * Never lost, never doubled: whatever fails for two days around the end of a request's time, and once it works again and the
 * sweep has come by, every duty is flagged once, every mail has gone, and the log says so.
 */
let world: World;
let entry: string;
beforeAll(async () => {
  world = await startWorld({ now: '2026-03-02T08:50:00+08:00' });
  entry = await world.publish('civil', conditional());
  await world.settle();
});
afterAll(() => world?.stop());

const HOUR = 3_600_000;
const soon = (hours: number) => inShanghai(new Date(world.runtime.now().getTime() + hours * HOUR));

interface Asked {
  params: { id: string };
  etag: string;
  body: { id: string; number: string; deadline: { due: string; dueEnd: string } };
}
/** The requests left to themselves until they were late, one for each fault. */
const lefts: Asked[] = [];

const ask = async (): Promise<Asked> => (await world.applyFor('school', entry)) as Asked;

/**
 * A request is asked and left to itself; for two days from the morning before its last day things go wrong, while another is
 * asked and a third is answered. Then all works again, and two sweeps come by.
 */
async function through(
  settings: Partial<FaultSettings>,
  letters: string[] = [],
  deed?: () => unknown,
  allowed?: () => Allowed,
) {
  const [left, answered] = [await ask(), await ask()];
  const { faults } = world.runtime;
  const { due } = left.body.deadline;
  const on = (days: number, time: string) =>
    inShanghai(new Date(Date.parse(`${due}T${time}:00+08:00`) + days * 24 * HOUR));
  await world.at(on(-1, '08:00'));
  faults.set(settings);
  await deed?.();
  await world.at(on(-1, '14:00'));
  await world.replyTo('civil', await supplemented(answered), refuse);
  const amid = await ask();
  await world.at(on(0, '10:30'));
  await world.at(on(1, '02:40'));
  await world.at(on(1, '08:10'));
  await settled(letters, allowed?.());
  // Neither is needed any more: what stays late would be alerted of again and again.
  for (const { params } of [left, amid]) {
    const { etag } = await (await world.as('civil')).ok('getRequest', { params });
    await world.replyTo('civil', { params, etag }, refuse);
  }
  lefts.push(left);
  return left;
}

/** All works again, nothing else was given up than what these queues' names say, and what must always hold does. */
async function settled(letters: string[], allowed?: Allowed) {
  const found = await workAgain(world);
  expect(found.filter((queue) => !letters.some((word) => queue.includes(word)))).toEqual([]);
  expect(await broken(world.runtime, world.tables, allowed)).toEqual([]);
}

/** What is missing is asked for and supplied: the clock stops and goes on. */
async function supplemented({ params, etag }: Asked) {
  const asked = await (await world.as('civil')).ok('askSupplement', { params, etag, body: bodies.askSupplement });
  const answer = { params, etag: asked.etag, body: bodies.supplementRequest };
  return { params, etag: (await (await world.as('school')).ok('supplementRequest', answer)).etag };
}

async function flagsOf({ body }: Asked): Promise<string[]> {
  const events = (await world.tables.log()).get(`${body.id}.reply`) ?? [];
  return events.filter(({ type }) => type === 'DutyLate').map(({ at }) => at);
}

const alerted = ['civil-leader', 'officer', 'officer2', 'two-hats'].map((id) => `${id}@yima.example`).sort();
/** Who was alerted that a request is late; a mail that came again under the same id is one. */
function alertsOf(mails: Mail[], { body }: Asked): string[] {
  const alerts = mails.filter(({ subject, text }) => subject.includes('警示') && text.includes(body.number));
  return [...new Map(alerts.map(({ messageId, to }) => [messageId, to])).values()].flat().sort();
}

describe('never lost, never doubled, where', () => {
  const faults: [string, Partial<FaultSettings>, string[]?, (() => unknown)?][] = [
    [
      'the scheduler stands still for 48 hours and then goes on, every message comes three times, and one clock is a day behind',
      {
        scheduler: 'waits',
        queues: 'doubles',
        clocks: { reactor: { hours: -24 }, requests: { hours: -24 } },
      },
    ],
    [
      'the scheduler loses all that falls due, the mail server refuses, and tables are throttled',
      { scheduler: 'loses', mail: 'refuses', throttled: { reactor: 0.1, duties: 0.1, notifier: 0.1 } },
    ],
    [
      'no sweep comes, the mail server accepts and says it did not, and tables do not answer',
      { scheduler: 'loses-sweeps', mail: 'lies', unanswered: { reactor: 0.3, duties: 0.3, notifier: 0.3 } },
    ],
    [
      'the sender dies between handing over and writing it down, and clocks are a day ahead',
      { mail: 'kills', clocks: { duties: { hours: 24 }, notifier: { hours: 24, zone: 'America/New_York' } } },
    ],
    [
      'the reactor is down, and the mail server accepts and breaks off',
      { down: ['reactor'], mail: 'silent' },
      ['ReactorFailed', 'ReactQueue'],
    ],
  ];
  it.each(faults)('%s', async (_, settings, letters, deed) => {
    expect(await flagsOf(await through(settings, letters, deed))).toHaveLength(1);
  });

  it('the stream is delivered again from its start: whoever has come since hears nothing of what was', async () => {
    const { redeliver, mails } = world.runtime;
    const again = async () => {
      const person = { ...bodies.createPerson, id: 'civil3', email: 'civil3@yima.example', roles: ['staff'] };
      await (await world.as('admin')).ok('createPerson', { body: person });
      await world.settle();
      const before = mails().length;
      redeliver();
      await world.settle();
      expect(mails().slice(before)).toEqual([]);
    };
    expect(await flagsOf(await through({}, [], again))).toHaveLength(1);
  });

  it('a wake-up comes a day late: the timer it would set has passed, and nothing is given up for it', async () => {
    const { body } = await ask();
    const { faults, invoke, deadLetters } = world.runtime;
    faults.set({ scheduler: 'loses' });
    await world.at(`${body.deadline.due}T12:00:00+08:00`);
    faults.end();
    const eve = new Date(Date.parse(`${body.deadline.due}T01:00:00Z`) - 24 * HOUR).toISOString();
    const late = JSON.stringify({ kind: 'wake', id: `${body.id}.reply`, at: eve });
    await invoke('duties', { Records: [{ messageId: '1', body: late, eventSource: 'aws:sqs' }] });
    await world.settle();
    expect(await deadLetters.all()).toEqual({});
    await settled([]);
  });

  it('a case goes on while the reactor is down: its timers are gone with it, also those that were set before', async () => {
    const one = await ask();
    await world.settle();
    world.runtime.faults.set({ down: ['reactor'] });
    await world.replyTo('civil', await supplemented(one), refuse);
    await world.settle();
    await settled(['ReactorFailed']);
  });

  it('all timers are deleted: the sweep wakes what they were for, and by then each has its timer again', async () => {
    const lost = async () => {
      timersLost = new Set((await timersOf(world.runtime)).map(({ id }) => id));
      world.runtime.loseTimers();
    };
    let timersLost = new Set<string>();
    const left = await through({}, [], lost, () => ({ timersLost }));
    expect(timersLost.size).toBeGreaterThan(0);
    expect(await flagsOf(left)).toHaveLength(1);
    // A week later everything that had lost its timer has been woken; the mails that waited for a working day have gone.
    await world.at(soon(7 * 24));
    await settled([]);
  });

  it('of every request left to itself the leader and the bureau were alerted once', () => {
    expect(lefts.length).toBeGreaterThan(0);
    for (const left of lefts) expect(alertsOf(world.runtime.mails(), left)).toEqual(alerted);
  });

  it('can be tried on the control page, and nothing that is no fault', async () => {
    const { controlUrl, faults } = world.runtime;
    const post = (body: object) => fetch(`${controlUrl}/faults`, { method: 'POST', body: JSON.stringify(body) });
    expect((await post({ mail: 'refuses' })).status).toBe(200);
    expect((await post({ mail: 'explodes' })).status).toBe(400);
    expect(faults.settings).toMatchObject({ mail: 'refuses', down: [] });
    await post({});
    expect(await (await fetch(`${controlUrl}/faults`)).json()).toMatchObject({ mail: 'works' });
  });

  it('events of a later release wait for it, neither lost nor put aside, and an alarm tells of them', async () => {
    const ringing = async () =>
      (await world.runtime.alarms()).filter(({ state }) => state === 'ALARM').map(({ name }) => name);
    const [event] = await world.tables.raw('events');
    // One of a kind that is unknown, and one of a known kind in another form.
    const forms: Raw[] = [{ type: { S: 'ResourceDreamt' } }, { v: { N: '99' } }];
    const ofLater = forms.map((changed, n) => {
      const seq = n + 1;
      const own = { pk: { S: 'res_later' }, sk: { S: String(seq).padStart(8, '0') }, id: { S: `res_later@${seq}` } };
      return { ...event, ...own, stream: own.pk, seq: { N: String(seq) }, ...changed };
    });
    const waiting = ofLater.map(({ id, stream, seq }) => ({
      ...{ pk: { S: `PENDING#${id.S}` }, sk: { S: 'PENDING' }, stream, seq },
      ...{ gsi1pk: { S: 'WAITING#0' }, gsi1sk: { S: `2026-03-02T08:00:00.000+08:00#${id.S}` } },
    }));
    await world.tables.put('work', waiting);
    await world.tables.put('events', ofLater);
    // The stream is read on with the next event, which they don't hold up.
    const { params } = await ask();
    await world.settle();
    expect((await timersOf(world.runtime)).map(({ id }) => id)).toContain(`${params.id}.reply`);
    await world.at(soon(2.1), { everySweep: true });
    expect(await ringing()).toEqual(['eventsunknown']);
    expect(Object.values(await world.runtime.deadLetters.all()).flat()).toEqual([]);
    const lying = (await world.tables.items('work')).map(({ pk }) => String(pk));
    expect(lying).toEqual(expect.arrayContaining(waiting.map(({ pk }) => pk.S)));
    for (const { pk, sk } of waiting)
      await world.runtime.dynamodb.call('DeleteItem', { TableName: world.tables.name('work'), Key: { pk, sk } });
    await world.at(soon(2.1), { everySweep: true });
    expect(await ringing()).toEqual([]);
  });
});
