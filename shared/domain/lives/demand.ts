import { machine } from '../machine.ts';

/** The life of a demand (供需对接): from a department's need to the entry that it can apply for (Order 809 art. 20). */
export const demandLife = machine({
  states: {
    proposed: '待本部门负责人同意',
    returned: '负责人已退回',
    submitted: '待主管部门确定提供部门',
    named: '待提供部门编目',
    linked: '已编目发布',
    existing: '目录中已有',
    unheld: '无部门掌握',
    withdrawn: '已撤回',
  },
  initial: ['proposed'],
  steps: {
    revise: { from: ['returned'], to: ['proposed'], by: ['requester:staff'] },
    consent: { from: ['proposed'], to: ['submitted'], by: ['requester:head'] },
    return: { from: ['proposed'], to: ['returned'], by: ['requester:head'] },
    name: { from: ['submitted'], to: ['named'], by: ['bureau'] },
    point: { from: ['submitted'], to: ['existing'], by: ['bureau'] },
    close: { from: ['submitted'], to: ['unheld'], by: ['bureau'] },
    link: { from: ['named'], to: ['linked'], by: ['provider:staff'] },
    decline: { from: ['named'], to: ['submitted'], by: ['provider:staff'] },
    withdraw: { from: ['proposed', 'returned', 'submitted', 'named'], to: ['withdrawn'], by: ['requester:staff'] },
  },
  waits: {
    proposed: [{ duty: 'consent', by: ['requester:head'] }],
    returned: 'Staff revise it or withdraw it, and nobody else knows of it yet.',
    submitted: [{ duty: 'find', by: ['bureau'] }],
    named: [{ duty: 'compile', by: ['provider:staff'] }],
  },
});
export type DemandStatus = keyof typeof demandLife.states;
