import { readEnvironment } from '../../shared/adapters/environment.ts';
import { readSecret } from '../../shared/adapters/secret.ts';
import { webhookSecrets } from '../../shared/adapters/webhooks/signature.ts';
import { type Context, openContext } from '../../shared/http/context.ts';
import { environment } from './environment.ts';

/** No deadline is counted here. */
export interface WebhooksContext extends Omit<Context, 'law'> {
  secretOf: ReturnType<typeof webhookSecrets>;
  /** The hosts that may be called without TLS. */
  plain: readonly string[];
}

export async function openWebhooks() {
  const env = readEnvironment(environment);
  const [{ context, authentication }, key] = await Promise.all([openContext(env), readSecret(env.WEBHOOK_KEY_ARN)]);
  const { database, cursors } = context;
  const webhooks: WebhooksContext = {
    database,
    cursors,
    secretOf: webhookSecrets(key),
    plain: env.WEBHOOK_PLAIN_HOSTS.split(','),
  };
  return { context: webhooks, authentication };
}
