import type { Fact } from './facts.ts';
import type { Period } from './figures.ts';

/** Work that was late, with the working days that it took. */
export interface Delay {
  department: string;
  duty: string;
  about: string;
  days: number;
}

/** The longest delays of a period, the worst first: what was done late, and how long it took. */
export function worstDelays(facts: readonly Fact[], { from, to }: Period, most = 20): Delay[] {
  const late = facts.flatMap((fact) =>
    fact.kind === 'duty-met' && fact.late && fact.days !== null && from <= fact.day && fact.day <= to
      ? [{ department: fact.department, duty: fact.duty, about: fact.about, days: fact.days }]
      : [],
  );
  return late.toSorted((a, b) => b.days - a.days || (a.about < b.about ? -1 : 1)).slice(0, most);
}
