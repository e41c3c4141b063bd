import { readEnvironment } from '../../shared/adapters/environment.ts';
import { s3Files } from '../../shared/adapters/files.ts';
import { disputesRoutes } from '../../shared/contract/routes/disputes.ts';
import { api } from '../../shared/http/api.ts';
import { openContext } from '../../shared/http/context.ts';
import * as attachments from './attachments.ts';
import { environment } from './environment.ts';
import { getNegotiation, listNegotiations } from './negotiations.ts';
import { createNegotiation } from './opening.ts';
import * as steps from './steps.ts';

const env = readEnvironment(environment);
const { context, authentication } = await openContext(env);

export const handler = api(
  'disputes',
  disputesRoutes,
  { getNegotiation, listNegotiations, createNegotiation, ...steps, ...attachments },
  { ...context, files: s3Files(env.FILES_BUCKET) },
  authentication,
);
