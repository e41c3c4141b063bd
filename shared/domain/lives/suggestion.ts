import { above, machine } from '../machine.ts';

/**
 * The life of a suggestion to have something rectified (article 23). A rule opens it, and what else the rule finds joins it. An officer
 * takes it up, which drafts the notice, or puts it aside; of the bureau the city government does (Order 809 art. 41). Where what it rests
 * on is disproved, it lapses.
 */
export const suggestionLife = machine({
  states: { open: '待处理', 'taken-up': '已起草整改通知', 'put-aside': '不予采纳', lapsed: '已失效' },
  initial: ['open'],
  steps: {
    join: { from: ['open'], to: [], by: ['system'] },
    lapse: { from: ['open'], to: ['lapsed'], by: ['system'] },
    takeUp: { from: ['open'], to: ['taken-up'], by: above },
    putAside: { from: ['open'], to: ['put-aside'], by: above },
  },
  waits: { open: 'It is a suggestion: no law sets a time in which to order rectification.' },
});
export type SuggestionStatus = keyof typeof suggestionLife.states;
