/** What so many duties ask of the services, and how long that takes them: rates, lags, amounts and what they cost. Pure. */

/** What a service or a partition takes, a second, and where the number comes from. */
export interface Rate {
  perSecond: number;
  of: string;
}

/** The narrowest of what something has to pass. */
export function narrowest(rates: Rate[]): Rate {
  return rates.reduce((least, each) => (each.perSecond < least.perSecond ? each : least));
}

/** Seconds until the last of a burst is done. */
export interface Lag {
  at: number;
  n: number;
  last: number;
}

/**
 * When the last of each burst is done, where what an instant wakes arrives spread over `spread` seconds after it and
 * `perSecond` are done; what is left of one burst goes before the next.
 * @param bursts in order of time, milliseconds
 */
export function drain(bursts: { at: number; n: number }[], perSecond: number, spread: number): Lag[] {
  let free = Number.NEGATIVE_INFINITY;
  return bursts.map(({ at, n }) => {
    free = Math.max(at + spread * 1000, Math.max(free, at) + (n / perSecond) * 1000);
    return { at, n, last: (free - at) / 1000 };
  });
}

/** In the currency of the region; null where nobody has published it. */
export interface Prices {
  currency: string;
  lambdaRequests: number | null;
  lambdaGbSeconds: number | null;
  writeUnits: number | null;
  readUnits: number | null;
  storageGbMonth: number | null;
  sqsRequests: number | null;
  timerFirings: number | null;
  mails: number | null;
  logsGb: number | null;
}

/** What a month takes: counts in millions where a price is of a million. */
export type Amounts = Record<Exclude<keyof Prices, 'currency'>, number>;

/** The first of a month's firings cost nothing. */
const FREE_FIRINGS = 14;

/** Each item's price in a month; null where its unit's is not known. */
export function monthly(amounts: Amounts, prices: Prices): Record<keyof Amounts, number | null> {
  const charged = { ...amounts, timerFirings: Math.max(0, amounts.timerFirings - FREE_FIRINGS) };
  const names = Object.keys(amounts) as (keyof Amounts)[];
  return Object.fromEntries(
    names.map((name) => [name, prices[name] === null ? null : charged[name] * prices[name]]),
  ) as Record<keyof Amounts, number | null>;
}

/** USD, us-east-1. */
export const GLOBAL: Prices = {
  currency: 'USD',
  lambdaRequests: 0.2,
  lambdaGbSeconds: 0.0000133334,
  writeUnits: 0.625,
  readUnits: 0.125,
  storageGbMonth: 0.25,
  sqsRequests: 0.4,
  timerFirings: 1,
  mails: 100,
  logsGb: 0.5,
};

/** CNY; what is not known is not converted. Mail goes through the government's own relay. */
export const CHINA: Prices = {
  currency: 'CNY',
  lambdaRequests: 1.36,
  lambdaGbSeconds: 0.000113477,
  writeUnits: null,
  readUnits: null,
  storageGbMonth: 2.2,
  sqsRequests: null,
  timerFirings: null,
  mails: 0,
  logsGb: null,
};
