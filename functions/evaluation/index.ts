import { readEnvironment } from '../../shared/adapters/environment.ts';
import { evaluationsRoutes, schemesRoutes } from '../../shared/contract/routes/evaluations.ts';
import { statisticsRoutes } from '../../shared/contract/routes/statistics.ts';
import { api } from '../../shared/http/api.ts';
import { openContext } from '../../shared/http/context.ts';
import { environment } from './environment.ts';
import * as evaluations from './evaluations.ts';
import * as schemes from './schemes.ts';
import * as statistics from './statistics.ts';

const { context, authentication } = await openContext(readEnvironment(environment));

export const handler = api(
  'evaluation',
  { ...statisticsRoutes, ...schemesRoutes, ...evaluationsRoutes },
  { ...statistics, ...schemes, ...evaluations },
  context,
  authentication,
);
