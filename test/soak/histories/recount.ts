import { expect } from 'vitest';
import type { City } from './city.ts';
import { compareAgain } from './compare.ts';

/** The job that counts again comes to its end, where its worker died by another; then all that it found is looked at. */
export async function recounted(city: City): Promise<void> {
  const { recounting, world } = city;
  if (!recounting) return;
  const { runtime, tables } = world;
  runtime.faults.end();
  await world.settle();
  await tables.endLeases();
  await runtime.deadLetters.redrive();
  await world.settle();
  const { body } = await (await world.as('officer')).ok('getJob', { params: { id: recounting } });
  expect(body, 'the job that counts again').toMatchObject({ kind: 'recount', status: 'finished', refused: 0 });
  city.ledger.recounted(city.now);
  city.recounting = null;
  city.elapse();
  await compareAgain(city);
}
