import type * as z from 'zod';
import type { Job } from '../../domain/job.ts';
import type * as catalog from '../schemas/catalog.ts';

type Summary = z.input<typeof catalog.jobSummary>;

export function jobSummaryView(job: Job): Summary {
  const { id, work, department, by, actingFor, status, total, done, refused, failure, startedAt, finishedAt } = job;
  const asked = { department, by, ...(actingFor === undefined ? {} : { actingFor }) };
  const { fileName = null, checkOnly = false } = work.kind === 'import' ? work : {};
  return {
    id,
    kind: work.kind,
    ...asked,
    fileName,
    checkOnly,
    status,
    total,
    done,
    refused,
    failure,
    startedAt,
    finishedAt,
  };
}

export function jobView(job: Job, refusals: z.input<typeof catalog.job>['refusals']): z.input<typeof catalog.job> {
  return { ...jobSummaryView(job), refusals };
}
