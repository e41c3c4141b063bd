import * as z from 'zod';
import type { Instant } from '../../shared/domain/calendar/time.ts';
import {
  type ComparedCase,
  type Comparison,
  compareCase,
  comparedPolicies,
  isCompared,
} from '../../shared/domain/duties/comparison.ts';
import type { Duty } from '../../shared/domain/duties/duty.ts';
import type { Context } from '../../shared/http/context.ts';
import { sortKeySchema } from '../../shared/storage/cursor.ts';
import { ALL_AT_MOST, duties, pageInOrder, type Show } from '../../shared/storage/date-lists.ts';
import { departmentIds } from '../../shared/storage/lists.ts';

/**
 * The start of a part of a comparison: among open or met duties, after a sort key. `read`: up to which sort key open duties were
 * read by the parts before, each at its time.
 */
export const placeSchema = z.strictObject({
  look: z.enum(['open', 'met']),
  from: sortKeySchema.nullable(),
  read: z.array(z.strictObject({ to: sortKeySchema.nullable(), at: z.string() })),
});
export type Place = z.output<typeof placeSchema>;
export const START: Place = { look: 'open', from: null, read: [] };

/**
 * The compared cases, ordered by their start. No index has that order, so open duties and those met since the first day
 * are read through, a limited number of each in one part. A duty that was met after a part had read it as open is left out of what
 * is met, so that each is counted once.
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
    batch.map(({ state }) =>
      isCompared(state, body) && !wasReadAsOpen(state, place) ? compareCase(state, policies, law, now) : null,
    );
  const of = body.department === undefined ? null : [body.department];
  const walk = async (look: Place['look']) => {
    if (place.look === 'met' && look === 'open') return { items: [], next: null };
    const list = look === 'open' ? duties.open(of) : duties.met(of ?? (await departmentIds(database)));
    const from = place.look === look ? place.from : null;
    // No duty is met or falls due before it began.
    return await pageInOrder(database, { ...list, since: body.from }, { limit: most, from, most }, show);
  };
  const open = await walk('open');
  const read = place.look === 'open' ? [...place.read, { to: open.next, at: now }] : place.read;
  if (open.next !== null) return { cases: byStart(open.items), next: { look: 'open', from: open.next, read } };
  const met = await walk('met');
  // The two lists are read at different moments, so a duty may be in both.
  const all = new Map([...open.items, ...met.items].map((one) => [one.duty.id, one]));
  return { cases: byStart([...all.values()]), next: met.next === null ? null : { look: 'met', from: met.next, read } };
}

/** Whether a duty that is met was still open when an earlier part came to it, in the order of the dates. */
function wasReadAsOpen(duty: Duty, { read }: Place): boolean {
  if (duty.status !== 'met') return false;
  const part = read.find(({ to }) => to === null || `${duty.due}#${duty.id}` <= to);
  return part !== undefined && duty.metAt > part.at;
}

function byStart(cases: ComparedCase[]): ComparedCase[] {
  return cases.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

export const keyOf = ({ duty: { start, id } }: ComparedCase) => `${start}#${id}`;
