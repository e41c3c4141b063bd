import * as z from 'zod';
import { basisSchema } from '../../domain/catalog/content.ts';
import { keysOf } from '../../domain/catalog/metadata.ts';
import { dutyKinds } from '../../domain/duties/policy.ts';
import { endings, provisionSchema } from '../../domain/grants/grant.ts';
import { recordSchema } from '../../domain/grants/records.ts';
import { filingLife } from '../../domain/lives/filing.ts';
import { grantLife } from '../../domain/lives/grant.ts';
import { renewalLife } from '../../domain/lives/renewal.ts';
import { departmentId } from '../../domain/people/department.ts';
import { actions } from './action.ts';
import { date, id, instant } from './common.ts';
import { deadline } from './duty.ts';
import { item } from './request.ts';

const terms = z.array(z.strictObject({ id: z.string(), until: date }));
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
  /** Granted without a decision of the provider (article 15). */
  direct: z.boolean(),
  madeAt: instant,
  status: z.enum(keysOf(grantLife.states)),
  statusName: z.string(),
  /** The last day on which any item may be used; null if an item has no end. */
  endsOn: date.nullable(),
  /** How it is provided. Only the requester fetches the details. */
  provision: z
    .strictObject({ kind: z.enum(['database', 'interface', 'file']), interface: id('itf').nullable(), at: instant })
    .nullable(),
  /** The suspension, while it lasts or if it led to termination. */
  suspension: z
    .strictObject({
      by: z.enum(['bureau', 'provider']),
      at: instant,
      reason: z.string(),
      /** The date by which it must be rectified. */
      due: date,
      rectified: z.strictObject({ at: instant, statement: z.string() }).nullable(),
    })
    .nullable(),
  /** The newest renewal; earlier ones are in the log. */
  renewal: z
    .strictObject({
      status: z.enum(keysOf(renewalLife.states)),
      statusName: z.string(),
      items: terms,
      reason: z.string(),
      askedAt: instant,
      answer: z
        .strictObject({
          items: terms,
          refusal: z.strictObject({ reason: z.string(), basis: basisSchema }).nullable(),
          at: instant,
        })
        .nullable(),
      remarks: z.string().nullable(),
    })
    .nullable(),
  /** The newest end or change of the service that the provider filed with the bureau. */
  filing: z
    .strictObject({
      status: z.enum(keysOf(filingLife.states)),
      statusName: z.string(),
      kind: z.enum(['end', 'change']),
      endsOn: date.nullable(),
      change: z.string().nullable(),
      reason: z.string(),
      negotiated: z.strictObject({ on: date, outcome: z.string() }),
      filedAt: instant,
      decidedAt: instant.nullable(),
      remarks: z.string().nullable(),
    })
    .nullable(),
  ending: z
    .strictObject({ on: date, how: z.enum(keysOf(endings)), howName: z.string(), reason: z.string().nullable() })
    .nullable(),
  /** The liability of each side (article 22). */
  liability: words,
});

/** A grant with its open deadlines. */
export const grantWithDeadlines = grant.extend({
  actions,
  deadlines: z.array(deadline.extend({ kind: z.enum(dutyKinds) })),
});

/** A requester's record of use (809 art. 29). */
export const useRecord = recordSchema.omit({ count: true }).extend({
  id: id('use'),
  grant: id('grt'),
  count: z.int().nullable(),
  at: instant,
});

/** The access details of a table or a file, as the provider gave them. */
export const access = z.discriminatedUnion('kind', [provisionSchema.options[0], provisionSchema.options[2]]);
