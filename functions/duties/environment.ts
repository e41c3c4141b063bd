import * as z from 'zod';
import { observed, queueUrl, table } from '../../shared/adapters/environment.ts';

export const environment = z.object({
  ...observed,
  ...table.registry,
  ...table.cases,
  ...table.events,
  ...table.work,
  /**
   * Where the sweep sends what was left lying: what is to be woken, events whose effects are still pending, mails unsent, jobs
   * unfinished, what the upper platform has not been told.
   */
  WAKE_QUEUE_URL: queueUrl,
  REACT_QUEUE_URL: queueUrl,
  MAIL_QUEUE_URL: queueUrl,
  JOB_QUEUE_URL: queueUrl,
  /** Only where the stage has an upper platform. */
  PUSH_QUEUE_URL: queueUrl.optional(),
});
