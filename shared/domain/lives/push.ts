import { machine } from '../machine.ts';

/** The life of a push, a message to the upper platform about an entry (article 7). The bureau may resend any push. */
export const pushLife = machine({
  states: { waiting: '待报送', accepted: '已接收', refused: '被拒绝', overtaken: '已被新版本取代' },
  initial: ['waiting'],
  steps: {
    accept: { from: ['waiting'], to: ['accepted'], by: ['system'] },
    refuse: { from: ['waiting'], to: ['refused'], by: ['system'] },
    overtake: { from: ['waiting'], to: ['overtaken'], by: ['system'] },
    resend: { from: ['waiting', 'accepted', 'refused', 'overtaken'], to: ['waiting'], by: ['bureau'] },
    // This leaves the state as it is.
    postpone: { from: ['waiting'], to: [], by: ['system'] },
  },
  waits: {
    waiting: 'The system sends it, and the sweep finds what stands still.',
    accepted: 'It is done; the bureau may send it again.',
    refused: 'The bureau sees it among what differs, and may send it again.',
    overtaken: 'A newer one has taken its place.',
  },
});
export type PushStatus = keyof typeof pushLife.states;
