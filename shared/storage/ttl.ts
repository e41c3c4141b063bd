import { dateOf, epoch, type Instant } from '../domain/calendar/time.ts';
import { type Kept, keptUntil } from '../domain/retention.ts';

/** What is kept as long as a segment of the log is not gone before it. */
const A_WEEK = 7 * 86_400;

/** When DynamoDB deletes an item that is kept for as long as retention says: its attribute `ttl`, in seconds since 1970. */
export function ttlOf(what: Kept, madeAt: Instant): number {
  return Math.ceil(epoch(keptUntil(what, madeAt, dateOf(madeAt))) / 1000) + A_WEEK;
}
