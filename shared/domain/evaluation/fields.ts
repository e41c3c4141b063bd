import * as z from 'zod';
import { departmentId } from '../people/department.ts';
import { longText, shortText } from '../prose.ts';

/** What evaluators, departments, the bureau and the city government say in an evaluation. */
export const scoresSchema = z.strictObject({
  indicator: z.string().max(40),
  scores: z
    .array(
      z.strictObject({ department: departmentId, score: z.number().min(0).max(100), remark: shortText.optional() }),
    )
    .min(1)
    .max(200),
});
export const objectionSchema = z.strictObject({ indicator: z.string().max(40).nullable(), reason: longText });
export const objectionAnswerSchema = z.discriminatedUnion('decision', [
  z.strictObject({
    decision: z.literal('upheld'),
    department: departmentId,
    /** The indicator that changes, and its score. */
    indicator: z.string().max(40),
    score: z.number().min(0).max(100),
    reason: shortText,
  }),
  z.strictObject({ decision: z.literal('dismissed'), department: departmentId, reason: shortText }),
]);
export const approvalSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('approve') }),
  z.strictObject({ decision: z.literal('return'), remarks: shortText }),
]);
