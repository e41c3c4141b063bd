import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inShanghai } from '../../infra/local/clock.ts';
import type { FaultSettings } from '../../infra/local/faults.ts';
import type { Mail } from '../../infra/local/gateway/ses.ts';
import { agree } from '../world/bodies.ts';
import { conditional } from '../world/entries.ts';
import { broken } from '../world/invariants.ts';
import { startWorld, type World } from '../world/world.ts';

/**
 * Never lost, never doubled: whatever fails for two days around the end of a request's time, and once it works again and the
 * sweep has come by, every duty is flagged once, every mail has gone, and the log says so.
 */
let world: World;
let entry: string;
beforeAll(async () => {
  world = await startWorld({ now: '2026-03-02T08:50:00+08:00' });
  entry = await world.published('civil', conditional());
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
const ask = async (): Promise<Asked> => (await world.asked('school', entry)) as Asked;

/**
 * A request is asked and left to itself; for two days from the morning before its last day things go wrong, while another is
 * asked and a third is answered. Then all works again, and two sweeps come by.
 */
async function through(settings: Partial<FaultSettings>, letters: string[] = [], deed?: () => unknown) {
  const [left, answered] = [await ask(), await ask()];
  const { faults } = world.runtime;
  const { due } = left.body.deadline;
  const on = (days: number, time: string) =>
    inShanghai(new Date(Date.parse(`${due}T${time}:00+08:00`) + days * 24 * HOUR));
  await world.at(on(-1, '08:00'));
  const mails = world.runtime.mails().length;
  faults.set(settings);
  await deed?.();
  await world.at(on(-1, '14:00'));
  await world.answered('civil', answered, agree);
  const amid = await ask();
  await world.at(on(0, '10:30'));
  await world.at(on(1, '02:40'));
  await world.at(on(1, '08:10'));
  faults.end();
  await settled(letters);
  return { left, answered, amid, mails: world.runtime.mails().slice(mails) };
}

/** All works again: what a worker that died had claimed is free after a quarter of an hour, and the sweep comes by twice. */
async function settled(letters: string[]) {
  const { runtime } = world;
  await runtime.settle();
  await world.tables.endLeases();
  const found = Object.keys(runtime.deadLetters.all());
  expect(found.filter((queue) => !letters.some((word) => queue.includes(word)))).toEqual([]);
  await runtime.deadLetters.redrive();
  await world.at(soon(1.1));
  await world.at(soon(1.1));
  expect(await broken(runtime, world.tables)).toEqual([]);
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
    ['the scheduler stands still for 48 hours and then goes on', { scheduler: 'waits' }],
    ['the scheduler loses all that falls due', { scheduler: 'loses' }],
    ['the sweep does not come', { scheduler: 'loses-sweeps' }],
    ['every message comes three times, once late and in no order', { queues: 'doubles' }],
    ['the stream is delivered again from its start', {}, [], () => world.runtime.redeliver()],
    ['the mail server refuses', { mail: 'refuses' }],
    ['the mail server accepts and breaks off', { mail: 'silent' }],
    ['the mail server accepts and says it did not', { mail: 'lies' }],
    ['the sender dies between handing over and writing it down', { mail: 'kills' }],
    ['tables are throttled', { throttled: { reactor: 0.15, duties: 0.15, notifier: 0.15 } }],
    ['tables do not answer', { unanswered: { reactor: 0.3, duties: 0.3, notifier: 0.3 } }],
    [
      'one clock is a day ahead',
      { clocks: { duties: { hours: 24 }, notifier: { hours: 24, zone: 'America/New_York' } } },
    ],
    ['one clock is a day behind', { clocks: { reactor: { hours: -24 }, requests: { hours: -24 } } }],
    ['the reactor is down', { down: ['reactor'] }, ['ReactorFailed', 'ReactQueue']],
    ['the duties are down', { down: ['duties'] }, ['WakeQueue']],
    ['the notifier is down', { down: ['notifier'] }, ['MailQueue']],
  ];
  it.each(faults)('%s', async (_, settings, letters, deed) => {
    const { left, mails } = await through(settings, letters, deed);
    expect(await flagsOf(left)).toHaveLength(1);
    expect(alertsOf(mails, left)).toEqual(alerted);
  });
});
