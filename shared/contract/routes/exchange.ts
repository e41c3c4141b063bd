import * as z from 'zod';
import { departmentId } from '../../domain/people/department.ts';
import { shortText } from '../../domain/prose.ts';
import { caseworkers, type Route } from '../route.ts';
import { byId, page, paging } from '../schemas/common.ts';
import * as exchange from '../schemas/exchange.ts';

/**
 * What is obtained through interfaces of the existing sharing platform. Order 809 art. 31 bars new exchange systems, so a stage
 * that names no platform has none of these operations.
 */
export const exchangeRoutes = {
  registerInterface: {
    method: 'POST',
    path: '/v1/interfaces',
    function: 'exchange',
    auth: 'person',
    roles: ['staff'],
    summary: { zh: '登记服务接口', en: 'Register an interface' },
    article: '第十五条',
    body: exchange.registration,
    success: 201,
    response: exchange.dataInterface,
    etag: true,
    refusals: ['not-the-provider', 'resource-not-published', 'not-by-interface', 'items-unknown', 'host-not-allowed'],
  },
  listInterfaces: {
    method: 'GET',
    path: '/v1/interfaces',
    function: 'exchange',
    auth: 'person',
    roles: caseworkers,
    summary: { zh: '服务接口列表', en: 'List interfaces' },
    article: '第十五条',
    query: z.strictObject({ department: departmentId.optional(), ...paging }),
    success: 200,
    response: page(exchange.dataInterface),
    refusals: ['cursor-invalid'],
  },
  getInterface: {
    method: 'GET',
    path: '/v1/interfaces/{id}',
    function: 'exchange',
    auth: 'person',
    roles: caseworkers,
    summary: { zh: '查看服务接口', en: 'Read an interface' },
    article: '第十五条',
    params: byId('itf'),
    success: 200,
    response: exchange.dataInterface,
    etag: true,
  },
  retireInterface: {
    method: 'POST',
    path: '/v1/interfaces/{id}/retirement',
    function: 'exchange',
    auth: 'person',
    roles: ['staff'],
    summary: { zh: '停用服务接口', en: 'Retire an interface' },
    article: '第十五条',
    params: byId('itf'),
    body: z.strictObject({ reason: shortText }),
    success: 200,
    response: exchange.dataInterface,
    ifMatch: true,
    etag: true,
    refusals: ['step-closed', 'interface-serves'],
  },
  getGrantData: {
    method: 'GET',
    path: '/v1/grants/{id}/data',
    function: 'exchange',
    auth: 'person',
    roles: ['staff'],
    summary: { zh: '调用授权的数据', en: 'Obtain the data of a grant' },
    article: '第十五条',
    params: byId('grt'),
    query: z.strictObject({
      /** As granted: what it is used for is stated at every use. */
      purpose: z.string().min(1).max(1000),
      page: z.coerce.number().int().min(1).max(1_000_000).default(1),
    }),
    success: 200,
    response: exchange.grantData,
    refusals: [
      'not-your-step',
      'step-closed',
      'provided-otherwise',
      'other-purpose',
      'provider-failed',
      'provider-rests',
    ],
  },
  listExchanges: {
    method: 'GET',
    path: '/v1/grants/{id}/exchanges',
    function: 'exchange',
    auth: 'person',
    roles: caseworkers,
    summary: { zh: '授权调用记录', en: 'What was obtained on a grant, by whom and when' },
    article: '第十二条',
    params: byId('grt'),
    query: z.strictObject(paging),
    success: 200,
    response: page(exchange.exchange),
    refusals: ['cursor-invalid'],
  },
} as const satisfies Record<string, Route>;
