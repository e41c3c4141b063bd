import type { ApiFunction, Route } from './route.ts';
import { applicationsRoutes } from './routes/applications.ts';
import { calendarsRoutes } from './routes/calendars.ts';
import { catalogRoutes } from './routes/catalog.ts';
import { correctionsRoutes } from './routes/corrections.ts';
import { demandsRoutes } from './routes/demands.ts';
import { disputesRoutes } from './routes/disputes.ts';
import { documentsRoutes } from './routes/documents.ts';
import { dutiesRoutes } from './routes/duties.ts';
import { exchangeRoutes } from './routes/exchange.ts';
import { feedsRoutes } from './routes/feeds.ts';
import { filesRoutes } from './routes/files.ts';
import { grantsRoutes } from './routes/grants.ts';
import { oversightRoutes } from './routes/oversight.ts';
import { calculationRoutes, comparisonRoutes, policiesRoutes } from './routes/policies.ts';
import { registryRoutes } from './routes/registry.ts';
import { requestsRoutes } from './routes/requests.ts';
import { sourcesRoutes } from './routes/sources.ts';

/** Every operation of the API, by operation id. A route without a handler does not compile. */
export const routes = {
  ...catalogRoutes,
  ...filesRoutes,
  ...sourcesRoutes,
  ...applicationsRoutes,
  ...requestsRoutes,
  ...documentsRoutes,
  ...grantsRoutes,
  ...correctionsRoutes,
  ...demandsRoutes,
  ...disputesRoutes,
  ...dutiesRoutes,
  ...policiesRoutes,
  ...calculationRoutes,
  ...comparisonRoutes,
  ...feedsRoutes,
  ...registryRoutes,
  ...calendarsRoutes,
  ...oversightRoutes,
  ...exchangeRoutes,
} as const satisfies Record<string, Route>;

export type OperationId = keyof typeof routes;
export type OperationsOf<F extends ApiFunction> = {
  [O in OperationId]: (typeof routes)[O]['function'] extends F ? O : never;
}[OperationId];

/** The same operations as a list. */
export const operations: (Route & { operationId: OperationId })[] = (
  Object.entries(routes) as [OperationId, Route][]
).map(([operationId, route]) => ({ operationId, ...route }));
