import type { Clock } from '../clock.ts';
import type { Access } from '../iam/access.ts';
import type { ScheduleResource } from '../template/model.ts';
import type { Scheduler } from './scheduler.ts';

/** The group of schedules without a group. */
const GROUP = 'default';

/**
 * Puts the template's schedules into the scheduler, and removes those that the template no longer has. A known schedule keeps the
 * start of its rate.
 * @returns whether any schedule was known, which means that the system has run before.
 * @throws Error for a target that isn't a queue, or a role that the scheduler may not assume.
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
      group: of.GroupName ?? GROUP,
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
      created: scheduler.get(of.GroupName ?? GROUP, name)?.created ?? clock.milliseconds(),
      modified: clock.milliseconds(),
      fixed: true,
    });
  }
  for (const { group, name } of known) {
    if (!schedules.some(({ ref, GroupName = GROUP }) => ref === name && GroupName === group))
      scheduler.delete(group, name);
  }
  return known.length > 0;
}
