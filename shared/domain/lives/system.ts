import { machine } from '../machine.ts';

/** The life of a system of a department, which its head registers and revokes. */
export const systemLife = machine({
  states: { active: '有效', revoked: '已撤销' },
  initial: ['active'],
  steps: { revoke: { from: ['active'], to: ['revoked'], by: ['provider:head'] } },
  waits: { active: 'It calls for its department until the head revokes it.' },
});
