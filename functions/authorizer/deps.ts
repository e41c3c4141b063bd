import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { readEnvironment } from '../../shared/adapters/environment.ts';
import { environment } from './environment.ts';
import { type ProviderKeys, providerKeys } from './keys.ts';

export interface AuthorizerDeps {
  keys: ProviderKeys;
  issuer: string;
  audience: string;
  logger: Logger;
  metrics: Metrics;
}

export function authorizerDeps(): AuthorizerDeps {
  const env = readEnvironment(environment);
  return {
    keys: providerKeys(env.OIDC_JWKS_URI),
    issuer: env.OIDC_ISSUER,
    audience: env.OIDC_AUDIENCE,
    logger: new Logger(),
    metrics: new Metrics(),
  };
}
