import { above, machine } from '../machine.ts';

export const requestLife = machine({
  states: {
    submitted: '待答复',
    supplementing: '待补正',
    replying: '答复待负责人同意',
    agreed: '同意共享',
    'partly-agreed': '部分同意',
    refused: '不予共享',
    lapsed: '逾期未补正失效',
    withdrawn: '已撤回',
  },
  initial: ['submitted', 'agreed'],
  steps: {
    askSupplement: { from: ['submitted'], to: ['supplementing'], by: ['provider:staff'] },
    supplement: { from: ['supplementing'], to: ['submitted'], by: ['requester:staff'] },
    lapse: { from: ['supplementing'], to: ['lapsed'], by: ['system'] },
    // The reply was late when the supplement was asked for, so it stays owed.
    missSupplement: { from: ['supplementing'], to: ['submitted'], by: ['system'] },
    reply: { from: ['submitted'], to: ['replying'], by: ['provider:staff'] },
    consentReply: { from: ['replying'], to: ['agreed', 'partly-agreed', 'refused'], by: ['provider:head'] },
    returnReply: { from: ['replying'], to: ['submitted'], by: ['provider:head'] },
    withdraw: { from: ['submitted', 'supplementing', 'replying'], to: ['withdrawn'], by: ['requester:staff'] },
    // These leave the state as it is.
    nudge: { from: ['submitted', 'replying'], to: [], by: ['requester:staff'] },
    askExtension: { from: ['submitted', 'replying'], to: [], by: ['provider:staff'] },
    declineExtension: { from: ['submitted', 'replying'], to: [], by: above },
  },
  waits: {
    submitted: [{ duty: 'reply', by: ['provider:staff'] }],
    supplementing: [{ duty: 'supplement', by: ['requester:staff'] }],
    replying: [{ duty: 'reply', by: ['provider:head'] }],
  },
});
