import * as z from 'zod';
import { departmentId } from '../../domain/people/department.ts';
import { shortText } from '../../domain/prose.ts';
import { caseworkers, type Route, routesOf } from '../route.ts';
import { byId } from '../schemas/common.ts';
import * as exchange from '../schemas/exchange.ts';

const { begin, decide, list, query, show } = routesOf('exchange', {
  roles: ['staff'],
  article: '第十五条',
  params: byId('itf'),
});

/**
 * Data obtained through interfaces of the existing sharing platform. Order 809 art. 31 bars new exchange systems, so a
 * stage that names no platform has none of these operations.
 */
export const exchangeRoutes = {
  createInterface: begin('/v1/interfaces', {
    summary: { zh: '登记服务接口', en: 'Register an interface' },
    body: exchange.registration,
    response: exchange.dataInterface,
    refusals: ['not-the-provider', 'resource-not-published', 'not-by-interface', 'items-unknown', 'host-not-allowed'],
  }),
  listInterfaces: list('/v1/interfaces', {
    roles: caseworkers,
    summary: { zh: '服务接口列表', en: 'List interfaces' },
    query: { department: departmentId.optional() },
    item: exchange.dataInterface,
  }),
  getInterface: show('/v1/interfaces/{id}', {
    roles: caseworkers,
    summary: { zh: '查看服务接口', en: 'Read an interface' },
    response: exchange.dataInterface,
  }),
  retireInterface: decide('/v1/interfaces/{id}/retire', {
    summary: { zh: '停用服务接口', en: 'Retire an interface' },
    body: z.strictObject({ reason: shortText }),
    response: exchange.dataInterface,
    refusals: ['step-closed', 'interface-serves'],
  }),
  getGrantData: query('/v1/grants/{id}/data', {
    recorded: true,
    roles: ['staff', 'system'],
    summary: { zh: '调用授权的数据', en: 'Obtain the data of a grant' },
    params: byId('grt'),
    query: z.strictObject({
      /** The purpose of the grant; it must be stated at every use. */
      purpose: z.string().min(1).max(1000),
      page: z.coerce.number().int().min(1).max(1_000_000).default(1),
    }),
    response: exchange.grantData,
    refusals: [
      'not-your-step',
      'step-closed',
      'provided-otherwise',
      'other-purpose',
      'provider-failed',
      'provider-rests',
    ],
  }),
  listExchanges: list('/v1/grants/{id}/exchanges', {
    recorded: true,
    roles: caseworkers,
    summary: { zh: '授权调用记录', en: 'List the uses of a grant: what was obtained, by whom and when' },
    article: '第十二条',
    params: byId('grt'),
    item: exchange.exchange,
  }),
} as const satisfies Record<string, Route>;
