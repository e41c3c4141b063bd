import type { Instant } from '../calendar/time.ts';
import { type Decision, event } from '../event.ts';
import { feedLife } from '../lives/feed.ts';
import { mayTake, partsOf } from '../machine.ts';
import type { Principal } from '../people/person.ts';

/**
 * A calendar of a department's deadlines, for whoever has its address. The address holds a secret that is told once and kept
 * nowhere: the feed's id is its hash. It works while it is not revoked and whoever made it still works in the department
 * (article 6: who leaves leaves no door open).
 */
export interface Feed {
  id: string;
  department: string;
  status: 'active' | 'revoked';
  createdAt: Instant;
  createdBy: string;
  revokedAt: Instant | null;
}

export function createFeed(id: string, by: Principal, now: Instant): Decision<Feed> {
  const { department, personId } = by;
  return {
    next: { id, department, status: 'active', createdAt: now, createdBy: personId, revokedAt: null },
    events: [event('FeedCreated', { provider: department })],
  };
}

/** By anybody of the department who may make one. @throws Refusal `not-your-step`, `step-closed` */
export function revokeFeed(feed: Feed, by: Principal, now: Instant): Decision<Feed> {
  const sides = { requester: null, provider: feed.department };
  mayTake(feedLife, 'revoke', feed.status, partsOf(by, sides));
  return {
    next: { ...feed, status: 'revoked', revokedAt: now },
    events: [event('FeedRevoked', { provider: feed.department })],
  };
}
