import * as z from 'zod';
import { departmentId } from '../../domain/department.ts';
import { date, id, instant } from './common.ts';
import { item } from './request.ts';

export const grant = z.strictObject({
  id: id('grt'),
  source: z.string(),
  number: z.string(),
  resource: id('res'),
  version: z.int(),
  resourceName: z.string(),
  requester: departmentId,
  provider: departmentId,
  items: z.array(item.extend({ until: date.nullable() })),
  purpose: z.string(),
  scope: z.string(),
  conditions: z.string().nullable(),
  madeAt: instant,
});
