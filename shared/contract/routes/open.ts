import * as z from 'zod';
import { type Route, routesOf } from '../route.ts';
import { byId, id } from '../schemas/common.ts';

const { query } = routesOf('open', { roles: [], params: byId('res') });

const catalog = {
  auth: 'none',
  servesAnonymous: true,
  article: '第六条',
  query: z.strictObject({
    q: z.string().trim().min(1).max(100).optional(),
    after: id('res').optional(),
    limit: z.coerce.number().int().min(1).max(100).default(100),
  }),
  response: 'application/ld+json',
  keep: 0,
} as const;

/** What anybody may read: the description of the API, and the open catalog (articles 3, 6, 23(1)). */
export const openRoutes = {
  getOpenApi: query('/openapi.json', {
    auth: 'none',
    summary: { zh: '接口说明', en: 'Read this API description' },
    response: 'application/openapi+json',
    keep: 300,
  }),
  getOpenCatalog: query('/v1/open/catalog', {
    ...catalog,
    summary: { zh: '开放目录（DCAT）', en: 'Read the open catalog (DCAT 3)' },
  }),
  // Some harvesters, such as udata's, tell by the ending of an address how to read what is there.
  getOpenCatalogFile: query('/v1/open/catalog.jsonld', {
    ...catalog,
    summary: {
      zh: '开放目录（DCAT），地址带格式后缀',
      en: 'Read the open catalog (DCAT 3) where its format is in its name',
    },
  }),
  getOpenEntry: query('/v1/open/{id}', {
    auth: 'none',
    servesAnonymous: true,
    summary: { zh: '开放目录中的信息资源（DCAT）', en: 'Read an entry of the open catalog (DCAT 3)' },
    article: '第六条',
    response: 'application/ld+json',
    keep: 0,
  }),
} as const satisfies Record<string, Route>;
