import * as z from 'zod';
import { dayKinds, type ProofDay, receiptRules } from '../../domain/calendar/calendar.ts';
import { keysOf } from '../../domain/catalog/metadata.ts';
import { reportedRungs } from '../../domain/duties/escalation.ts';
import { audiences, dutyKinds, escalationRungs } from '../../domain/duties/policy.ts';
import { mailFailures } from '../../domain/mail/sending.ts';
import { departmentId } from '../../domain/people/department.ts';
import { personId } from '../../domain/people/person.ts';
import { date, instant } from './common.ts';

export const dutyId = z
  .string()
  .regex(/^[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}\.[a-z]+(\.[0-9a-z_]+)?$/)
  .meta({ examples: ['req_01k5wv1m6t8e0b7q9z3c4d5f6g.reply'] });

/** An application, a request, a grant, a correction, a demand or a negotiation. */
export const caseId = z
  .string()
  .regex(/^(app|req|grt|cor|dem|neg)_[0-9a-hjkmnp-tv-z]{26}$/)
  .meta({ examples: ['req_01k5wv1m6t8e0b7q9z3c4d5f6g'] });

const words = z.strictObject({ zh: z.string(), en: z.string() });
export const escalationStep = z.enum(escalationRungs);
const escalated = z.strictObject({ step: escalationStep, workingDays: z.int(), at: instant });

/** A day of a count: what it is, on what that rests, and which working day it is. */
const proofDay = z.strictObject({
  date,
  kind: z.enum(dayKinds),
  name: z.string().nullable(),
  source: z.strictObject({
    title: z.string(),
    documentNumber: z.string().optional(),
    article: z.string().optional(),
    url: z.string().optional(),
    publishedOn: date.optional(),
  }),
  /** The effective count: 0 for day zero, 1 … n, null for what is passed over. */
  counted: z.int().nullable(),
  /** The statutory count, as if nothing had stopped it; null beyond its last day. */
  statutory: z.int().nullable(),
  stopped: z.boolean(),
  /** Not settled by a notice yet. */
  provisional: z.boolean(),
}) satisfies z.ZodType<ProofDay>;

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
    /** What receipt on a day off means, and the time of day after which it is receipt the next day. */
    start: z.enum(receiptRules),
    cutoff: z.string().nullable(),
  }),
  /** The day of receipt, or of the change; `dayZero` is the one from which it is counted. */
  start: date,
  dayZero: date,
  due: date,
  /** As if nothing had stopped it. */
  statutoryDue: date,
  provisional: z.boolean(),
  calendar: z.string(),
  policy: z.string(),
  /** Days left out, both ends included: why, by whose doing, by which rule. */
  stops: z.array(
    z.strictObject({
      from: date,
      to: date,
      reason: z.enum(['review', 'supplement']),
      why: words,
      allowed: z.string(),
      rule: z.string(),
    }),
  ),
  extension: z
    .strictObject({ days: z.int(), reason: z.string(), on: date, allowed: z.string(), rule: z.string() })
    .nullable(),
  days: z.array(proofDay),
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
  why: words,
});

export const duty = z.strictObject({
  id: dutyId,
  kind: z.enum(dutyKinds),
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
  flags: z.array(
    z.strictObject({
      due: date,
      at: instant,
      /** That date as counted again, where it was missed nevertheless. */
      recounted: date.optional(),
      /** Disproved by a recount: on record, and counted nowhere. */
      void: z.strictObject({ at: instant, calendar: z.string(), notice: z.string() }).optional(),
    }),
  ),
  /** What followed the date as it is now being missed, the first first. */
  escalated: z.array(escalated),
  /** Each time the date was moved by counting it again: what it was, what it became, by which calendar, because of which notice. */
  recounts: z.array(z.strictObject({ from: date, to: date, calendar: z.string(), notice: z.string(), at: instant })),
  metOn: date.nullable(),
  metLate: z.boolean().nullable(),
  claim: z
    .strictObject({ kind: z.enum(['revision', 'no-change']), at: instant, reason: z.string().nullable() })
    .nullable(),
  extension: z.strictObject({ days: z.int(), reason: z.string(), at: instant }).nullable(),
  deadline,
});

export const dutyWithProof = duty.extend({ proof });

const mailing = z.strictObject({
  mail: z.string(),
  /** The event of the log that it told of. */
  event: z.string(),
  template: z.string(),
  to: personId,
  at: instant,
  attempts: z.int(),
  outcome: z.enum(['sent', 'not-delivered']),
  /** The mail system's own name for what it took. */
  receipt: z.string().nullable(),
  failure: z.enum(keysOf(mailFailures)).nullable(),
  digest: z.boolean(),
});

/** Mails about a duty or a case, as the log has them: who was told what, and what came of it. No address, no text. */
export const mailings = z.strictObject({ items: z.array(mailing) });

/** With what followed a missed date in full: who is told by the policy, the event that says so, and what was mailed to whom. */
export const dutyInFull = dutyWithProof.extend({
  escalated: z.array(
    escalated.extend({
      due: date,
      event: z.string(),
      to: z.array(z.enum(audiences)),
      /** The item of article 23 that it may come under; null for urging. */
      ground: z.string().nullable(),
      mails: z.array(mailing),
    }),
  ),
});

/** By article 23: rectification was suggested, or a report to the city government prepared, and what has become of the duty. */
export const report = z.strictObject({
  step: z.enum(reportedRungs),
  at: instant,
  /** How many working days after the date that was missed. */
  workingDays: z.int(),
  due: date,
  ground: z.string(),
  duty: z.strictObject({
    id: dutyId,
    kind: duty.shape.kind,
    status: duty.shape.status,
    subject: duty.shape.subject,
    /** The date as it is now. */
    due: date,
    metOn: date.nullable(),
  }),
  owes: departmentId,
});
