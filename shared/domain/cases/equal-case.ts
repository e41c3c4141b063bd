import * as z from 'zod';
import { type Change, change } from '../change.ts';
import { event } from '../event.ts';
import { shortText } from '../prose.ts';
import { Refusal } from '../refusals.ts';

/** How somebody insists on a case although an equal one is open: with the reason why. */
export const repeatFields = { repeat: z.literal(true).optional(), reason: shortText.optional() };
type Repeat = z.infer<z.ZodObject<typeof repeatFields>>;

/**
 * The record that a case was begun for what it is equal in. Its id holds the hash of that and the case before it that was equal, so
 * of two that begin at once only one can be recorded.
 */
export interface EqualCase {
  id: string;
  case: string;
}

/** What is known of a case that is equal to one that is to begin: the last one, and by which number people know it while it is open. */
export interface LastEqual {
  hash: string;
  last: { case: string; openAs: string | null } | null;
}

/**
 * Records that a case begins. Where an equal one is open, that is refused, since both would owe the same; unless somebody insists
 * with a reason, which is logged. Other items, another purpose, a wider scope or passing on to others is no repetition: that is
 * asked for anew (809 art. 25).
 * @throws Refusal `duplicate-case`
 */
export function beginEqual(
  { hash, last }: LastEqual,
  id: string,
  { repeat, reason }: Repeat,
): Change<'equalCase', EqualCase>[] {
  // The same case again, as after it was sent back.
  if (last?.case === id) return [];
  const next: EqualCase = { id: `${hash}.${last?.case ?? 'first'}`, case: id };
  if (!last || last.openAs === null) return [change('equalCase', null, next)];
  if (!repeat || !reason) {
    const errors = repeat ? [{ field: 'body.reason', message: '必填 · required' }] : [];
    throw new Refusal('duplicate-case', { case: last.case, number: last.openAs }, errors);
  }
  return [
    change('equalCase', null, next, event('CaseRepeated', { case: id, of: last.case, number: last.openAs, reason })),
  ];
}
