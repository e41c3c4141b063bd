import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import middy from '@middy/core';
import httpRouter, { type Method } from '@middy/http-router';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { answerHeaders } from '../contract/headers.ts';
import type { ApiFunction, Route } from '../contract/route.ts';
import type { OperationId } from '../contract/routes.ts';
import { Refusal } from '../domain/refusals.ts';
import { isThrottled } from '../storage/throttling.ts';
import { cors } from './cors.ts';
import type { Authentication } from './principal.ts';
import { problemOf } from './problem.ts';
import { type Deps, type Handlers, type RoutesOf, serve } from './serve.ts';

/**
 * The Lambda handler of an API function. It routes the operations that the contract assigns to the function and answers every
 * error as problem details. The name is only for the types.
 */
export function api<F extends ApiFunction, D extends Deps>(
  _name: F,
  routes: RoutesOf<F>,
  handlers: Handlers<F, D>,
  deps: D,
  authentication: Authentication,
) {
  const logger = new Logger();
  const routed = (Object.entries(routes) as [OperationId, Route][]).map(([operation, route]) => ({
    method: route.method as Method,
    path: route.path,
    handler: (event: APIGatewayProxyEvent, { getRemainingTimeInMillis: timeLeft }: Context) =>
      serve(operation, route, handlers[operation as never] as never, deps, ofRoute(route, event), {
        authentication,
        logger,
        timeLeft,
      }),
  }));
  return (
    middy<APIGatewayProxyEvent, APIGatewayProxyResult>()
      // First, so that it sees every answer last: what is refused, too.
      .use(cors(authentication.origins))
      .use(injectLambdaContext(logger, { clearState: true }))
      .onError((request) => {
        request.response = refused(request.error, request.event, logger);
      })
      .handler(httpRouter({ routes: routed, notFoundResponse: unknown }))
  );
}

/** The call with the parameters of the route's path. API Gateway may know several routes as one path with a variable part. */
function ofRoute({ path }: Route, event: APIGatewayProxyEvent): APIGatewayProxyEvent {
  const ofPath = Object.entries(event.pathParameters ?? {}).filter(([name]) => path.includes(`{${name}}`));
  return { ...event, pathParameters: Object.fromEntries(ofPath) };
}

/** When a call that came at the wrong time may be made again, in seconds. */
function retryAfter(status: number): Record<string, string> {
  if (status === 503) return { 'retry-after': '1' };
  return status === 429 ? { 'retry-after': '30' } : {};
}

function unknown(): never {
  throw new Refusal('no-such-operation');
}

function refused(error: unknown, event: APIGatewayProxyEvent, logger: Logger): APIGatewayProxyResult {
  const known = error instanceof Refusal || isThrottled(error);
  const refusal = error instanceof Refusal ? error : new Refusal(known ? 'busy' : 'internal-error');
  const problem = problemOf(refusal, event.requestContext.requestId);
  if (known) logger.info('refused', { code: refusal.code, status: problem.status });
  else logger.error('failed', { error: error as Error });
  return {
    statusCode: problem.status,
    headers: {
      ...answerHeaders,
      'content-type': 'application/problem+json; charset=utf-8',
      ...retryAfter(problem.status),
    },
    body: JSON.stringify(problem),
  };
}
