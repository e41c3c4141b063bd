import { above, machine } from '../machine.ts';

/**
 * The life of a request for more time to reply (809 art. 21). Whoever is above both sides gives the time or declines; once the
 * request is answered or over, what was asked has no object any more.
 */
export const extensionLife = machine({
  states: { asked: '待批准', given: '已延长', declined: '未批准', over: '已无需批准' },
  initial: ['asked'],
  steps: {
    give: { from: ['asked'], to: ['given'], by: above },
    decline: { from: ['asked'], to: ['declined'], by: above },
    end: { from: ['asked'], to: ['over'], by: ['system'] },
  },
  waits: { asked: [{ duty: 'decide-extension', by: above }] },
});
