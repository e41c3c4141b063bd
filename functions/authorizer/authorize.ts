import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { jwtVerify } from 'jose';
import { dateOf, instant, type LocalDate } from '../../shared/domain/calendar/time.ts';
import type { Principal } from '../../shared/domain/people/person.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import { registered, toContext } from '../../shared/http/principal.ts';
import type { AuthorizerDeps } from './deps.ts';

const ALGORITHMS = ['ES256', 'RS256', 'PS256', 'EdDSA'];

/**
 * Admits a registered person with a verified token, in the roles of the registry. The token says who calls; the
 * registry says what they may do. It is read at every call, so a person who left loses access at once.
 * @throws Error `Unauthorized`, which API Gateway answers as 401
 */
export async function authorize(
  event: APIGatewayRequestAuthorizerEvent,
  deps: AuthorizerDeps,
): Promise<APIGatewayAuthorizerResult> {
  const subject = await verify(event, deps);
  const on = dateOf(instant(event.requestContext.requestTimeEpoch));
  const principal = await principalOf(subject, on, deps);
  return {
    principalId: principal.personId,
    context: { ...toContext(principal) },
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: event.methodArn }],
    },
  };
}

async function verify({ headers }: APIGatewayRequestAuthorizerEvent, deps: AuthorizerDeps): Promise<string> {
  const given = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'authorization')?.[1];
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(given ?? '')?.[1];
  if (!token) throw unauthorized();
  try {
    const { payload } = await jwtVerify(token, deps.keys, {
      issuer: deps.issuer,
      audience: deps.audience,
      algorithms: ALGORITHMS,
      requiredClaims: ['sub', 'exp'],
    });
    // A token of the issuer may hold anything there. Only text can name a person.
    if (typeof payload.sub !== 'string') throw new Error('sub is no text');
    return payload.sub;
  } catch (error) {
    deps.logger.info('token refused', { code: (error as { code?: string }).code ?? 'unknown' });
    throw unauthorized();
  }
}

async function principalOf(subject: string, on: LocalDate, deps: AuthorizerDeps): Promise<Principal> {
  try {
    return await registered(deps.database, subject, deps.founder, on);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    deps.logger.info('person refused', { personId: subject });
    throw unauthorized();
  }
}

function unauthorized(): Error {
  return new Error('Unauthorized');
}
