import { createHmac } from 'node:crypto';

export interface Signed {
  method: string;
  /** Path and query as they are sent. */
  target: string;
  /** ISO 8601, by the clock of the machine; the receiver refuses an old one. */
  date: string;
  keyId: string;
  /** The idempotency id of a push; empty for a query. */
  id: string;
  /** Exactly what is sent: RFC 8785 JSON, or nothing. */
  body: string;
}

/** HMAC-SHA256, hexadecimal, over these values, each on its own line, the body last. */
export function signature({ method, target, date, keyId, id, body }: Signed, secret: string): string {
  return createHmac('sha256', secret).update([method, target, date, keyId, id, body].join('\n')).digest('hex');
}
