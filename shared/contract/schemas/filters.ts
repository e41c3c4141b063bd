import * as z from 'zod';
import { keysOf } from '../../domain/catalog/metadata.ts';
import { dutyKinds } from '../../domain/duties/policy.ts';
import { requestLife } from '../../domain/lives/request.ts';
import { departmentId } from '../../domain/people/department.ts';
import { date } from './common.ts';
import { escalationStep } from './duty.ts';

const level = z.enum(['green', 'amber', 'red', 'done']);
const count = z.int().nonnegative();

/** By what any list of cases with a deadline can be narrowed. */
const narrowing = {
  /** Of the other side of it. */
  other: departmentId.optional(),
  level: level.optional(),
  late: z.enum(['true', 'false']).optional(),
  /** Due before this date, the date itself not included. */
  dueBefore: date.optional(),
  /** Part of its number or of its name, in whatever width and case. */
  text: z.string().trim().min(1).max(100).optional(),
};

/** `done` asks for what was met, newest first; everything else is about what is open. */
export const dutyFilters = {
  department: departmentId.optional(),
  status: z.enum(['open', 'claimed', 'met']).optional(),
  kind: z.enum(dutyKinds).optional(),
  /** The last step taken after its date. */
  escalated: escalationStep.optional(),
  ...narrowing,
};
export type DutyFilters = z.output<z.ZodObject<typeof dutyFilters>>;

export const requestFilters = {
  side: z.enum(['sent', 'received', 'all']).default('received'),
  status: z.enum(keysOf(requestLife.states)).optional(),
  /** Submitted on this date or later. */
  since: date.optional(),
  ...narrowing,
};
export type RequestFilters = z.output<z.ZodObject<typeof requestFilters>>;

export const requestSort = { sort: z.enum(['newest', 'due']).default('newest') };

/** `none`: no reply is owed. */
export const requestCounts = z.strictObject({
  total: count,
  byLevel: z.strictObject({ green: count, amber: count, red: count, done: count, none: count }),
  byStatus: z.partialRecord(z.enum(keysOf(requestLife.states)), count),
});

export const sort = { sort: z.enum(['due', 'newest']).default('due') };

/** What is counted of all that the filters leave, not of one page. */
export const dutyCounts = z.strictObject({
  total: count,
  byLevel: z.strictObject({ green: count, amber: count, red: count, done: count }),
  byKind: z.partialRecord(z.enum(dutyKinds), count),
});
