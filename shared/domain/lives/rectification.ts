import { above, machine, type Part } from '../machine.ts';

/** Whoever speaks for the department that is to rectify. */
const department: readonly Part[] = ['provider:staff', 'provider:head'];

const over = 'Nothing is left to be done, unless accountability is proposed.';

/** States of a notice that was issued and is not settled yet. */
const openRectification = ['issued', 'reported', 'escalated', 'ordered', 'answered'] as const;

/** What follows an issued notice, whatever becomes of it. */
const sinceIssued = [...openRectification, 'accepted', 'concluded', 'exempted', 'referred'] as const;

/**
 * The life of a rectification (整改): 通知 → 报告 → 复核, and where the date is missed 上报 → 督办 → 督办办结 (article 23; Order 809 arts.
 * 39, 40). The department is its one side, as `provider`. Where that is the bureau, the city government takes its place, and orders
 * what it would otherwise be reported (Order 809 art. 41).
 */
export const rectificationLife = machine({
  states: {
    drafted: '待签发',
    discarded: '不予签发',
    issued: '整改中',
    reported: '已报告，待复核',
    escalated: '已上报市政府',
    ordered: '督办中',
    answered: '督办已报告，待办结',
    accepted: '整改完成',
    concluded: '督办办结',
    exempted: '免予追究',
    referred: '依照其他法律处理',
  },
  initial: ['drafted'],
  steps: {
    revise: { from: ['drafted'], to: [], by: above },
    discard: { from: ['drafted'], to: ['discarded'], by: above },
    issue: { from: ['drafted'], to: ['issued'], by: above },
    askTime: { from: ['issued'], to: [], by: department },
    answerTime: { from: ['issued'], to: [], by: above },
    attach: { from: ['issued', 'ordered'], to: [], by: department },
    attachAbove: { from: openRectification, to: [], by: above },
    report: { from: ['issued'], to: ['reported'], by: department },
    accept: { from: ['reported'], to: ['accepted'], by: above },
    return: { from: ['reported'], to: ['issued'], by: above },
    escalate: { from: ['issued'], to: ['escalated'], by: ['bureau'] },
    order: { from: ['escalated'], to: ['ordered'], by: ['bureau'] },
    // The city government has nobody to report to: it orders at once.
    orderItself: { from: ['issued'], to: ['ordered'], by: ['government'] },
    answerOrder: { from: ['ordered'], to: ['answered'], by: department },
    returnAnswer: { from: ['answered'], to: ['ordered'], by: above },
    conclude: { from: ['ordered', 'answered'], to: ['concluded'], by: above },
    exempt: { from: openRectification, to: ['exempted'], by: above },
    refer: { from: openRectification, to: ['referred'], by: above },
    proposeAccountability: { from: sinceIssued, to: [], by: above },
    recordAccountability: { from: sinceIssued, to: [], by: above },
  },
  waits: {
    drafted: [{ duty: 'issue-notice', by: ['bureau'] }],
    issued: [{ duty: 'rectify-notice', by: department }],
    reported: [{ duty: 'review-report', by: above }],
    escalated: [{ duty: 'record-order', by: ['bureau'] }],
    ordered: [{ duty: 'rectify-notice', by: department }],
    answered: [{ duty: 'review-report', by: above }],
    accepted: over,
    concluded: over,
    exempted: over,
    referred: 'Whoever the law names takes it up.',
  },
});
export type RectificationStatus = keyof typeof rectificationLife.states;
export type RectificationStep = keyof typeof rectificationLife.steps;
