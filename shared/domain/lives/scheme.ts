import { machine } from '../machine.ts';

/** The life of a scheme of evaluation. It decides how others are judged, so one officer proposes it and another confirms it. */
export const schemeLife = machine({
  states: { proposed: '待确认', confirmed: '已确认', withdrawn: '已撤回' },
  initial: ['proposed'],
  steps: {
    confirm: { from: ['proposed'], to: ['confirmed'], by: ['bureau'] },
    withdraw: { from: ['proposed', 'confirmed'], to: ['withdrawn'], by: ['bureau'] },
  },
  waits: {
    proposed: 'Nothing depends on it: unless another officer confirms it, the year is evaluated by the earlier scheme.',
    confirmed: 'The years from its own on are evaluated by it.',
  },
});
