import { Logger } from '@aws-lambda-powertools/logger';
import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import { readEnvironment } from '../../shared/adapters/environment.ts';
import { type Database, openDatabase } from '../../shared/storage/database.ts';
import { environment } from './environment.ts';

export interface AuthorizerDeps {
  database: Database;
  keys: JWTVerifyGetKey;
  issuer: string;
  audience: string;
  founder: string;
  logger: Logger;
}

export function authorizerDeps(): AuthorizerDeps {
  const env = readEnvironment(environment);
  return {
    database: openDatabase(env),
    keys: createRemoteJWKSet(new URL(env.OIDC_JWKS_URI)),
    issuer: env.OIDC_ISSUER,
    audience: env.OIDC_AUDIENCE,
    founder: env.FOUNDER_SUBJECT,
    logger: new Logger(),
  };
}
