import * as z from 'zod';
import { draftSchema } from '../../domain/cases/application-fields.ts';
import { departmentId } from '../../domain/people/department.ts';
import { date, id, instant } from './common.ts';
import { proof } from './duty.ts';
import { requestWithProof } from './request.ts';

export const application = z.strictObject({
  id: id('app'),
  status: z.enum(['draft', 'proposed', 'sent', 'withdrawn']),
  /** The number people use; null until it is sent. */
  number: z.string().nullable(),
  requester: departmentId,
  handler: z.string(),
  content: draftSchema,
  createdAt: instant,
  /** What the head of the sharing office remarked on sending it back. */
  remarks: z.string().nullable(),
  /** What is missing or wrong before it can be handed in. */
  missing: z.array(z.strictObject({ field: z.string(), message: z.string() })),
  /** The cases it became, one for each provider. */
  requests: z.array(id('req')),
});

/** An application with what would follow were it consented to now: from whom, directly or by which day. */
export const applicationWithOutlook = application.extend({
  outlook: z.array(
    z.strictObject({
      provider: departmentId,
      resources: z.array(id('res')),
      /** Nothing has to be replied: all of it is shared unconditionally. */
      direct: z.boolean(),
      due: date.nullable(),
      proof: proof.nullable(),
    }),
  ),
});

export const applicationSent = application.extend({ cases: z.array(requestWithProof) });
