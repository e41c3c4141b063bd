import { nameOfSegment } from '../../shared/documents/names.ts';
import { segmentNumber } from '../../shared/documents/segment.ts';
import type { Instant } from '../../shared/domain/calendar/time.ts';
import { expire, expired, expiredGone, LOG_EXPIRY } from '../../shared/domain/log-expiry.ts';
import { commit } from '../../shared/storage/commit.ts';
import { load } from '../../shared/storage/read.ts';
import { sealsAfter } from '../../shared/storage/seals.ts';
import type { Stored } from '../../shared/storage/stored-state.ts';
import type { SealerDeps } from './deps.ts';

/** How many segments expire at a time: two days' and more, so that what waits after an outage goes within a day. */
const AT_ONCE = 50;

/**
 * Lets segments go that have been kept as long as they have to be. That they expire is on record first. Whatever is cut short between,
 * or still locked, is deleted in the next hour, and no other expires before.
 */
export async function expireUpTo(at: Instant, deps: SealerDeps): Promise<void> {
  const { database, logger } = deps;
  const before = await load(database, 'logExpiry', LOG_EXPIRY);
  if (before && !before.state.removed) return await removeExpired(before, at, deps);
  const due = expired(await sealsAfter(database, AT_ONCE, before?.state.through ?? ''), at);
  if (due.length === 0) return;
  const change = expire(before?.state ?? null, due);
  await commit(database, [change], origin(at));
  logger.info('segments expire', { from: change.next.from, through: change.next.through });
  const stored = await load(database, 'logExpiry', LOG_EXPIRY);
  if (stored) await removeExpired(stored, at, deps);
}

async function removeExpired({ state }: Stored<'logExpiry'>, at: Instant, { database, segments, logger }: SealerDeps) {
  for (let number = Number(state.from); number <= Number(state.through); number += 1) {
    if (await segments.remove(nameOfSegment(segmentNumber(number)))) continue;
    logger.warn('an expired segment is locked', { number });
    return;
  }
  await commit(database, [expiredGone(state)], origin(at));
}

const origin = (at: Instant) => ({ at, actorId: 'system', correlation: `expire:${at}` });
