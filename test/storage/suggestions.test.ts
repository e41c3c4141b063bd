import { expect, it } from 'vitest';
import { suggest } from '../../functions/reactor/suggest.ts';
import type { Instant } from '../../shared/domain/calendar/time.ts';
import type { LoggedEvent } from '../../shared/domain/event.ts';
import { putAside, type Suggestion } from '../../shared/domain/rectifications/suggestion.ts';
import { commit } from '../../shared/storage/commit.ts';
import { allStates, listings } from '../../shared/storage/lists.ts';
import { loadEvents } from '../../shared/storage/read.ts';
import { circumstances, officer } from '../examples.ts';
import { localDatabase } from './dynamodb.ts';

const database = await localDatabase();

/** A reply that a department has left until after its date. */
const late = (department: string, n: number, due: string): LoggedEvent => {
  const stream = `req_${department}${n}.reply`;
  const data = { owes: department, kind: 'reply', subject: `req_${department}${n}`, due, to: [] };
  return { type: 'DutyLate', id: `${stream}@2`, stream, seq: 2, at: `${due}T16:00:00.000+08:00`, data } as never;
};

async function suggested(department: string): Promise<Suggestion[]> {
  const all: Suggestion[] = [];
  for await (const { state } of allStates<'suggestion'>(database, listings.suggested(department))) all.push(state);
  return all;
}

it('第二十三条 (art. 23): an event that comes again, at once or late, is counted once', async () => {
  const [first, second, third] = [
    late('31', 1, '2027-03-01'),
    late('31', 2, '2027-03-02'),
    late('31', 3, '2027-03-03'),
  ];
  await Promise.all([first, first, first].map((event) => suggest(event, { database })));
  expect(await suggested('31')).toEqual([]);
  await Promise.all([second, first, second, third, second].map((event) => suggest(event, { database })));
  const [one, ...others] = await suggested('31');
  expect(others).toEqual([]);
  expect(one?.facts.map(({ event }) => event)).toEqual([first.id, second.id, third.id]);
  const logged = (await loadEvents(database, one?.id ?? '')).map(({ type }) => type);
  expect(logged).toEqual(['SuggestionOpened', 'SuggestionJoined']);
});

it('and an officer who decides meanwhile is not overtaken: the next event begins anew', async () => {
  for (const event of [late('32', 1, '2027-03-01'), late('32', 2, '2027-03-02')]) await suggest(event, { database });
  const [one] = (await suggested('32')) as [Suggestion];
  const at = '2027-03-03T16:00:00.000+08:00' as Instant;
  const aside = putAside(one, { reason: '已约谈' }, circumstances(officer, at));
  const third = late('32', 3, '2027-03-03');
  await Promise.allSettled([
    commit(database, aside, { at, actorId: officer.personId, correlation: 'aside' }),
    suggest(third, { database }),
  ]);
  // Whichever came first, the third is in the log once: in the open suggestion, or for the next round.
  const all = await suggested('32');
  const joined = all.flatMap(({ facts }) => facts).filter(({ event }) => event === third.id);
  expect(joined.length).toBe(all[0]?.status === 'open' ? 1 : 0);
  await suggest(third, { database });
  expect(await suggested('32')).toEqual(all);
});
