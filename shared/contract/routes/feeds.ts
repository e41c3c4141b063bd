import * as z from 'zod';
import { departmentId } from '../../domain/people/department.ts';
import { personId } from '../../domain/people/person.ts';
import { type Route, routesOf } from '../route.ts';
import { actions } from '../schemas/action.ts';
import { byId, id, instant } from '../schemas/common.ts';

const feed = z.strictObject({
  id: id('cal'),
  department: departmentId,
  status: z.enum(['active', 'revoked']),
  createdAt: instant,
  createdBy: personId,
  revokedAt: instant.nullable(),
});

const feedRead = feed.extend({ actions });

const { begin, decide, list, query, show } = routesOf('requests', { roles: ['staff', 'head'], params: byId('cal') });
/** Serves only the calendar, which is read without a credential. */
const subscribed = { article: '第六条', servesAnonymous: true } as const;

/** A department's deadlines as a calendar that phones and mail programs can subscribe to. */
export const feedsRoutes = {
  createFeed: begin('/v1/feeds', {
    ...subscribed,
    summary: { zh: '生成期限日历的订阅地址', en: 'Create an address for the calendar of deadlines' },
    response: feedRead.extend({
      /** Told only once, here: whoever knows it can read the calendar. */
      url: z.string().nullable(),
    }),
    once: ['url'],
  }),
  listFeeds: list('/v1/feeds', {
    ...subscribed,
    summary: { zh: '本部门的日历订阅', en: "List the department's calendar feeds" },
    item: feed,
  }),
  getFeed: show('/v1/feeds/{id}', {
    ...subscribed,
    summary: { zh: '查看日历订阅', en: 'Read a calendar feed' },
    response: feedRead,
  }),
  revokeFeed: decide('/v1/feeds/{id}/revoke', {
    ...subscribed,
    summary: { zh: '撤销日历订阅', en: 'Revoke a calendar feed' },
    response: feedRead,
    refusals: ['step-closed'],
  }),
  getFeedFile: query('/v1/feed-files/{file}', {
    auth: 'none',
    servesAnonymous: true,
    roles: [],
    summary: { zh: '期限日历', en: 'Read the calendar of deadlines' },
    params: z.strictObject({ file: z.string().regex(/^[\w-]{43}\.ics$/) }),
    response: 'text/calendar',
  }),
} as const satisfies Record<string, Route>;
