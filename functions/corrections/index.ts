import { caseworkEnvironment, readEnvironment } from '../../shared/adapters/environment.ts';
import { correctionsRoutes } from '../../shared/contract/routes/corrections.ts';
import { api } from '../../shared/http/api.ts';
import { openContext } from '../../shared/http/context.ts';
import * as answers from './answers.ts';
import { getCorrection, listContestedResources, listCorrections } from './corrections.ts';
import * as reports from './reports.ts';

const { context, authentication } = await openContext(readEnvironment(caseworkEnvironment));

export const handler = api(
  'corrections',
  correctionsRoutes,
  { getCorrection, listCorrections, listContestedResources, ...reports, ...answers },
  context,
  authentication,
);
