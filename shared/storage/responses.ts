import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { epoch, type Instant, instant } from '../domain/calendar/time.ts';
import { Refusal } from '../domain/refusals.ts';
import type { Database } from './database.ts';
import { getItem } from './items.ts';

/** Identifies a POST for retries: who sent it, for which operation, under which Idempotency-Key. */
export interface CommandId {
  principal: string;
  operation: string;
  key: string;
  /** SHA-256 of the path and the body. */
  sent: string;
}

/** The response to a command, kept so that a retry gets the same response and changes nothing. */
export interface StoredResponse extends CommandId {
  at: Instant;
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Responses are kept for two days from the time of the command. */
const KEPT_MS = 48 * 3_600_000;

/** SHA-256 over the RFC 8785 form of a value, in hexadecimal. */
export function canonicalHash(value: unknown): string {
  return createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('hex');
}

/**
 * The response already given to the same command, or null.
 * @throws Refusal `idempotency-key-reused` where the key was used for another command
 */
export async function findResponse(
  database: Database,
  command: CommandId,
  now: Instant,
): Promise<StoredResponse | null> {
  const item = await getItem(database, 'work', responseKey(command));
  if (!item || (item.expiresAt as Instant) < now) return null;
  const answer = item.answer as StoredResponse;
  if (answer.sent !== command.sent) throw new Refusal('idempotency-key-reused');
  return answer;
}

export function responseItem(answer: StoredResponse) {
  const expires = epoch(answer.at) + KEPT_MS;
  return { ...responseKey(answer), answer, expiresAt: instant(expires), ttl: Math.ceil(expires / 1000) };
}

function responseKey({ principal, operation, key }: CommandId) {
  return { pk: `ANSWER#${principal}#${operation}#${key}`, sk: 'ANSWER' };
}
