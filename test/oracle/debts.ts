import { type Days, step, working } from './days.ts';
import type { Following } from './rules.ts';

/**
 * What is owed, as a bystander would work it out from what has happened: nothing is carried from one moment to the next but the
 * list of acts, and everything is counted anew, a day at a time. Instants are `YYYY-MM-DDTHH:mm:ss.sss+08:00`.
 */
export interface Terms {
  /** The day that isn't counted. */
  start: string;
  days: number;
  openedAt: string;
  /** Begun on a day off it counts from the next working day. */
  rolls?: boolean;
  /** What follows a missed date. */
  follows?: Following[];
  /** Working days that are left at least where what was claimed in time is given back. */
  mending?: number;
  /** It ends with its time, and nobody is flagged. */
  lapses?: boolean;
}

export type Act =
  | { did: 'claim' | 'accept' | 'decline' | 'stop' | 'resume' | 'meet' | 'cancel'; at: string }
  | { did: 'extend'; at: string; days: number };

/** A calendar, from when it is counted by to when all that was open is known to have been counted again. */
export interface Era {
  from: string;
  /** null while the job goes on. */
  recounted: string | null;
  days: Days;
}

/** That a date passed while it was open. */
interface Missed {
  due: string;
  /** The first instant at which that was so. */
  at: string;
  /** A later calendar has disproved it. */
  void: boolean;
  /** That date by the latest calendar, which was missed too: nothing if that calendar has disproved it. */
  recounted?: string;
}

/** A step that follows a missed date. */
export interface Taken extends Following {
  /** The date it followed. */
  due: string;
  at: string;
  /** No later than here it was taken; past `at` only where the calendar had just changed. */
  by: string;
  /** Something came so soon after that it may have come first. */
  optional: boolean;
}

export interface Standing {
  status: 'open' | 'claimed' | 'stopped' | 'met' | 'cancelled';
  due: string;
  /** As if nothing had stopped it. */
  statutoryDue: string;
  provisional: boolean;
  late: boolean;
  missed: Missed[];
  metOn: string | null;
  /** Working days added. */
  added: number;
  /** Each time another calendar moved the date. */
  moved: { from: string; to: string }[];
  followed: Taken[];
}

export const dateOf = (at: string) => at.slice(0, 10);
/** 24:00 at the end of a date. */
export const endOf = (date: string) => `${step(date)}T00:00:00.000+08:00`;
const later = (...all: string[]) => all.sort().at(-1) ?? '';
const sooner = (...all: string[]) => all.sort()[0] ?? '';
const MINUTE = 60_000;
const LAST = '9999';

/** One calendar for all time. */
export const oneCalendar = (days: Days): Era[] => [{ from: '', recounted: '', days }];

/** How it stands at an instant, not before its last act. @param eras the calendars there were, in order */
export function standing(terms: Terms, acts: readonly Act[], eras: readonly Era[], now: string): Standing {
  const first = eras.findLast(({ from }) => from <= terms.openedAt) as Era;
  const coming = eras.slice(eras.indexOf(first) + 1);
  const life = new Life(terms, first);
  for (const act of acts) {
    while (coming[0] && coming[0].from <= act.at) life.recount(coming.shift() as Era);
    life.act(act);
  }
  while (coming[0] && coming[0].from <= now) life.recount(coming.shift() as Era);
  return life.at(now);
}

type Kept = Missed & { free: ReadonlySet<string>; added: number };

class Life {
  readonly #terms: Terms;
  #era: Era;
  #status: Standing['status'] = 'open';
  /** When it was claimed or stopped, and whether it was late then by whatever was counted by since. */
  #halted = { at: '', late: false };
  #met: string | null = null;
  #late = false;
  #added = 0;
  readonly #free = new Set<string>();
  /** From when on the date is what it is. */
  #since: string;
  /** Nobody could know before these days that it was late. */
  readonly #known: string[];
  readonly #missed: Kept[] = [];
  readonly #moved: Standing['moved'] = [];
  #followed: (Taken & { of: string })[] = [];

  constructor(terms: Terms, era: Era) {
    this.#terms = terms;
    this.#era = era;
    this.#since = terms.openedAt;
    this.#known = [dateOf(terms.openedAt)];
  }

  act(act: Act): void {
    const { at } = act;
    this.#look(at);
    if (act.did === 'claim' || act.did === 'stop') {
      this.#status = act.did === 'claim' ? 'claimed' : 'stopped';
      this.#halted = { at, late: at >= endOf(this.#due()) };
    } else if (act.did === 'decline' || act.did === 'resume') {
      const halted = dateOf(this.#halted.at);
      // Who asks on the last day for what is missing has that day when it has come.
      const given = act.did === 'resume' && halted === this.#due() && halted < dateOf(at);
      for (let date = given ? halted : step(halted); date <= dateOf(at); date = step(date)) {
        this.#free.add(date);
        this.#known.push(date);
      }
      if (act.did === 'decline' && !this.#halted.late) this.#leaveTime(halted, dateOf(at));
      this.#status = 'open';
    } else if (act.did === 'extend') {
      this.#added += act.days;
      this.#known.push(dateOf(at));
    } else if (act.did === 'cancel') this.#status = 'cancelled';
    else {
      this.#status = 'met';
      this.#met = act.did === 'accept' ? this.#halted.at : at;
      // What was on time when it was claimed stays so.
      this.#late = this.#met >= endOf(this.#due()) && (act.did === 'meet' || this.#halted.late);
    }
    this.#since = at;
    this.#overtake(at);
  }

  /** Another calendar holds: what is open is counted by it from the beginning, of what is met only lateness is disproved. */
  recount(era: Era): void {
    this.#look(era.from);
    this.#overtake(era.from);
    const before = this.#due();
    const after = this.#due(era.days);
    const closed = this.#status === 'cancelled' ? this.#since : this.#met;
    if (closed !== null && !(this.#met && this.#late && closed < endOf(after))) {
      // What was late by both calendars when it was closed stays so; any other flag may be disproved.
      for (const one of this.#missed.filter((flag) => !flag.void)) {
        if (closed >= endOf(after) && (one.recounted ?? one.due) === before) continue;
        one.void = one.at < endOf(dueOf(this.#terms, one.added, one.free, era.days));
      }
      return;
    }
    this.#era = era;
    for (const one of this.#missed.filter((flag) => !flag.void)) {
      const due = dueOf(this.#terms, one.added, one.free, era.days);
      one.void = one.at < endOf(due);
      if (!one.void) one.recounted = due;
    }
    if (before !== after) this.#moved.push({ from: before, to: after });
    if (this.#status === 'met') {
      this.#late = false;
      return;
    }
    // Who was on time before hears now that it is late, who was late already knew since that date.
    if (after < before) this.#known.push(sooner(before, dateOf(era.from)));
    if (before !== after) {
      for (const one of this.#followed.filter(({ of }) => of === before)) if (this.#when(one) <= one.at) one.of = after;
    }
    this.#since = later(this.#since, era.from);
    if (this.#status !== 'open' && this.#halted.late) {
      this.#halted.late = this.#halted.at >= endOf(after);
      if (this.#halted.late) this.#miss(era.from);
    }
  }

  at(now: string): Standing {
    this.#look(now);
    const { days } = this.#era;
    const due = this.#due();
    return {
      status: this.#status,
      due,
      statutoryDue: dueOf(this.#terms, this.#added, new Set(), days),
      provisional: unsettled(this.#terms, due, days),
      late: this.#met ? this.#late : this.#status === 'open' && now >= endOf(due),
      missed: this.#missed.map(({ due, at, void: isVoid, recounted = due }) => ({
        ...{ due, at, void: isVoid },
        ...(isVoid || recounted === due ? {} : { recounted }),
      })),
      metOn: this.#met && dateOf(this.#met),
      added: this.#added,
      moved: this.#moved,
      followed: this.#followed.map(({ of: _of, ...one }) => one),
    };
  }

  /** One after the other the days before it was claimed are given back, until there is time enough from today. */
  #leaveTime(claimed: string, today: string): void {
    const { mending, start } = this.#terms;
    if (!mending) return;
    const { days } = this.#era;
    for (let date = claimed; date > start && this.#due() < working(days, today, mending); date = step(date, -1)) {
      this.#free.add(date);
    }
  }

  #due(days = this.#era.days): string {
    return dueOf(this.#terms, this.#added, this.#free, days);
  }

  /** What has come by an instant: the date, and what follows it. */
  #look(now: string): void {
    const due = this.#due();
    if (this.#status !== 'open' || this.#terms.lapses || now < endOf(due)) return;
    this.#miss(later(this.#since, endOf(due)));
    for (const following of this.#terms.follows ?? []) {
      const { step, workingDays } = following;
      if (this.#followed.some((one) => one.of === due && one.step === step && one.workingDays === workingDays))
        continue;
      const at = later(this.#when(following), this.#since);
      if (at > now) continue;
      const { from, recounted } = this.#era;
      const by = from <= at && (recounted === null || at <= recounted) ? later(at, recounted ?? LAST) : at;
      this.#followed.push({ ...following, due, of: due, at, by, optional: false });
    }
  }

  #miss(at: string): void {
    const due = this.#due();
    if (this.#missed.some((one) => !one.void && (one.recounted ?? one.due) === due)) return;
    this.#missed.push({ due, at, void: false, free: new Set(this.#free), added: this.#added });
  }

  #when({ workingDays }: Following): string {
    const since = later(this.#due(), ...this.#known);
    return `${working(this.#era.days, since, workingDays)}T09:00:00.000+08:00`;
  }

  /** What was about to follow when something else came may not have been taken any more. */
  #overtake(by: string): void {
    this.#followed = this.#followed.map((one) => (this.#mayHaveComeFirst(by, one) ? { ...one, optional: true } : one));
  }

  #mayHaveComeFirst(act: string, { by }: Taken): boolean {
    return by === LAST || Date.parse(act) < Date.parse(by) + MINUTE;
  }
}

function dueOf({ start, days: owed, rolls }: Terms, added: number, free: ReadonlySet<string>, days: Days): string {
  let date = start;
  while (rolls && !days.works(date)) date = step(date);
  for (let left = owed + added; left > 0; ) {
    date = step(date);
    if (days.works(date) && !free.has(date)) left -= 1;
  }
  return date;
}

function unsettled({ start, rolls }: Terms, due: string, days: Days): boolean {
  if (rolls && !days.settled(start)) return true;
  for (let date = start; date < due; ) {
    date = step(date);
    if (!days.settled(date)) return true;
  }
  return false;
}
