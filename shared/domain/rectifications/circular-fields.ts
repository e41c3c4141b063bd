import * as z from 'zod';
import { idSchema } from '../id.ts';
import { departmentId } from '../people/department.ts';
import { longText, prose } from '../prose.ts';
import { noticeSchema } from './rectification-fields.ts';

/** What a notice of criticism says: what it is called, what was breached, the facts, and what all departments are to learn from it (Order 809 art. 29). */
export const circularSchema = z.strictObject({
  name: prose(2, 120),
  ground: noticeSchema.shape.ground,
  facts: noticeSchema.shape.facts,
  demand: longText,
});
export type CircularContent = z.infer<typeof circularSchema>;

/** Out of a rectification it takes the department, what was breached and the facts, unless others are given. */
export const circularDraftSchema = circularSchema.partial({ ground: true, facts: true }).extend({
  rectification: idSchema('rec').optional(),
  department: departmentId.optional(),
});
export type CircularDraft = z.infer<typeof circularDraftSchema>;
