import * as z from 'zod';
import { audiences, dutyKinds, policySchema } from '../../domain/duties/policy.ts';
import { departmentId } from '../../domain/people/department.ts';
import { date, instant, page } from './common.ts';
import { dutyId, escalationStep, proof } from './duty.ts';

export const policyId = policySchema.shape.id.meta({ examples: ['reply-conditional-2021'] });

/** Of the versions there are: not decided, not yet, now, no longer, or never to be in force. */
const policyStatus = z.enum(['proposed', 'upcoming', 'in-force', 'ended', 'withdrawn']);

const act = z.strictObject({ at: instant, by: z.string() });

/** A rule about time, how it stands on a date, and who loaded it; `loaded` is null for what comes with the product. */
export const policy = policySchema.extend({
  status: policyStatus,
  loaded: z
    .strictObject({
      proposed: act,
      confirmed: act.nullable(),
      withdrawn: act.extend({ reason: z.string() }).nullable(),
    })
    .nullable(),
});

/** Every version there is, some dozens, by matter and then by date, as of the date asked about. */
export const policies = z.strictObject({ on: date, versions: z.array(policy) });

/** A deadline as it would be, what would be sent when, and how it is counted. */
export const calculated = z.strictObject({
  policy: policySchema,
  due: date,
  dueEnd: instant,
  statutoryDue: date,
  provisional: z.boolean(),
  moments: z.array(
    z.strictObject({
      kind: z.enum(['reminder', 'late', 'escalation']),
      step: escalationStep.nullable(),
      workingDays: z.int(),
      at: instant,
      to: z.array(z.enum(audiences)),
    }),
  ),
  proof,
});

const count = z.int().nonnegative();
const totals = z.strictObject({
  cases: count,
  open: count,
  late: z.strictObject({ a: count, b: count, onlyA: count, onlyB: count }),
});
const under = z.strictObject({ policy: policyId, due: date, late: z.boolean() });

/** A page of cases under two policies, with the totals of all of them, and of each department that owes. */
export const comparison = page(
  z.strictObject({
    duty: dutyId,
    number: z.string(),
    name: z.string(),
    owes: departmentId,
    status: z.enum(['open', 'claimed', 'stopped', 'met']),
    start: date,
    metOn: date.nullable(),
    a: under,
    b: under,
    /** Working days from the one date to the other, negative where `b` is sooner. */
    moved: z.int(),
  }),
).extend({
  duty: z.enum(dutyKinds),
  from: date,
  to: date,
  /** Whether the totals are those of all there are; otherwise of a part, after whose cases `next` leads on to those of the next. */
  whole: z.boolean(),
  total: totals,
  departments: z.array(totals.extend({ department: departmentId })),
});
