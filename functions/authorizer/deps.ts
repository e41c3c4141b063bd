import { Logger } from '@aws-lambda-powertools/logger';
import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import { readEnvironment } from '../../shared/adapters/environment.ts';
import { environment } from './environment.ts';

export interface AuthorizerDeps {
  keys: JWTVerifyGetKey;
  issuer: string;
  audience: string;
  logger: Logger;
}

export function authorizerDeps(): AuthorizerDeps {
  const env = readEnvironment(environment);
  return {
    keys: createRemoteJWKSet(new URL(env.OIDC_JWKS_URI)),
    issuer: env.OIDC_ISSUER,
    audience: env.OIDC_AUDIENCE,
    logger: new Logger(),
  };
}
