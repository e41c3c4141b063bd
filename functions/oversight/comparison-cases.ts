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

/** Where a part begins: at what is open, or at what was met, after a sort key. */
export const placeSchema = z.strictObject({ look: z.enum(['open', 'met']), from: sortKeySchema.nullable() });
export type Place = z.output<typeof placeSchema>;
export const START: Place = { look: 'open', from: null };

/**
 * The cases that are asked about, by their start. No index has that: what is open is gone through, and what was met since, of each
 * so many in one part. What is met between two parts may be in both.
 * @param most how many duties of each are gone through at most
 * @returns `next`: where the part after it begins; null where this is the last
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
    // Nothing is met, and nothing falls due, before it began.
    return await pageInOrder(database, { ...list, since: body.from }, { limit: most, from, most }, show);
  };
  const open = await walk('open');
  if (open.next !== null) return { cases: byStart(open.items), next: { look: 'open', from: open.next } };
  const met = await walk('met');
  // Read at two moments, one may be in both.
  const all = new Map([...open.items, ...met.items].map((one) => [one.duty.id, one]));
  return { cases: byStart([...all.values()]), next: met.next === null ? null : { look: 'met', from: met.next } };
}

function byStart(cases: ComparedCase[]): ComparedCase[] {
  return cases.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

export const keyOf = ({ duty: { start, id } }: ComparedCase) => `${start}#${id}`;
