import * as z from 'zod';
import { basisSchema } from '../../domain/catalog/content.ts';
import { keysOf } from '../../domain/catalog/metadata.ts';
import { attachmentType } from '../../domain/disputes/attachment.ts';
import { rectificationLife } from '../../domain/lives/rectification.ts';
import { departmentId } from '../../domain/people/department.ts';
import { exemptions } from '../../domain/rectifications/grounds.ts';
import {
  accountabilityOutcomeSchema,
  accountabilitySchema,
  conclusionSchema,
  noticeSchema,
  orderSchema,
} from '../../domain/rectifications/rectification-fields.ts';
import { actions } from './action.ts';
import { date, id, instant, signature } from './common.ts';
import { deadline, proof } from './duty.ts';

export const rectificationStatus = z.enum(keysOf(rectificationLife.states));
const done = { at: instant, ...signature };

const file = z.strictObject({
  id: id('fil'),
  /** Who attached it. */
  author: z.enum(['department', 'bureau', 'government']),
  name: z.string(),
  type: attachmentType,
  bytes: z.int(),
  sha256: z.string().meta({ description: 'SHA-256, hexadecimal' }),
  ...done,
});

/** A rectification as a list shows it. */
export const rectification = z.strictObject({
  id: id('rec'),
  number: z.string().meta({ examples: ['ZG-2026-000001'] }),
  status: rectificationStatus,
  department: departmentId,
  ground: noticeSchema.shape.ground,
  /** The article and item of it. */
  cited: z.string(),
  /** What that says. */
  name: z.string(),
  draftedAt: instant,
  issuedAt: instant.nullable(),
  dueOn: date,
  endedAt: instant.nullable(),
  /** The date of what is owed now, by whoever has the turn; null where nothing is. */
  deadline: deadline.nullable(),
});

/** A rectification in full. */
export const rectificationCase = rectification.extend({
  actions,
  proof: proof.nullable(),
  facts: noticeSchema.shape.facts,
  requirement: z.string(),
  handIn: z.string(),
  /** Why the draft was discarded. */
  remarks: z.string().nullable(),
  /** With the date on the notice; `dueOn` is the date that holds now. */
  issued: z.strictObject({ dueOn: date, ...done }).nullable(),
  time: z
    .strictObject({
      days: z.int(),
      reason: z.string(),
      answer: z.strictObject({ granted: z.boolean(), reason: z.string().nullable(), ...done }).nullable(),
      ...done,
    })
    .nullable(),
  files: z.array(file),
  reports: z.array(
    z.strictObject({
      number: z.int(),
      statement: z.string(),
      files: z.array(z.string()),
      returned: z.strictObject({ reason: z.string(), dueOn: date, ...done }).nullable(),
      ...done,
    }),
  ),
  escalation: z.strictObject({ opinion: z.string(), due: date, ...done }).nullable(),
  order: orderSchema.extend(done).nullable(),
  conclusion: conclusionSchema.extend(done).nullable(),
  accountability: accountabilitySchema
    .extend({ outcome: accountabilityOutcomeSchema.extend(done).nullable(), ...done })
    .nullable(),
  ending: z
    .discriminatedUnion('how', [
      z.strictObject({ how: z.literal('exempt'), exemption: z.enum(keysOf(exemptions)), reason: z.string(), ...done }),
      z.strictObject({
        how: z.literal('refer'),
        basis: basisSchema,
        authority: z.string(),
        reason: z.string(),
        ...done,
      }),
    ])
    .nullable(),
});

/** A file, with the link from which it can be fetched until it expires. */
export const rectificationDownload = file.extend({ downloadUrl: z.url(), expiresAt: instant });
