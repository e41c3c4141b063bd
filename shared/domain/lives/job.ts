import { machine } from '../machine.ts';

/** The life of a job. An import waits for its file; every other job runs at once. */
export const jobLife = machine({
  states: { waiting: '待启动', running: '进行中', finished: '已完成', failed: '已中止' },
  initial: ['waiting', 'running'],
  steps: {
    start: { from: ['waiting'], to: ['running'], by: ['provider:staff', 'bureau'] },
    finish: { from: ['running'], to: ['finished'], by: ['system'] },
    // Its worker died or failed again and again at the same place.
    fail: { from: ['running'], to: ['failed'], by: ['system'] },
  },
  waits: {
    waiting: 'Whoever asked for it starts it, or leaves it.',
    running: 'The system works on it, and the sweep finds what stands still.',
  },
});
export type JobStatus = keyof typeof jobLife.states;
