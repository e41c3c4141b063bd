import type { Instant } from '../calendar/time.ts';
import { type Change, change } from '../change.ts';
import type { Unattended } from '../circumstances.ts';
import { event } from '../event.ts';
import type { Correction } from './correction.ts';

/** The bureau looks at an entry from this many rejected reports on; one objection is enough (article 23(3)). */
const REPEATED = 2;

/** The reports on one entry that its provider rejected, or whose answer the reporter objected to. */
export interface Contested {
  /** `<entry>.contested`. */
  id: string;
  provider: string;
  resource: { id: string; code: string; name: string };
  cases: ContestedCase[];
  /** Since when the bureau sees it; null where there is nothing to see. */
  since: Instant | null;
}

/** A report of which something stands contested. */
interface ContestedCase {
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
export function contestCounts({ cases }: Pick<Contested, 'cases'>): { rejected: number; objected: number } {
  return {
    rejected: cases.filter(({ rejected }) => rejected).length,
    objected: cases.filter(({ objected }) => objected).length,
  };
}

/**
 * What stands contested of an entry after a step of one of its corrections. A report that is answered by a correction, found
 * right, or rated as solved is contested no more; one rejected again after an objection is both rejected and objected to.
 * @param contested null where nothing of the entry was contested yet
 * @returns nothing where nothing changes
 */
export function contest(
  contested: Contested | null,
  correction: Correction,
  { now }: Pick<Unattended, 'now'>,
): Change<'contested', Contested>[] {
  const { id, number, provider, resource } = correction;
  const others = contested?.cases.filter((one) => one.id !== id) ?? [];
  const was = contested?.cases.find((one) => one.id === id) ?? null;
  const is = contestedCase(correction, was);
  if (was?.rejected === is?.rejected && was?.objected === is?.objected) return [];
  const cases = is ? [...others, is] : others;
  const { rejected, objected } = contestCounts({ cases });
  const seen = rejected >= REPEATED || objected > 0;
  const since = seen ? (contested?.since ?? now) : null;
  const next: Contested = { id: contestedId(resource.id), provider, resource, cases, since };
  const happened = event(is ? 'AnswerContested' : 'ContestSettled', {
    ...{ provider, resource: resource.id, number },
    ...{ rejected, objected, seen },
  });
  return [change('contested', contested, next, happened)];
}

/** What stands contested of one report; null where nothing does. */
function contestedCase(correction: Correction, was: ContestedCase | null): ContestedCase | null {
  const { id, number, item, answer, objection, rating, status } = correction;
  if (rating) return rating.solved ? null : was;
  const rejected = answer?.outcome === 'rejected';
  const objected = objection !== null && (rejected || status === 'objected');
  return rejected || objected ? { id, number, item: item?.id ?? null, rejected, objected } : null;
}
