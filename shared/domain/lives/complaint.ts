import { above, machine, type Part } from '../machine.ts';

/** Whoever speaks for the department that handles a complaint. */
const department: readonly Part[] = ['provider:staff', 'provider:head'];

/**
 * The life of a complaint or report of a citizen or a firm (Order 809 art. 37): the department that received it answers it, or passes it
 * on once. What is about that department itself, the bureau answers; what is about the bureau, the city government.
 */
export const complaintLife = machine({
  states: {
    handling: '办理中',
    referred: '由主管部门或者市政府办理',
    answered: '已答复',
  },
  initial: ['handling', 'referred'],
  steps: {
    passOn: { from: ['handling', 'referred'], to: ['handling', 'referred'], by: [...department, 'bureau'] },
    answer: { from: ['handling'], to: ['answered'], by: department },
    answerAbove: { from: ['referred'], to: ['answered'], by: above },
    link: { from: ['handling', 'answered'], to: [], by: department },
    linkAbove: { from: ['handling', 'referred', 'answered'], to: [], by: above },
  },
  waits: {
    handling: [{ duty: 'answer-complaint', by: department }],
    referred: [{ duty: 'decide-complaint', by: above }],
    answered: 'Nothing is left to be done; what it leads to is a case of its own.',
  },
});
export type ComplaintStatus = keyof typeof complaintLife.states;
