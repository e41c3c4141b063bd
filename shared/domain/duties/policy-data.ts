import { cited, inForce, MEASURES, ORDER_809 } from '../regulations.ts';
import type { Audience, DutyKind, Escalation, Policy } from './policy.ts';

/** Where no rule of law sets a number: the product's own, which the bureau may change. */
const OWN = { document: '本系统默认规则（非法定期限，主管部门可调整）' };

const measures = (article: string) => ({ legalRef: { ...MEASURES, article }, effectiveFrom: inForce.measures });
const order809 = (article: string) => ({ legalRef: { ...ORDER_809, article }, effectiveFrom: inForce.order809 });
const own = (article: string) => ({ legalRef: { ...OWN, article }, effectiveFrom: inForce.measures });

/** Relative to the due date in working days: negative before it. At nine in the morning. */
const remind = (workingDays: number, ...to: Audience[]) => ({ workingDays, at: '09:00', to });
const follow = (step: Escalation['step'], workingDays: number, ...to: Audience[]): Escalation => ({
  step,
  ...remind(workingDays, ...to),
});

/**
 * What follows the alert to the bureau and the leader where a department stays late: its staff, its leader and the bureau are
 * told again, then rectification is suggested, then a report to the city government prepared (article 23). The measures name
 * no days for this; these are the product's own, for the bureau to change.
 */
const urging = [follow('urge', 1, 'owing'), follow('urge', 2, 'leader'), follow('urge', 3, 'bureau')];
const escalation = [
  ...urging,
  follow('suggest-rectification', 5, 'bureau'),
  follow('report', 10, 'bureau', 'bureau-leader'),
];
/** Rectification was ordered already: what is not done in its time goes to the city government (article 23). */
const unrectified = [...urging, follow('report', 5, 'bureau', 'bureau-leader')];
/** What the bureau itself owes is its leader's to see to. */
const ofBureau = [follow('urge', 1, 'bureau'), follow('urge', 3, 'bureau-leader')];

/** What most rules have in common. */
const common = {
  effectiveTo: null,
  shareType: null,
  unit: 'working-day',
  extension: null,
  start: 'as-received',
  cutoff: null,
  late: { to: ['bureau', 'leader'] },
  escalation,
} satisfies Partial<Policy>;

type Rule = Omit<Policy, 'duty' | keyof typeof common> & Partial<Pick<Policy, keyof typeof common>>;

/**
 * The rules in force, by what is owed: Yima's figures, with those of Order 809 where Yima is silent. A kind of duty without a
 * rule does not compile. To change a figure, end a rule with `effectiveTo` and add its successor; cases that began under it keep it.
 */
const rules: Record<DutyKind, Rule | [Rule, ...Rule[]]> = {
  reply: {
    id: 'reply-conditional-2021',
    ...measures('第十五条'),
    shareType: 'conditional',
    days: 5,
    extension: { maxDays: 10, approver: 'bureau', article: cited(ORDER_809, '第二十一条') },
    reminders: [remind(-1, 'owing'), remind(0, 'owing')],
  },
  supplement: {
    // The law says that the provider asks once and may not refuse for it; how long the requester has is our rule.
    id: 'supplement-default',
    ...own('补正期限'),
    days: 10,
    reminders: [remind(-2, 'owing'), remind(0, 'owing')],
    late: { to: [] },
    escalation: [],
  },
  update: {
    id: 'update-2021',
    ...measures('第九条'),
    days: 10,
    extension: { maxDays: 5, approver: 'bureau', article: cited(ORDER_809, '第十七条') },
    reminders: [remind(-3, 'owing'), remind(0, 'owing')],
  },
  review: {
    id: 'review-2025',
    ...order809('第十七条'),
    days: 2,
    reminders: [remind(0, 'bureau')],
    escalation: ofBureau,
  },
  reclassify: {
    // A basis that ends is a change of the law it rests on, so its classification is done anew within the days of article 9.
    id: 'reclassify-2021',
    ...measures('第九条、第十四条'),
    days: 10,
    reminders: [remind(-10, 'owing'), remind(0, 'owing')],
  },
  provide: [
    {
      id: 'provide-conditional-2025',
      ...order809('第二十二条'),
      shareType: 'conditional',
      days: 20,
      reminders: [remind(-3, 'owing'), remind(0, 'owing')],
    },
    {
      // Obtained directly (article 15): the working day that Order 809 gives for an answer is the one to provide in.
      id: 'provide-unconditional-2025',
      ...order809('第二十一条'),
      shareType: 'unconditional',
      days: 1,
      reminders: [remind(0, 'owing')],
    },
  ],
  renew: {
    // A renewal is an application for a longer time, so it is answered within the days of article 15.
    id: 'renew-2021',
    ...measures('第十五条'),
    days: 5,
    reminders: [remind(-1, 'owing'), remind(0, 'owing')],
  },
  rectify: {
    // Order 809 leaves the time to whoever suspends; the figures are the city's own.
    id: 'rectify-2025',
    ...order809('第二十七条'),
    days: 10,
    stated: { least: 1, most: 30 },
    reminders: [remind(-1, 'owing'), remind(0, 'owing')],
    escalation: unrectified,
  },
  dispose: {
    // Order 809 names no days: ten, the city's own figure, counted from the end. Both sides hear of it five working days before.
    id: 'dispose-2025',
    ...order809('第二十七条'),
    days: 10,
    reminders: [remind(-15, 'owing', 'waiting'), remind(-3, 'owing'), remind(0, 'owing')],
  },
  correct: {
    // Article 12 has the provider correct its data and names no days.
    id: 'correct-2025',
    ...order809('第二十六条'),
    days: 10,
    reminders: [remind(-3, 'owing'), remind(0, 'owing')],
  },
  find: {
    // Order 809 has the bureau match supply and demand and names no days: five, the city's own figure.
    id: 'find-2025',
    ...order809('第二十条'),
    days: 5,
    reminders: [remind(-1, 'bureau'), remind(0, 'bureau')],
    escalation: ofBureau,
  },
  compile: {
    // Ten days too are the city's own figure, those that article 9 gives for any other work on the catalog.
    id: 'compile-2025',
    ...order809('第二十条'),
    days: 10,
    reminders: [remind(-3, 'owing'), remind(0, 'owing')],
  },
  coordinate: {
    // The measures set no days for coordination: twenty working days are this product's own, for the bureau to change.
    id: 'coordinate-own',
    ...measures('第十五条'),
    days: 20,
    reminders: [remind(-5, 'bureau'), remind(0, 'bureau')],
    escalation: ofBureau,
  },
  'answer-ruling': {
    // Nor do they for the answer to a ruling: it gets as many as article 15 gives for a reply, for the bureau to change.
    id: 'answer-ruling-own',
    ...measures('第十六条'),
    days: 5,
    reminders: [remind(-1, 'owing'), remind(0, 'owing')],
    escalation: urging,
  },
};

export const policies: readonly Policy[] = Object.entries(rules).flatMap(([duty, ofDuty]) =>
  [ofDuty].flat().map((rule) => ({ ...common, ...rule, duty: duty as DutyKind })),
);
