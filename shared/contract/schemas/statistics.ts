import * as z from 'zod';
import { dutyKinds } from '../../domain/duties/policy.ts';
import { departmentId } from '../../domain/people/department.ts';
import { factKinds } from '../../domain/statistics/fact-kinds.ts';
import { date, day } from './common.ts';
import { seal } from './log.ts';

/** From the first day of the year until today, unless stated; both days included. */
export const period = { from: day.optional(), to: day.optional() };

const count = z.number().nonnegative();
/** From 0 to 1; null: of nothing. */
const share = z.number().min(0).max(1).nullable();

/** How what was owed was done. `late`: dates that were missed. `median`, `p90`: working days from receipt, without stops. */
export const timeliness = z.strictObject({
  inTime: count,
  late: count,
  rate: share,
  median: count.nullable(),
  p90: count.nullable(),
});

export const entryFigures = z.strictObject({
  published: count,
  filled: share,
  attached: share,
  revised: count,
  withdrawn: count,
  returned: count,
});

export const requestFigures = z.strictObject({
  sent: count,
  received: count,
  agreed: count,
  partlyAgreed: count,
  refused: count,
  disputed: count,
});

export const correctionFigures = timeliness.extend({
  made: count,
  received: count,
  corrected: count,
  verified: count,
  declined: count,
  contested: count,
  rated: count,
  solved: share,
  stars: z.number().min(1).max(5).nullable(),
});

export const securityFigures = timeliness.extend({ incidents: count });

export const collectionFigures = z.strictObject({ duplicates: count });

export const useFigures = z.strictObject({ grants: count, daysOfUse: count, records: count, recorded: share });

/** What the statistics say of a department; of a median, each figure over departments. */
export const figures = z.strictObject({
  entries: entryFigures,
  updates: timeliness,
  requests: requestFigures,
  replies: timeliness,
  provision: timeliness,
  corrections: correctionFigures,
  use: useFigures,
  rectifications: timeliness,
  security: securityFigures,
  collections: collectionFigures,
  reviews: timeliness,
});

/** The seal of the log up to which figures go. */
export const sealedUpTo = seal.pick({ number: true, madeAt: true, root: true });

export const statistics = z.strictObject({
  from: date,
  to: date,
  /** Null as long as nothing was sealed. */
  through: sealedUpTo.nullable(),
  items: z.array(z.strictObject({ department: departmentId, figures })),
  /** The median of each figure over all departments. */
  median: figures,
});

/** What is sought among the facts of a department. */
export const soughtFacts = {
  ...period,
  department: departmentId.optional(),
  kind: z.enum(factKinds).optional(),
  duty: z.enum(dutyKinds).optional(),
};

/** What the log says about how a department shares: a fact behind its figures. What does not belong to its kind is null. */
export const fact = z.strictObject({
  /** The event, or the case and the day. */
  id: z.string(),
  kind: z.enum(factKinds),
  department: departmentId,
  day: date,
  about: z.string(),
  side: z.enum(['provider', 'requester']).nullable(),
  duty: z.enum(dutyKinds).nullable(),
  late: z.boolean().nullable(),
  /** Working days. */
  days: count.nullable(),
  answer: z.enum(['agreed', 'partly-agreed', 'refused', 'corrected', 'verified', 'declined']).nullable(),
  stars: z.number().nullable(),
  solved: z.boolean().nullable(),
});
