import { machine } from '../machine.ts';

/** The life of an engagement of a contractor that holds or processes shared data (809 art. 36). */
export const contractorLife = machine({
  states: { engaged: '委托中', ended: '已终止' },
  initial: ['engaged'],
  steps: {
    renew: { from: ['engaged'], to: [], by: ['provider:staff'] },
    end: { from: ['engaged'], to: ['ended'], by: ['provider:staff'] },
  },
  waits: {
    engaged: [{ duty: 'review-contractor', by: ['provider:staff'] }],
  },
});
export type ContractorStatus = keyof typeof contractorLife.states;
