import * as z from 'zod';
import { departmentId } from '../../domain/department.ts';
import { keysOf } from '../../domain/metadata.ts';
import { dutyKinds } from '../../domain/policy.ts';
import { date, instant } from './common.ts';

export const dutyId = z
  .string()
  .regex(/^[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}\.[a-z]+(\.[0-9a-z_]+)?$/)
  .meta({ examples: ['req_01k5wv1m6t8e0b7q9z3c4d5f6g.reply'] });

/** How a date was counted, day by day: what each day is, on what that rests, and which working day it is. */
export const proof = z.strictObject({
  rule: z.strictObject({
    document: z.string(),
    article: z.string(),
    url: z.string().optional(),
    days: z.int(),
    /** Added with the bureau's consent, beyond `days`. */
    extension: z.int(),
    unit: z.literal('working-day'),
  }),
  start: date,
  due: date,
  statutoryDue: date,
  provisional: z.boolean(),
  calendar: z.string(),
  policy: z.string(),
  stops: z.array(z.strictObject({ from: date, to: date, reason: z.string() })),
  days: z.array(
    z.strictObject({
      date,
      kind: z.enum(['workday', 'weekend', 'holiday', 'makeup']),
      name: z.string().nullable(),
      source: z.strictObject({
        title: z.string(),
        documentNumber: z.string().optional(),
        article: z.string().optional(),
        url: z.string().optional(),
        publishedOn: date.optional(),
      }),
      counted: z.int().nullable(),
      stopped: z.boolean(),
    }),
  ),
});

/** Where a duty stands, as a list or a case shows it. `level`: green, amber (reminded or last day), red (late). */
export const deadline = z.strictObject({
  duty: dutyId,
  due: date,
  dueEnd: instant,
  workingDaysLeft: z.int(),
  level: z.enum(['green', 'amber', 'red', 'done']),
  late: z.boolean(),
  provisional: z.boolean(),
  article: z.string(),
  /** The rule in words: 自9月24日起5个工作日，第十五条. */
  why: z.strictObject({ zh: z.string(), en: z.string() }),
});

export const duty = z.strictObject({
  id: dutyId,
  kind: z.enum(keysOf(dutyKinds)),
  status: z.enum(['open', 'claimed', 'stopped', 'met', 'cancelled']),
  subject: z.strictObject({
    type: z.enum(['request', 'resource', 'grant', 'negotiation', 'correction', 'demand']),
    id: z.string(),
    number: z.string(),
    name: z.string(),
    change: z.strictObject({ id: z.string(), document: z.string() }).optional(),
  }),
  owes: departmentId,
  waits: departmentId.nullable(),
  openedAt: instant,
  /** When it was last found late; `flags` has every date it was late for. */
  flaggedAt: instant.nullable(),
  flags: z.array(z.strictObject({ due: date, at: instant })),
  metOn: date.nullable(),
  metLate: z.boolean().nullable(),
  claim: z
    .strictObject({ kind: z.enum(['revision', 'no-change']), at: instant, reason: z.string().nullable() })
    .nullable(),
  extension: z.strictObject({ days: z.int(), reason: z.string(), at: instant }).nullable(),
  deadline,
});

export const dutyWithProof = duty.extend({ proof });
