import { correctionsRoutes } from '../../shared/contract/routes/corrections.ts';
import { api } from '../../shared/http/api.ts';
import * as answers from './answers.ts';
import * as corrections from './corrections.ts';
import { correctionsDeps } from './deps.ts';
import * as reports from './reports.ts';

const { deps, authentication } = await correctionsDeps();

export const handler = api(
  'corrections',
  correctionsRoutes,
  { ...corrections, ...reports, ...answers },
  deps,
  authentication,
);
