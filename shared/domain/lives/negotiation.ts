import { machine, type Part } from '../machine.ts';

/** Staff speak for their side; the head of its sharing office binds it (Order 809 art. 20). */
const staff: readonly Part[] = ['requester:staff', 'provider:staff'];
const heads: readonly Part[] = ['requester:head', 'provider:head'];

/** States that are open and sent. The two sides may still agree, even while the bureau or a superior works on the case. */
export const openNegotiation = ['negotiating', 'coordinating', 'ruled', 'referred', 'recused'] as const;

/**
 * The life of a negotiation: 协商 → 协调 → 评判 → 决定. First the two sides negotiate. If they fail, the bureau coordinates, then
 * adjudicates together with other departments. If that fails too, the city government decides. Across levels or cities the
 * common superior takes the bureau's place. If the bureau is a party, it recuses itself and the case goes up at once
 * (articles 15, 16; Order 809 art. 28).
 */
export const negotiationLife = machine({
  states: {
    proposed: '待本部门负责人同意',
    declined: '本部门负责人未同意',
    negotiating: '协商中',
    coordinating: '协调中',
    ruled: '已评判，待双方答复',
    referred: '待上级决定',
    recused: '主管部门回避，待上级决定',
    agreed: '协商一致',
    'ruling-in-force': '评判生效',
    decided: '上级已决定',
    withdrawn: '已撤回',
  },
  initial: ['proposed', 'negotiating'],
  steps: {
    consent: { from: ['proposed'], to: ['negotiating'], by: ['requester:head'] },
    decline: { from: ['proposed'], to: ['declined'], by: ['requester:head'] },
    withdraw: { from: ['proposed', ...openNegotiation], to: ['withdrawn'], by: staff },
    state: { from: openNegotiation, to: [], by: staff },
    attach: { from: openNegotiation, to: [], by: [...staff, ...heads] },
    attachAsBureau: { from: ['coordinating', 'ruled', 'referred'], to: [], by: ['bureau'] },
    attachAsGovernment: { from: ['referred', 'recused'], to: [], by: ['government'] },
    propose: { from: openNegotiation, to: [], by: staff },
    mediate: { from: ['coordinating'], to: [], by: ['bureau'] },
    acceptTerms: { from: openNegotiation, to: ['agreed'], stays: true, by: heads },
    declineTerms: { from: openNegotiation, to: [], by: heads },
    fail: { from: ['negotiating'], to: ['coordinating', 'referred', 'recused'], by: staff },
    meet: { from: ['coordinating'], to: [], by: ['bureau'] },
    rule: { from: ['coordinating'], to: ['ruled'], by: ['bureau'] },
    acceptRuling: { from: ['ruled'], to: ['ruling-in-force'], stays: true, by: heads },
    objectToRuling: { from: ['ruled'], to: ['referred'], by: heads },
    referRuling: { from: ['ruled'], to: ['referred'], by: ['bureau'] },
    // The city government decides here, or its document is recorded: by the bureau, or where that is a party by the other side.
    decide: { from: ['referred', 'recused'], to: ['decided'], by: ['government'] },
    recordDecision: { from: ['referred'], to: ['decided'], by: ['bureau'] },
    handInDecision: { from: ['recused'], to: ['decided'], by: heads },
  },
  waits: {
    proposed: [{ duty: 'consent', by: ['requester:head'] }],
    // The side that did not act last.
    negotiating: [{ duty: 'negotiate', by: [...staff, ...heads] }],
    coordinating: [{ duty: 'coordinate', by: ['bureau'] }],
    ruled: [{ duty: 'answer-ruling', by: heads }],
    // The common superior of departments of several cities or levels owes nothing here.
    referred: [{ duty: 'decide', by: ['government'] }],
    recused: [{ duty: 'decide', by: ['government'] }],
  },
});
export type NegotiationStatus = keyof typeof negotiationLife.states;
export type NegotiationStep = keyof typeof negotiationLife.steps;
