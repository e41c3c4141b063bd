import { machine } from '../machine.ts';

/**
 * The life of the evaluation of a year (article 17). The facts are frozen when it begins. The bureau is itself a department that is
 * evaluated, so the city government has the last word, and answers what the bureau objects to (articles 6, 16).
 */
export const evaluationLife = machine({
  states: {
    scoring: '评分中',
    draft: '征求意见',
    concluded: '待市政府审定',
    published: '已公布',
    withdrawn: '已撤回',
  },
  initial: ['scoring'],
  steps: {
    score: { from: ['scoring'], to: [], by: ['evaluator'] },
    open: { from: ['scoring'], to: ['draft'], by: ['bureau'] },
    object: { from: ['draft'], to: [], by: ['provider:head'] },
    answer: { from: ['draft'], to: [], by: ['bureau', 'government'] },
    conclude: { from: ['draft'], to: ['concluded'], by: ['bureau'] },
    approve: { from: ['concluded'], to: ['published'], by: ['government'] },
    return: { from: ['concluded'], to: ['draft'], by: ['government'] },
    withdraw: { from: ['scoring', 'draft'], to: ['withdrawn'], by: ['bureau'] },
  },
  waits: {
    scoring: [
      { duty: 'evaluate', by: ['evaluator'] },
      { duty: 'conclude-evaluation', by: ['bureau'] },
    ],
    draft: [
      { duty: 'answer-evaluation', by: ['bureau', 'government'] },
      { duty: 'conclude-evaluation', by: ['bureau'] },
    ],
    concluded: [{ duty: 'decide-instead', by: ['government'] }],
  },
});
