import * as z from 'zod';
import { dayKinds, type ProofDay, receiptRules } from '../../domain/calendar/calendar.ts';
import { keysOf } from '../../domain/catalog/metadata.ts';
import { audiences, dutyKinds, escalationRungs } from '../../domain/duties/policy.ts';
import { mailFailures } from '../../domain/mail/sending.ts';
import { departmentId } from '../../domain/people/department.ts';
import { personId } from '../../domain/people/person.ts';
import { actions } from './action.ts';
import { date, instant } from './common.ts';

export const dutyId = z
  .string()
  .regex(/^[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}\.[a-z-]+(\.[0-9a-z_]+)?$/)
  .meta({ examples: ['req_01k5wv1m6t8e0b7q9z3c4d5f6g.reply'] });

/** An application, a request, a grant, a correction, a demand, a negotiation, a rectification, a security task, an incident, a contractor, a complaint or a notice of criticism. */
export const caseId = z
  .string()
  .regex(/^(app|req|grt|cor|dem|neg|rec|sfg|inc|ctr|cmp|cir)_[0-9a-hjkmnp-tv-z]{26}$/)
  .meta({ examples: ['req_01k5wv1m6t8e0b7q9z3c4d5f6g'] });

const words = z.strictObject({ zh: z.string(), en: z.string() });
export const escalationStep = z.enum(escalationRungs);
const escalated = z.strictObject({ step: escalationStep, workingDays: z.int(), at: instant });

/** A day of a count: its kind, the source for it, and its number among the working days. */
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
  /** The effective count: 0 for day zero, 1 … n; null for a day that does not count. */
  counted: z.int().nullable(),
  /** The statutory count, without stops; null beyond its last day. */
  statutory: z.int().nullable(),
  stopped: z.boolean(),
  /** Not yet settled by a notice. */
  provisional: z.boolean(),
}) satisfies z.ZodType<ProofDay>;

/** The proof of a date, day by day: the kind of each day, the source for it, and its number among the working days. */
export const proof = z.strictObject({
  rule: z.strictObject({
    document: z.string(),
    article: z.string(),
    url: z.string().optional(),
    days: z.int(),
    /** Days added with the bureau's consent, beyond `days`. */
    extension: z.int(),
    unit: z.literal('working-day'),
    /** The rule for receipt on a day off, and the time of day after which receipt counts for the next day. */
    start: z.enum(receiptRules),
    cutoff: z.string().nullable(),
  }),
  /** The day of receipt or of the change; counting starts from `dayZero`. */
  start: date,
  dayZero: date,
  due: date,
  /** The due date without stops. */
  statutoryDue: date,
  provisional: z.boolean(),
  calendar: z.string(),
  policy: z.string(),
  /** Stopped days, both ends included: why, by whom, by which rule. */
  stops: z.array(
    z.strictObject({
      from: date,
      to: date,
      reason: z.enum(['review', 'supplement', 'mending']),
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

/** The state of a deadline, as shown for a case. `level`: green, amber (reminded, or the last day), red (late). */
export const deadline = z.strictObject({
  duty: dutyId,
  due: date,
  dueEnd: instant,
  workingDaysLeft: z.int(),
  level: z.enum(['green', 'amber', 'red', 'done']),
  late: z.boolean(),
  provisional: z.boolean(),
  article: z.string(),
  /** The rule in words: 自9月24日的次日起5个工作日，第十五条. */
  why: words,
});

export const duty = z.strictObject({
  id: dutyId,
  kind: z.enum(dutyKinds),
  status: z.enum(['open', 'claimed', 'stopped', 'met', 'cancelled']),
  subject: z.strictObject({
    type: z.enum([
      'application',
      'request',
      'resource',
      'grant',
      'negotiation',
      'correction',
      'demand',
      'rectification',
      'safeguard',
      'incident',
      'contractor',
      'complaint',
      'circular',
      'evaluation',
    ]),
    id: z.string(),
    number: z.string(),
    name: z.string(),
    change: z.strictObject({ id: z.string(), document: z.string() }).optional(),
  }),
  owes: departmentId,
  waits: departmentId.nullable(),
  openedAt: instant,
  /** When it was last flagged late; `flags` has every missed date. */
  flaggedAt: instant.nullable(),
  flags: z.array(
    z.strictObject({
      due: date,
      at: instant,
      /** That date after a recount, if it was still missed. */
      recounted: date.optional(),
      /** Disproved by a recount: still on record, but not counted. */
      void: z.strictObject({ at: instant, calendar: z.string(), notice: z.string() }).optional(),
    }),
  ),
  /** The steps taken after the present missed date, the first one first. */
  escalated: z.array(escalated),
  /** Every recount that moved the date: the old date, the new one, the calendar, and the notice that caused it. */
  recounts: z.array(z.strictObject({ from: date, to: date, calendar: z.string(), notice: z.string(), at: instant })),
  metOn: date.nullable(),
  metLate: z.boolean().nullable(),
  claim: z
    .strictObject({ kind: z.enum(['revision', 'no-change']), at: instant, reason: z.string().nullable() })
    .nullable(),
  extension: z.strictObject({ days: z.int(), reason: z.string(), at: instant }).nullable(),
  deadline,
});

export const dutyWithProof = duty.extend({ actions, proof });

const mailing = z.strictObject({
  mail: z.string(),
  /** The logged event that the mail was about. */
  event: z.string(),
  template: z.string(),
  to: personId,
  at: instant,
  attempts: z.int(),
  outcome: z.enum(['sent', 'not-delivered']),
  /** The id that the mail system gave it. */
  receipt: z.string().nullable(),
  failure: z.enum(keysOf(mailFailures)).nullable(),
  digest: z.boolean(),
});

/** Mails about a duty or a case, from the log: who was told what, and the outcome. No address, no text. */
export const mailings = z.strictObject({ items: z.array(mailing) });

/** The role that must act next. `leader`: whoever is in charge of the department. */
export const turnRole = z.enum(['staff', 'head', 'leader', 'bureau', 'government', 'evaluator']);

/**
 * Who must act next: a role in a department, and its side of the duty. What staff have proposed is for their head; what is claimed
 * is for the bureau, and what is missing for the other side.
 */
const turn = z.strictObject({
  role: turnRole,
  department: departmentId,
  side: z.enum(['owing', 'waiting', 'above']),
  since: instant,
});

/**
 * A duty with whose turn it is, and the steps after a missed date in full: who is told by the policy, the logged event,
 * and the mails about it.
 */
export const dutyInFull = dutyWithProof.extend({
  /** null once the duty is met or cancelled. */
  turn: turn.nullable(),
  escalated: z.array(
    escalated.extend({
      due: date,
      event: z.string(),
      to: z.array(z.enum(audiences)),
      /** The item of article 23 that it may fall under; null for urging. */
      ground: z.string().nullable(),
      mails: z.array(mailing),
    }),
  ),
});

/** A prepared report to the city government (article 23), with the present state of the duty. */
export const report = z.strictObject({
  at: instant,
  /** Working days after the missed date. */
  workingDays: z.int(),
  due: date,
  ground: z.string(),
  duty: z.strictObject({
    id: dutyId,
    kind: duty.shape.kind,
    status: duty.shape.status,
    subject: duty.shape.subject,
    /** The present due date. */
    due: date,
    metOn: date.nullable(),
  }),
  owes: departmentId,
});
