import * as z from 'zod';
import { departmentId } from '../../domain/department.ts';
import { grantLife } from '../../domain/grant.ts';
import { provisionSchema } from '../../domain/grant-provision.ts';
import { keysOf } from '../../domain/metadata.ts';
import { date, id, instant } from './common.ts';
import { item } from './request.ts';

const words = z.strictObject({ zh: z.string(), en: z.string() });

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
  /** Without a decision of the provider (article 15). */
  direct: z.boolean(),
  madeAt: instant,
  status: z.enum(keysOf(grantLife.states)),
  statusName: z.string(),
  /** The last day of the last item's term; null where an item has none. */
  endsOn: date.nullable(),
  /** How it is provided; the details are for the requester to take. */
  provision: z
    .strictObject({ kind: z.enum(['database', 'interface', 'file']), interface: id('itf').nullable(), at: instant })
    .nullable(),
  /** What each side answers for (article 22). */
  liability: words,
});

/** The details of a table or a file, as the provider gave them. */
export const access = z.discriminatedUnion('kind', [provisionSchema.options[0], provisionSchema.options[2]]);
