import * as z from 'zod';
import { useFields } from '../../domain/cases/application-fields.ts';
import { answerFields, refusalFields, refusalKinds, replySchema } from '../../domain/cases/reply-fields.ts';
import { keysOf } from '../../domain/catalog/metadata.ts';
import { keptShape, shapeOf } from '../../domain/field.ts';
import { requestLife } from '../../domain/lives/request.ts';
import { departmentId } from '../../domain/people/department.ts';
import { actions } from './action.ts';
import { actor, date, id, instant } from './common.ts';
import { deadline, proof } from './duty.ts';

export const item = z.strictObject({ id: z.string(), name: z.string() });
const itemOf = item.extend({ resource: id('res') });

export const request = z.strictObject({
  id: id('req'),
  number: z.string().meta({ examples: ['YM-2026-000001'] }),
  application: id('app'),
  status: z.enum(keysOf(requestLife.states)),
  requester: departmentId,
  handler: actor,
  /** The absent person for whom the handler began it. */
  handlingFor: actor.optional(),
  provider: departmentId,
  name: z.string(),
  resources: z.array(
    z.strictObject({
      id: id('res'),
      code: z.string(),
      version: z.int(),
      name: z.string(),
      items: z.array(item),
      condition: z.string().nullable(),
      /** The data is obtained directly, so no reply is needed. */
      direct: z.boolean(),
      grant: id('grt').nullable(),
    }),
  ),
  ...keptShape(useFields),
  submittedAt: instant,
  /** The address of the application form. */
  form: z.string(),
  /** The date by which the provider replies; null if no reply is needed (unconditional data). */
  deadline: deadline.nullable(),
  /** What the provider asked for, which it may do once. Its time stands still until the requester supplies it. */
  supplement: z
    .strictObject({
      missing: z.string(),
      askedAt: instant,
      answer: z.string().nullable(),
      answeredAt: instant.nullable(),
      deadline: deadline.nullable(),
    })
    .nullable(),
  extension: z
    .strictObject({ days: z.int(), reason: z.string(), at: instant, declined: z.string().nullable() })
    .nullable(),
  /**
   * The reply that the head of the provider's sharing office has to decide on, and the head's remarks; only for the
   * provider.
   */
  proposed: replySchema.nullable(),
  remarks: z.string().nullable(),
  reply: z
    .strictObject({
      at: instant,
      late: z.boolean(),
      ...keptShape(answerFields),
      agreed: z.array(itemOf.extend({ until: date })),
      refused: z.array(
        z.strictObject({
          ...shapeOf(refusalFields),
          /** `after`: agreed to until that day, and refused for the rest of the term asked for. */
          items: z.array(itemOf.extend({ after: date.optional() })),
          kind: z.enum(keysOf(refusalKinds)),
        }),
      ),
    })
    .nullable(),
  grants: z.array(id('grt')),
});

/** A request with the proof of its date, day by day. */
export const requestWithProof = request.extend({ actions, proof: proof.nullable() });
