import { above, machine } from '../machine.ts';

/**
 * The life of a notice of criticism (通报, Order 809 art. 29): one officer drafts it and a second one issues it to all departments; one
 * proposes to withdraw what was wrong and a second one withdraws it. Where the bureau is criticized, the city government does so.
 */
export const circularLife = machine({
  states: {
    drafted: '待签发',
    discarded: '不予签发',
    issued: '已通报',
    retracting: '已通报，待决定是否撤回',
    retracted: '已撤回',
  },
  initial: ['drafted'],
  steps: {
    revise: { from: ['drafted'], to: [], by: above },
    discard: { from: ['drafted'], to: ['discarded'], by: above },
    issue: { from: ['drafted'], to: ['issued'], by: above },
    retract: { from: ['issued'], to: ['retracting'], by: above },
    keep: { from: ['retracting'], to: ['issued'], by: above },
    confirmRetraction: { from: ['retracting'], to: ['retracted'], by: above },
  },
  waits: {
    drafted: [{ duty: 'sign-circular', by: ['bureau'] }],
    issued: 'Nothing is left to be done, unless it was wrong.',
    retracting: [{ duty: 'sign-circular', by: ['bureau'] }],
  },
});
export type CircularStatus = keyof typeof circularLife.states;
export type CircularStep = keyof typeof circularLife.steps;
