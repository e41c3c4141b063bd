import type { Instant } from '../calendar/time.ts';
import { type Change, change } from '../change.ts';
import type { Circumstances } from '../circumstances.ts';
import { event } from '../event.ts';
import type { Id } from '../id.ts';
import { feedLife } from '../lives/feed.ts';
import { partsOf, take } from '../machine.ts';

/**
 * A calendar of a department's deadlines, for whoever has its address. The address holds a secret that is told once and kept
 * nowhere: the feed's id is its hash. It works while it is not revoked and whoever made it still works in the department
 * (article 6: who leaves leaves no door open).
 */
export interface Feed {
  id: Id<'cal'>;
  department: string;
  status: keyof typeof feedLife.states;
  createdAt: Instant;
  createdBy: string;
  revokedAt: Instant | null;
}

type Acting = Pick<Circumstances, 'by' | 'now'>;

export function createFeed({ id }: { id: Id<'cal'> }, { by, now }: Acting): [Change<'feed', Feed>] {
  const { department, personId } = by;
  const feed: Feed = { id, department, status: 'active', createdAt: now, createdBy: personId, revokedAt: null };
  return [change('feed', null, feed, event('FeedCreated', { provider: department }))];
}

/** By anybody of the department who may make one. @throws Refusal `not-your-step`, `step-closed` */
export function revokeFeed(feed: Feed, { by, now }: Acting): [Change<'feed', Feed>] {
  const { department } = feed;
  const to = take(feedLife, 'revoke', feed.status, partsOf(by, { requester: null, provider: department }));
  const next = { ...feed, status: to(), revokedAt: now };
  return [change('feed', feed, next, event('FeedRevoked', { provider: department }))];
}
