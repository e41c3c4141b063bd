import { machine } from '../machine.ts';

/** The life of a push: what the upper platform is told of an entry (article 7). The bureau may have any of them sent again. */
export const pushLife = machine({
  states: { waiting: '待报送', accepted: '已接收', refused: '被拒绝', overtaken: '已被新版本取代' },
  initial: ['waiting'],
  steps: {
    accept: { from: ['waiting'], to: ['accepted'], by: ['system'] },
    refuse: { from: ['waiting'], to: ['refused'], by: ['system'] },
    overtake: { from: ['waiting'], to: ['overtaken'], by: ['system'] },
    resend: { from: ['waiting', 'accepted', 'refused', 'overtaken'], to: ['waiting'], by: ['bureau'] },
    // This leaves it as it is.
    postpone: { from: ['waiting'], to: [], by: ['system'] },
  },
});
export type PushStatus = keyof typeof pushLife.states;
