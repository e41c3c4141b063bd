import { readEnvironment } from '../../shared/adapters/environment.ts';
import { Breaker } from '../../shared/adapters/exchange/breaker.ts';
import { interfaceCredentials } from '../../shared/adapters/exchange/credentials.ts';
import { httpsProvider } from '../../shared/adapters/exchange/https.ts';
import type { Provider } from '../../shared/adapters/exchange/port.ts';
import { readSecret } from '../../shared/adapters/secret.ts';
import type { Deps } from '../../shared/http/serve.ts';
import { type Cursors, signedCursors } from '../../shared/storage/cursor.ts';
import { openDatabase } from '../../shared/storage/database.ts';
import { environment } from './environment.ts';

export interface ExchangeDeps extends Deps {
  cursors: Cursors;
  /** Where the existing sharing platform is, such as `https://exchange.yima.example`. */
  origins: readonly string[];
  provider: Provider;
  breaker: Breaker;
}

export async function exchangeDeps() {
  const env = readEnvironment(environment);
  const deps: ExchangeDeps = {
    database: openDatabase(env),
    cursors: signedCursors(await readSecret(env.CURSOR_SECRET_ARN)),
    origins: env.EXCHANGE_ORIGINS.split(','),
    provider: httpsProvider({
      headers: interfaceCredentials(env.EXCHANGE_SECRETS),
      timeoutMs: env.EXCHANGE_TIMEOUT_SECONDS * 1000,
    }),
    breaker: new Breaker(),
  };
  return { deps, authentication: { method: env.AUTHENTICATION, founder: env.FOUNDER_SUBJECT } };
}
