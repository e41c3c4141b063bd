import * as z from 'zod';
import { caseworkers, type Route } from '../route.ts';
import { byId, page, paging } from '../schemas/common.ts';
import * as grants from '../schemas/grant.ts';

/** What may be used as replied (article 15). */
export const grantsRoutes = {
  listGrants: {
    method: 'GET',
    path: '/v1/grants',
    function: 'grants',
    auth: 'person',
    roles: caseworkers,
    summary: { zh: '共享授权列表', en: 'List grants' },
    article: '第十五条',
    query: z.strictObject({ side: z.enum(['held', 'given']).default('held'), ...paging }),
    success: 200,
    response: page(grants.grant),
    refusals: ['cursor-invalid'],
  },
  getGrant: {
    method: 'GET',
    path: '/v1/grants/{id}',
    function: 'grants',
    auth: 'person',
    roles: caseworkers,
    summary: { zh: '查看共享授权', en: 'Read a grant' },
    article: '第十五条',
    params: byId('grt'),
    success: 200,
    response: grants.grant,
    etag: true,
  },
} as const satisfies Record<string, Route>;
