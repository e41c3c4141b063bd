import { jobsDeps } from './deps.ts';
import { runJobs } from './run.ts';

export const handler = runJobs(jobsDeps());
