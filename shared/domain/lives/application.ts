import { machine } from '../machine.ts';

export const applicationLife = machine({
  states: { draft: '草稿', proposed: '待本部门负责人同意', sent: '已提出', withdrawn: '已撤回' },
  initial: ['draft'],
  steps: {
    revise: { from: ['draft'], to: ['draft'], by: ['requester:staff'] },
    submit: { from: ['draft'], to: ['proposed'], by: ['requester:staff'] },
    consent: { from: ['proposed'], to: ['sent'], by: ['requester:head'] },
    return: { from: ['proposed'], to: ['draft'], by: ['requester:head'] },
    withdraw: { from: ['draft', 'proposed'], to: ['withdrawn'], by: ['requester:staff'] },
  },
  waits: {
    draft: 'Staff work on it, and nobody else knows of it yet.',
    proposed: [{ duty: 'consent', by: ['requester:head'] }],
  },
});
