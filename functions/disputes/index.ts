import { disputesRoutes } from '../../shared/contract/routes/disputes.ts';
import { api } from '../../shared/http/api.ts';
import * as attachments from './attachments.ts';
import { disputesDeps } from './deps.ts';
import * as negotiations from './negotiations.ts';
import * as opening from './opening.ts';
import * as steps from './steps.ts';

const { deps, authentication } = await disputesDeps();

export const handler = api(
  'disputes',
  disputesRoutes,
  { ...negotiations, ...opening, ...steps, ...attachments },
  deps,
  authentication,
);
