import * as z from 'zod';
import { keysOf } from '../../domain/catalog/metadata.ts';
import { failureNames } from '../../domain/grants/exchange.ts';
import { interfaceRegistrationSchema } from '../../domain/grants/interface.ts';
import { interfaceLife } from '../../domain/lives/interface.ts';
import { departmentId } from '../../domain/people/department.ts';
import { id, instant, signature } from './common.ts';

export const registration = interfaceRegistrationSchema.extend({ resource: id('res') });

export const dataInterface = registration.extend({
  id: id('itf'),
  provider: departmentId,
  resourceName: z.string(),
  status: z.enum(keysOf(interfaceLife.states)),
  registeredAt: instant,
  retired: z.strictObject({ at: instant, reason: z.string() }).nullable(),
});

/** Records with exactly the items granted, by item id; null where the provider has no value. */
export const grantData = z.strictObject({
  grant: id('grt'),
  interface: id('itf'),
  items: z.array(z.string()),
  records: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
  /** SHA-256 of `records` as RFC 8785 JSON, in hexadecimal; the log records it for both sides. */
  digest: z.string(),
  /** The number of the next page. */
  next: z.int().nullable(),
});

/** A recorded use. `failure` says why nothing was passed on, if nothing was. */
export const exchange = z.strictObject({
  at: instant,
  ...signature,
  interface: id('itf'),
  purpose: z.string(),
  items: z.array(z.string()),
  records: z.int(),
  digest: z.string().nullable(),
  failure: z.enum(keysOf(failureNames)).nullable(),
});
