import {
  ConflictException,
  CreateScheduleCommand,
  DeleteScheduleCommand,
  ResourceNotFoundException,
  SchedulerClient,
  ValidationException,
} from '@aws-sdk/client-scheduler';
import { toInstant } from '../domain/calendar/time.ts';
import type { WakeMessage } from './queue.ts';

/** One-time timers that put a wake-up into the queue of the duties. They are only wake-ups: what is woken knows what is due. */
export interface Timers {
  /**
   * Sets a timer; one of the same name that is there already is left as it is. None is set for a time that has passed by the
   * scheduler's own clock: the sweep finds what it was for.
   */
  set(name: string, at: string, id: string): Promise<void>;
  /** Takes a timer away; one that has fired or never was is no error. */
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
      const message = { kind: 'wake', id, at: '<aws.scheduler.scheduled-time>' } satisfies WakeMessage;
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

/** The only thing wrong with such an expression can be that its time has passed. */
function hasPassed(error: unknown, expression: string): boolean {
  return error instanceof ValidationException && error.message.includes(expression);
}
