import { machine } from '../machine.ts';

/** An interface is never changed, since grants rest on it as it is: another is registered, and this one retired. */
export const interfaceLife = machine({
  states: { registered: '已登记', retired: '已停用' },
  initial: ['registered'],
  steps: { retire: { from: ['registered'], to: ['retired'], by: ['provider:staff'] } },
});
export type InterfaceStatus = keyof typeof interfaceLife.states;
