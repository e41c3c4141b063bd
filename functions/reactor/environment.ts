import * as z from 'zod';
import { arn, observed, queueUrl, table } from '../../shared/adapters/environment.ts';

export const environment = z.object({
  ...observed,
  ...table.registry,
  ...table.catalog,
  ...table.cases,
  ...table.events,
  ...table.work,
  MAIL_QUEUE_URL: queueUrl,
  JOB_QUEUE_URL: queueUrl,
  /** Set only if the stage has an upper platform. */
  PUSH_QUEUE_URL: queueUrl.optional(),
  DELIVERY_QUEUE_URL: queueUrl,
  INDEX_QUEUE_URL: queueUrl,
  /** Set only if the stage hands out the open catalog as files. */
  OPEN_FILES_QUEUE_URL: queueUrl.optional(),
  /** The queue of wake-ups, the group of the timers, and the role as which the scheduler sends. */
  WAKE_QUEUE_ARN: arn,
  SCHEDULE_GROUP: z.string().min(1),
  SCHEDULER_ROLE_ARN: arn,
  SCHEDULER_DLQ_ARN: arn,
});
