import type * as z from 'zod';
import type { DutyKind } from '../../domain/duties/policy.ts';
import { type Evaluation, resultsIn } from '../../domain/evaluation/evaluation.ts';
import type { Scheme } from '../../domain/evaluation/scheme.ts';
import { weakest } from '../../domain/evaluation/weakest.ts';
import type { Principal } from '../../domain/people/person.ts';
import { seesWholeEvaluation } from '../../domain/people/visibility.ts';
import type { Unacted } from '../actions/action.ts';
import type * as evaluations from '../schemas/evaluation.ts';

export function schemeView({
  id,
  status,
  terms,
  proposed,
  confirmed,
  withdrawn,
}: Scheme): z.input<typeof evaluations.scheme> {
  return { id, status, terms, proposed, confirmed, withdrawn };
}

export function evaluationRowView(evaluation: Evaluation): z.input<typeof evaluations.evaluationRow> {
  const { id, number, year, status, rows, begun, published } = evaluation;
  const publishedAt = published?.at ?? null;
  return { ...{ id, number, year, status }, departments: rows.length, begunAt: begun.at, publishedAt };
}

/** An evaluation as somebody may see it: whole, or until it is published the part of their own department. */
export function evaluationView(evaluation: Evaluation, by: Principal): Unacted<typeof evaluations.evaluationRead> {
  const { id, number, year, status, scheme, period, through, rows, given, opened, published } = evaluation;
  const { begun, concluded, withdrawn, remarks } = evaluation;
  const whole = seesWholeEvaluation(by, evaluation);
  const isShown = ({ department }: { department: string }) => whole || department === by.department;
  const figuresOf = new Map(rows.map(({ department, figures }) => [department, figures]));
  const remarkOn = (department: string, indicator: string) =>
    given.find((one) => one.department === department && one.indicator === indicator)?.remark ?? null;
  const results = resultsIn(evaluation).filter(isShown);
  return {
    ...{ id, number, year, status, scheme: scheme.id, terms: scheme.terms, ...period, through },
    results: results.flatMap((result) => {
      const figures = figuresOf.get(result.department);
      const scores = result.scores.map((one) => ({ ...one, remark: remarkOn(result.department, one.indicator) }));
      return figures ? [{ ...result, scores, figures, weakest: weakest(result, scheme.terms) }] : [];
    }),
    delays: evaluation.delays.filter(isShown).map((one) => ({ ...one, duty: one.duty as DutyKind })),
    objections: evaluation.objections.filter(isShown).map(({ department, indicator, reason, at, by: who, answer }) => ({
      ...{ department, indicator, reason, at, by: who },
      answer: answer && {
        decision: answer.decision,
        reason: answer.reason,
        score: answer.score,
        at: answer.at,
        by: answer.by,
      },
    })),
    objectUntil: opened?.objectUntil ?? null,
    remarks: whole ? remarks : null,
    begun,
    opened: opened && actOf(opened),
    concluded,
    published: published && actOf(published),
    withdrawn,
  };
}

function actOf({ at, by, actingFor }: Evaluation['begun']) {
  return { at, by, ...(actingFor === undefined ? {} : { actingFor }) };
}
