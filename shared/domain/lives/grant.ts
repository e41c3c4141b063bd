import { above, machine } from '../machine.ts';

/**
 * The life of a grant. A suspension takes effect at once, everywhere. A provider ends or changes its service only after
 * negotiating and filing it (809 art. 27). In the end the requester disposes of the data.
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
    return: { from: ['rectified'], to: ['suspended'], by: ['provider:staff', ...above] },
    resume: { from: ['suspended', 'rectified'], to: ['in-use'], by: ['provider:staff', ...above] },
    terminate: { from: ['suspended', 'rectified'], to: ['terminated'], by: ['provider:staff', ...above] },
    relinquish: {
      from: ['awaiting-provision', 'in-use', 'suspended', 'rectified'],
      to: ['ended'],
      by: ['requester:staff'],
    },
    end: { from: ['awaiting-provision', 'in-use', 'suspended', 'rectified'], to: ['ended'], by: ['system'] },
    dispose: { from: ['terminated', 'ended'], to: ['disposed'], by: ['requester:staff'] },
    // Misuse is answered for after the end too. These leave the state as it is.
    'rectify-after-end': { from: ['ended', 'disposed'], to: [], by: ['requester:staff'] },
    'return-after-end': { from: ['ended', 'disposed'], to: [], by: ['provider:staff', ...above] },
    close: { from: ['ended', 'disposed'], to: [], by: ['provider:staff', ...above] },
    // A system of the requester fetches data and records its use too, and does nothing else.
    take: { from: ['in-use'], to: [], by: ['requester:staff', 'requester:system'] },
    renew: { from: ['in-use'], to: [], by: ['requester:staff'] },
    file: { from: ['awaiting-provision', 'in-use'], to: [], by: ['provider:staff'] },
    record: {
      from: ['in-use', 'suspended', 'rectified', 'terminated', 'ended'],
      to: [],
      by: ['requester:staff', 'requester:system'],
    },
  },
  waits: {
    'awaiting-provision': [{ duty: 'provide', by: ['provider:staff'] }],
    'in-use': 'It is used until its term is over.',
    suspended: [{ duty: 'rectify', by: ['requester:staff'] }],
    rectified: [{ duty: 'review-rectification', by: ['provider:staff', ...above] }],
    terminated: [{ duty: 'dispose', by: ['requester:staff'] }],
    ended: [{ duty: 'dispose', by: ['requester:staff'] }],
    disposed: 'What is left of a suspension has its own duty, as before the end.',
  },
});
export type GrantStatus = keyof typeof grantLife.states;
