import { ArnFormat, Stack } from 'aws-cdk-lib';
import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule, CfnScheduleGroup, type CfnScheduleProps } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { mailing } from '../../shared/domain/mail/mailing.ts';
import { permission, setting, together, wildcard } from './grant.ts';
import type { DataKey } from './key.ts';
import { DeadLetters, type WorkQueue } from './queue.ts';

/** The scheduler fills in the due time of a message. Trust this time: the message may arrive later, or twice. */
const SCHEDULED_TIME = '<aws.scheduler.scheduled-time>';

export interface TimersProps {
  key: DataKey;
  wake: WorkQueue;
  /** The queue of the sealer. */
  seal: WorkQueue;
  /** The queue to the upper platform; null where the stage has none. */
  push: WorkQueue | null;
  /** The queue to the endpoints of departments. */
  delivery: WorkQueue;
}

/**
 * The clock: a group with one timer for every open duty and every delivery to be tried again, the hourly sweep for missed timers, the
 * hourly seal of the log, and the daily comparison with the upper platform. Each only puts a message into a queue. A duty's own stored
 * time decides.
 */
export class Timers extends Construct {
  readonly dead: DeadLetters;
  readonly #group: CfnScheduleGroup;
  /** The schedules that repeat, in a group apart, so that no function may touch them. */
  readonly #repeating: CfnScheduleGroup;
  readonly #role: Role;

  constructor(scope: Construct, id: string, { key, wake, seal, push, delivery }: TimersProps) {
    super(scope, id);
    this.dead = new DeadLetters(this, 'Dead', key);
    this.#group = new CfnScheduleGroup(this, 'Group', { name: `${Stack.of(this).stackName}-duties` });
    this.#repeating = new CfnScheduleGroup(this, 'Repeating', { name: `${Stack.of(this).stackName}-repeating` });
    this.#role = new Role(this, 'Role', {
      description: 'As whom the scheduler wakes: it may send to the queues and put aside what it could not',
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
      inlinePolicies: {
        Access: new PolicyDocument({
          statements: together(
            wake.send('_'),
            seal.send('_'),
            delivery.send('_'),
            this.dead.send(),
            ...(push ? [push.send('_')] : []),
          ).statements,
        }),
      },
    });
    const [hour, minute] = mailing.morning.split(':').map(Number);
    this.#repeat('Sweep', wake, 'sweep', {
      description: 'Every hour: whatever a timer, a queue or a process has dropped',
      scheduleExpression: 'rate(1 hour)',
    });
    this.#repeat('Morning', wake, 'sweep', {
      description: 'Every morning: the digests, and the mails that waited for a working day',
      scheduleExpression: `cron(${minute} ${hour} * * ? *)`,
      scheduleExpressionTimezone: 'Asia/Shanghai',
    });
    this.#repeat('Audit', wake, 'audit', {
      description: 'Every night: whether what is stored is what the event log says',
      scheduleExpression: 'cron(30 2 * * ? *)',
      scheduleExpressionTimezone: 'Asia/Shanghai',
    });
    this.#repeat('Seal', seal, 'seal', {
      description: 'On the hour: what the log has taken in is sealed',
      scheduleExpression: 'cron(0 * * * ? *)',
      scheduleExpressionTimezone: 'Asia/Shanghai',
    });
    if (!push) return;
    this.#repeat('Reconcile', push, 'reconcile', {
      description: 'Every morning: what the upper platform holds against what is published',
      scheduleExpression: 'cron(0 6 * * ? *)',
      scheduleExpressionTimezone: 'Asia/Shanghai',
    });
  }

  /** The names of the groups of schedules. */
  get groups(): Record<string, string> {
    return { duty: this.#group.ref, repeating: this.#repeating.ref };
  }

  #repeat(
    id: string,
    to: WorkQueue,
    kind: string,
    when: Pick<CfnScheduleProps, 'description' | 'scheduleExpression' | 'scheduleExpressionTimezone'>,
  ): void {
    new CfnSchedule(this, id, {
      ...when,
      groupName: this.#repeating.ref,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: to.queue.queueArn,
        roleArn: this.#role.roleArn,
        input: JSON.stringify({ kind, at: SCHEDULED_TIME }),
        deadLetterConfig: { arn: this.dead.queue.queueArn },
        retryPolicy: { maximumRetryAttempts: 10, maximumEventAgeInSeconds: 3600 },
      },
    });
  }

  /** Grants setting, moving and removing timers in the group that send to a queue, and passing them the role that may wake. */
  manage({ queue }: WorkQueue) {
    return together(
      setting({
        WAKE_QUEUE_ARN: queue.queueArn,
        SCHEDULE_GROUP: this.#group.ref,
        SCHEDULER_ROLE_ARN: this.#role.roleArn,
        SCHEDULER_DLQ_ARN: this.dead.queue.queueArn,
      }),
      wildcard(
        'A timer is named after what it wakes, so only the group it lives in is known here.',
        ['scheduler:CreateSchedule', 'scheduler:UpdateSchedule', 'scheduler:DeleteSchedule', 'scheduler:GetSchedule'],
        [this.#timersArn()],
      ),
      permission(['iam:PassRole'], [this.#role.roleArn]),
    );
  }

  #timersArn(): string {
    return Stack.of(this).formatArn({
      service: 'scheduler',
      resource: 'schedule',
      resourceName: `${this.#group.ref}/*`,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
  }
}
