/** A city's duties as the model sees them: what is assumed, how fast each part then is, and what a month takes. Pure. */
import type { Habits, Year } from './lives.ts';
import { type Amounts, drain, type Lag, narrowest, type Rate } from './load.ts';

/** What is begun, and how people go about it. Assumed; the late are twice as many as a bureau would put up with. */
export const habits: Habits = {
  mix: [
    { kind: 'reply', shareType: 'conditional', share: 0.6 },
    { kind: 'update', shareType: null, share: 0.2 },
    { kind: 'provide', shareType: 'conditional', share: 0.2 },
  ],
  late: 0.08,
  lateDays: 5,
  people: { owing: 2, waiting: 2, leader: 1, bureau: 2, 'bureau-leader': 1 },
};

/** How the services behave. Those of AWS are its published defaults (2026), which it raises on request; latencies are assumed. */
export const services = {
  /** Timers of one instant fire within so many seconds. */
  spread: 60,
  timersFired: 1000,
  timersSet: 1000,
  /** Writing units a second of one partition. */
  partition: 1000,
  /** Partitions of what only the sweep reads, and of the list of all that is open (shared/storage/ids.ts). */
  swept: 8,
  open: 2,
  /** A duty is up to 2 KB; a move within an index is a deletion and an insertion. */
  dutyUnits: 2,
  /** A pending event comes and goes; a mail comes, is claimed and goes, 2 KB each. */
  pendingUnits: 2,
  mailUnits: 6,
  /** Runs at once (infra/stacks/work.ts) and milliseconds for one. */
  wake: { runs: 20, ms: 30 },
  /** What a sweep hands over a second, and in one run: of each list as much (functions/duties/sweep.ts). */
  handedOver: 2000,
  inOneRun: 2000,
  /** Four shards, as a new table's stream has, ten batches each. */
  react: { runs: 40, ms: 120 },
  /** Five runs with ten mails each. */
  send: { runs: 50, ms: 150 },
  /** What SES gives a new account after its sandbox. */
  mailsSent: 14,
  /** Gigabytes of a function. */
  memory: 0.5,
};
export type Services = typeof services;

/** How fast a wake-up, what follows from it, and its mails go: each is at most as fast as the one before. */
export function ratesOf(of: Services, mailsPerWake: number): Record<'woken' | 'reacted' | 'mailed', Rate> {
  const runs = ({ runs, ms }: { runs: number; ms: number }) => (runs * 1000) / ms;
  const woken = narrowest([
    { perSecond: runs(of.wake), of: `duties, ${of.wake.runs} at once` },
    { perSecond: of.timersFired, of: 'timers fired' },
    { perSecond: (of.swept * of.partition) / (2 * of.dutyUnits), of: `index WAKE, ${of.swept} partitions` },
    { perSecond: (of.open * of.partition) / of.dutyUnits, of: `index OPEN, ${of.open} partitions` },
    { perSecond: of.partition, of: "the log's index of the day, one partition" },
  ]);
  const waiting = of.pendingUnits + of.mailUnits * mailsPerWake;
  const reacted = narrowest([
    woken,
    { perSecond: runs(of.react), of: `reactor, ${of.react.runs} at once` },
    { perSecond: of.timersSet, of: 'timers set' },
    { perSecond: (of.swept * of.partition) / waiting, of: `index WAITING, ${of.swept} partitions` },
  ]);
  const mailed = narrowest([
    { ...reacted, perSecond: reacted.perSecond * mailsPerWake },
    { perSecond: runs(of.send), of: `notifier, ${of.send.runs} at once` },
    { perSecond: of.mailsSent, of: 'mails SES takes' },
  ]);
  return { woken, reacted, mailed };
}

export interface Lags {
  rate: Rate;
  /** Seconds until the last of a burst, on the day in the middle and on the worst. */
  usual: number;
  worst: number;
}

/** How long the fullest burst of each day takes, from its instant to the last of it. */
export function lagsOf(year: Year, of: Services): Record<'woken' | 'reacted' | 'mailed', Lags> {
  const mails = year.bursts.reduce((sum, burst) => sum + burst.mails, 0);
  const wakes = year.bursts.reduce((sum, burst) => sum + burst.wakes, 0);
  const rates = ratesOf(of, mails / wakes);
  const lag = (rate: Rate, what: 'wakes' | 'mails'): Lags => {
    const drained = drain(
      year.bursts.map((burst) => ({ at: burst.at, n: burst[what] })),
      rate.perSecond,
      of.spread,
    );
    const worst = [...worstByDay(drained).values()].sort((a, b) => a - b);
    return { rate, usual: worst[Math.floor(worst.length / 2)] ?? 0, worst: worst.at(-1) ?? 0 };
  };
  return { woken: lag(rates.woken, 'wakes'), reacted: lag(rates.reacted, 'wakes'), mailed: lag(rates.mailed, 'mails') };
}

/** Where so many wake-ups were missed, whatever the cause: how long the next sweep takes, and how long each of its runs. */
export function backlogOf(missed: number, of: Services): { runs: number; run: number; handed: number; woken: number } {
  const perRun = of.swept * of.inOneRun;
  const handed = missed / of.handedOver;
  const { perSecond } = ratesOf(of, 1).woken;
  return {
    runs: Math.max(1, Math.ceil(missed / perRun)),
    run: Math.min(missed, perRun) / of.handedOver,
    handed,
    woken: Math.max(handed, missed / perSecond),
  };
}

function worstByDay(lags: Lag[]): Map<number, number> {
  const days = new Map<number, number>();
  for (const { at, last } of lags) {
    const day = Math.floor((at + 8 * 3_600_000) / 86_400_000);
    days.set(day, Math.max(days.get(day) ?? 0, last));
  }
  return days;
}

/** Working days of a month. */
const MONTH = 21;
const MILLION = 1e6;

/**
 * What a month takes of the services for waking and telling. What the commands of people take, such as opening and meeting a
 * duty, is not in it.
 * @param perWake capacity units of one wake-up with all that follows, as measured
 */
export function amountsOf(year: Year, of: Services, perWake: { read: number; write: number }): Amounts {
  const counted = year.days.filter(({ opened }) => opened > 0).length;
  const month = (what: 'wakes' | 'mails') => (year.bursts.reduce((sum, one) => sum + one[what], 0) / counted) * MONTH;
  const [wakes, mails] = [month('wakes'), month('mails')];
  const sweeps = 24 * 30;
  // Its queries, half a unit each where they find nothing.
  const sweepReads = sweeps * (2 * of.swept + 1) * 0.5;
  return {
    lambdaRequests: (wakes / 10 + wakes / 20 + mails / 10 + sweeps) / MILLION,
    lambdaGbSeconds: ((wakes * (of.wake.ms + of.react.ms) + mails * (of.send.ms / 10)) / 1000) * of.memory,
    writeUnits: (wakes * perWake.write) / MILLION,
    readUnits: (wakes * perWake.read + sweepReads) / MILLION,
    // A duty with its three indexes, and the month's events with theirs.
    storageGbMonth: (year.open * 6 + wakes * 4) / MILLION,
    sqsRequests: (wakes * 1.2 + mails * 0.3) / MILLION,
    timerFirings: wakes / MILLION,
    mails: mails / MILLION,
    logsGb: ((wakes * 2 + mails) * 0.5) / MILLION,
  };
}
