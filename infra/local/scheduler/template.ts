import type { Clock } from '../clock.ts';
import type { Access } from '../iam/access.ts';
import type { ScheduleResource } from '../template/model.ts';
import type { Scheduler } from './scheduler.ts';

/** The group of schedules that name none. */
const GROUP = 'default';

/**
 * Brings the schedules of the template into the scheduler, and takes out those that are in it no more. One that was there
 * before keeps the time from which its rate counts.
 * @returns whether any was there before: the system has run already.
 * @throws Error for a target that isn't a queue, or a role that the scheduler may not take.
 */
export function adoptSchedules(
  scheduler: Scheduler,
  schedules: ScheduleResource[],
  access: Access,
  clock: Clock,
): boolean {
  const known = scheduler.all().filter((entry) => entry.fixed);
  for (const { ref: name, place, Target: target, ...of } of schedules) {
    if (!target.Arn.startsWith('arn:aws:sqs:'))
      throw new Error(`${place}: only queues are targets of schedules locally`);
    access.role(target.RoleArn, 'scheduler.amazonaws.com');
    scheduler.set({
      name,
      group: GROUP,
      expression: of.ScheduleExpression,
      zone: of.ScheduleExpressionTimezone,
      enabled: true,
      target: {
        arn: target.Arn,
        roleArn: target.RoleArn,
        input: target.Input,
        deadLetters: target.DeadLetterConfig.Arn,
      },
      deleteAfterwards: false,
      created: scheduler.get(GROUP, name)?.created ?? clock.milliseconds(),
      modified: clock.milliseconds(),
      fixed: true,
    });
  }
  for (const { group, name } of known) {
    if (!schedules.some(({ ref }) => ref === name)) scheduler.delete(group, name);
  }
  return known.length > 0;
}
