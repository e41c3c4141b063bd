import * as z from 'zod';
import { draftSchema } from '../../domain/cases/application-fields.ts';
import { departmentId } from '../../domain/people/department.ts';
import { actions } from './action.ts';
import { actor, date, id, instant } from './common.ts';
import { proof } from './duty.ts';
import { requestWithProof } from './request.ts';

export const application = z.strictObject({
  id: id('app'),
  status: z.enum(['draft', 'proposed', 'sent', 'withdrawn']),
  /** The number people use: of the draft, and another once it is sent. */
  number: z.string(),
  requester: departmentId,
  handler: actor,
  /** The absent person for whom the handler began it. */
  handlingFor: actor.optional(),
  content: draftSchema,
  createdAt: instant,
  /** The head's remarks on sending it back. */
  remarks: z.string().nullable(),
  /** Fields that are missing or wrong, which must be corrected before it can be submitted. */
  missing: z.array(z.strictObject({ field: z.string(), message: z.string() })),
  /** The requests it was sent as, one for each provider. */
  requests: z.array(id('req')),
});

/**
 * An application with what consent would lead to now: which providers give data directly, or by which day they reply.
 */
export const applicationWithOutlook = application.extend({
  actions,
  outlook: z.array(
    z.strictObject({
      provider: departmentId,
      resources: z.array(id('res')),
      /** No reply is needed: all of it is shared unconditionally. */
      direct: z.boolean(),
      due: date.nullable(),
      proof: proof.nullable(),
    }),
  ),
});

export const applicationSent = application.extend({ actions, cases: z.array(requestWithProof) });
