import * as z from 'zod';
import { observed, queueUrl, table } from '../../shared/adapters/environment.ts';

export const environment = z.object({
  ...observed,
  ...table.registry,
  ...table.catalog,
  ...table.cases,
  ...table.events,
  ...table.seals,
  ...table.work,
  /**
   * The queues to which the sweep sends unfinished work: wake-ups, events with pending effects, unsent mails,
   * unfinished jobs, pushes to the upper platform, deliveries to endpoints.
   */
  WAKE_QUEUE_URL: queueUrl,
  REACT_QUEUE_URL: queueUrl,
  MAIL_QUEUE_URL: queueUrl,
  JOB_QUEUE_URL: queueUrl,
  /** Set only if the stage has an upper platform. */
  PUSH_QUEUE_URL: queueUrl.optional(),
  DELIVERY_QUEUE_URL: queueUrl,
});
