import { readEnvironment } from '../../shared/adapters/environment.ts';
import { logRoutes } from '../../shared/contract/routes/log.ts';
import { api } from '../../shared/http/api.ts';
import { openContext } from '../../shared/http/context.ts';
import { environment } from './environment.ts';
import { listLog } from './lines.ts';

const { context, authentication } = await openContext(readEnvironment(environment));

export const handler = api('log', logRoutes, { listLog }, context, authentication);
