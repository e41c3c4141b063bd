import * as z from 'zod';
import { keysOf } from '../../domain/catalog/metadata.ts';
import { answerSchema, complaintSchema } from '../../domain/complaints/complaint-fields.ts';
import { complaintLife } from '../../domain/lives/complaint.ts';
import { departmentId } from '../../domain/people/department.ts';
import { actions } from './action.ts';
import { date, id, instant, signature } from './common.ts';
import { deadline, proof } from './duty.ts';

export const complaintStatus = z.enum(keysOf(complaintLife.states));
const act = { at: instant, ...signature };

/** A complaint as a list shows it. */
export const complaint = complaintSchema.pick({ name: true, channel: true }).extend({
  id: id('cmp'),
  number: z.string().meta({ examples: ['TS-2026-000001'] }),
  status: complaintStatus,
  complainant: complaintSchema.shape.complainant,
  receivedOn: date,
  receivedBy: departmentId,
  /** Who handles it now: also the bureau or the city government. */
  handler: departmentId,
  against: departmentId.nullable(),
  registeredAt: instant,
  finding: answerSchema.shape.finding.nullable(),
  answeredAt: instant.nullable(),
  /** Whether it was answered late; null until it is answered. */
  answeredLate: z.boolean().nullable(),
  /** The date of the answer, until it is given. */
  deadline: deadline.nullable(),
});

/** A complaint in full. */
export const complaintCase = complaint.extend({
  actions,
  proof: proof.nullable(),
  /** Only for whoever handles it. */
  contact: z.string().nullable(),
  what: z.string(),
  about: z.array(z.string()),
  registered: z.strictObject(act),
  passedOn: z.strictObject({ ...act, from: departmentId, to: departmentId, reason: z.string() }).nullable(),
  answer: z.strictObject({ ...act, statement: z.string(), done: z.string().nullable() }).nullable(),
  led: z.array(z.strictObject({ ...act, to: z.string() })),
});

/** How many complaints there were. */
export const complaintCounts = z.strictObject({
  received: z.int(),
  answered: z.int(),
  /** Answered by the date. */
  inTime: z.int(),
  founded: z.int(),
  open: z.int(),
  /** Not answered though the date is over. */
  late: z.int(),
});
