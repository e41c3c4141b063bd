/** What the system costs in AWS: measured use, times prices. */

export interface Prices {
  currency: string;
  perUnit: Record<Priced, number>;
  perMonth: Record<Standing, number>;
  perMillionRequests: { firewall: number };
}

export const priced = [
  'api',
  'invocation',
  'gbSecond',
  'readUnit',
  'writeUnit',
  'sqs',
  'scheduler',
  'ses',
  'kms',
  'logByte',
] as const;
type Priced = (typeof priced)[number];
/** What is paid for by the month, whether or not it is used. */
type Standing = 'key' | 'alarm' | 'secret' | 'firewall' | 'firewallRule';

/** Counts of what is charged for. */
export type Use = Record<Priced, number>;

export interface Measured {
  /** Of one case from the application to the grant, with all mails and what follows. */
  lifecycle: Use;
  /** Of a day on which nobody does anything. */
  day: Use;
  standing: Record<Standing, number>;
  /** Queues, which Lambda asks for messages all the time. */
  queues: number;
}

export interface Cost {
  /** By what is charged for, the dearest first. */
  parts: [string, number][];
  total: number;
}

const DAYS = 30;
/** Lambda asks each queue over five connections, each of which waits 20 seconds for a message. */
const POLLS_A_DAY = 5 * (86_400 / 20);

/** The cost of so many lifecycles. */
export function costOf(use: Use, prices: Prices, times = 1): Cost {
  const calls = (use.api * prices.perMillionRequests.firewall) / 1_000_000;
  return sum([
    ...priced.map((what): [string, number] => [what, use[what] * prices.perUnit[what] * times]),
    ['firewall', calls * times],
  ]);
}

/** The cost of a month in which nobody does anything. */
export function idleOf({ day, standing, queues }: Measured, prices: Prices): Cost {
  const days = costOf({ ...day, sqs: day.sqs + queues * POLLS_A_DAY }, prices, DAYS);
  const months = Object.entries(standing).map(([what, count]): [string, number] => [
    what,
    count * prices.perMonth[what as Standing],
  ]);
  const parts = new Map(days.parts);
  for (const [what, cost] of months) parts.set(what, (parts.get(what) ?? 0) + cost);
  return sum([...parts]);
}

/** Lifecycles in a month that are assumed of a place of each size. */
export const sizes = { '县 · county': 200, '市 · prefecture': 2_000, '省 · province': 20_000 };

function sum(parts: [string, number][]): Cost {
  const some = parts.filter(([, cost]) => cost > 0).sort(([, a], [, b]) => b - a);
  return { parts: some, total: some.reduce((total, [, cost]) => total + cost, 0) };
}
