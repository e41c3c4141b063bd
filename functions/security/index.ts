import { readEnvironment } from '../../shared/adapters/environment.ts';
import { s3Files } from '../../shared/adapters/files.ts';
import { securityRoutes } from '../../shared/contract/routes/security.ts';
import { api } from '../../shared/http/api.ts';
import { openContext } from '../../shared/http/context.ts';
import * as contractors from './contractors.ts';
import { environment } from './environment.ts';
import * as incidents from './incidents.ts';
import * as safeguards from './safeguards.ts';

const env = readEnvironment(environment);
const { context, authentication } = await openContext(env);

export const handler = api(
  'security',
  securityRoutes,
  { ...safeguards, ...incidents, ...contractors },
  { ...context, files: s3Files(env.FILES_BUCKET) },
  authentication,
);
