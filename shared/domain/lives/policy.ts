import { machine } from '../machine.ts';

/**
 * The life of a policy that the bureau loads. It decides when others are late, so one officer proposes it and another confirms it.
 * From its first day on it stays, since cases have begun under it; after that only a new version can follow.
 */
export const policyLife = machine({
  states: { proposed: '待确认', confirmed: '已确认', withdrawn: '已撤回' },
  initial: ['proposed'],
  steps: {
    confirm: { from: ['proposed'], to: ['confirmed'], by: ['bureau'] },
    withdraw: { from: ['proposed', 'confirmed'], to: ['withdrawn'], by: ['bureau'] },
  },
  waits: {
    proposed:
      'Nothing depends on it: unless another officer confirms it before its first day, the earlier rule goes on.',
    confirmed: 'It holds from its first day on.',
  },
});
