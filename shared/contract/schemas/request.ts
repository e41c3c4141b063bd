import * as z from 'zod';
import { basisSchema } from '../../domain/content.ts';
import { departmentId } from '../../domain/department.ts';
import { refusalKinds } from '../../domain/request.ts';
import { id, instant } from './common.ts';
import { deadline, proof } from './duty.ts';

export const item = z.strictObject({ id: z.string(), name: z.string() });

export const request = z.strictObject({
  id: id('req'),
  number: z.string().meta({ examples: ['YM-2026-000001'] }),
  status: z.enum(['submitted', 'agreed', 'partly-agreed', 'refused']),
  requester: departmentId,
  handler: z.string(),
  provider: departmentId,
  resource: z.strictObject({ id: id('res'), code: z.string(), version: z.int(), name: z.string() }),
  scope: z.string(),
  purpose: z.string(),
  basis: z.string(),
  items: z.array(item),
  submittedAt: instant,
  /** Where the generated application form is. */
  form: z.string(),
  /** The date by which the provider replies; null where no reply is owed (unconditional data). */
  deadline: deadline.nullable(),
  reply: z
    .strictObject({
      at: instant,
      late: z.boolean(),
      opinion: z.string().nullable(),
      agreed: z.array(item),
      refusal: z
        .strictObject({
          kind: z.enum(Object.keys(refusalKinds) as [keyof typeof refusalKinds]),
          reason: z.string(),
          basis: basisSchema,
        })
        .nullable(),
    })
    .nullable(),
  grant: id('grt').nullable(),
});

/** A request with the proof of its date, day by day. */
export const requestWithProof = request.extend({ proof: proof.nullable() });
