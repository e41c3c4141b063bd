import type * as z from 'zod';
import type { Job } from '../../domain/job.ts';
import type * as catalog from '../schemas/catalog.ts';

type Summary = z.input<typeof catalog.jobSummary>;

export function jobSummaryView(job: Job): Summary {
  const { id, work, department, by, actingFor, status, total, done, refused, failure, startedAt, finishedAt } = job;
  const asked = { department, by, ...(actingFor === undefined ? {} : { actingFor }) };
  return { id, kind: work.kind, ...asked, status, total, done, refused, failure, startedAt, finishedAt };
}

export function jobView(job: Job, refusals: z.input<typeof catalog.job>['refusals']): z.input<typeof catalog.job> {
  return { ...jobSummaryView(job), refusals };
}
