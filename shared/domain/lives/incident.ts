import { above, machine } from '../machine.ts';

/**
 * The life of a security incident (article 22; 809 arts 34, 35): from the report of whoever finds it to its closing by who stands above
 * the department where it happened. The authorities are told meanwhile, whatever state it is in.
 */
export const incidentLife = machine({
  states: {
    reported: '待定级',
    handling: '处置中',
    concluded: '待结案',
    closed: '已结案',
    dismissed: '不属安全事件',
  },
  initial: ['reported'],
  steps: {
    classify: { from: ['reported', 'handling'], to: ['handling'], by: above },
    dismiss: { from: ['reported'], to: ['dismissed'], by: above },
    tell: { from: ['reported', 'handling'], to: [], by: ['provider:staff', ...above] },
    measure: { from: ['reported', 'handling'], to: [], by: ['provider:staff'] },
    suspend: { from: ['reported', 'handling'], to: [], by: ['bureau'] },
    conclude: { from: ['handling'], to: ['concluded'], by: ['provider:staff'] },
    return: { from: ['concluded'], to: ['handling'], by: above },
    close: { from: ['concluded'], to: ['closed'], by: above },
  },
  waits: {
    reported: [
      { duty: 'tell-authority', by: ['provider:staff'] },
      { duty: 'classify-incident', by: above },
    ],
    handling: [
      { duty: 'tell-authority', by: ['provider:staff'] },
      { duty: 'handle-incident', by: ['provider:staff'] },
    ],
    concluded: [{ duty: 'close-incident', by: above }],
  },
});
export type IncidentStatus = keyof typeof incidentLife.states;
