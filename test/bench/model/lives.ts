/**
 * The lives of as many duties as one likes, spread over the working days of a year. When each is woken, whom that tells and what
 * it asks of the timers is what the rules themselves say; only when it is begun and done is drawn, from the same numbers each time.
 */
import { dateOf, epoch, type Instant, instant, type LocalDate, startOf } from '../../../shared/domain/calendar/time.ts';
import type { ShareType } from '../../../shared/domain/catalog/metadata.ts';
import type { Duty, Rules } from '../../../shared/domain/duties/duty.ts';
import { openDuty, wake } from '../../../shared/domain/duties/duty-steps.ts';
import type { Audience, DutyKind } from '../../../shared/domain/duties/policy.ts';
import { effectsOf } from '../../../shared/domain/effects.ts';
import type { DomainEvent } from '../../../shared/domain/event.ts';

/** What is begun, and when it is done. */
export interface Habits {
  mix: { kind: DutyKind; shareType: ShareType | null; share: number }[];
  /** The share of those done after their date, at most so many working days after; the others on any day up to it. */
  late: number;
  lateDays: number;
  /** How many get the mail of each audience. */
  people: Record<Audience, number>;
}

/** Calls of the timers' API. */
interface Asked {
  creates: number;
  deletes: number;
}

interface Point extends Asked {
  at: number;
  mails: number;
  /** Whether it is the flag of 24:00. */
  flag: boolean;
}

/** What becomes of a duty that nobody acts on: its date, and wake-up by wake-up until nothing remains to be done. */
export interface Course {
  due: LocalDate;
  opened: Asked;
  points: Point[];
}

/** Of the duties that began on `start`. */
export function courseOf(kind: DutyKind, start: LocalDate, rules: Rules, people: Habits['people']): Course {
  const subject = { type: 'request', id: 'req_1', number: 'YM-2026-000001', name: '' } as const;
  const terms = { id: 'req_1.reply', kind, subject, owes: '01', waits: '02', start };
  const { next, events } = openDuty(terms, rules, startOf(start));
  const points: Point[] = [];
  for (let duty = next; duty.nextWakeAt !== null; ) {
    const at: Instant = duty.nextWakeAt;
    const woken = wake(duty, rules, at);
    if (!woken) throw new Error(`${kind} from ${start}: woken at ${at} for nothing`);
    duty = woken.next;
    const mails = woken.events.reduce((sum, event) => sum + mailsOf(event, people), 0);
    const flag = woken.events.some(({ type }) => type === 'DutyLate');
    points.push({ at: epoch(at), mails, flag, ...asked(duty, woken.events) });
  }
  return { due: next.due, opened: asked(next, events), points };
}

function mailsOf(event: DomainEvent, people: Habits['people']): number {
  const told = effectsOf(event).flatMap((effect) => (effect.kind === 'mail' ? [effect.to] : []));
  return told.reduce(
    (sum, to) => sum + (typeof to === 'string' && to !== 'government' && to !== 'auditors' ? people[to] : people.owing),
    0,
  );
}

/** For each event the timer before is cleared, if there was one, and the next set, if there is one (functions/reactor). */
function asked({ wakeSeq, nextWakeAt }: Duty, events: readonly DomainEvent[]): Asked {
  const times = events.flatMap((event) => effectsOf(event)).filter(({ kind }) => kind === 'timer').length;
  return { creates: nextWakeAt ? times : 0, deletes: wakeSeq > 1 ? times : 0 };
}

/** All that is woken at one instant. */
interface Burst {
  at: number;
  wakes: number;
  flags: number;
  mails: number;
}

export interface Day extends Asked {
  date: LocalDate;
  opened: number;
  closed: number;
}

export interface Year {
  duties: number;
  /** Of a duty's whole life, on the average. */
  perDuty: Asked & { wakes: number; mails: number; lateShare: number };
  /** Open at once, on the average of the days counted. */
  open: number;
  /** In order of time, those of the days counted. */
  bursts: Burst[];
  days: Day[];
}

/** Draws the lives of `count` duties begun on `days`; counts the days of `from` to `to`, when as many end as begin. */
export function simulate(
  count: number,
  { habits, days, from, to, rulesOf }: YearOf,
  random: () => number = numbers(1),
): Year {
  const place = new Map(days.map((date, n) => [date, n]));
  const courses = new Map<string, Course>();
  const bursts = new Map<number, Burst>();
  const byDay = new Map<LocalDate, Day>(
    days.map((date) => [date, { date, opened: 0, closed: 0, creates: 0, deletes: 0 }]),
  );
  const dayOf = (date: LocalDate) => {
    const found = byDay.get(date) ?? { date, opened: 0, closed: 0, creates: 0, deletes: 0 };
    byDay.set(date, found);
    return found;
  };
  const sum = { creates: 0, deletes: 0, wakes: 0, mails: 0, late: 0 };
  const ask = (date: LocalDate, { creates, deletes }: Asked) => {
    const day = dayOf(date);
    day.creates += creates;
    day.deletes += deletes;
    sum.creates += creates;
    sum.deletes += deletes;
  };
  const datesOf = new Map<number, LocalDate>();
  const dateAt = (at: number) => {
    const date = datesOf.get(at) ?? dateOf(instant(at));
    datesOf.set(at, date);
    return date;
  };
  const starts = days.length - TAIL;
  for (let n = 0; n < count; n++) {
    const begun = Math.floor(random() * starts);
    const start = days[begun] as LocalDate;
    const { kind, shareType } = pick(habits.mix, random());
    const key = `${kind} ${start}`;
    const course = courses.get(key) ?? courseOf(kind, start, rulesOf(kind, shareType, start), habits.people);
    courses.set(key, course);
    const due = place.get(course.due) ?? days.length;
    const isLate = random() < habits.late;
    const on = isLate
      ? due + 1 + Math.floor(random() * habits.lateDays)
      : begun + Math.floor(random() * (due - begun + 1));
    const doneOn = days[on] ?? '2199-12-31';
    const doneAt = epoch(startOf(doneOn)) + (9 + random() * 8) * HOUR;
    sum.late += isLate ? 1 : 0;
    dayOf(start).opened += 1;
    dayOf(doneOn).closed += 1;
    ask(start, course.opened);
    for (const point of course.points) {
      if (point.at >= doneAt) break;
      const burst = bursts.get(point.at) ?? { at: point.at, wakes: 0, flags: 0, mails: 0 };
      burst.wakes += 1;
      burst.flags += point.flag ? 1 : 0;
      burst.mails += point.mails;
      bursts.set(point.at, burst);
      sum.wakes += 1;
      sum.mails += point.mails;
      ask(dateAt(point.at), point);
    }
    // Done: the timer that is there, or was, is cleared.
    ask(doneOn, { creates: 0, deletes: 1 });
  }
  const all = [...byDay.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
  let open = 0;
  const opens: number[] = [];
  for (const { date, opened, closed } of all) {
    open += opened - closed;
    if (date >= from && date <= to && place.has(date)) opens.push(open);
  }
  return {
    duties: count,
    perDuty: {
      creates: sum.creates / count,
      deletes: sum.deletes / count,
      wakes: sum.wakes / count,
      mails: sum.mails / count,
      lateShare: sum.late / count,
    },
    open: opens.reduce((total, each) => total + each, 0) / opens.length,
    bursts: [...bursts.values()].filter(({ at }) => dateAt(at) >= from && dateAt(at) <= to).sort((a, b) => a.at - b.at),
    days: all.filter(({ date }) => date >= from && date <= to),
  };
}

export interface YearOf {
  habits: Habits;
  /** Working days, one after another; nothing begins on the last ones, so that all that is begun is done. */
  days: LocalDate[];
  from: LocalDate;
  to: LocalDate;
  rulesOf(kind: DutyKind, shareType: ShareType | null, on: LocalDate): Rules;
}

/** The same year with so many open at once. */
export function scaled({ bursts, days, open, ...year }: Year, to: number): Year {
  const factor = to / open;
  const times = <T extends object>(of: T, names: (keyof T)[]): T =>
    Object.assign({ ...of }, Object.fromEntries(names.map((name) => [name, Number(of[name]) * factor])));
  return {
    ...year,
    duties: year.duties * factor,
    open: to,
    bursts: bursts.map((burst) => times(burst, ['wakes', 'flags', 'mails'])),
    days: days.map((day) => times(day, ['opened', 'closed', 'creates', 'deletes'])),
  };
}

const HOUR = 3_600_000;
/** The longest term and the longest lateness. */
const TAIL = 40;

function pick(mix: Habits['mix'], at: number): Habits['mix'][number] {
  let passed = 0;
  for (const each of mix) {
    passed += each.share;
    if (at < passed) return each;
  }
  return mix.at(-1) as Habits['mix'][number];
}

/** The same numbers in [0, 1) each time (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
