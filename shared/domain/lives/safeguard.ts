import { machine } from '../machine.ts';

/**
 * The life of a security task (articles 18, 19, 21): it is owed once in each period, and done with its report. Which of the duties it
 * is, its kind says.
 */
export const safeguardLife = machine({
  states: { owed: '待报告', done: '已报告' },
  initial: ['owed'],
  steps: {
    report: { from: ['owed', 'done'], to: ['done'], by: ['provider:staff', 'provider:head'] },
  },
  waits: {
    owed: [
      { duty: 'assess-risk', by: ['provider:staff'] },
      { duty: 'review-security', by: ['provider:staff'] },
      { duty: 'check-secrecy', by: ['provider:staff'] },
      { duty: 'drill-restore', by: ['provider:staff'] },
      { duty: 'plan-emergency', by: ['provider:staff'] },
      { duty: 'exercise-emergency', by: ['provider:staff'] },
    ],
    done: 'A later report adds to the first one.',
  },
});
export type SafeguardStatus = keyof typeof safeguardLife.states;
