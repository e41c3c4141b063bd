import { createHmac } from 'node:crypto';

export interface Signed {
  method: string;
  /** Path and query, as sent. */
  target: string;
  /** ISO 8601, by the machine's clock: the receiver refuses what is old. */
  date: string;
  keyId: string;
  /** The idempotency id of a push; empty for a question. */
  id: string;
  /** Exactly what is sent: RFC 8785 JSON, or nothing. */
  body: string;
}

/** HMAC-SHA256, hexadecimal, over all that matters, a line each, the body last. */
export function signature({ method, target, date, keyId, id, body }: Signed, secret: string): string {
  return createHmac('sha256', secret).update([method, target, date, keyId, id, body].join('\n')).digest('hex');
}
