import * as z from 'zod';
import { keysOf } from '../../domain/catalog/metadata.ts';
import { dutyKinds } from '../../domain/duties/policy.ts';
import { requestLife } from '../../domain/lives/request.ts';
import { departmentId } from '../../domain/people/department.ts';
import { day } from './common.ts';
import { escalationStep } from './duty.ts';

const level = z.enum(['green', 'amber', 'red', 'done']);
const count = z.int().nonnegative();

/** Filters for the lists of requests and of duties. Other lists declare theirs with their route. */
const narrowing = {
  /** The department on the other side. */
  other: departmentId.optional(),
  level: level.optional(),
  late: z.enum(['true', 'false']).optional(),
  /** Due before this date, which is not included. */
  dueBefore: day.optional(),
  /** Part of its number or name; width and case do not matter. */
  q: z.string().trim().min(1).max(100).optional(),
};

/** `done` lists met duties, the newest first; every other level lists open ones. */
export const dutyFilters = {
  department: departmentId.optional(),
  status: z.enum(['open', 'claimed', 'met']).optional(),
  kind: z.enum(dutyKinds).optional(),
  /** The latest step after its missed date. */
  escalated: escalationStep.optional(),
  ...narrowing,
};
export type DutyFilters = z.output<z.ZodObject<typeof dutyFilters>>;

export const requestFilters = {
  side: z.enum(['sent', 'received', 'all']).default('received'),
  status: z.enum(keysOf(requestLife.states)).optional(),
  /** Submitted on or after this date. */
  since: day.optional(),
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

/** Counts over everything that matches the filters, not only one page. */
export const dutyCounts = z.strictObject({
  total: count,
  byLevel: z.strictObject({ green: count, amber: count, red: count, done: count }),
  byKind: z.partialRecord(z.enum(dutyKinds), count),
});
