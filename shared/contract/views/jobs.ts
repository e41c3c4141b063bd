import type * as z from 'zod';
import type { Job } from '../../domain/job.ts';
import type * as catalog from '../schemas/catalog.ts';

export function jobView(job: Job, refusals: z.input<typeof catalog.job>['refusals']): z.input<typeof catalog.job> {
  const { id, work, status, total, done, refused, failure, startedAt, finishedAt } = job;
  return { id, kind: work.kind, status, total, done, refused, failure, startedAt, finishedAt, refusals };
}
