import type { DutyKind } from '../../shared/domain/duties/policy.ts';

/** What the law gives for each kind of duty, written down a second time, with what the bureau puts over it. */

/** Who is told when it stays late: the staff or the leader of who owes, the bureau, its leader. */
export type Audience = 'owing' | 'leader' | 'bureau' | 'bureau-leader';

/** What follows a missed date so many working days later, at nine in the morning. */
export interface Following {
  step: 'urge' | 'suggest-rectification' | 'report';
  workingDays: number;
  to: Audience[];
}

export interface Version {
  id: string;
  /** It holds for what begins from this date on. */
  from: string;
  /** Working days. */
  days: number;
  /** From how many working days before the last it is shown as near. */
  near: number;
  /** What the bureau may add, once; 0 where it may not. */
  more: number;
  /** What comes on a day off came on the next working day. */
  rolls: boolean;
  /** What comes after this time of day, `HH:mm`, came the next day. */
  cutoff: string | null;
  follows: Following[];
}

const urging: Following[] = [
  { step: 'urge', workingDays: 1, to: ['owing'] },
  { step: 'urge', workingDays: 2, to: ['leader'] },
  { step: 'urge', workingDays: 3, to: ['bureau'] },
];
const report = (workingDays: number): Following => ({ step: 'report', workingDays, to: ['bureau', 'bureau-leader'] });
const usual: Following[] = [...urging, { step: 'suggest-rectification', workingDays: 5, to: ['bureau'] }, report(10)];
const ofBureau: Following[] = [
  { step: 'urge', workingDays: 1, to: ['bureau'] },
  { step: 'urge', workingDays: 3, to: ['bureau-leader'] },
];

const ofGovernment: Following[] = [
  { step: 'urge', workingDays: 1, to: ['owing'] },
  { step: 'urge', workingDays: 3, to: ['leader'] },
];

const rule = (days: number, near: number, follows = usual, more = 0): Version => ({
  ...{ id: '', from: '2021-03-10', days, near, more, rolls: false, cutoff: null, follows },
});

const recurring = (days: number, follows = usual): Version => ({ ...rule(days, 20, follows), from: '2027-01-01' });

/** Measures of Yima, Order 809, and the product's own figures where neither names days. */
export const built = {
  consent: rule(3, 1, urging.slice(0, 2)),
  reply: rule(5, 1, usual, 10),
  supplement: rule(10, 2, []),
  update: rule(10, 3, usual, 5),
  review: rule(2, 0, ofBureau),
  'review-first': rule(10, 1, ofBureau),
  reclassify: rule(10, 10),
  'provide-conditional': rule(20, 3),
  'provide-unconditional': rule(1, 0),
  renew: rule(5, 1),
  rectify: rule(10, 1, [...urging, report(5)]),
  'review-rectification': rule(5, 1, urging),
  dispose: rule(10, 15),
  correct: rule(10, 3),
  'answer-objection': rule(5, 1, urging),
  find: rule(5, 1, ofBureau),
  compile: rule(10, 3),
  negotiate: rule(10, 3, urging),
  coordinate: rule(20, 5, ofBureau),
  'answer-ruling': rule(5, 1, urging),
  decide: rule(20, 5, ofGovernment),
  'decide-instead': rule(3, 1, ofGovernment),
  'decide-extension': rule(2, 0, ofBureau),
  'decide-filing': rule(3, 1, ofBureau),
  'issue-notice': rule(3, 1, ofBureau),
  'rectify-notice': rule(10, 3, [...urging, report(5)]),
  'review-report': rule(5, 1, ofBureau),
  'record-order': rule(20, 5, ofBureau),
  'assess-risk': recurring(180, ofBureau),
  'review-security': recurring(120),
  'check-secrecy': recurring(200),
  'drill-restore': recurring(150, ofBureau),
  'plan-emergency': recurring(60),
  'exercise-emergency': recurring(200),
  'tell-authority': rule(1, 0),
  'classify-incident': rule(1, 0, ofBureau),
  'handle-incident': rule(10, 3),
  'close-incident': rule(5, 1, ofBureau),
  'review-contractor': rule(20, 10),
  'answer-complaint': rule(15, 5),
  'decide-complaint': rule(15, 5, ofBureau),
  'sign-circular': rule(3, 1, ofBureau),
  evaluate: rule(10, 3, urging),
  'answer-evaluation': rule(10, 3, ofBureau),
  'conclude-evaluation': rule(60, 10, ofBureau),
} as const satisfies Record<string, Version>;

/** Every kind of duty has a rule here: a kind that the oracle does not know could never be found wrong. */
type Known<K extends string> = K extends 'provide' ? `provide-${'conditional' | 'unconditional'}` : K;
built satisfies Record<Known<DutyKind>, Version>;
export type Rule = keyof typeof built;

/** The versions of every rule. */
export class Rules {
  readonly #loaded: { rule: Rule; version: Version }[] = [];

  /** Of those in force on a date the one that began last. */
  on(rule: Rule, date: string): Version {
    const begun = this.of(rule).filter(({ from }) => from <= date);
    return begun.sort((a, b) => (a.from < b.from ? 1 : -1))[0] ?? built[rule];
  }

  of(rule: Rule): Version[] {
    return [built[rule], ...this.#loaded.filter((one) => one.rule === rule).map(({ version }) => version)];
  }

  load(rule: Rule, version: Version): void {
    this.#loaded.push({ rule, version });
  }

  withdraw(id: string): void {
    this.#loaded.splice(
      this.#loaded.findIndex(({ version }) => version.id === id),
      1,
    );
  }
}
