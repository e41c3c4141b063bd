import * as z from 'zod';
import { localDate } from '../calendar/time.ts';
import { basisSchema } from '../catalog/content.ts';
import { keysOf } from '../catalog/metadata.ts';
import { departmentId } from '../people/department.ts';
import { longText, prose, shortText } from '../prose.ts';
import { exemptions, rectificationGroundNames } from './grounds.ts';

/** The most facts of a notice, and the most links of a fact. */
export const MOST_FACTS = 20;
const MOST_LINKS = 20;

/** An entry, a collection, a case or a duty, or an event in its log: `req_…`, `req_….reply`, `req_…@3`. */
const factLink = z
  .string()
  .max(120)
  .regex(/^(app|req|grt|cor|dem|neg|rec|res|col|sfg|inc|ctr)_[0-9a-hjkmnp-tv-z]{26}(\.[a-z0-9_.-]+)?(@[1-9]\d{0,8})?$/);

const factSchema = z.strictObject({ text: longText, shownBy: z.array(factLink).max(MOST_LINKS) });

/** What a notice says: the item that was breached, the facts, what is required by when, and what is to be handed in (article 23). */
export const noticeSchema = z.strictObject({
  ground: z.enum(rectificationGroundNames),
  facts: z.array(factSchema).min(1).max(MOST_FACTS),
  requirement: longText,
  handIn: shortText,
  dueOn: localDate,
});
export type NoticeContent = z.infer<typeof noticeSchema>;

export const draftSchema = z.strictObject({ department: departmentId, ...noticeSchema.shape });

/** More time, asked for once, in working days. */
export const timeSchema = z.strictObject({ days: z.int().min(1).max(60), reason: shortText });

export const timeAnswerSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('grant') }),
  z.strictObject({ decision: z.literal('decline'), reason: shortText }),
]);
export type TimeAnswer = z.infer<typeof timeAnswerSchema>;

const fileIds = z.array(z.string().max(40)).max(20).default([]);
export const reportSchema = z.strictObject({ statement: longText, files: fileIds });

export const reviewSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('accept') }),
  z.strictObject({ decision: z.literal('return'), reason: shortText, dueOn: localDate }),
]);
export type Review = z.infer<typeof reviewSchema>;

/** What the bureau adds to the report that is made of the case. */
export const escalationSchema = z.strictObject({ opinion: longText });

/** The 督办 order of the city government, as its document states it. */
export const orderSchema = z.strictObject({
  authority: prose(2, 100),
  documentNumber: prose(2, 60),
  decidedOn: localDate,
  requirement: longText,
  dueOn: localDate,
});

/** What has come of the order. */
export const conclusionSchema = z.strictObject({
  outcome: z.enum(['completed', 'not-completed']),
  statement: longText,
  documentNumber: prose(2, 60),
  decidedOn: localDate,
});

/** How a notice ends without fault, or passes to another law (articles 24, 25). */
export const closingSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('exempt'), exemption: z.enum(keysOf(exemptions)), reason: longText }),
  z.strictObject({ decision: z.literal('refer'), basis: basisSchema, authority: prose(2, 100), reason: longText }),
]);
export type Closing = z.infer<typeof closingSchema>;

/** Accountability is proposed to whoever may decide on it; nobody is named here (article 23). */
export const accountabilitySchema = z.strictObject({ authority: prose(2, 100), reason: longText });
export const accountabilityOutcomeSchema = z.strictObject({
  statement: longText,
  documentNumber: prose(2, 60),
  decidedOn: localDate,
});
