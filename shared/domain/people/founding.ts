import type { Instant } from '../calendar/time.ts';
import { type Change, change } from '../change.ts';
import type { Actor } from '../circumstances.ts';
import { event } from '../event.ts';
import type { Person } from './person.ts';

/**
 * The record that the founding is over. Until the bureau has its first administrator, the founder named at deployment administers;
 * from then on never again, whoever leaves later (article 6).
 */
export interface Founding {
  id: 'founding';
  endedAt: Instant;
  administrator: string;
}

export const FOUNDING = 'founding';

/** The first administrator ends the founding. @param before null while it is not over @returns nothing if it is over already */
export function endFounding(
  before: Founding | null,
  { id, active, roles }: Person,
  { now }: Pick<Actor, 'now'>,
): Change<'founding', Founding>[] {
  if (before || !active || !roles.includes('administrator')) return [];
  const over: Founding = { id: FOUNDING, endedAt: now, administrator: id };
  return [change('founding', null, over, event('FoundingEnded', { administrator: id }))];
}
