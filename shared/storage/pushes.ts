import { newPush, type PushContent } from '../domain/catalog/push.ts';
import { AlreadyThere, commit } from './commit.ts';
import type { Database } from './database.ts';
import { itemsUnder } from './items.ts';
import { type Stored, toStored } from './stored-state.ts';

/** Records a push to the upper platform. Recording it again changes nothing. */
export async function recordPush(database: Database, told: PushContent): Promise<void> {
  const [push] = newPush(told);
  try {
    await commit(database, [push], { at: told.at, actorId: 'system', correlation: push.next.id });
  } catch (error) {
    if (!(error instanceof AlreadyThere)) throw error;
  }
}

/** An entry's pushes in sending order, strongly consistent. */
export async function pushesOf(database: Database, resource: string): Promise<Stored<'push'>[]> {
  const items = await itemsUnder(database, 'work', pushesUnder(resource));
  return items.filter((item) => item.kind === 'push').map((item) => toStored<'push'>(item));
}

/** Where the pushes of an entry lie, and what a worker leases to send them. */
export const pushesUnder = (resource: string) => `PUSH#${resource}`;
