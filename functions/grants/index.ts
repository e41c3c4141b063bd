import { caseworkEnvironment, readEnvironment } from '../../shared/adapters/environment.ts';
import { grantsRoutes } from '../../shared/contract/routes/grants.ts';
import { api } from '../../shared/http/api.ts';
import { openContext } from '../../shared/http/context.ts';
import * as filings from './filings.ts';
import { getGrant, listGrants } from './grants.ts';
import * as provision from './provision.ts';
import * as records from './records.ts';
import * as renewals from './renewals.ts';
import * as suspension from './suspension.ts';

const { context, authentication } = await openContext(readEnvironment(caseworkEnvironment));

export const handler = api(
  'grants',
  grantsRoutes,
  { getGrant, listGrants, ...provision, ...suspension, ...renewals, ...filings, ...records },
  context,
  authentication,
);
