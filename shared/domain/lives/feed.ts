import { machine } from '../machine.ts';

export const feedLife = machine({
  states: { active: '有效', revoked: '已撤销' },
  initial: ['active'],
  steps: { revoke: { from: ['active'], to: ['revoked'], by: ['provider:staff', 'provider:head'] } },
  waits: { active: 'It is read by a calendar program until somebody revokes it.' },
});
