import type * as z from 'zod';
import type { DutyKind } from '../../domain/duties/policy.ts';
import type { Fact } from '../../domain/statistics/facts.ts';
import type * as statistics from '../schemas/statistics.ts';

/** A fact as shown: what does not belong to its kind is null. */
export function factView(fact: Fact): z.input<typeof statistics.fact> {
  const { id, kind, department, day, about } = fact;
  return {
    ...{ id, kind, department, day, about },
    side: 'side' in fact ? fact.side : null,
    duty: 'duty' in fact ? (fact.duty as DutyKind) : null,
    late: 'late' in fact ? fact.late : null,
    days: 'days' in fact ? fact.days : null,
    answer: 'answer' in fact ? fact.answer : null,
    stars: 'stars' in fact ? fact.stars : null,
    solved: 'solved' in fact ? fact.solved : null,
  };
}
