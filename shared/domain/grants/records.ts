import * as z from 'zod';
import { dateOf, type Instant, localDate } from '../calendar/time.ts';
import { keysOf } from '../catalog/metadata.ts';
import { type Change, change } from '../change.ts';
import type { Actor, Circumstances } from '../circumstances.ts';
import { event } from '../event.ts';
import type { Id } from '../id.ts';
import { grantLife } from '../lives/grant.ts';
import { mayTake, partsOf } from '../machine.ts';
import { longText } from '../prose.ts';
import { Refusal } from '../refusals.ts';
import type { Grant } from './grant.ts';
import { statusAt } from './term.ts';

/** Kinds of record that a requester keeps (809 art. 29). */
export const recordKinds = {
  use: '使用过程',
  effect: '应用成效',
  storage: '存储情况',
  destruction: '销毁情况',
} as const;

export const recordSchema = z.strictObject({
  kind: z.enum(keysOf(recordKinds)),
  /** The day it happened, today at the latest. */
  on: localDate,
  what: longText,
  /** Number of data records, if that applies. */
  count: z.int().min(0).max(1_000_000_000).optional(),
});
export type NewRecord = z.infer<typeof recordSchema>;

/**
 * A record of use, effect, storage or destruction. It never changes and is kept for at least three years (809 art. 29; article
 * 12).
 */
export interface UseRecord extends NewRecord {
  id: Id<'use'>;
  grant: Id<'grt'>;
  requester: string;
  provider: string;
  at: Instant;
  by: string;
}

export type RecordChange = Change<'useRecord', UseRecord>;

/** @throws Refusal `not-your-step`, `step-closed`, `record-in-future` */
export function recordUse(grant: Grant, record: NewRecord & { id: Id<'use'> }, at: Circumstances): RecordChange {
  mayTake(grantLife, 'record', statusAt(grant, at.now), partsOf(at.by, grant));
  return keepRecord(grant, record, at);
}

/** Stores a record; the caller has checked who may do so. @throws Refusal `record-in-future` */
export function keepRecord(
  { id: grant, requester, provider }: Grant,
  record: NewRecord & { id: Id<'use'> },
  { by, now }: Actor,
): RecordChange {
  const { kind, on, count } = record;
  if (on > dateOf(now)) throw new Refusal('record-in-future', {}, [{ field: 'body.on', message: dateOf(now) }]);
  const next: UseRecord = { ...record, grant, requester, provider, at: now, by: by.personId };
  return change(
    'useRecord',
    null,
    next,
    event('UseRecorded', { grant, requester, provider, kind, on, count: count ?? null }),
  );
}
