import * as z from 'zod';
import { arn, observed, queueUrl, table, webhookKey } from '../../shared/adapters/environment.ts';

export const environment = z.object({
  ...observed,
  ...table.cases,
  ...table.events,
  ...table.work,
  ...webhookKey,
  /** Internal networks in which endpoints may lie, separated by commas; perhaps none. */
  WEBHOOK_NETWORKS: z.string(),
  WEBHOOK_TIMEOUT_SECONDS: z.coerce.number().int().positive(),
  /** The function's own queue: timers and long work send to it. */
  DELIVERY_QUEUE_URL: queueUrl,
  WAKE_QUEUE_ARN: arn,
  SCHEDULE_GROUP: z.string().min(1),
  SCHEDULER_ROLE_ARN: arn,
  SCHEDULER_DLQ_ARN: arn,
});
