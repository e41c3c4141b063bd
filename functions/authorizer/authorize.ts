import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import { decodeJwt, errors, type JWTPayload, jwtVerify } from 'jose';
import { instant } from '../../shared/domain/calendar/time.ts';
import { subjectSchema } from '../../shared/domain/people/person.ts';
import type { AuthorizerContext } from '../../shared/http/principal.ts';
import type { AuthorizerDeps } from './deps.ts';
import { IdentityUnavailable } from './keys.ts';

const ALGORITHMS = ['ES256', 'RS256', 'PS256', 'EdDSA'];

/**
 * Admits whoever has a verified token, and passes on whose it is and until when. API Gateway keeps the answer for all calls with
 * the token, so it allows the whole API. Whose it is may change meanwhile: the function behind reads the person and their roles at every
 * call, so a person who left loses access at once.
 * @throws Error `Unauthorized`, which API Gateway answers as 401; IdentityUnavailable, as 503
 */
export async function authorize(
  event: APIGatewayRequestAuthorizerEvent,
  deps: AuthorizerDeps,
): Promise<APIGatewayAuthorizerResult> {
  const { sub, exp } = await verify(event, deps);
  const [api, stage] = event.methodArn.split('/');
  const context: AuthorizerContext = { subject: sub, personId: await deps.personKnownAs(sub), expires: String(exp) };
  return {
    principalId: sub,
    context: { ...context },
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: `${api}/${stage}/*` }],
    },
  };
}

async function verify(
  event: APIGatewayRequestAuthorizerEvent,
  deps: AuthorizerDeps,
): Promise<JWTPayload & { sub: string }> {
  const given = Object.entries(event.headers ?? {}).find(([name]) => name.toLowerCase() === 'authorization')?.[1];
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(given ?? '')?.[1];
  if (!token) throw unauthorized();
  try {
    const payload = await payloadOf(token, deps);
    const { sub } = payload;
    // A token of the issuer may hold anything there. Only text can name a person.
    if (typeof sub !== 'string') throw new Error('sub is no text');
    return { ...payload, sub };
  } catch (error) {
    if (error instanceof IdentityUnavailable) {
      deps.logger.warn('identity provider unavailable', { reason: error.message });
      deps.metrics.addMetric('IdentityUnavailable', 'Count', 1);
      deps.metrics.publishStoredMetrics();
      throw error;
    }
    const code = (error as { code?: string }).code ?? 'unknown';
    deps.logger.info('token refused', { code });
    const { requestId, requestTimeEpoch, identity } = event.requestContext;
    const attempt = { at: instant(requestTimeEpoch), correlation: requestId, from: identity.sourceIp, code };
    // Nothing is handed out here, so a table that is busy turns no 401 into another answer.
    await deps.failed({ ...attempt, person: claimedBy(token) }).catch((cause) => {
      deps.logger.error('failed sign-in not recorded', { error: cause as Error });
    });
    throw unauthorized();
  }
}

/** What a verified token says. A provider may have changed its keys under the same id, so a signature that fails is tried once more. */
async function payloadOf(token: string, { keys, issuer, audience }: AuthorizerDeps): Promise<JWTPayload> {
  const expected = { issuer, audience, algorithms: ALGORITHMS, requiredClaims: ['sub', 'exp'] };
  try {
    return (await jwtVerify(token, keys.find, expected)).payload;
  } catch (error) {
    if (!(error instanceof errors.JWSSignatureVerificationFailed) || !(await keys.renew())) throw error;
    return (await jwtVerify(token, keys.find, expected)).payload;
  }
}

/** Whom a token names that nobody has verified; null where it names nobody. */
function claimedBy(token: string): string | null {
  try {
    return subjectSchema.safeParse(decodeJwt(token).sub).data ?? null;
  } catch {
    return null;
  }
}

function unauthorized(): Error {
  return new Error('Unauthorized');
}
