import * as z from 'zod';
import { answerFields, faultFields, ratingSchema, reportedFields } from '../../domain/cases/correction-fields.ts';
import { keysOf } from '../../domain/catalog/metadata.ts';
import { keptShape } from '../../domain/field.ts';
import { correctionLife } from '../../domain/lives/correction.ts';
import { departmentId } from '../../domain/people/department.ts';
import { actions } from './action.ts';
import { id, instant } from './common.ts';
import { deadline, proof } from './duty.ts';
import { item } from './request.ts';

export const correctionStatus = z.enum(keysOf(correctionLife.states));

const entry = z.strictObject({ id: id('res'), code: z.string(), name: z.string() });

/** A correction as lists show it, without texts that may quote the record. */
export const correctionRow = z.strictObject({
  id: id('cor'),
  number: z.string().meta({ examples: ['JH-2026-000001'] }),
  status: correctionStatus,
  /** The department that reports, and the one that holds the data. */
  requester: departmentId,
  provider: departmentId,
  resource: entry,
  grant: id('grt').nullable(),
  item: item.nullable(),
  recordKey: z.string().nullable(),
  kind: faultFields.kind.schema,
  reportedAt: instant,
  answeredAt: instant.nullable(),
  rating: ratingSchema.extend({ at: instant }).nullable(),
  /** The date by which the provider verifies, corrects and answers. */
  deadline: deadline.nullable(),
});

/** A correction with the report, the answer and the proof of its date. */
export const correction = correctionRow.extend({
  actions,
  ...keptShape(reportedFields),
  answer: z
    .strictObject({
      outcome: z.enum(['corrected', 'verified', 'declined']),
      ...keptShape(answerFields),
      at: instant,
    })
    .nullable(),
  objection: z.strictObject({ reason: z.string(), at: instant }).nullable(),
  proof: proof.nullable(),
});

/** An entry whose provider keeps rejecting reports, or whose answer a reporter objected to. */
export const contested = z.strictObject({
  resource: entry,
  provider: departmentId,
  since: instant,
  declined: z.int(),
  objected: z.int(),
  cases: z.array(
    z.strictObject({
      id: id('cor'),
      number: z.string(),
      item: z.string().nullable(),
      declined: z.boolean(),
      objected: z.boolean(),
    }),
  ),
});
