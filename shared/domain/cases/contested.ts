import type { Instant } from '../calendar/time.ts';
import { type Decision, event } from '../event.ts';
import type { Correction } from './correction.ts';

/** From how many rejected reports on the bureau looks at an entry; one objection is enough (article 23(3)). */
const REPEATED = 2;

/** The reports on one entry that its provider rejected, or whose answer the reporter objected to. */
export interface Contested {
  /** `<entry>.contested`. */
  id: string;
  provider: string;
  resource: { id: string; code: string; name: string };
  cases: Case[];
  /** Since when the bureau sees it; null where there is nothing to see. */
  since: Instant | null;
}

interface Case {
  id: string;
  number: string;
  item: string | null;
  rejected: boolean;
  objected: boolean;
}

export function contestedId(resource: string): string {
  return `${resource}.contested`;
}

/** How many reports stand rejected, and how many answers objected to. */
export function counts({ cases }: Pick<Contested, 'cases'>): { rejected: number; objected: number } {
  return {
    rejected: cases.filter(({ rejected }) => rejected).length,
    objected: cases.filter(({ objected }) => objected).length,
  };
}

/**
 * What stands contested of an entry after a step of one of its corrections. One that is answered by a correction, or found right,
 * or rated as solved, is contested no more; one rejected again after an objection is both.
 * @returns null where nothing changes
 */
export function contest(before: Contested | null, correction: Correction, now: Instant): Decision<Contested> | null {
  const { provider, resource } = correction;
  const others = before?.cases.filter(({ id }) => id !== correction.id) ?? [];
  const was = before?.cases.find(({ id }) => id === correction.id) ?? null;
  const is = standing(correction, was);
  if (was?.rejected === is?.rejected && was?.objected === is?.objected) return null;
  const cases = is ? [...others, is] : others;
  const { rejected, objected } = counts({ cases });
  const seen = rejected >= REPEATED || objected > 0;
  const next = {
    ...{ id: contestedId(resource.id), provider, resource, cases },
    since: seen ? (before?.since ?? now) : null,
  };
  const facts = { provider, resource: resource.id, number: correction.number, rejected, objected, seen };
  return { next, events: [event(is ? 'AnswerContested' : 'ContestSettled', facts)] };
}

function standing({ id, number, item, answer, objection, rating, status }: Correction, was: Case | null): Case | null {
  if (rating) return rating.solved ? null : was;
  const rejected = answer?.outcome === 'rejected';
  const objected = objection !== null && (rejected || status === 'objected');
  return rejected || objected ? { id, number, item: item?.id ?? null, rejected, objected } : null;
}
