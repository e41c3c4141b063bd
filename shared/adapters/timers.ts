import {
  ConflictException,
  CreateScheduleCommand,
  DeleteScheduleCommand,
  ResourceNotFoundException,
  SchedulerClient,
  ValidationException,
} from '@aws-sdk/client-scheduler';
import { type Instant, toInstant } from '../domain/calendar/time.ts';
import type { Wake } from './queue.ts';

/** Timers that each put one wake-up into the queue of the duties. A timer only wakes; the duty or grant knows what is due. */
export interface Timers {
  /**
   * Sets a timer, unless there is one of the same name. It sets none for a time that has passed by the scheduler's clock: the
   * sweep finds what that timer was for.
   */
  set(name: string, at: Instant, id: string): Promise<void>;
  /** Removes a timer, if there still is one. */
  clear(name: string): Promise<void>;
}

export interface TimerSettings {
  group: string;
  queueArn: string;
  roleArn: string;
  deadLetterArn: string;
}

export function schedulerTimers({ group, queueArn, roleArn, deadLetterArn }: TimerSettings): Timers {
  const client = new SchedulerClient({});
  return {
    async set(name, at, id) {
      // EventBridge Scheduler puts the time it fires in the place of this name.
      const message = { kind: 'wake', id, at: '<aws.scheduler.scheduled-time>' } satisfies Record<keyof Wake, string>;
      const expression = `at(${toInstant(at).slice(0, 19)})`;
      try {
        await client.send(
          new CreateScheduleCommand({
            Name: name,
            GroupName: group,
            Description: id,
            ScheduleExpression: expression,
            ScheduleExpressionTimezone: 'Asia/Shanghai',
            FlexibleTimeWindow: { Mode: 'OFF' },
            ActionAfterCompletion: 'DELETE',
            Target: {
              Arn: queueArn,
              RoleArn: roleArn,
              Input: JSON.stringify(message),
              DeadLetterConfig: { Arn: deadLetterArn },
              RetryPolicy: { MaximumRetryAttempts: 10, MaximumEventAgeInSeconds: 3600 },
            },
          }),
        );
      } catch (error) {
        if (!(error instanceof ConflictException) && !hasPassed(error, expression)) throw error;
      }
    },
    async clear(name) {
      try {
        await client.send(new DeleteScheduleCommand({ Name: name, GroupName: group }));
      } catch (error) {
        if (!(error instanceof ResourceNotFoundException)) throw error;
      }
    },
  };
}

/** Such an expression can only be wrong because its time has passed. */
function hasPassed(error: unknown, expression: string): boolean {
  return error instanceof ValidationException && error.message.includes(expression);
}
