import { createHmac, hkdfSync } from 'node:crypto';

/**
 * The secrets of endpoints, each made of the key of the stage, so that none is stored: HKDF-SHA-256 over the id of the endpoint and the
 * number of the secret, 32 bytes.
 */
export function webhookSecrets(key: string): (webhook: string, number: number) => Buffer {
  return (webhook, number) => Buffer.from(hkdfSync('sha256', key, '', `webhook ${webhook} ${number}`, 32));
}

/** A secret as people enter it (Standard Webhooks). */
export function written(secret: Buffer): string {
  return `whsec_${secret.toString('base64')}`;
}

/**
 * The headers that tell the receiver who sends what and when (Standard Webhooks 1.0). The time is that of the attempt by the clock of
 * the machine, since the receiver compares it with its own.
 * @param secrets each signs, so that a receiver may hold any of them
 */
export function signedHeaders(id: string, body: string, secrets: readonly Buffer[]): Record<string, string> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signatures = secrets.map((secret) =>
    createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64'),
  );
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.map((each) => `v1,${each}`).join(' '),
  };
}
