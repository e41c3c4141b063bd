import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
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
  const answer = item.answer as Omit<StoredResponse, 'body'> & { body: string | Uint8Array };
  if (answer.sent !== command.sent) throw new Refusal('idempotency-key-reused');
  return { ...answer, body: unpacked(answer.body) };
}

/** The item of a response. The body is packed: it is most of the item, is written with every command and is hardly ever read. */
export function responseItem(answer: StoredResponse) {
  const expires = epoch(answer.at) + KEPT_MS;
  const packed = { ...answer, body: deflateRawSync(answer.body) };
  return { ...responseKey(answer), answer: packed, expiresAt: instant(expires), ttl: Math.ceil(expires / 1000) };
}

/** The body of a response as it was kept; an earlier release kept it as text. */
export function unpacked(body: string | Uint8Array): string {
  return typeof body === 'string' ? body : inflateRawSync(body).toString();
}

function responseKey({ principal, operation, key }: CommandId) {
  return { pk: `ANSWER#${principal}#${operation}#${key}`, sk: 'ANSWER' };
}
