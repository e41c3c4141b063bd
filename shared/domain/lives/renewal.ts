import { machine } from '../machine.ts';

/** The life of a renewal. On both sides staff propose and the head of their sharing office consents (809 art. 20). */
export const renewalLife = machine({
  states: {
    proposed: '待使用部门负责人同意',
    asked: '待提供部门答复',
    answered: '待提供部门负责人同意',
    agreed: '已续期',
    refused: '不同意续期',
    declined: '使用部门未同意提出',
    lapsed: '已失效',
  },
  initial: ['proposed'],
  steps: {
    consent: { from: ['proposed'], to: ['asked'], by: ['requester:head'] },
    decline: { from: ['proposed'], to: ['declined'], by: ['requester:head'] },
    answer: { from: ['asked'], to: ['answered'], by: ['provider:staff'] },
    confirm: { from: ['answered'], to: ['agreed', 'refused'], by: ['provider:head'] },
    return: { from: ['answered'], to: ['asked'], by: ['provider:head'] },
    lapse: { from: ['proposed', 'asked', 'answered'], to: ['lapsed'], by: ['system'] },
  },
  waits: {
    proposed: [{ duty: 'consent', by: ['requester:head'] }],
    asked: [{ duty: 'renew', by: ['provider:staff'] }],
    answered: [{ duty: 'renew', by: ['provider:head'] }],
  },
});
export type RenewalStatus = keyof typeof renewalLife.states;
