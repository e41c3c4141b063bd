import { type Days, step, working } from './days.ts';
import { type Act, dateOf, type Era, oneCalendar, type Standing, standing, type Terms } from './debts.ts';
import { type Rule, Rules, type Version } from './rules.ts';

/** One thing owed, and all that has happened to it. */
export interface Debt {
  /** null until the product has told it. */
  id: string | null;
  kind: string;
  /** The rule it began under, which it keeps. */
  rule: Version;
  /** The case or the entry it is about. */
  subject: string;
  owes: string;
  waits: string | null;
  /** The change of law or function that an update answers. */
  change: string | null;
  terms: Terms;
  acts: Act[];
  /** Whose turn it is from when on: of the head, or the leader, while something waits for their consent. */
  turns: { from: string; of: Hand }[];
  /** What was last claimed of it. */
  claim: 'revision' | 'no-change' | null;
}

/** The staff of who owes it, their head, their leader, or the officers of the bureau. */
type Hand = 'staff' | 'head' | 'leader' | 'officers';

/** How a debt is to be shown at an instant. */
export interface Shown extends Standing {
  level: 'green' | 'amber' | 'red' | 'done';
}

export interface Opening {
  id?: string;
  rule: Rule;
  subject: string;
  owes: string;
  waits?: string | null;
  change?: string;
  /** The day it is counted from, where that isn't the day of the act that opened it. */
  start?: string;
  days?: number;
  /** Whose it is at first. */
  of?: Hand;
  at: string;
}

/** All that is owed in the city, as a bystander keeps it. */
export class Ledger {
  readonly debts: Debt[] = [];
  readonly rules = new Rules();
  readonly eras: Era[];

  constructor(days: Days) {
    this.eras = oneCalendar(days);
  }

  /** The calendar by which everything open is counted. */
  get days(): Days {
    return this.#era.days;
  }

  /** When that was loaded. */
  get turnedAt(): string {
    return this.#era.from;
  }

  get #era(): Era {
    return this.eras.at(-1) as Era;
  }

  /** From an instant on another calendar holds, and a job begins to count by it. */
  turn(days: Days, at: string): void {
    this.eras.push({ from: at, recounted: null, days });
  }

  /** The job is done. */
  recounted(at: string): void {
    this.#era.recounted ??= at;
  }

  open({ rule, id, subject, owes, waits, change, start, days, of, at }: Opening): Debt {
    const version = this.rules.on(rule, start ?? dateOf(at));
    const { days: given, rolls, follows } = version;
    const kind = rule.startsWith('provide') ? 'provide' : rule;
    const terms = { start: start ?? receivedOn(at, version), days: days ?? given, openedAt: at };
    const debt: Debt = {
      id: id ?? null,
      ...{ kind, rule: version, subject, owes, waits: waits ?? null, change: change ?? null },
      terms: {
        ...terms,
        rolls,
        follows: follows.filter((one) => fits(one, owes)),
        lapses: kind === 'supplement',
        mending: kind === 'update' ? 2 : 0,
      },
      acts: [],
      turns: [{ from: at, of: of ?? (OF_THE_HEAD.includes(kind) ? 'head' : 'staff') }],
      claim: null,
    };
    this.debts.push(debt);
    return debt;
  }

  /** The next of its kind about a case, numbered. */
  begin(opening: Omit<Opening, 'id'>): Debt {
    const { rule: kind, subject } = opening;
    const number = this.debts.filter((debt) => debt.subject === subject && debt.kind === kind).length + 1;
    return this.open({ ...opening, id: `${subject}.${kind}.${number}` });
  }

  /** Staff propose to the head what would meet it, or the head gives it back. */
  hand(subject: string, kind: string, of: Hand, at: string, which = (_: Debt) => true): void {
    for (const debt of this.about(subject, ['open'], kind).filter(which)) debt.turns.push({ from: at, of });
  }

  standing(debt: Debt, now: string): Standing {
    return standing(debt.terms, debt.acts, this.eras, now);
  }

  shown(debt: Debt, now: string): Shown {
    const standing = this.standing(debt, now);
    const { status, late, due } = standing;
    const done = status === 'met' || status === 'cancelled';
    const amber = dateOf(now) >= working(this.days, due, -debt.rule.near);
    return { ...standing, level: done ? 'done' : late ? 'red' : amber ? 'amber' : 'green' };
  }

  /** Those about a case in these states, of a kind where it is given. */
  about(subject: string, states: Standing['status'][], kind?: string): Debt[] {
    const of = this.debts.filter((debt) => debt.subject === subject && (kind === undefined || debt.kind === kind));
    return of.filter((debt) => states.includes(stateOf(debt)));
  }

  /** The one of a kind that is open. @throws Error where there is none */
  one(subject: string, kind: string, state: Standing['status'] = 'open'): Debt {
    const [found] = this.about(subject, [state], kind);
    if (!found) throw new Error(`no ${state} ${kind} of ${subject}`);
    return found;
  }

  meet(subject: string, kind: string, at: string, which = (_: Debt) => true): void {
    for (const debt of this.about(subject, ['open'], kind).filter(which)) debt.acts.push({ did: 'meet', at });
  }

  cancel(subject: string, kinds: string[], at: string): void {
    for (const kind of kinds)
      for (const debt of this.about(subject, ['open', 'claimed', 'stopped'], kind))
        debt.acts.push({ did: 'cancel', at });
  }
}

/** What the head alone may do. */
const OF_THE_HEAD = ['consent', 'answer-ruling'];

/** The day something came, where what comes after the hour that the rule names came the next day. */
function receivedOn(at: string, { cutoff }: Version): string {
  return cutoff !== null && at > `${dateOf(at)}T${cutoff}:00.000+08:00` ? step(dateOf(at)) : dateOf(at);
}

/** The bureau suggests no rectification of itself. */
const fits = ({ step }: { step: string }, owes: string) => step !== 'suggest-rectification' || owes !== '00';

/** What the last act has left it in. */
export function stateOf({ acts }: Debt): Standing['status'] {
  const last = acts.findLast(({ did }) => did !== 'extend');
  if (!last || last.did === 'decline' || last.did === 'resume') return 'open';
  return ({ claim: 'claimed', stop: 'stopped', accept: 'met', meet: 'met', cancel: 'cancelled' } as const)[
    last.did as 'claim'
  ];
}
