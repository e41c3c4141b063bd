import * as z from 'zod';
import type { Instant } from '../../shared/domain/calendar/time.ts';
import {
  type ComparedCase,
  type Comparison,
  compareCase,
  comparedPolicies,
  isCompared,
} from '../../shared/domain/duties/comparison.ts';
import type { Context } from '../../shared/http/context.ts';
import { sortKeySchema } from '../../shared/storage/cursor.ts';
import { ALL_AT_MOST, duties, pageInOrder, type Show } from '../../shared/storage/date-lists.ts';
import { departmentIds } from '../../shared/storage/lists.ts';

/** The start of a part of a comparison: among open or met duties, after a sort key. */
export const placeSchema = z.strictObject({ look: z.enum(['open', 'met']), from: sortKeySchema.nullable() });
export type Place = z.output<typeof placeSchema>;
export const START: Place = { look: 'open', from: null };

/**
 * The compared cases, ordered by their start. No index has that order, so open duties and those met since the first day
 * are read through, a limited number of each in one part. A duty met between two parts may be in both.
 * @param most how many open and how many met duties are read at most
 * @returns `next`: the start of the next part; null if this is the last
 */
export async function comparedFrom(
  place: Place,
  body: Comparison,
  now: Instant,
  { database, law }: Pick<Context, 'database' | 'law'>,
  most = ALL_AT_MOST,
): Promise<{ cases: ComparedCase[]; next: Place | null }> {
  const policies = comparedPolicies(law, body);
  const show: Show<'duty', ComparedCase> = async (batch) =>
    batch.map(({ state }) => (isCompared(state, body) ? compareCase(state, policies, law, now) : null));
  const of = body.department === undefined ? null : [body.department];
  const walk = async (look: Place['look']) => {
    if (place.look === 'met' && look === 'open') return { items: [], next: null };
    const list = look === 'open' ? duties.open(of) : duties.met(of ?? (await departmentIds(database)));
    const from = place.look === look ? place.from : null;
    // No duty is met or falls due before it began.
    return await pageInOrder(database, { ...list, since: body.from }, { limit: most, from, most }, show);
  };
  const open = await walk('open');
  if (open.next !== null) return { cases: byStart(open.items), next: { look: 'open', from: open.next } };
  const met = await walk('met');
  // The two lists are read at different moments, so a duty may be in both.
  const all = new Map([...open.items, ...met.items].map((one) => [one.duty.id, one]));
  return { cases: byStart([...all.values()]), next: met.next === null ? null : { look: 'met', from: met.next } };
}

function byStart(cases: ComparedCase[]): ComparedCase[] {
  return cases.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

export const keyOf = ({ duty: { start, id } }: ComparedCase) => `${start}#${id}`;
