import { readEnvironment } from '../../shared/adapters/environment.ts';
import { Breaker } from '../../shared/adapters/exchange/breaker.ts';
import { interfaceCredentials } from '../../shared/adapters/exchange/credentials.ts';
import { httpsProvider } from '../../shared/adapters/exchange/https.ts';
import type { Provider } from '../../shared/adapters/exchange/port.ts';
import { type Context, openContext } from '../../shared/http/context.ts';
import { environment } from './environment.ts';

/** No deadline is counted here, so a call for data does not wait for the law to be read. */
export interface ExchangeContext extends Omit<Context, 'law'> {
  /** The origins of the existing sharing platform, such as `https://exchange.yima.example`. */
  origins: readonly string[];
  provider: Provider;
  breaker: Breaker;
}

export async function openExchange() {
  const env = readEnvironment(environment);
  const { context, authentication } = await openContext(env);
  const { database, cursors } = context;
  const exchange: ExchangeContext = {
    database,
    cursors,
    origins: env.EXCHANGE_ORIGINS.split(','),
    provider: httpsProvider({
      headers: interfaceCredentials(env.EXCHANGE_SECRETS),
      timeoutMs: env.EXCHANGE_TIMEOUT_SECONDS * 1000,
    }),
    breaker: new Breaker(),
  };
  return { context: exchange, authentication };
}
