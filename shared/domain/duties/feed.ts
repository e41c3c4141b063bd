import type { Instant } from '../calendar/time.ts';
import { type Change, change } from '../change.ts';
import type { Actor } from '../circumstances.ts';
import { event } from '../event.ts';
import type { Id } from '../id.ts';
import { feedLife } from '../lives/feed.ts';
import { partsOf, take } from '../machine.ts';

/**
 * A calendar feed of a department's deadlines, for everybody who has its address. The address contains a secret that is shown
 * once and not stored: the id of the feed is its hash. The feed works until it is revoked or its creator leaves the department,
 * so that nobody keeps access after leaving (article 6).
 */
export interface Feed {
  id: Id<'cal'>;
  department: string;
  status: keyof typeof feedLife.states;
  createdAt: Instant;
  createdBy: string;
  revokedAt: Instant | null;
}

export function createFeed({ id }: { id: Id<'cal'> }, { by, now }: Actor): [Change<'feed', Feed>] {
  const { department, personId } = by;
  const feed: Feed = { id, department, status: 'active', createdAt: now, createdBy: personId, revokedAt: null };
  return [change('feed', null, feed, event('FeedCreated', { provider: department }))];
}

/** Everybody in the department who may create a feed may revoke it. @throws Refusal `not-your-step`, `step-closed` */
export function revokeFeed(feed: Feed, { by, now }: Actor): [Change<'feed', Feed>] {
  const to = mayRevokeFeed(feed, { by });
  const next = { ...feed, status: to(), revokedAt: now };
  return [change('feed', feed, next, event('FeedRevoked', { provider: feed.department }))];
}

/** @throws Refusal `not-your-step`, `step-closed` */
export function mayRevokeFeed({ department, status }: Feed, { by }: Pick<Actor, 'by'>) {
  return take(feedLife, 'revoke', status, partsOf(by, { requester: null, provider: department }));
}
