import * as z from 'zod';
import { keysOf } from '../../domain/catalog/metadata.ts';
import { dutyKinds } from '../../domain/duties/policy.ts';
import { schemeTerms } from '../../domain/evaluation/scheme.ts';
import { evaluationLife } from '../../domain/lives/evaluation.ts';
import { schemeLife } from '../../domain/lives/scheme.ts';
import { departmentId } from '../../domain/people/department.ts';
import { FIRST_YEAR } from '../../domain/regulations.ts';
import { actions } from './action.ts';
import { actor, date, id, instant, signature } from './common.ts';
import { figures, sealedUpTo } from './statistics.ts';

const act = z.strictObject({ at: instant, ...signature });
const count = z.int().nonnegative();
const points = z.number();

/** By what departments are evaluated. */
export const scheme = z.strictObject({
  id: id('sch'),
  status: z.enum(keysOf(schemeLife.states)),
  terms: schemeTerms,
  proposed: act,
  confirmed: act.nullable(),
  withdrawn: act.extend({ reason: z.string() }).nullable(),
});
export const schemeRead = scheme.extend({ actions });

export const evaluationStatus = z.enum(keysOf(evaluationLife.states));
export const evaluationYear = z
  .int()
  .min(FIRST_YEAR)
  .max(2199)
  .meta({ examples: [2026] });

/** An indicator of a department. `share` goes from 0 to 1; null where it is not measured. */
export const score = z.strictObject({
  indicator: z.string(),
  share: z.number().nullable(),
  points: points.nullable(),
  unmeasured: z.enum(['no-source', 'no-occasion', 'own-department', 'not-scored']).nullable(),
  adjusted: z.boolean(),
  /** Of an evaluator. */
  remark: z.string().nullable(),
});

/** What came of a department's year. */
export const evaluated = z.strictObject({
  department: departmentId,
  figures,
  scores: z.array(score),
  deductions: z.array(z.strictObject({ id: z.string(), count: count.nullable(), points })),
  vetoes: z.array(z.strictObject({ id: z.string(), count: count.nullable() })),
  measured: points,
  total: points.nullable(),
  band: z.string().nullable(),
  rank: count.nullable(),
  weakest: z.array(z.string()),
});

export const objection = z.strictObject({
  department: departmentId,
  indicator: z.string().nullable(),
  reason: z.string(),
  at: instant,
  by: actor,
  answer: z
    .strictObject({
      decision: z.enum(['upheld', 'dismissed']),
      reason: z.string(),
      score: points.nullable(),
      at: instant,
      by: actor,
    })
    .nullable(),
});

export const evaluationRow = z.strictObject({
  id: id('evl'),
  number: z.string().meta({ examples: ['PG-2026'] }),
  year: evaluationYear,
  status: evaluationStatus,
  departments: count,
  begunAt: instant,
  publishedAt: instant.nullable(),
});

/** An evaluation with the results that the caller may see: all of them, or until it is published those of their own department. */
export const evaluation = z.strictObject({
  id: id('evl'),
  number: z.string().meta({ examples: ['PG-2026'] }),
  year: evaluationYear,
  status: evaluationStatus,
  scheme: z.string(),
  terms: schemeTerms,
  from: date,
  to: date,
  through: sealedUpTo,
  results: z.array(evaluated),
  /** What took longest of what was late, the worst first. */
  delays: z.array(
    z.strictObject({ department: departmentId, duty: z.enum(dutyKinds), about: z.string(), days: count }),
  ),
  objections: z.array(objection),
  objectUntil: date.nullable(),
  remarks: z.string().nullable(),
  begun: act,
  opened: act.nullable(),
  concluded: act.nullable(),
  published: act.nullable(),
  withdrawn: act.extend({ reason: z.string() }).nullable(),
});
export const evaluationRead = evaluation.extend({ actions });
