import type { ApiFunction, Route } from './route.ts';
import { applicationsRoutes } from './routes/applications.ts';
import { calendarPreviewRoutes, calendarsRoutes } from './routes/calendars.ts';
import { catalogRoutes } from './routes/catalog.ts';
import { circularsRoutes, complaintsRoutes } from './routes/complaints.ts';
import { correctionsRoutes } from './routes/corrections.ts';
import { demandsRoutes } from './routes/demands.ts';
import { disputesRoutes } from './routes/disputes.ts';
import { documentsRoutes } from './routes/documents.ts';
import { dutiesRoutes } from './routes/duties.ts';
import { evaluationsRoutes, schemesRoutes } from './routes/evaluations.ts';
import { exchangeRoutes } from './routes/exchange.ts';
import { feedsRoutes } from './routes/feeds.ts';
import { filesRoutes } from './routes/files.ts';
import { grantsRoutes } from './routes/grants.ts';
import { logRoutes } from './routes/log.ts';
import { openRoutes } from './routes/open.ts';
import { oversightRoutes } from './routes/oversight.ts';
import { calculationRoutes, comparisonRoutes, policiesRoutes } from './routes/policies.ts';
import { rectificationsRoutes } from './routes/rectifications.ts';
import { mergerPreviewRoutes, registryRoutes } from './routes/registry.ts';
import { requestsRoutes } from './routes/requests.ts';
import { securityRoutes } from './routes/security.ts';
import { sourcesRoutes } from './routes/sources.ts';
import { statisticsRoutes } from './routes/statistics.ts';
import { suggestionsRoutes } from './routes/suggestions.ts';
import { webhooksRoutes } from './routes/webhooks.ts';

/**
 * Every operation of the API, by operation id. A route without a handler does not compile.
 *
 * An operation is named after its path. `POST /v1/demands` is `createDemand`, `GET` of it `listDemands`, which answers `items`. `GET
 * /v1/demands/{id}` is `getDemand`, and `PUT` of it `updateDemand`. A step is a verb after the id, with its object where that is a part:
 * `POST /v1/demands/{id}/withdraw` is `withdrawDemand`, `POST /v1/requests/{id}/consent-reply` is `consentReply`. A step on many stands
 * after the collection: `POST /v1/resources/approve` is `approveResources`.
 *
 * Each word has one meaning. What is returned goes back to be mended; what was asked for is declined; a provider refuses to share.
 * Whoever is in charge consents, and the bureau approves. `q` is what is searched for, `from` and `to` are dates.
 */
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
  ...rectificationsRoutes,
  ...suggestionsRoutes,
  ...complaintsRoutes,
  ...circularsRoutes,
  ...securityRoutes,
  ...dutiesRoutes,
  ...policiesRoutes,
  ...calculationRoutes,
  ...comparisonRoutes,
  ...feedsRoutes,
  ...registryRoutes,
  ...calendarsRoutes,
  ...calendarPreviewRoutes,
  ...mergerPreviewRoutes,
  ...oversightRoutes,
  ...logRoutes,
  ...statisticsRoutes,
  ...schemesRoutes,
  ...evaluationsRoutes,
  ...openRoutes,
  ...exchangeRoutes,
  ...webhooksRoutes,
} as const satisfies Record<string, Route>;

export type OperationId = keyof typeof routes;
export type OperationsOf<F extends ApiFunction> = {
  [O in OperationId]: (typeof routes)[O]['function'] extends F ? O : never;
}[OperationId];

/** The same operations as a list. */
export const operations: (Route & { operationId: OperationId })[] = (
  Object.entries(routes) as [OperationId, Route][]
).map(([operationId, route]) => ({ operationId, ...route }));
