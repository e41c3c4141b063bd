import * as z from 'zod';
import { departmentId } from '../../domain/people/department.ts';
import { personId } from '../../domain/people/person.ts';
import type { Route } from '../route.ts';
import { byId, id, instant, page, paging } from '../schemas/common.ts';

const feed = z.strictObject({
  id: id('cal'),
  department: departmentId,
  status: z.enum(['active', 'revoked']),
  createdAt: instant,
  createdBy: personId,
  revokedAt: instant.nullable(),
});

const roles = ['staff', 'head'] as const;
const common = { function: 'requests', auth: 'person', roles, article: '第六条', servesAnonymous: true } as const;

/** A department's deadlines as a calendar that phones and mail programs subscribe to. */
export const feedsRoutes = {
  createFeed: {
    ...common,
    method: 'POST',
    path: '/v1/feeds',
    summary: { zh: '生成期限日历的订阅地址', en: 'Make an address for the calendar of deadlines' },
    success: 201,
    response: feed.extend({
      /** Told once, here: whoever knows it reads the calendar. */
      url: z.string().nullable(),
    }),
    once: ['url'],
    etag: true,
  },
  listFeeds: {
    ...common,
    method: 'GET',
    path: '/v1/feeds',
    summary: { zh: '本部门的日历订阅', en: "The department's calendar feeds" },
    query: z.strictObject(paging),
    success: 200,
    response: page(feed),
    refusals: ['cursor-invalid'],
  },
  getFeed: {
    ...common,
    method: 'GET',
    path: '/v1/feeds/{id}',
    summary: { zh: '查看日历订阅', en: 'Read a calendar feed' },
    params: byId('cal'),
    success: 200,
    response: feed,
    etag: true,
  },
  revokeFeed: {
    ...common,
    method: 'POST',
    path: '/v1/feeds/{id}/revoke',
    summary: { zh: '撤销日历订阅', en: 'Revoke a calendar feed' },
    params: byId('cal'),
    success: 200,
    response: feed,
    ifMatch: true,
    etag: true,
    refusals: ['step-closed'],
  },
  getCalendar: {
    method: 'GET',
    path: '/v1/calendar/{file}',
    function: 'requests',
    auth: 'none',
    roles: [],
    summary: { zh: '期限日历', en: 'The calendar of deadlines' },
    params: z.strictObject({ file: z.string().regex(/^[\w-]{43}\.ics$/) }),
    success: 200,
    response: 'text/calendar',
  },
} as const satisfies Record<string, Route>;
