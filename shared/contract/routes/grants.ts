import * as z from 'zod';
import { provisionSchema } from '../../domain/grant-provision.ts';
import { type Route, readers } from '../route.ts';
import { byId, page, paging } from '../schemas/common.ts';
import * as grants from '../schemas/grant.ts';

/** What may be used as replied (article 15). */
export const grantsRoutes = {
  listGrants: {
    method: 'GET',
    path: '/v1/grants',
    function: 'grants',
    auth: 'person',
    roles: readers,
    summary: { zh: '共享授权列表', en: 'List grants' },
    article: '第十五条',
    query: z.strictObject({ side: z.enum(['held', 'given', 'all']).default('held'), ...paging }),
    success: 200,
    response: page(grants.grant),
    refusals: ['cursor-invalid', 'role-missing'],
  },
  getGrant: {
    method: 'GET',
    path: '/v1/grants/{id}',
    function: 'grants',
    auth: 'person',
    roles: readers,
    summary: { zh: '查看共享授权', en: 'Read a grant' },
    article: '第十五条',
    params: byId('grt'),
    success: 200,
    response: grants.grant,
    etag: true,
  },
  provideGrant: {
    method: 'POST',
    path: '/v1/grants/{id}/provision',
    function: 'grants',
    auth: 'person',
    roles: ['staff'],
    summary: { zh: '登记提供方式', en: 'Give the details of how the data is obtained' },
    article: '第十五条',
    params: byId('grt'),
    body: provisionSchema,
    success: 200,
    response: grants.grant,
    ifMatch: true,
    etag: true,
    refusals: ['not-your-step', 'change-not-filed', 'secret-in-words'],
  },
  takeAccess: {
    method: 'POST',
    path: '/v1/grants/{id}/access',
    function: 'grants',
    auth: 'person',
    roles: ['staff'],
    summary: { zh: '领取使用方式', en: 'Take the details of a table or a file' },
    article: '第十五条',
    params: byId('grt'),
    success: 200,
    response: grants.access,
    refusals: ['not-your-step', 'step-closed', 'called-through-platform'],
  },
} as const satisfies Record<string, Route>;
