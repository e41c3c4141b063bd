import { dateOf, type Instant } from './calendar/time.ts';
import { type Change, change } from './change.ts';
import { event } from './event.ts';
import { keptUntil, retentions } from './retention.ts';

/** How far the log has expired. There is one. */
export interface LogExpiry {
  id: typeof LOG_EXPIRY;
  /** The segments that expired last: the number of the first, and of the last. */
  from: string;
  through: string;
  /** The root of the last, which the first segment that is kept follows. */
  root: string;
  /** Whether they are gone. As long as a lock holds one of them, it stays. */
  removed: boolean;
}

export const LOG_EXPIRY = 'log-expiry';

interface SealMade {
  number: string;
  since: Instant | null;
  madeAt: Instant;
  events: number;
  accesses: number;
  root: string;
}

/** The segments, the oldest first, that have been kept as long as they have to be (article 12; 809 art. 29). */
export function expired<S extends Pick<SealMade, 'madeAt'>>(seals: readonly S[], at: Instant, rules = retentions): S[] {
  const today = dateOf(at);
  const kept = seals.findIndex(({ madeAt }) => keptUntil('log', madeAt, today, rules) > at);
  return kept < 0 ? [...seals] : seals.slice(0, kept);
}

/** Puts on record that segments expire, before they go. @param seals the segments, the oldest first; one at least */
export function expire(before: LogExpiry | null, seals: readonly SealMade[]): Change<'logExpiry', LogExpiry> {
  const [first, last] = [seals[0] as SealMade, seals.at(-1) as SealMade];
  const { number: through, root, madeAt: until } = last;
  const count = (what: 'events' | 'accesses') => seals.reduce((sum, seal) => sum + seal[what], 0);
  return change(
    'logExpiry',
    before,
    { id: LOG_EXPIRY, from: first.number, through, root, removed: false },
    event('LogExpired', {
      ...{ from: first.number, through, root, since: first.since, until },
      ...{ events: count('events'), accesses: count('accesses') },
    }),
  );
}

/** What expired is gone. */
export function expiredGone(before: LogExpiry): Change<'logExpiry', LogExpiry> {
  return change('logExpiry', before, { ...before, removed: true });
}
