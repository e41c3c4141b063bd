import * as z from 'zod';
import { keysOf } from '../../domain/catalog/metadata.ts';
import { circularLife } from '../../domain/lives/circular.ts';
import { departmentId } from '../../domain/people/department.ts';
import { circularSchema } from '../../domain/rectifications/circular-fields.ts';
import { actions } from './action.ts';
import { id, instant, signature } from './common.ts';
import { deadline } from './duty.ts';

export const circularStatus = z.enum(keysOf(circularLife.states));
const done = { at: instant, ...signature };

/** A notice of criticism as a list shows it. */
export const circular = circularSchema.pick({ name: true, ground: true }).extend({
  id: id('cir'),
  number: z.string().meta({ examples: ['TB-2026-000001'] }),
  status: circularStatus,
  department: departmentId,
  /** The article and item of what was breached. */
  cited: z.string(),
  draftedAt: instant,
  issuedAt: instant.nullable(),
  retractedAt: instant.nullable(),
  /** The date of what a second officer decides, for whoever decides on it. */
  deadline: deadline.nullable(),
});

/** A notice of criticism in full. */
export const circularCase = circular.extend({
  actions,
  facts: circularSchema.shape.facts,
  demand: z.string(),
  /** The rectification that it came out of, for whoever may read that. */
  rectification: id('rec').nullable(),
  discarded: z.strictObject({ reason: z.string(), ...done }).nullable(),
  issued: z.strictObject(done).nullable(),
  retraction: z
    .strictObject({
      reason: z.string(),
      answer: z.strictObject({ retracted: z.boolean(), reason: z.string().nullable(), ...done }).nullable(),
      ...done,
    })
    .nullable(),
});
