import type { Escalation, Policy } from './policy.ts';

export const YIMA = {
  document: '义马市政务信息资源共享管理暂行办法',
  kind: 'local-notice',
  publishedOn: '2021-03-10',
} as const;
export const ORDER_809 = {
  document: '政务数据共享条例',
  kind: 'administrative-regulation',
  publishedOn: '2025-05-28',
} as const;
/** Where no rule of law sets a number: the product's own, which the bureau may change. */
const OWN = { document: '本系统默认规则（非法定期限，主管部门可调整）' };

/**
 * What follows the alert to the bureau and the leader where a department stays late: its staff, its leader and the bureau are
 * told again, then rectification is suggested, then a report to the city government prepared (article 23). The measures name
 * no days for this; these are the product's own, for the bureau to change.
 */
const urging: Escalation[] = [
  { step: 'urge', workingDays: 1, at: '09:00', to: ['owing'] },
  { step: 'urge', workingDays: 2, at: '09:00', to: ['leader'] },
  { step: 'urge', workingDays: 3, at: '09:00', to: ['bureau'] },
];
const escalation: Escalation[] = [
  ...urging,
  { step: 'suggest-rectification', workingDays: 5, at: '09:00', to: ['bureau'] },
  { step: 'report', workingDays: 10, at: '09:00', to: ['bureau', 'bureau-leader'] },
];
/** Rectification was ordered already: what is not done in its time goes to the city government (article 23). */
const unrectified: Escalation[] = [
  ...urging,
  { step: 'report', workingDays: 5, at: '09:00', to: ['bureau', 'bureau-leader'] },
];
/** What the bureau itself owes is its leader's to see to. */
const ofBureau: Escalation[] = [
  { step: 'urge', workingDays: 1, at: '09:00', to: ['bureau'] },
  { step: 'urge', workingDays: 3, at: '09:00', to: ['bureau-leader'] },
];

/**
 * The policy in force: Yima's figures, with those of Order 809 (《政务数据共享条例》) where Yima is silent.
 * To change a figure, end a row with `effectiveTo` and add its successor; cases that began under it keep it.
 */
export const policies: readonly Policy[] = [
  {
    id: 'reply-conditional-2021',
    legalRef: { ...YIMA, article: '第十五条' },
    effectiveFrom: '2021-03-10',
    effectiveTo: null,
    duty: 'reply',
    shareType: 'conditional',
    days: 5,
    unit: 'working-day',
    extension: { maxDays: 10, approver: 'bureau', article: '《政务数据共享条例》第二十一条' },
    start: 'as-received',
    cutoff: null,
    reminders: [
      { workingDays: -1, at: '09:00', to: ['owing'] },
      { workingDays: 0, at: '09:00', to: ['owing'] },
    ],
    late: { to: ['bureau', 'leader'] },
    escalation,
  },
  {
    // The law says that the provider asks once and may not refuse for it; how long the requester has is our rule.
    id: 'supplement-default',
    legalRef: { ...OWN, article: '补正期限' },
    effectiveFrom: '2021-03-10',
    effectiveTo: null,
    duty: 'supplement',
    shareType: null,
    days: 10,
    unit: 'working-day',
    extension: null,
    start: 'as-received',
    cutoff: null,
    reminders: [
      { workingDays: -2, at: '09:00', to: ['owing'] },
      { workingDays: 0, at: '09:00', to: ['owing'] },
    ],
    late: { to: [] },
    escalation: [],
  },
  {
    id: 'update-2021',
    legalRef: { ...YIMA, article: '第九条' },
    effectiveFrom: '2021-03-10',
    effectiveTo: null,
    duty: 'update',
    shareType: null,
    days: 10,
    unit: 'working-day',
    extension: { maxDays: 5, approver: 'bureau', article: '《政务数据共享条例》第十七条' },
    start: 'as-received',
    cutoff: null,
    reminders: [
      { workingDays: -3, at: '09:00', to: ['owing'] },
      { workingDays: 0, at: '09:00', to: ['owing'] },
    ],
    late: { to: ['bureau', 'leader'] },
    escalation,
  },
  {
    id: 'review-2025',
    legalRef: { ...ORDER_809, article: '第十七条' },
    effectiveFrom: '2025-08-01',
    effectiveTo: null,
    duty: 'review',
    shareType: null,
    days: 2,
    unit: 'working-day',
    extension: null,
    start: 'as-received',
    cutoff: null,
    reminders: [{ workingDays: 0, at: '09:00', to: ['bureau'] }],
    late: { to: ['bureau', 'leader'] },
    escalation: ofBureau,
  },
  {
    // A basis that ends is a change of the law it rests on, so its classification is done anew within the days of article 9.
    id: 'reclassify-2021',
    legalRef: { ...YIMA, article: '第九条、第十四条' },
    effectiveFrom: '2021-03-10',
    effectiveTo: null,
    duty: 'reclassify',
    shareType: null,
    days: 10,
    unit: 'working-day',
    extension: null,
    start: 'as-received',
    cutoff: null,
    reminders: [
      { workingDays: -10, at: '09:00', to: ['owing'] },
      { workingDays: 0, at: '09:00', to: ['owing'] },
    ],
    late: { to: ['bureau', 'leader'] },
    escalation,
  },
  {
    id: 'provide-conditional-2025',
    legalRef: { ...ORDER_809, article: '第二十二条' },
    effectiveFrom: '2025-08-01',
    effectiveTo: null,
    duty: 'provide',
    shareType: 'conditional',
    days: 20,
    unit: 'working-day',
    extension: null,
    start: 'as-received',
    cutoff: null,
    reminders: [
      { workingDays: -3, at: '09:00', to: ['owing'] },
      { workingDays: 0, at: '09:00', to: ['owing'] },
    ],
    late: { to: ['bureau', 'leader'] },
    escalation,
  },
  {
    // Obtained directly (article 15): the working day that Order 809 gives for an answer is the one to provide in.
    id: 'provide-unconditional-2025',
    legalRef: { ...ORDER_809, article: '第二十一条' },
    effectiveFrom: '2025-08-01',
    effectiveTo: null,
    duty: 'provide',
    shareType: 'unconditional',
    days: 1,
    unit: 'working-day',
    extension: null,
    start: 'as-received',
    cutoff: null,
    reminders: [{ workingDays: 0, at: '09:00', to: ['owing'] }],
    late: { to: ['bureau', 'leader'] },
    escalation,
  },
  {
    // A renewal is an application for a longer time, so it is answered within the days of article 15.
    id: 'renew-2021',
    legalRef: { ...YIMA, article: '第十五条' },
    effectiveFrom: '2021-03-10',
    effectiveTo: null,
    duty: 'renew',
    shareType: null,
    days: 5,
    unit: 'working-day',
    extension: null,
    start: 'as-received',
    cutoff: null,
    reminders: [
      { workingDays: -1, at: '09:00', to: ['owing'] },
      { workingDays: 0, at: '09:00', to: ['owing'] },
    ],
    late: { to: ['bureau', 'leader'] },
    escalation,
  },
  {
    // Order 809 leaves the time to whoever suspends; the figures are the city's own.
    id: 'rectify-2025',
    legalRef: { ...ORDER_809, article: '第二十七条' },
    effectiveFrom: '2025-08-01',
    effectiveTo: null,
    duty: 'rectify',
    shareType: null,
    days: 10,
    stated: { least: 1, most: 30 },
    unit: 'working-day',
    extension: null,
    start: 'as-received',
    cutoff: null,
    reminders: [
      { workingDays: -1, at: '09:00', to: ['owing'] },
      { workingDays: 0, at: '09:00', to: ['owing'] },
    ],
    late: { to: ['bureau', 'leader'] },
    escalation: unrectified,
  },
  {
    // Order 809 names no days: ten, the city's own figure, counted from the end. Both sides hear of it five working days before.
    id: 'dispose-2025',
    legalRef: { ...ORDER_809, article: '第二十七条' },
    effectiveFrom: '2025-08-01',
    effectiveTo: null,
    duty: 'dispose',
    shareType: null,
    days: 10,
    unit: 'working-day',
    extension: null,
    start: 'as-received',
    cutoff: null,
    reminders: [
      { workingDays: -15, at: '09:00', to: ['owing', 'waiting'] },
      { workingDays: -3, at: '09:00', to: ['owing'] },
      { workingDays: 0, at: '09:00', to: ['owing'] },
    ],
    late: { to: ['bureau', 'leader'] },
    escalation,
  },
  {
    // Article 12 has the provider correct its data and names no days.
    id: 'correct-2025',
    legalRef: { ...ORDER_809, article: '第二十六条' },
    effectiveFrom: '2025-08-01',
    effectiveTo: null,
    duty: 'correct',
    shareType: null,
    days: 10,
    unit: 'working-day',
    extension: null,
    start: 'as-received',
    cutoff: null,
    reminders: [
      { workingDays: -3, at: '09:00', to: ['owing'] },
      { workingDays: 0, at: '09:00', to: ['owing'] },
    ],
    late: { to: ['bureau', 'leader'] },
    escalation,
  },
  {
    // Order 809 has the bureau match supply and demand and names no days: five, the city's own figure.
    id: 'find-2025',
    legalRef: { ...ORDER_809, article: '第二十条' },
    effectiveFrom: '2025-08-01',
    effectiveTo: null,
    duty: 'find',
    shareType: null,
    days: 5,
    unit: 'working-day',
    extension: null,
    start: 'as-received',
    cutoff: null,
    reminders: [
      { workingDays: -1, at: '09:00', to: ['bureau'] },
      { workingDays: 0, at: '09:00', to: ['bureau'] },
    ],
    late: { to: ['bureau', 'leader'] },
    escalation: ofBureau,
  },
  {
    // Ten days too are the city's own figure, those that article 9 gives for any other work on the catalog.
    id: 'compile-2025',
    legalRef: { ...ORDER_809, article: '第二十条' },
    effectiveFrom: '2025-08-01',
    effectiveTo: null,
    duty: 'compile',
    shareType: null,
    days: 10,
    unit: 'working-day',
    extension: null,
    start: 'as-received',
    cutoff: null,
    reminders: [
      { workingDays: -3, at: '09:00', to: ['owing'] },
      { workingDays: 0, at: '09:00', to: ['owing'] },
    ],
    late: { to: ['bureau', 'leader'] },
    escalation,
  },
  {
    // The measures set no days for coordination: twenty working days are this product's own, for the bureau to change.
    id: 'coordinate-own',
    legalRef: { ...YIMA, article: '第十五条' },
    effectiveFrom: '2021-03-10',
    effectiveTo: null,
    duty: 'coordinate',
    shareType: null,
    days: 20,
    unit: 'working-day',
    extension: null,
    start: 'as-received',
    cutoff: null,
    reminders: [
      { workingDays: -5, at: '09:00', to: ['bureau'] },
      { workingDays: 0, at: '09:00', to: ['bureau'] },
    ],
    late: { to: ['bureau', 'leader'] },
    escalation: ofBureau,
  },
  {
    // Nor do they for the answer to a ruling: it gets as many as article 15 gives for a reply, for the bureau to change.
    id: 'answer-ruling-own',
    legalRef: { ...YIMA, article: '第十六条' },
    effectiveFrom: '2021-03-10',
    effectiveTo: null,
    duty: 'answer-ruling',
    shareType: null,
    days: 5,
    unit: 'working-day',
    extension: null,
    start: 'as-received',
    cutoff: null,
    reminders: [
      { workingDays: -1, at: '09:00', to: ['owing'] },
      { workingDays: 0, at: '09:00', to: ['owing'] },
    ],
    late: { to: ['bureau', 'leader'] },
    escalation: urging,
  },
];
