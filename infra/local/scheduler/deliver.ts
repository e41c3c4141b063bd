import { randomUUID } from 'node:crypto';
import type { Fauxqs } from '../gateway/fauxqs.ts';
import type { Access, Principal } from '../iam/access.ts';
import type { Logs } from '../lambda/logs.ts';
import { ACCOUNT, REGION } from '../template/intrinsics.ts';
import type { Deliver, Entry } from './scheduler.ts';

/** Sends a schedule's input to its queue, in the schedule's role. After a failure the input goes to the dead letters. */
export function deliverer(access: Access, fauxqs: Fauxqs, logs: Logs): Deliver {
  const principals = new Map<string, Principal>();
  const principalOf = (roleArn: string): Principal => {
    const known = principals.get(roleArn) ?? access.assume(roleArn, 'scheduler.amazonaws.com', 'scheduler');
    principals.set(roleArn, known);
    return known;
  };
  return async (entry, scheduledTime) => {
    const { arn, roleArn, deadLetters } = entry.target;
    const body = substitute(entry, scheduledTime);
    for (const queue of [arn, deadLetters]) {
      if (!queue) return;
      try {
        access.check(principalOf(roleArn), 'sqs:SendMessage', queue);
        await fauxqs.send(queue, body);
        return;
      } catch (error) {
        logs.note('scheduler', (error as Error).message, { schedule: entry.name, queue });
      }
    }
  };
}

/** The context attributes of EventBridge Scheduler. */
function substitute({ group, name, target }: Entry, scheduledTime: number): string {
  return target.input
    .replaceAll('<aws.scheduler.scheduled-time>', new Date(scheduledTime).toISOString().replace(/\.\d+Z$/, 'Z'))
    .replaceAll('<aws.scheduler.schedule-arn>', `arn:aws:scheduler:${REGION}:${ACCOUNT}:schedule/${group}/${name}`)
    .replaceAll('<aws.scheduler.execution-id>', randomUUID())
    .replaceAll('<aws.scheduler.attempt-number>', '1');
}
