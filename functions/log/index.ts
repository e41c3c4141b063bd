import { readEnvironment } from '../../shared/adapters/environment.ts';
import { s3Files } from '../../shared/adapters/files.ts';
import { logRoutes } from '../../shared/contract/routes/log.ts';
import { api } from '../../shared/http/api.ts';
import { openContext } from '../../shared/http/context.ts';
import { environment } from './environment.ts';
import { createLogExport, getLogExport, listLogExports } from './exports.ts';
import { listLog } from './lines.ts';
import { getSeal, listSeals } from './seals.ts';

const env = readEnvironment(environment);
const { context, authentication } = await openContext(env);

export const handler = api(
  'log',
  logRoutes,
  { listLog, createLogExport, listLogExports, getLogExport, listSeals, getSeal },
  { ...context, segments: s3Files(env.SEALED_BUCKET), files: s3Files(env.FILES_BUCKET) },
  authentication,
);
