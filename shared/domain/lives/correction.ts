import { machine } from '../machine.ts';

/** The life of a correction, from the report to the rating. Entry and grant remain in use meanwhile. */
export const correctionLife = machine({
  states: {
    reported: '待核实',
    corrected: '已更正',
    verified: '核实无误',
    declined: '不予更正',
    objected: '已提出异议',
    closed: '已评价',
    withdrawn: '已撤回',
  },
  initial: ['reported'],
  steps: {
    answer: {
      from: ['reported', 'objected'],
      to: ['corrected', 'verified', 'declined'],
      by: ['provider:staff'],
    },
    object: { from: ['corrected', 'verified', 'declined'], to: ['objected'], by: ['requester:staff'] },
    rate: { from: ['corrected', 'verified', 'declined', 'objected'], to: ['closed'], by: ['requester:staff'] },
    withdraw: { from: ['reported'], to: ['withdrawn'], by: ['requester:staff'] },
  },
  waits: {
    reported: [{ duty: 'correct', by: ['provider:staff'] }],
    objected: [{ duty: 'answer-objection', by: ['provider:staff'] }],
    corrected: 'It is answered. The reporter may rate it or object once, and nothing depends on either.',
    verified: 'It is answered. The reporter may rate it or object once, and nothing depends on either.',
    declined: 'It is answered. The reporter may rate it or object once, and nothing depends on either.',
  },
});
export type CorrectionStatus = keyof typeof correctionLife.states;
