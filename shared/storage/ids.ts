import { createHash } from 'node:crypto';
import { ulid } from 'ulid';
import { epoch, type Instant } from '../domain/calendar/time.ts';
import type { Id, IdPrefix } from '../domain/id.ts';

/** A new id: a prefix for the reader and a ULID of the business time, so that ids sort by time. */
export function newId<P extends IdPrefix>(prefix: P, now: Instant): Id<P> {
  return `${prefix}_${ulid(epoch(now)).toLowerCase()}`;
}

const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz';

/** An id derived from the given parts: the same parts always give the same id, so work done twice creates one thing. */
export function derivedId<P extends IdPrefix>(prefix: P, ...parts: (string | number)[]): Id<P> {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest();
  const letters = Array.from(digest.subarray(0, 26), (byte) => CROCKFORD[byte % 32]).join('');
  return `${prefix}_${letters}`;
}

/** Whether an id is that of a grant, not of a duty about one. */
export function isGrant(id: string): boolean {
  return id.startsWith('grt_') && !id.includes('.');
}

/** A name derived from the given parts, such as an effect's id or a schedule's name. 32 hexadecimal digits. */
export function fingerprint(...parts: (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

/** Partitions of the lists of all departments that people read; each page queries all of them. */
export const SHARDS = ['0', '1'] as const;

/**
 * Partitions of what only the sweep reads. All reminders of a day are woken at nine in the morning, and each writes here a
 * dozen times until its mails are sent. One partition takes a thousand writes a second.
 */
export const SWEPT = ['0', '1', '2', '3', '4', '5', '6', '7'] as const;

export function shardOf(id: string): string {
  return oneOf(SHARDS, id);
}

export function sweptShardOf(id: string): string {
  return oneOf(SWEPT, id);
}

function oneOf(shards: readonly string[], id: string): string {
  return String(shards[Number.parseInt(fingerprint(id).slice(0, 2), 16) % shards.length]);
}
