import type { Access } from '../iam/access.ts';
import type { Logs } from '../lambda/logs.ts';
import type { Model, RuleResource } from '../template/model.ts';
import type { Fauxqs } from './fauxqs.ts';

/** An event on the default bus. */
export interface BusEvent {
  source: string;
  'detail-type': string;
  [field: string]: unknown;
}

/** The default event bus. It sends an event to the queues of every matching rule, if their policies allow it. */
export function eventBus({ rules }: Pick<Model, 'rules'>, access: Access, fauxqs: Fauxqs, logs: Logs) {
  return async (event: BusEvent): Promise<void> => {
    for (const rule of rules.filter(({ EventPattern }) => fits(event, EventPattern))) {
      for (const { Arn } of rule.Targets) await send(rule, Arn, event);
    }
  };

  async function send({ arn, ref }: RuleResource, queue: string, event: BusEvent): Promise<void> {
    try {
      access.checkService('events.amazonaws.com', 'sqs:SendMessage', queue, arn);
      await fauxqs.send(queue, JSON.stringify(event));
    } catch (error) {
      logs.note('scheduler', (error as Error).message, { rule: ref, queue });
    }
  }
}

/** Whether a value matches a pattern. Each field of the pattern lists the allowed values. Of a list, one value must match. */
function fits(value: unknown, pattern: unknown): boolean {
  if (Array.isArray(pattern)) {
    if (pattern.some((one) => typeof one === 'object'))
      throw new Error('the local runtime knows only plain values in a pattern');
    return (Array.isArray(value) ? value : [value]).some((one) => pattern.includes(one));
  }
  if (typeof pattern !== 'object' || pattern === null) return false;
  return Object.entries(pattern).every(([name, part]) => fits((value as Record<string, unknown> | null)?.[name], part));
}
