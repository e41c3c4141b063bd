import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { readEnvironment } from '../../shared/adapters/environment.ts';
import { openDatabase } from '../../shared/storage/database.ts';
import { whoIs } from '../../shared/storage/read.ts';
import { type FailedSignIn, failedSignIns } from './attempts.ts';
import { environment } from './environment.ts';
import { type ProviderKeys, providerKeys } from './keys.ts';

export interface AuthorizerDeps {
  keys: ProviderKeys;
  issuer: string;
  audience: string;
  logger: Logger;
  metrics: Metrics;
  /** The id of the person whose subject it is; the subject itself where that is it, or where it can't be read now. */
  personKnownAs(subject: string): Promise<string>;
  /** Writes down that somebody failed to sign in. */
  failed(attempt: FailedSignIn): Promise<void>;
}

export function authorizerDeps(): AuthorizerDeps {
  const env = readEnvironment(environment);
  const database = openDatabase(env, { attempts: 2 });
  return {
    keys: providerKeys(env.OIDC_JWKS_URI),
    issuer: env.OIDC_ISSUER,
    audience: env.OIDC_AUDIENCE,
    logger: new Logger(),
    metrics: new Metrics(),
    // The function behind finds out in a round more what isn't found here.
    personKnownAs: async (subject) => (await whoIs(database, subject).catch(() => null))?.id ?? subject,
    failed: failedSignIns(database),
  };
}
