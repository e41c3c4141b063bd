import { createHash } from 'node:crypto';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import canonicalize from 'canonicalize';
import { epoch, type Instant, instant } from '../domain/calendar/time.ts';
import { Refusal } from '../domain/refusals.ts';
import type { Database } from './database.ts';

/** What a POST is known by: who sent it, for which operation, under which Idempotency-Key. */
export interface CommandId {
  principal: string;
  operation: string;
  key: string;
  /** SHA-256 of what was sent, path and body. */
  sent: string;
}

/** What was answered, so that the same command sent again gets the same answer and changes nothing. */
export interface Answer extends CommandId {
  at: Instant;
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Answers are kept for two days from the command's own time. */
const KEPT_MS = 48 * 3_600_000;

export function fingerprintOf(sent: unknown): string {
  return createHash('sha256')
    .update(canonicalize(sent) ?? '')
    .digest('hex');
}

/**
 * The answer given before to the same command, or null.
 * @throws Refusal `idempotency-key-reused` where the key was used for something else
 */
export async function findAnswer(database: Database, command: CommandId, now: Instant): Promise<Answer | null> {
  const { Item } = await database.client.send(
    new GetCommand({ TableName: database.name('work'), Key: answerKey(command), ConsistentRead: true }),
  );
  if (!Item || Item.expiresAt < now) return null;
  const answer = Item.answer as Answer;
  if (answer.sent !== command.sent) throw new Refusal('idempotency-key-reused');
  return answer;
}

export function answerItem(answer: Answer) {
  const expires = epoch(answer.at) + KEPT_MS;
  return { ...answerKey(answer), answer, expiresAt: instant(expires), ttl: Math.ceil(expires / 1000) };
}

function answerKey({ principal, operation, key }: CommandId) {
  return { pk: `ANSWER#${principal}#${operation}#${key}`, sk: 'ANSWER' };
}
