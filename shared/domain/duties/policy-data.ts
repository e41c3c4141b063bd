import { addDays } from '../calendar/time.ts';
import { cited, inForce, MEASURES, ORDER_809, OWN_RULES } from '../regulations.ts';
import type { Audience, DutyKind, EscalationRung, Policy } from './policy.ts';

const measures = (article: string) => ({ legalRef: { ...MEASURES, article }, effectiveFrom: inForce.measures });
const order809 = (article: string) => ({ legalRef: { ...ORDER_809, article }, effectiveFrom: inForce.order809 });
const productRule = (article: string) => ({ legalRef: { ...OWN_RULES, article }, effectiveFrom: inForce.measures });

/** Relative to the due date in working days: negative before it. At nine in the morning. */
const remind = (workingDays: number, ...to: Audience[]) => ({ workingDays, at: '09:00', to });
const rung = (step: EscalationRung['step'], workingDays: number, ...to: Audience[]): EscalationRung => ({
  step,
  ...remind(workingDays, ...to),
});

/**
 * What follows the first alert while a department stays late: mails to its staff, its leader and the bureau, then the suggestion
 * of rectification, then a report to the city government (article 23). The measures name no days for this, so the figures are
 * the product's own, and the bureau may change them.
 */
const urging = [rung('urge', 1, 'owing'), rung('urge', 2, 'leader'), rung('urge', 3, 'bureau')];
const escalation = [
  ...urging,
  rung('suggest-rectification', 5, 'bureau'),
  rung('report', 10, 'bureau', 'bureau-leader'),
];
/** Escalation of a rectification: it was ordered already, so a missed date goes to the city government (article 23). */
const rectificationEscalation = [...urging, rung('report', 5, 'bureau', 'bureau-leader')];
/** Escalation of the bureau's own duties: they go to its leader. */
const bureauEscalation = [rung('urge', 1, 'bureau'), rung('urge', 3, 'bureau-leader')];
/** Escalation of what the city government owes: nobody here is above it, so its own office and leader are urged. */
const governmentEscalation = [rung('urge', 1, 'owing'), rung('urge', 3, 'leader')];

/** Defaults of a rule. */
const ruleDefaults = {
  effectiveTo: null,
  shareType: null,
  unit: 'working-day',
  extension: null,
  start: 'as-received',
  cutoff: null,
  late: { to: ['bureau', 'leader'] },
  escalation,
} satisfies Partial<Policy>;

type Rule = Omit<Policy, 'duty' | keyof typeof ruleDefaults> & Partial<Pick<Policy, keyof typeof ruleDefaults>>;

/**
 * By Order 809 nothing leaves a department without the consent of its head. No law sets days for it. What has not left the
 * department concerns nobody else, so only its own people are told.
 */
const consentDays = {
  ...productRule('本部门负责人同意期限'),
  days: 3,
  reminders: [remind(-1, 'owing'), remind(0, 'owing')],
  late: { to: ['leader'] },
  escalation: urging.filter(({ to }) => !to.includes('bureau')),
} satisfies Omit<Rule, 'id'>;

/**
 * Security duties that recur. The measures ask for them regularly (定期) and name neither a period nor days, so both are the product's
 * own. They begin with the first whole year after they were set: nobody owes a report for a year that began without the rule.
 */
const measuresFrom2027 = (article: string) => ({ ...measures(article), effectiveFrom: '2027-01-01' as const });
const yearly = (by: NonNullable<Policy['recurs']>['by'], days: number) => ({
  days,
  recurs: { months: 12 as const, by },
  reminders: [remind(-20, 'owing'), remind(-5, 'owing', 'leader'), remind(0, 'owing')],
});
const ofBureau = { escalation: bureauEscalation };

/**
 * The rules in force, by kind of duty: Yima's figures, or those of Order 809 where Yima has none. A kind without a rule does not
 * compile. To change a figure, end a rule with `effectiveTo` and add its successor; cases that began under it keep it.
 */
const rules: Record<DutyKind, Rule | [Rule, ...Rule[]]> = {
  consent: [
    // Before Order 809 the head of the sharing office consented to entries, and still consents to applications and replies.
    {
      id: 'consent-own',
      ...consentDays,
      effectiveTo: addDays(inForce.order809, -1),
      entryConsent: { by: ['head'], article: cited(MEASURES, '第七条') },
    },
    {
      // Since then it is whoever is in charge of the department (部门负责人): its leader, or the deputy whom the leader names.
      id: 'consent-own-2025',
      ...consentDays,
      effectiveFrom: inForce.order809,
      entryConsent: { by: ['leader', 'deputy'], article: cited(ORDER_809, '第十三条') },
    },
  ],
  reply: {
    id: 'reply-conditional-2021',
    ...measures('第十五条'),
    shareType: 'conditional',
    days: 5,
    extension: { maxDays: 10, approver: 'bureau', article: cited(ORDER_809, '第二十一条') },
    reminders: [remind(-1, 'owing'), remind(0, 'owing')],
  },
  supplement: {
    // By law the provider asks once and may not refuse for it. How long the requester has is the product's own rule.
    id: 'supplement-default',
    ...productRule('补正期限'),
    days: 10,
    reminders: [remind(-2, 'owing'), remind(0, 'owing')],
    late: { to: [] },
    escalation: [],
  },
  update: {
    // How much time is left to mend what is returned on the last day no law says: two days are the product's own figure.
    id: 'update-2021',
    ...measures('第九条'),
    days: 10,
    mending: 2,
    extension: { maxDays: 5, approver: 'bureau', article: cited(ORDER_809, '第十七条') },
    reminders: [remind(-3, 'owing'), remind(0, 'owing')],
  },
  review: {
    id: 'review-2025',
    ...order809('第十七条'),
    days: 2,
    reminders: [remind(0, 'bureau')],
    escalation: bureauEscalation,
  },
  'review-first': {
    // By Order 809 an update is reviewed in two days; of a first publication it says nothing.
    id: 'review-first-own',
    ...productRule('首次发布审定期限'),
    days: 10,
    reminders: [remind(-1, 'bureau'), remind(0, 'bureau')],
    escalation: bureauEscalation,
  },
  reclassify: {
    // The end of a legal basis is a change of law, so the classification is renewed within the days of article 9.
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
      // Unconditional data needs no reply (article 15), so the one working day of Order 809 for a reply is the time to provide it.
      id: 'provide-unconditional-2025',
      ...order809('第二十一条'),
      shareType: 'unconditional',
      days: 1,
      reminders: [remind(0, 'owing')],
    },
  ],
  renew: {
    // A renewal is an application for more time, so it is answered within the days of article 15.
    id: 'renew-2021',
    ...measures('第十五条'),
    days: 5,
    reminders: [remind(-1, 'owing'), remind(0, 'owing')],
  },
  rectify: {
    // By Order 809 whoever suspends sets the time; the figures are the city's own.
    id: 'rectify-2025',
    ...order809('第二十七条'),
    days: 10,
    stated: { least: 1, most: 30 },
    reminders: [remind(-1, 'owing'), remind(0, 'owing')],
    escalation: rectificationEscalation,
  },
  'review-rectification': {
    // Whoever suspended the grant decides whether it was rectified, while the requester cannot use it.
    id: 'review-rectification-own',
    ...productRule('整改复核期限'),
    days: 5,
    reminders: [remind(-1, 'owing'), remind(0, 'owing')],
    escalation: urging,
  },
  dispose: {
    // Order 809 names no days: ten, counted from the end, is the city's own figure. Both sides get a mail five working days
    // before the end.
    id: 'dispose-2025',
    ...order809('第二十七条'),
    days: 10,
    reminders: [remind(-15, 'owing', 'waiting'), remind(-3, 'owing'), remind(0, 'owing')],
  },
  correct: {
    // By article 12 the provider corrects its data; the article names no days.
    id: 'correct-2025',
    ...order809('第二十六条'),
    days: 10,
    reminders: [remind(-3, 'owing'), remind(0, 'owing')],
  },
  'answer-objection': {
    // The first answer has the ten days of Order 809; of a second one it says nothing.
    id: 'answer-objection-own',
    ...productRule('异议答复期限'),
    days: 5,
    reminders: [remind(-1, 'owing'), remind(0, 'owing')],
    escalation: urging,
  },
  find: {
    // By Order 809 the bureau matches supply and demand. It names no days: five is the city's own figure.
    id: 'find-2025',
    ...order809('第二十条'),
    days: 5,
    reminders: [remind(-1, 'bureau'), remind(0, 'bureau')],
    escalation: bureauEscalation,
  },
  compile: {
    // Ten is the city's own figure too, as in article 9 for other work on the catalog.
    id: 'compile-2025',
    ...order809('第二十条'),
    days: 10,
    reminders: [remind(-3, 'owing'), remind(0, 'owing')],
  },
  negotiate: {
    // Owed by the side that did not act last: by article 15 the two sides negotiate, and the article names no days.
    id: 'negotiate-own',
    ...productRule('协商回应期限'),
    days: 10,
    reminders: [remind(-3, 'owing'), remind(0, 'owing')],
    escalation: urging,
  },
  coordinate: {
    // The measures set no days for coordination: twenty is the product's own figure.
    id: 'coordinate-own',
    ...measures('第十五条'),
    days: 20,
    reminders: [remind(-5, 'bureau'), remind(0, 'bureau')],
    escalation: bureauEscalation,
  },
  'answer-ruling': {
    // The measures set no days for the answer to a ruling: five is the product's own figure, as in article 15 for a reply.
    id: 'answer-ruling-own',
    ...measures('第十六条'),
    days: 5,
    reminders: [remind(-1, 'owing'), remind(0, 'owing')],
    escalation: urging,
  },
  decide: {
    // Order 809 names no days for the decision of the city government: twenty is the product's own figure, as for coordination.
    id: 'decide-own',
    ...order809('第二十八条'),
    days: 20,
    reminders: [remind(-5, 'owing'), remind(0, 'owing')],
    escalation: governmentEscalation,
  },
  'decide-instead': {
    // What the bureau would decide, were it not a side itself: three is the product's own figure, within the days of a reply.
    id: 'decide-instead-own',
    ...measures('第十六条'),
    days: 3,
    reminders: [remind(-1, 'owing'), remind(0, 'owing')],
    escalation: governmentEscalation,
  },
  'decide-extension': {
    // The time to reply goes on meanwhile.
    id: 'decide-extension-own',
    ...productRule('延期审批期限'),
    days: 2,
    reminders: [remind(0, 'bureau')],
    escalation: bureauEscalation,
  },
  'decide-filing': {
    id: 'decide-filing-own',
    ...productRule('备案办理期限'),
    days: 3,
    reminders: [remind(-1, 'bureau'), remind(0, 'bureau')],
    escalation: bureauEscalation,
  },
  'assess-risk': { id: 'assess-risk-own', ...yearly('bureau', 180), ...measuresFrom2027('第十八条'), ...ofBureau },
  'review-security': { id: 'review-security-own', ...yearly('all', 120), ...measuresFrom2027('第十九条') },
  'check-secrecy': { id: 'check-secrecy-own', ...yearly('all', 200), ...measuresFrom2027('第十九条') },
  'drill-restore': {
    id: 'drill-restore-own',
    ...yearly('bureau', 150),
    ...measuresFrom2027('第十八条、第二十一条'),
    ...ofBureau,
  },
  'plan-emergency': { id: 'plan-emergency-own', ...yearly('all', 60), ...measuresFrom2027('第二十一条') },
  'exercise-emergency': { id: 'exercise-emergency-own', ...yearly('all', 200), ...measuresFrom2027('第二十一条') },
  'tell-authority': {
    // By Order 809 the authorities are told as the rules have it (按照规定). People and hours are the product's own figures; the day is the
    // nearest that a duty can say to hours by the clock.
    id: 'tell-authority-own',
    ...order809('第三十五条'),
    days: 1,
    bands: [
      { level: 'ordinary', people: 0, hours: 24 },
      { level: 'larger', people: 1000, hours: 4 },
      { level: 'major', people: 10_000, hours: 2 },
      { level: 'grave', people: 100_000, hours: 1 },
    ],
    reminders: [remind(0, 'owing', 'leader', 'bureau')],
  },
  'classify-incident': {
    id: 'classify-incident-own',
    ...productRule('安全事件定级期限'),
    days: 1,
    reminders: [remind(0, 'bureau')],
    escalation: bureauEscalation,
  },
  'handle-incident': {
    // By Order 809 the harm is ended at once (立即); ten days are the product's own figure for the report on it.
    id: 'handle-incident-own',
    ...order809('第三十五条'),
    days: 10,
    reminders: [remind(-3, 'owing'), remind(0, 'owing', 'leader')],
  },
  'close-incident': {
    id: 'close-incident-own',
    ...productRule('安全事件结案期限'),
    days: 5,
    reminders: [remind(-1, 'bureau'), remind(0, 'bureau')],
    escalation: bureauEscalation,
  },
  'review-contractor': {
    // Order 809 has the department watch over its contractor. That it renews or ends the engagement before its end is the product's own rule.
    id: 'review-contractor-own',
    ...order809('第三十六条'),
    days: 20,
    stated: { least: 1, most: 20 },
    reminders: [remind(-10, 'owing'), remind(-3, 'owing'), remind(0, 'owing')],
  },
  'answer-complaint': {
    // By Order 809 a complaint is handled in time, as the rules have it (按照规定及时处理). Fifteen days, and fifteen more given once, are the
    // product's own figures, as for the bureau beneath.
    id: 'answer-complaint-own',
    ...order809('第三十七条'),
    days: 15,
    extension: { maxDays: 15, approver: 'bureau', article: cited(OWN_RULES, '投诉举报延期') },
    reminders: [remind(-5, 'owing'), remind(-1, 'owing'), remind(0, 'owing', 'leader')],
  },
  'decide-complaint': {
    id: 'decide-complaint-own',
    ...order809('第三十七条'),
    days: 15,
    extension: { maxDays: 15, approver: 'bureau', article: cited(OWN_RULES, '投诉举报延期') },
    reminders: [remind(-5, 'bureau'), remind(-1, 'bureau'), remind(0, 'bureau')],
    escalation: bureauEscalation,
  },
  'sign-circular': {
    id: 'sign-circular-own',
    ...productRule('通报签发期限'),
    days: 3,
    reminders: [remind(-1, 'bureau'), remind(0, 'bureau')],
    escalation: bureauEscalation,
  },
  'issue-notice': {
    id: 'issue-notice-own',
    ...productRule('整改通知签发期限'),
    days: 3,
    reminders: [remind(-1, 'bureau'), remind(0, 'bureau')],
    escalation: bureauEscalation,
  },
  'rectify-notice': {
    // The notice says by when (article 23). Its bounds, and how much time may be added once, are the product's own figures.
    id: 'rectify-notice-2021',
    ...measures('第二十三条'),
    days: 10,
    stated: { least: 1, most: 60 },
    extension: { maxDays: 20, approver: 'bureau', article: cited(OWN_RULES, '整改延期') },
    reminders: [remind(-3, 'owing'), remind(0, 'owing', 'leader')],
    escalation: rectificationEscalation,
  },
  'review-report': {
    id: 'review-report-own',
    ...productRule('整改报告复核期限'),
    days: 5,
    reminders: [remind(-1, 'bureau'), remind(0, 'bureau')],
    escalation: bureauEscalation,
  },
  'record-order': {
    // How long the city government takes for its order no rule says: the bureau is to ask after twenty days.
    id: 'record-order-own',
    ...measures('第二十三条'),
    days: 20,
    reminders: [remind(-5, 'bureau'), remind(0, 'bureau')],
    escalation: bureauEscalation,
  },
  evaluate: {
    // The measures have 编制、财政、审计 take part and name no days: ten is the city's own figure.
    id: 'evaluate-own',
    ...measures('第十七条'),
    days: 10,
    reminders: [remind(-3, 'owing'), remind(0, 'owing')],
    escalation: urging,
  },
  'answer-evaluation': {
    id: 'answer-evaluation-own',
    ...productRule('评估异议答复期限'),
    days: 10,
    reminders: [remind(-3, 'bureau'), remind(0, 'bureau')],
    escalation: bureauEscalation,
  },
  'conclude-evaluation': {
    // Every year, says article 17: sixty working days are a quarter, in which evaluators score and departments object.
    id: 'conclude-evaluation-own',
    ...measures('第十七条'),
    days: 60,
    reminders: [remind(-10, 'bureau'), remind(0, 'bureau')],
    escalation: bureauEscalation,
  },
};

export const policies: readonly Policy[] = Object.entries(rules).flatMap(([duty, ofDuty]) =>
  [ofDuty].flat().map((rule) => ({ ...ruleDefaults, ...rule, duty: duty as DutyKind })),
);
