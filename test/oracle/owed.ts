import { type Days, step } from './days.ts';

/**
 * What is owed, as a bystander would work it out from what has happened: nothing is carried from one moment to the next but the
 * list of acts, and everything is counted anew, a day at a time. Instants are `YYYY-MM-DDTHH:mm:ss.sss+08:00`.
 */
export interface Terms {
  /** The day that isn't counted. */
  start: string;
  days: number;
  openedAt: string;
}

export type Act =
  | { did: 'claim' | 'accept' | 'reject' | 'stop' | 'resume' | 'meet' | 'cancel'; at: string }
  | { did: 'extend'; at: string; days: number };

export interface Standing {
  status: 'open' | 'claimed' | 'stopped' | 'met' | 'cancelled';
  due: string;
  /** As if nothing had stopped it. */
  statutoryDue: string;
  provisional: boolean;
  late: boolean;
  /** Each date that passed while it was open, with the first instant at which that was so. */
  missed: { due: string; at: string }[];
  metOn: string | null;
  /** Working days added. */
  added: number;
}

export const dateOf = (at: string) => at.slice(0, 10);
/** 24:00 at the end of a date. */
export const endOf = (date: string) => `${step(date)}T00:00:00.000+08:00`;

/** How it stands at an instant, not before its last act. */
export function standing(terms: Terms, acts: readonly Act[], days: Days, now: string): Standing {
  let status: Standing['status'] = 'open';
  let halted = '';
  let met: string | null = null;
  let added = 0;
  /** From when on the date is what it is. */
  let since = terms.openedAt;
  const free = new Set<string>();
  const missed = new Map<string, string>();
  const due = () => dueOf(terms, added, free, days);
  const look = (at: string) => {
    if (status !== 'open' || at < endOf(due()) || missed.has(due())) return;
    missed.set(due(), since > endOf(due()) ? since : endOf(due()));
  };
  for (const act of acts) {
    look(act.at);
    if (act.did === 'claim' || act.did === 'stop') {
      status = act.did === 'claim' ? 'claimed' : 'stopped';
      halted = act.at;
    } else if (act.did === 'reject' || act.did === 'resume') {
      for (let date = step(dateOf(halted)); date <= dateOf(act.at); date = step(date)) free.add(date);
      status = 'open';
      since = act.at;
    } else if (act.did === 'extend') {
      added += act.days;
      since = act.at;
    } else if (act.did === 'cancel') status = 'cancelled';
    else {
      status = 'met';
      met = act.did === 'accept' ? halted : act.at;
    }
  }
  look(now);
  return {
    status,
    due: due(),
    statutoryDue: dueOf(terms, added, new Set(), days),
    provisional: unsettled(terms.start, due(), days),
    late: met ? met >= endOf(due()) : status === 'open' && now >= endOf(due()),
    missed: [...missed].map(([date, at]) => ({ due: date, at })),
    metOn: met && dateOf(met),
    added,
  };
}

function dueOf({ start, days: owed }: Terms, added: number, free: Set<string>, days: Days): string {
  let date = start;
  for (let left = owed + added; left > 0; ) {
    date = step(date);
    if (days.works(date) && !free.has(date)) left -= 1;
  }
  return date;
}

function unsettled(start: string, due: string, days: Days): boolean {
  for (let date = start; date < due; ) {
    date = step(date);
    if (!days.settled(date)) return true;
  }
  return false;
}
