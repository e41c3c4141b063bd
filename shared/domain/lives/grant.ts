import { machine } from '../machine.ts';

/**
 * The life of a grant. Whoever suspends it does so at once, everywhere; only the provider's own service may be ended or changed,
 * and only after it was negotiated and filed (809 art. 27); what was used is disposed of in the end.
 */
export const grantLife = machine({
  states: {
    'awaiting-provision': '待提供',
    'in-use': '使用中',
    suspended: '已暂停，限期整改',
    rectified: '已整改，待复核',
    terminated: '已终止',
    ended: '已结束',
    disposed: '已处置',
  },
  initial: ['awaiting-provision'],
  steps: {
    provide: { from: ['awaiting-provision', 'in-use'], to: ['in-use'], by: ['provider:staff'] },
    suspend: { from: ['in-use'], to: ['suspended'], by: ['provider:staff', 'bureau'] },
    rectify: { from: ['suspended'], to: ['rectified'], by: ['requester:staff'] },
    'send-back': { from: ['rectified'], to: ['suspended'], by: ['provider:staff', 'bureau'] },
    resume: { from: ['suspended', 'rectified'], to: ['in-use'], by: ['provider:staff', 'bureau'] },
    terminate: { from: ['suspended', 'rectified'], to: ['terminated'], by: ['provider:staff', 'bureau'] },
    relinquish: {
      from: ['awaiting-provision', 'in-use', 'suspended', 'rectified'],
      to: ['ended'],
      by: ['requester:staff'],
    },
    end: { from: ['awaiting-provision', 'in-use', 'suspended', 'rectified'], to: ['ended'], by: ['system'] },
    dispose: { from: ['terminated', 'ended'], to: ['disposed'], by: ['requester:staff'] },
    // These leave it as it is.
    take: { from: ['in-use'], to: [], by: ['requester:staff'] },
    renew: { from: ['in-use'], to: [], by: ['requester:staff'] },
    file: { from: ['awaiting-provision', 'in-use'], to: [], by: ['provider:staff'] },
    record: { from: ['in-use', 'suspended', 'rectified', 'terminated', 'ended'], to: [], by: ['requester:staff'] },
  },
});
export type GrantStatus = keyof typeof grantLife.states;
