import { machine } from '../machine.ts';

/**
 * The life of an interface. It never changes, since grants depend on it; a provider registers a new one and retires the old one.
 */
export const interfaceLife = machine({
  states: { registered: '已登记', retired: '已停用' },
  initial: ['registered'],
  steps: { retire: { from: ['registered'], to: ['retired'], by: ['provider:staff'] } },
  waits: { registered: 'It serves until its provider retires it.' },
});
export type InterfaceStatus = keyof typeof interfaceLife.states;
