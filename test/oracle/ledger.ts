import { type Days, working } from './days.ts';
import { type Act, dateOf, type Standing, standing, type Terms } from './owed.ts';

/** What the law gives for each kind of duty, in working days, and from how many before the last it is shown as near. */
const LAW = {
  reply: { days: 5, near: 1 },
  supplement: { days: 10, near: 2 },
  update: { days: 10, near: 3 },
  review: { days: 2, near: 0 },
  reclassify: { days: 10, near: 10 },
  'provide-conditional': { days: 20, near: 3 },
  'provide-unconditional': { days: 1, near: 0 },
  renew: { days: 5, near: 1 },
  rectify: { days: 10, near: 1 },
  dispose: { days: 10, near: 15 },
  correct: { days: 10, near: 3 },
  find: { days: 5, near: 1 },
  compile: { days: 10, near: 3 },
  coordinate: { days: 20, near: 5 },
  'answer-ruling': { days: 5, near: 1 },
} as const;
export type Rule = keyof typeof LAW;

/** One thing owed, and all that has happened to it. */
export interface Debt {
  /** null until the product has told it. */
  id: string | null;
  kind: string;
  near: number;
  /** The case or the entry it is about. */
  subject: string;
  owes: string;
  waits: string | null;
  /** The change of law or function that an update answers. */
  change: string | null;
  terms: Terms;
  acts: Act[];
  /** What was last claimed of it. */
  claim: 'revision' | 'no-change' | null;
}

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
  start: string;
  days?: number;
  at: string;
}

/** All that is owed in the city, as a bystander keeps it. */
export class Ledger {
  readonly debts: Debt[] = [];
  readonly days: Days;

  constructor(days: Days) {
    this.days = days;
  }

  open({ rule, id, subject, owes, waits, change, start, days, at }: Opening): Debt {
    const { days: given, near } = LAW[rule];
    const debt: Debt = {
      id: id ?? null,
      kind: rule.startsWith('provide') ? 'provide' : rule,
      near,
      ...{ subject, owes, waits: waits ?? null, change: change ?? null },
      terms: { start, days: days ?? given, openedAt: at },
      acts: [],
      claim: null,
    };
    this.debts.push(debt);
    return debt;
  }

  standing(debt: Debt, now: string): Standing {
    return standing(debt.terms, debt.acts, this.days, now);
  }

  shown(debt: Debt, now: string): Shown {
    const standing = this.standing(debt, now);
    const { status, late, due } = standing;
    const done = status === 'met' || status === 'cancelled';
    const amber = dateOf(now) >= working(this.days, due, -debt.near);
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

  meet(subject: string, kind: string, at: string): void {
    for (const debt of this.about(subject, ['open'], kind)) debt.acts.push({ did: 'meet', at });
  }

  cancel(subject: string, kinds: string[], at: string): void {
    for (const kind of kinds)
      for (const debt of this.about(subject, ['open', 'claimed', 'stopped'], kind))
        debt.acts.push({ did: 'cancel', at });
  }
}

/** What the last act has left it in. */
export function stateOf({ acts }: Debt): Standing['status'] {
  const last = acts.findLast(({ did }) => did !== 'extend');
  if (!last || last.did === 'reject' || last.did === 'resume') return 'open';
  return ({ claim: 'claimed', stop: 'stopped', accept: 'met', meet: 'met', cancel: 'cancelled' } as const)[
    last.did as 'claim'
  ];
}
