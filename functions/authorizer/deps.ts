import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { readEnvironment } from '../../shared/adapters/environment.ts';
import { openDatabase } from '../../shared/storage/database.ts';
import { type FailedSignIn, failedSignIns } from './attempts.ts';
import { environment } from './environment.ts';
import { type ProviderKeys, providerKeys } from './keys.ts';

export interface AuthorizerDeps {
  keys: ProviderKeys;
  issuer: string;
  audience: string;
  logger: Logger;
  metrics: Metrics;
  /** Writes down that somebody failed to sign in. */
  failed(attempt: FailedSignIn): Promise<void>;
}

export function authorizerDeps(): AuthorizerDeps {
  const env = readEnvironment(environment);
  return {
    keys: providerKeys(env.OIDC_JWKS_URI),
    issuer: env.OIDC_ISSUER,
    audience: env.OIDC_AUDIENCE,
    logger: new Logger(),
    metrics: new Metrics(),
    failed: failedSignIns(openDatabase(env, { attempts: 2 })),
  };
}
