import { above, machine } from '../machine.ts';

/**
 * The life of a filing (备案): a provider that ends or changes its service negotiates it first and files it with the bureau (809
 * art. 27). Once the grant has ended, what was filed about it has no object any more.
 */
export const filingLife = machine({
  states: { filed: '待备案', accepted: '已备案', declined: '不予备案', done: '已实施', lapsed: '已失效' },
  initial: ['filed'],
  steps: {
    accept: { from: ['filed'], to: ['accepted'], by: above },
    decline: { from: ['filed'], to: ['declined'], by: above },
    'carry-out': { from: ['accepted'], to: ['done'], by: ['provider:staff'] },
    lapse: { from: ['filed', 'accepted'], to: ['lapsed'], by: ['system'] },
  },
  waits: {
    filed: [{ duty: 'decide-filing', by: above }],
    accepted:
      'An accepted end takes effect on its day; an accepted change is for the provider to carry out when it suits.',
  },
});
export type FilingStatus = keyof typeof filingLife.states;
