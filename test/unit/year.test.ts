import { expect, it } from 'vitest';
import { liveAndEvaluate } from '../soak/year.ts';

it('第十七条 (art. 17): a month of a simulated city is evaluated, and made anew of its exported log alone', async () => {
  const { events, results, made, different, genuine } = await liveAndEvaluate(17, {
    departments: 12,
    days: ['2026-03-01', '2026-04-05'],
  });
  expect(events).toBeGreaterThan(300);
  expect([genuine, different]).toEqual([true, []]);
  expect(made).toMatchObject({ number: 'PG-2026', different: [] });
  expect(made?.results).toEqual(results?.results);
  // It tells departments apart, so that the comparison can fail.
  expect(new Set(results?.results.map(({ total }) => total)).size).toBeGreaterThan(3);
});
