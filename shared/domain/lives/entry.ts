import { above, machine, type Part } from '../machine.ts';

const inCharge: readonly Part[] = ['provider:leader', 'provider:deputy', 'provider:head'];

/**
 * The life of a catalog entry: staff write a draft, whoever is in charge of the department consents, the bureau approves (article 7; 809 art. 13).
 * A revision goes the same way while the published version stays in force; the states are those of the draft.
 */
export const entryLife = machine({
  states: {
    draft: '草稿',
    proposed: '待负责人同意',
    submitted: '待审定',
    returned: '已退回',
    published: '已发布',
    withdrawn: '已撤销',
  },
  initial: ['draft', 'proposed'],
  steps: {
    revise: { from: ['draft', 'returned', 'published', 'withdrawn'], to: ['draft'], by: ['provider:staff'] },
    // What an import made is dropped with it, unless somebody has worked on it or proposed it.
    drop: { from: ['draft'], to: ['published', 'withdrawn'], by: ['provider:staff', 'bureau'] },
    propose: { from: ['draft', 'returned'], to: ['proposed'], by: ['provider:staff'] },
    proposeWithdrawal: { from: ['draft', 'returned', 'published'], to: ['proposed'], by: ['provider:staff'] },
    // Which of them, the policy of the duty says.
    consent: { from: ['proposed'], to: ['submitted'], by: inCharge },
    returnDraft: { from: ['proposed'], to: ['returned'], by: inCharge },
    approve: { from: ['submitted'], to: ['published', 'withdrawn'], by: ['bureau'] },
    return: { from: ['submitted'], to: ['returned'], by: ['bureau'] },
    // It is found, or no longer found, to be collected twice (article 10), whatever becomes of the draft beside it.
    findDuplicate: {
      from: ['draft', 'proposed', 'submitted', 'returned', 'published', 'withdrawn'],
      to: [],
      by: above,
    },
  },
  waits: {
    draft: 'Staff work on it. What a change of law asks for is a duty of its own (article 9).',
    returned: 'Staff work on it. What a change of law asks for is a duty of its own (article 9).',
    proposed: [{ duty: 'consent', by: inCharge }],
    submitted: [
      { duty: 'review', by: ['bureau'] },
      { duty: 'review-first', by: ['bureau'] },
    ],
    published: 'It is in force. What a change of law asks for is a duty of its own (article 9).',
    withdrawn: 'It is over, and may be compiled anew.',
  },
});
export type EntryStatus = keyof typeof entryLife.states;
