import * as z from 'zod';
import { observed, queueUrl, table } from '../../shared/adapters/environment.ts';

export const environment = z.object({
  ...observed,
  ...table.registry,
  ...table.catalog,
  ...table.cases,
  ...table.events,
  ...table.access,
  ...table.work,
  FILES_BUCKET: z.string().min(3),
  /** The function's own queue: a job too long for one run continues in the next. */
  JOB_QUEUE_URL: queueUrl,
  /** The queue of imports and exports. */
  FILE_JOB_QUEUE_URL: queueUrl,
});
