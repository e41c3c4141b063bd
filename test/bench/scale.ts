import type { Runtime } from '../../infra/local/runtime.ts';
import { toInstant } from '../../shared/domain/calendar/time.ts';
import type { Recorded, Recorder } from './api.ts';
import { round, say, table } from './print.ts';
import type { Capacity, Replay } from './replay.ts';
import type { TableNames } from './seed.ts';
import { seedDuties } from './seed-duties.ts';

/** What one wake-up takes with all that follows from it, in capacity units, by the function that asks for them. */
export type Units = Record<'duties' | 'reactor' | 'notifier', { read: number; write: number }>;

export interface Measured {
  open: number;
  due: number;
  /** Milliseconds until all that was missed is handed over, is woken, and has its mails sent. */
  handed: number;
  woken: number;
  settled: number;
  /** Queries and reading units of the sweep that finds it, and of the next that finds nothing. */
  found: { queries: number; ms: number };
  idle: { queries: number; ms: number };
  timers: number;
  mails: number;
}

/** Monday morning, five past nine: the day's reminders and the flags of the night before are missed. */
const NOW = '2026-09-21T09:05:00+08:00';
const NAMES = { duties: /DutiesFunction/, reactor: /ReactorFunction/, notifier: /NotifierFunction/ };

/** So many wake-ups are missed each time: what one takes does not depend on how many more are open, which is to be seen. */
const MISSED = 100;

/** Measures the sweep over ever more open duties; the first time also the capacity units of a wake-up. */
export async function measureScale(
  runtime: Runtime,
  names: TableNames,
  sizes: number[],
  recorder: Recorder,
  replay: Replay,
): Promise<{ measured: Measured[]; units: Units }> {
  const measured: Measured[] = [];
  let units: Units | undefined;
  let open = 0;
  for (const size of sizes) {
    say(`写入 ${size} 项在办任务 · seeding ${size} open duties`);
    const seeding = { count: size - open, from: open, now: toInstant(NOW), missed: MISSED, mirrored: !units };
    const due = await seedDuties(runtime, names, seeding);
    open = size;
    say(`巡检 · one sweep, ${due} wake-ups missed`);
    const { calls, ...one } = await sweepOnce(runtime, recorder);
    measured.push({ open, due, ...one, idle: (await sweepOnce(runtime, recorder)).found });
    if (!units) {
      say('容量单位 · capacity units');
      units = await unitsOf(calls, due, replay);
    }
  }
  print(measured);
  return { measured, units: units as Units };
}

async function sweepOnce(runtime: Runtime, recorder: Recorder) {
  const before = { mails: runtime.mails().length, timers: await timers(runtime) };
  recorder.take(/./);
  const began = performance.now();
  const sweep = { messageId: 'sweep', body: JSON.stringify({ kind: 'sweep', at: NOW }), eventSource: 'aws:sqs' };
  await runtime.invoke('duties', { Records: [sweep] });
  const swept = performance.now() - began;
  await settled(runtime);
  const finished = performance.now() - began;
  const calls = recorder.take(/./);
  const byDuties = calls.filter(({ by }) => NAMES.duties.test(by));
  const asked = byDuties.filter(({ operation, body }) => operation === 'Query' && body.includes('"gsi1"'));
  const commits = byDuties.filter(({ operation }) => operation === 'TransactWriteItems');
  return {
    calls,
    handed: Math.max(swept, (asked.at(-1)?.at ?? began) - began),
    woken: (commits.at(-1)?.at ?? began) - began,
    settled: finished,
    found: { queries: asked.length, ms: swept },
    timers: (await timers(runtime)) - before.timers,
    mails: runtime.mails().length - before.mails,
  };
}

/** What so many set off takes longer than the runtime waits at once. */
async function settled(runtime: Runtime): Promise<void> {
  for (let patience = 12; ; patience--) {
    try {
      return await runtime.settle();
    } catch (error) {
      if (patience === 0) throw error;
      say('仍在处理 · still at it');
    }
  }
}

async function timers({ controlUrl }: Runtime): Promise<number> {
  const all = (await (await fetch(`${controlUrl}/schedules`)).json()) as unknown[];
  return all.length;
}

async function unitsOf(calls: Recorded[], wakes: number, replay: Replay): Promise<Units> {
  const of = async (by: RegExp) => {
    const capacity = await replay.capacity(calls.filter((call) => by.test(call.by)));
    const sum = (kind: Capacity['kind']) =>
      capacity.filter((one) => one.kind === kind).reduce((units, one) => units + one.units, 0) / wakes;
    return { read: sum('read'), write: sum('write') };
  };
  // One after another, in the order in which each needs what the one before has written.
  const duties = await of(NAMES.duties);
  const reactor = await of(NAMES.reactor);
  return { duties, reactor, notifier: await of(NAMES.notifier) };
}

function print(measured: Measured[]): void {
  table(
    '巡检实测 the sweep, measured here: by how many are open, some of this morning missed',
    [
      'open duties',
      'missed',
      'handed over in s',
      'woken in s',
      'mailed in s',
      'wake-ups/s',
      'timers set',
      'mails',
      'queries',
      'idle: queries',
      'idle ms',
    ],
    measured.map(({ open, due, handed, woken, settled, timers: set, mails, found, idle }) => [
      open,
      due,
      round(handed / 1000, 1),
      round(woken / 1000, 1),
      round(settled / 1000, 1),
      Math.round((due / woken) * 1000),
      set,
      mails,
      found.queries,
      idle.queries,
      Math.round(idle.ms),
    ]),
  );
}
