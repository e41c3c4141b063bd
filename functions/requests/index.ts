import { caseworkEnvironment, readEnvironment } from '../../shared/adapters/environment.ts';
import { applicationsRoutes } from '../../shared/contract/routes/applications.ts';
import { demandsRoutes } from '../../shared/contract/routes/demands.ts';
import { dutiesRoutes } from '../../shared/contract/routes/duties.ts';
import { feedsRoutes } from '../../shared/contract/routes/feeds.ts';
import { calculationRoutes } from '../../shared/contract/routes/policies.ts';
import { requestsRoutes } from '../../shared/contract/routes/requests.ts';
import { api } from '../../shared/http/api.ts';
import { openContext } from '../../shared/http/context.ts';
import * as applications from './applications.ts';
import * as caseList from './case-list.ts';
import * as deadlines from './deadlines.ts';
import * as demands from './demands.ts';
import * as duties from './duties.ts';
import * as toDo from './duty-list.ts';
import * as feeds from './feeds.ts';
import * as history from './history.ts';
import * as mailings from './mailings.ts';
import * as replies from './replies.ts';
import * as requests from './requests.ts';
import * as supplements from './supplements.ts';
import * as work from './work.ts';

const { context, authentication } = await openContext(readEnvironment(caseworkEnvironment));

export const handler = api(
  'requests',
  { ...applicationsRoutes, ...demandsRoutes, ...dutiesRoutes, ...calculationRoutes, ...feedsRoutes, ...requestsRoutes },
  {
    ...applications,
    ...requests,
    ...caseList,
    ...replies,
    ...supplements,
    ...duties,
    ...mailings,
    ...deadlines,
    ...demands,
    ...toDo,
    ...feeds,
    ...work,
    ...history,
  },
  context,
  authentication,
);
