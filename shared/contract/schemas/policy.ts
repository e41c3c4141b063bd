import * as z from 'zod';
import { audiences, dutyKinds, policySchema } from '../../domain/duties/policy.ts';
import { departmentId } from '../../domain/people/department.ts';
import { actions } from './action.ts';
import { date, instant, page, signature } from './common.ts';
import { dutyId, escalationStep, proof } from './duty.ts';

export const policyId = policySchema.shape.id.meta({ examples: ['reply-conditional-2021'] });

/** The status of a version: undecided, upcoming, in force, ended, or withdrawn. */
const policyStatus = z.enum(['proposed', 'upcoming', 'in-force', 'ended', 'withdrawn']);

const act = z.strictObject({ at: instant, ...signature });

/**
 * A rule about time with its status on a date and who loaded it; `loaded` is null for a rule that comes with the
 * product.
 */
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

export const policyRead = policy.extend({ actions });

/** All versions, some dozens, sorted by subject and date, with their status on the date asked about. */
export const policies = z.strictObject({ on: date, items: z.array(policy) });

/** A supposed deadline, its reminders, and how it is counted. */
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

/** A page of cases under two policies, with totals for all cases and for each department that owes. */
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
    /** Working days from `a` to `b`, negative if `b` is sooner. */
    moved: z.int(),
  }),
).extend({
  duty: z.enum(dutyKinds),
  from: date,
  to: date,
  /**
   * Whether the totals cover all cases. If not, they cover one part, and `next` leads to the next part after its last
   * case.
   */
  whole: z.boolean(),
  total: totals,
  departments: z.array(totals.extend({ department: departmentId })),
});
