import { machine, type Part } from '../machine.ts';

const department: readonly Part[] = ['provider:staff', 'provider:head'];
const head: readonly Part[] = ['provider:head'];

/** The life of an endpoint of a department. Its head answers for where events go; its staff see to it that they arrive. */
export const webhookLife = machine({
  states: { active: '启用', paused: '已暂停', removed: '已删除' },
  initial: ['active'],
  steps: {
    // These leave the state as it is.
    update: { from: ['active', 'paused'], to: [], by: head },
    rotate: { from: ['active', 'paused'], to: [], by: head },
    test: { from: ['active', 'paused'], to: [], by: department },
    replay: { from: ['active', 'paused'], to: [], by: department },
    pause: { from: ['active'], to: ['paused'], by: [...department, 'system'] },
    resume: { from: ['paused'], to: ['active'], by: department },
    remove: { from: ['active', 'paused'], to: ['removed'], by: head },
  },
  waits: {
    active: 'It is sent every event that it asked for until it is removed.',
    paused: 'Its department puts the receiver right and resumes it; what is to be sent is kept.',
  },
});
export type WebhookStatus = keyof typeof webhookLife.states;
