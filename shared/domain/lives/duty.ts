import { above, machine } from '../machine.ts';

/**
 * The life of a duty. It is open until the work is done or no longer needed. Its clock stops while the bureau reviews a claim
 * of the department (article 9), and while the other side supplies what is missing (809 art. 21).
 * `system` takes the steps that follow from a step of the case.
 */
export const dutyLife = machine({
  states: {
    open: '未办结',
    claimed: '待确认',
    stopped: '暂停计时',
    met: '已办结',
    cancelled: '已撤销',
  },
  initial: ['open'],
  steps: {
    meet: { from: ['open'], to: ['met'], by: ['system'] },
    claim: { from: ['open'], to: ['claimed'], by: ['provider:staff', 'system'] },
    accept: { from: ['claimed'], to: ['met'], by: ['bureau'] },
    decline: { from: ['claimed'], to: ['open'], by: ['bureau'] },
    stop: { from: ['open'], to: ['stopped'], by: ['system'] },
    resume: { from: ['stopped'], to: ['open'], by: ['system'] },
    cancel: { from: ['open', 'claimed', 'stopped'], to: ['cancelled'], by: ['system'] },
    // These leave the state as it is.
    extend: { from: ['open'], to: [], by: above },
    wake: { from: ['open', 'claimed', 'stopped'], to: [], by: ['system'] },
  },
  waits: {
    open: 'A duty is itself the clock of what it is about.',
    // A claimed revision has a review of its own; a claim of "no change needed" gets one too.
    claimed: [{ duty: 'review', by: ['bureau'] }],
    stopped: 'The other side has a duty of its own to supply what is missing.',
  },
});
