import { machine } from '../machine.ts';

/** The life of a delivery: one event on its way to one endpoint. */
export const deliveryLife = machine({
  states: { waiting: '待送达', delivered: '已送达', failed: '未能送达', skipped: '已跳过' },
  initial: ['waiting'],
  steps: {
    deliver: { from: ['waiting'], to: ['delivered'], by: ['system'] },
    // This leaves the state as it is.
    postpone: { from: ['waiting'], to: [], by: ['system'] },
    'give-up': { from: ['waiting'], to: ['failed'], by: ['system'] },
    skip: { from: ['waiting', 'failed'], to: ['skipped'], by: ['provider:staff', 'provider:head', 'system'] },
    // A replay, or the resumption of the endpoint.
    again: {
      from: ['waiting', 'delivered', 'failed', 'skipped'],
      to: ['waiting'],
      by: ['provider:staff', 'provider:head'],
    },
  },
  waits: {
    waiting: 'The system sends it, and the sweep finds what stands still.',
    delivered: 'It is done; its department may have it sent again.',
    failed: 'Its department has it sent again or skips it; what follows in its case waits behind it.',
    skipped: 'It is done; its department may have it sent again.',
  },
});
export type DeliveryStatus = keyof typeof deliveryLife.states;
