import type { Stage } from '../stage.ts';
import { setting } from './grant.ts';

/** Which systems may be called without TLS. */
export function endpointSettings({ webhooks: { plainHosts } }: Stage) {
  return setting({ WEBHOOK_PLAIN_HOSTS: plainHosts.join() });
}

/** Where the systems of departments may lie, and how long they may take. */
export function webhookSettings({ webhooks: { networks, timeoutSeconds } }: Stage) {
  return setting({ WEBHOOK_NETWORKS: networks.join(), WEBHOOK_TIMEOUT_SECONDS: String(timeoutSeconds) });
}
