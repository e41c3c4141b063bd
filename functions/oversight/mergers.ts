import { mayBeMerged } from '../../shared/domain/people/merger.ts';
import { Refusal } from '../../shared/domain/refusals.ts';
import type { Context } from '../../shared/http/context.ts';
import type { Call, Outcome } from '../../shared/http/serve.ts';
import { countOf, listings, peopleOf } from '../../shared/storage/lists.ts';
import { load } from '../../shared/storage/read.ts';

/** Counts what a merger would move, so that it is seen before it is decided. */
export async function getMerger(call: Call<'getMerger'>, { database }: Context): Promise<Outcome<'getMerger'>> {
  const { id } = call.params;
  const found = await load(database, 'department', id);
  if (!found) throw new Refusal('not-found', { what: '部门' });
  mayBeMerged(found.state);
  const lists = {
    systems: [listings.systems(id)],
    entries: [listings.entries([id])],
    applications: [listings.applied(id)],
    requests: [listings.sent(id), listings.received(id)],
    grants: [listings.held(id), listings.given(id)],
    corrections: [listings.reported(id), listings.corrects(id)],
    demands: [listings.demanded(id), listings.namedFor(id)],
    negotiations: [listings.negotiates(id), listings.negotiated(id)],
    duties: [listings.owed([id])],
  };
  const [people, ...counts] = await Promise.all([
    peopleOf(database, id),
    ...Object.values(lists).map(async (some) => {
      const each = await Promise.all(some.map((one) => countOf(database, one)));
      return each.reduce((sum, one) => sum + one, 0);
    }),
  ]);
  const counted = Object.fromEntries(Object.keys(lists).map((name, at) => [name, counts[at] ?? 0]));
  return { body: { people: people.length, ...(counted as Record<keyof typeof lists, number>) } };
}
