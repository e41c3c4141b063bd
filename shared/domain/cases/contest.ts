import type { Instant } from '../calendar/time.ts';
import { type Change, change } from '../change.ts';
import type { Unattended } from '../circumstances.ts';
import { event } from '../event.ts';
import type { Id } from '../id.ts';
import type { Correction } from './correction.ts';

/** The bureau sees an entry from this many declined reports on. One objection is enough (article 23(3)). */
const REPEATED = 2;

/** Contested reports on one entry: the provider declined to correct, or the reporter objected to the answer. */
export interface Contested {
  /** `<entry>.contested`. */
  id: string;
  provider: string;
  resource: { id: Id<'res'>; code: string; name: string };
  cases: ContestedCase[];
  /** Since when the bureau sees it; null if it does not. */
  since: Instant | null;
}

/** A contested report. */
interface ContestedCase {
  id: Id<'cor'>;
  number: string;
  item: string | null;
  declined: boolean;
  objected: boolean;
}

export function contestedId(resource: string): string {
  return `${resource}.contested`;
}

/** Number of declined reports, and of answers objected to. */
export function contestCounts({ cases }: Pick<Contested, 'cases'>): { declined: number; objected: number } {
  return {
    declined: cases.filter(({ declined }) => declined).length,
    objected: cases.filter(({ objected }) => objected).length,
  };
}

/**
 * Updates the contested reports of an entry after a step of one of its corrections. A correction, a verification or a rating as
 * solved settles a report. A report declined again after an objection counts as declined and as objected to.
 * @param contested null if nothing was contested yet
 * @returns no changes if nothing differs
 */
export function contest(
  contested: Contested | null,
  correction: Correction,
  { now }: Pick<Unattended, 'now'>,
): Change<'contested', Contested>[] {
  const { id, number, provider, resource } = correction;
  const others = contested?.cases.filter((report) => report.id !== id) ?? [];
  const was = contested?.cases.find((report) => report.id === id) ?? null;
  const is = contestedCase(correction, was);
  if (was?.declined === is?.declined && was?.objected === is?.objected) return [];
  const cases = is ? [...others, is] : others;
  const { declined, objected } = contestCounts({ cases });
  const seen = declined >= REPEATED || objected > 0;
  const since = seen ? (contested?.since ?? now) : null;
  const next: Contested = { id: contestedId(resource.id), provider, resource, cases, since };
  const happened = event(is ? 'AnswerContested' : 'ContestSettled', {
    ...{ provider, resource: resource.id, number },
    ...{ rejected: declined, objected, seen },
  });
  return [change('contested', contested, next, happened)];
}

/** The contested state of one report; null if it is not contested. */
function contestedCase(correction: Correction, was: ContestedCase | null): ContestedCase | null {
  const { id, number, item, answer, objection, rating, status } = correction;
  if (rating) return rating.solved ? null : was;
  const declined = answer?.outcome === 'declined';
  const objected = objection !== null && (declined || status === 'objected');
  return declined || objected ? { id, number, item: item?.id ?? null, declined, objected } : null;
}
