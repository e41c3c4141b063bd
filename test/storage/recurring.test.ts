import { expect, it } from 'vitest';
import type { DutiesDeps } from '../../functions/duties/deps.ts';
import { openRecurring } from '../../functions/duties/recurring.ts';
import { lawInForce } from '../../shared/domain/duties/law.ts';
import { registerDepartment } from '../../shared/domain/people/department.ts';
import type { Safeguard } from '../../shared/domain/security/safeguard.ts';
import { commit } from '../../shared/storage/commit.ts';
import { allStates, listings } from '../../shared/storage/lists.ts';
import { load } from '../../shared/storage/read.ts';
import { bj } from '../examples.ts';
import { localDatabase } from './dynamodb.ts';

const database = await localDatabase();
const deps = { database, law: lawInForce() } as DutiesDeps;
const register = async (id: string, on: ReturnType<typeof bj>) =>
  await commit(
    database,
    registerDepartment({ id, name: `部门${id}`, creditCode: '11411281M10000012K', office: '信息中心' }),
    { at: on, actorId: 'admin', correlation: `register ${id}` },
  );
async function tasks(year: string): Promise<Safeguard[]> {
  const all: Safeguard[] = [];
  for await (const { state } of allStates<'safeguard'>(database, listings.allSafeguards([year]))) all.push(state);
  return all;
}

it('第十八条 (art. 18): what a period owes is opened once, by runs that come twice, at once, or months late', async () => {
  await register('00', bj('2026-01-05'));
  await register('02', bj('2026-01-05'));
  await openRecurring(bj('2026-12-31'), deps);
  expect(await tasks('2026')).toEqual([]);
  // The runs of two months were missed; then two come at once, and one more.
  const now = bj('2027-03-01');
  await Promise.all([openRecurring(now, deps), openRecurring(now, deps)]);
  await openRecurring(now, deps);
  const opened = await tasks('2027');
  expect(opened).toHaveLength(10);
  expect(new Set(opened.map(({ number }) => number)).size).toBe(10);
  const starts = await Promise.all(opened.map(async ({ duty }) => (await load(database, 'duty', duty))?.state.start));
  // The days count from the first day all the same.
  expect(new Set(starts)).toEqual(new Set(['2027-01-01']));
});

it('counts from the day on which a department was registered, where that is later', async () => {
  await register('06', bj('2027-05-10'));
  await openRecurring(bj('2027-05-10'), deps);
  const own = (await tasks('2027')).filter(({ department }) => department === '06');
  expect(own).toHaveLength(4);
  for (const { duty } of own)
    expect((await load(database, 'duty', duty))?.state).toMatchObject({ start: '2027-05-10', status: 'open' });
});
